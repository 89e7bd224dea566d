#pragma once

#include "desk/Rows.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace sluice::ui {

class InvoiceSheet;

/// The one-screen review: the invoice as a page, and beside it only what differs, the checks and who must sign.
class ApprovalPane final : public QWidget {
    Q_OBJECT
public:
    explicit ApprovalPane(QWidget *parent);

    void showDetail(const desk::ApprovalRow &approval, const desk::RequestDetail &detail, Instant now);
    void showNothing();
    /// Whether this invoice, as the list knows it, is what one sees.
    bool shows(const desk::ApprovalRow &approval) const { return m_shownId == approval.requestId && m_shownFingerprint == approval.fingerprint; }

Q_SIGNALS:
    void actionRequested(const QString &name); ///< "approve", "return", "reject"

private:
    void fillSide(const desk::ApprovalRow &approval, const desk::RequestDetail &detail, Instant now);
    void addChecks(const std::vector<desk::CheckRow> &checks);
    void addPath(const desk::ApprovalRow &approval, Instant now);

    RequestId m_shownId;
    QString m_shownFingerprint;
    InvoiceSheet *m_sheet;
    QWidget *m_side;
    QVBoxLayout *m_sideColumn;
    QLabel *m_nothing;
    QLabel *m_whyNot;
    QWidget *m_sideScroll = nullptr;
    QPushButton *m_approve, *m_return, *m_reject;
};

} // namespace sluice::ui
