#pragma once

#include "ui/kit/ColumnRoom.h"
#include "ui/kit/GridPlace.h"
#include "ui/kit/Words.h"

#include <QSet>
#include <QTableView>

class QSettings;

namespace sluice::ui {

class GridModel;
class PinnedColumns;
class StateOverlay;

/// The grid of every list: keys j/k, x to mark, groups that fold, copy with heads, columns remembered, empty, loading and
/// failed states.
class GridView final : public QTableView {
    Q_OBJECT
public:
    /// `name` keys the remembered columns and is what assistive tools call it (`title`).
    GridView(GridModel &model, const QString &name, const QString &title, QWidget *parent);

    GridModel &grid() const { return m_model; }
    void setRowHeight(int pixels);
    void setEmpty(const QString &sentence, const QString &hint);
    /// Whether somebody has filtered beyond the view that is chosen: what an empty grid says. Before the filter is set.
    void setFilteredByHand(bool filtered) { m_filteredByHand = filtered; }
    void showLoading();
    void showProblem(const words::Problem &problem);

    void restoreLayout(QSettings &settings);
    void saveLayout(QSettings &settings) const;

    int currentRow() const { return currentIndex().row(); }
    QString currentKey() const; ///< Empty on the head of a group.
    void goToRow(int row);
    void goToKey(const QString &key);
    /// Walks over rows of data and over folded groups; open heads are passed by.
    void step(int rows);
    /// Marks or unmarks the current row and goes to the next.
    void toggleMark();
    void markRange(int step);
    void clearMarks();
    bool hasMarks() const { return m_marking; } ///< Rows were marked by hand: what is done next is meant for them.
    void toggleFold(int headRow);
    void setAllFolded(bool folded);
    /// A menu of the columns that rows can be grouped by, each with a digit.
    void chooseGroups();
    PinnedColumns &pinned() const { return *m_pinned; }
    /// Draws a cell at another place than its own.
    void paintCell(QPainter &painter, const QRect &rect, int row, int column) const;
    /// Draws the heads of groups between two heights of the viewport, so much further down. They stand still when the grid
    /// is scrolled sideways.
    void paintHeads(QPainter &painter, int top, int bottom, int shift) const;

    /// Marked rows from top to bottom; just the current one when there is no more than one. Heads are none of them.
    QList<int> markedRows() const;
    QStringList markedKeys() const;
    void copyMarked() const;
    QString csv() const;

    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;

Q_SIGNALS:
    void currentKeyChanged(const QString &key);
    void marksChanged();
    void openRequested(const QString &key);
    void retryRequested();

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    QList<int> selectedRows() const;
    /// Which heads the cursor passes by: all of them while rows are marked.
    PassedBy passedBy() const { return m_marking ? PassedBy::AllHeads : PassedBy::OpenHeads; }
    void rememberPlace();
    void restorePlace();
    void restoreMarks();
    void updateOverlay();

    GridModel &m_model;
    QString m_name;
    StateOverlay *m_overlay;
    PinnedColumns *m_pinned;
    ColumnRoom m_room;
    GridPlace m_place;
    QSet<QString> m_placeMarks;
    int m_columnSeen = -1; ///< The last one that was scrolled to.
    bool m_restoring = false;
    bool m_failed = false;
    bool m_marking = false; ///< The selection was made by hand; the cursor walks without changing it.
    bool m_filteredByHand = false;
    QString m_emptySentence, m_emptyHint;
};

} // namespace sluice::ui
