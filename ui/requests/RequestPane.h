#pragma once

#include "desk/Rows.h"
#include "ui/kit/DetailPane.h"

namespace sluice::ui {

/// One billing request: where it stands, the invoice it makes, the deal behind it, and its history.
class RequestPane final : public DetailPane {
    Q_OBJECT
public:
    explicit RequestPane(QWidget *parent);
    void showDetail(const desk::RequestDetail &detail, Instant now);
    void showNothing();

Q_SIGNALS:
    void linkRequested(const QString &url);
    void invoiceRequested(const QString &realm, const QString &id);

private:
    void fillState(const desk::RequestDetail &detail);
    void fillDeal(const desk::RequestDetail &detail);

    int m_state, m_invoice, m_deal, m_history;
};

} // namespace sluice::ui
