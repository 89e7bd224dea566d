#pragma once

#include "desk/Rows.h"
#include "ui/kit/ListPage.h"
#include "ui/kit/RowsModel.h"

#include <QTimer>

namespace sluice::ui {

class InvoicePane;

/// Every invoice of every company, whoever made it.
class InvoicesPage final : public ListPage {
    Q_OBJECT
public:
    InvoicesPage(const AppContext &context, QWidget *parent);

protected:
    void refresh() override;
    void showDetail(const QString &key) override;

private:
    void addColumns();
    void loadDetail();

    RowsModel<desk::InvoiceRow> m_model;
    InvoicePane *m_pane;
    QTimer m_detailTimer;
};

} // namespace sluice::ui
