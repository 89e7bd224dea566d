#pragma once

#include "desk/Rows.h"
#include "ui/kit/ListPage.h"
#include "ui/kit/RowsModel.h"

#include <QTimer>

namespace sluice::ui {

class RequestPane;

/// Every billing request, and the rows that a figure is made of.
class RequestsPage final : public ListPage {
    Q_OBJECT
public:
    RequestsPage(const AppContext &context, QWidget *parent);

protected:
    void refresh() override;
    void showDetail(const QString &key) override;
    void rowsChosen(const QStringList &rows) override { m_only = rows; }

private:
    void addColumns();
    void loadDetail();
    void confirmDelivery();

    RowsModel<desk::RequestRow> m_model;
    RequestPane *m_pane;
    QTimer m_detailTimer;
    QStringList m_only; ///< Ids that a figure opened; empty: all.
};

} // namespace sluice::ui
