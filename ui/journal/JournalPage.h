#pragma once

#include "desk/Rows.h"
#include "ui/kit/ListPage.h"
#include "ui/kit/RowsModel.h"

#include <QTimer>

class QLabel;

namespace sluice::ui {

class EventPane;

/// The record of every decision and every external write: search all of it, read it, verify its chain, export it. Older
/// events are read as one scrolls.
class JournalPage final : public ListPage {
    Q_OBJECT
public:
    JournalPage(const AppContext &context, QWidget *parent);

protected:
    void refresh() override;
    void showDetail(const QString &key) override;
    QString rowsText(int passing) const override;
    QString countText(const View &view, int count) const override;

private:
    enum class Take { Anew, Older };

    void addColumns();
    void followFilter();
    void load(Take take);
    void take(std::vector<desk::EventRow> page, Take how);
    void loadOlderIfNear();
    void countAll();
    void verify();
    void openCertificate();
    void showVerified(const desk::Reader::JournalState &state);
    void chooseExport();
    void exportTo(const QString &file);

    RowsModel<desk::EventRow> m_model;
    EventPane *m_pane;
    QLabel *m_chain;
    QTimer m_typing;
    QString m_search;        ///< What the reader looks for in the whole journal; the filter sieves the rest.
    qint64 m_total = 0;      ///< Events in the whole journal.
    int m_asked = 0;         ///< Raised with each new search: a late page of another one is dropped.
    bool m_loading = false, m_atEnd = false;
};

} // namespace sluice::ui
