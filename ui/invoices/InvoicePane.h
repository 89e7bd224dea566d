#pragma once

#include "desk/Rows.h"
#include "ui/kit/DetailPane.h"

namespace sluice::ui {

/// One invoice as it stands in the books, what was intended, and the money that came in.
class InvoicePane final : public DetailPane {
    Q_OBJECT
public:
    explicit InvoicePane(QWidget *parent);
    void showDetail(const desk::InvoiceDetail &detail, Instant now);
    void showNothing();

Q_SIGNALS:
    void requestRequested(const QString &requestId);

private:
    void fillPage(const desk::InvoiceDetail &detail);
    void fillMoney(const desk::InvoiceDetail &detail);

    int m_page, m_money, m_history;
};

} // namespace sluice::ui
