#pragma once

#include "desk/Rows.h"
#include "ui/kit/ListPage.h"
#include "ui/kit/RowsModel.h"

class QLabel;
class QPushButton;

namespace sluice::ui {

class EventPane;

/// The record of every decision and every external write: search it, read it, verify its chain.
class JournalPage final : public ListPage {
    Q_OBJECT
public:
    JournalPage(const AppContext &context, QWidget *parent);

protected:
    void refresh() override;
    void showDetail(const QString &key) override;

private:
    void addColumns();
    void load(qint64 before);
    void verify();

    RowsModel<desk::EventRow> m_model;
    EventPane *m_pane;
    QLabel *m_chain;
    QPushButton *m_older;
};

} // namespace sluice::ui
