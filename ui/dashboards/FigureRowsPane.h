#pragma once

#include "desk/Figures.h"
#include "desk/Rows.h"
#include "ui/kit/AppContext.h"
#include "ui/kit/RowsModel.h"

#include <QFrame>

class QLabel;

namespace sluice::ui {

class GridView;

/// The rows of a figure below the charts: each with what it counts, and their sums, so that anybody can see that they add
/// up to the figure.
class FigureRowsPane final : public QFrame {
    Q_OBJECT
public:
    FigureRowsPane(const AppContext &context, QWidget *parent);

    /// Which days the figure counts, and so its column of days: to the invoice, or to the as-of day.
    enum class Days { ToInvoice, SinceEvent };

    /// Opens with the rows of one mark; `filter` is what the figure was asked with.
    void showRows(const QString &title, const QStringList &ids, const desk::FigureFilter &filter, Days days);
    GridView &view() const { return *m_view; }
    QString sumText() const;
    QString csv() const;

Q_SIGNALS:
    void closeRequested();
    /// All rows on their own screen, or one of them.
    void rowsRequested(const QString &title, const QStringList &ids);
    void requestRequested(const QString &id);

private:
    void addColumns();
    void updateSums();

    AppContext m_context;
    RowsModel<desk::FigureRow> m_model;
    GridView *m_view;
    QLabel *m_title, *m_sums;
    QString m_name;
    QStringList m_ids;
    Days m_days = Days::ToInvoice;
};

} // namespace sluice::ui
