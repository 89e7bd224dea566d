#pragma once

#include "desk/Certificate.h"
#include "ui/kit/AppContext.h"
#include "ui/kit/RowsModel.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace sluice::ui {

class ChipLabel;
class GridView;
class MessageLine;
struct Progress;

/// The certificate of a month, or of everything: whether it is clean, what breaks it, every intent with its outcome, and
/// what it cannot promise. Saved as text or as rows for a spreadsheet. It can have everything counted anew first.
class CertificateSheet final : public QDialog {
    Q_OBJECT
public:
    CertificateSheet(const AppContext &context, QWidget *parent);

Q_SIGNALS:
    /// A row was opened: the request that it billed.
    void requestChosen(const QString &requestId);

private:
    void addColumns();
    void fillMonths();
    void load();
    void showCertificate(const desk::Certificate &certificate);
    void showState();
    void readFresh(); ///< Or stops that.
    void showProgress(const Progress &progress);
    void counted(const std::optional<Error> &error);
    void save(const QString &suggested, const QString &kinds, const QString &text);

    AppContext m_context;
    RowsModel<desk::CertificateRow> m_model;
    desk::Certificate m_certificate;
    QComboBox *m_months;
    ChipLabel *m_state;
    QPushButton *m_fresh;
    QLabel *m_progress;
    bool m_counting = false;
    QLabel *m_sentence;
    MessageLine *m_messages;
    QLabel *m_findings;
    GridView *m_view;
    QPlainTextEdit *m_page;
};

} // namespace sluice::ui
