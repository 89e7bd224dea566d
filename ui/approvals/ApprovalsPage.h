#pragma once

#include "desk/Rows.h"
#include "ui/kit/ListPage.h"
#include "ui/kit/RowsModel.h"

#include <QTimer>

namespace sluice::ui {

class ApprovalPane;

/// What waits for a signature, riskiest and largest first, decided with one key each.
class ApprovalsPage final : public ListPage {
    Q_OBJECT
public:
    ApprovalsPage(const AppContext &context, QWidget *parent);

protected:
    void refresh() override;
    void showDetail(const QString &key) override;

private:
    void addColumns();
    void loadDetail();
    void approve();
    void returnIt();
    void rejectIt();
    void approveClean();
    const desk::ApprovalRow *decidable();
    const desk::ApprovalRow *current() const;

    RowsModel<desk::ApprovalRow> m_model;
    ApprovalPane *m_pane;
    QTimer m_detailTimer;
};

} // namespace sluice::ui
