#pragma once

#include "ui/kit/Words.h"

#include <QTableView>

class QSettings;

namespace sluice::ui {

class GridModel;
class StateOverlay;

/// The grid of every list: keys j/k, x to mark, copy with heads, columns remembered, empty, loading and failed states.
class GridView final : public QTableView {
    Q_OBJECT
public:
    /// `name` keys the remembered columns and is what assistive tools call it (`title`).
    GridView(GridModel &model, const QString &name, const QString &title, QWidget *parent);

    GridModel &grid() const { return m_model; }
    void setRowHeight(int pixels);
    void setEmpty(const QString &sentence, const QString &hint);
    void showLoading();
    void showProblem(const words::Problem &problem);

    void restoreLayout(QSettings &settings);
    void saveLayout(QSettings &settings) const;
    void resetLayout();

    int currentRow() const { return currentIndex().row(); }
    QString currentKey() const;
    void goToRow(int row);
    void goToKey(const QString &key);
    void step(int rows);
    /// Marks or unmarks the current row and goes to the next.
    void toggleMark();
    void markRange(int step);
    void clearMarks();
    /// Marked rows from top to bottom; just the current one when there is no more than one.
    QList<int> markedRows() const;
    QStringList markedKeys() const;
    void copyMarked() const;
    QString csv() const;

Q_SIGNALS:
    void currentKeyChanged(const QString &key);
    void marksChanged();
    void openRequested(const QString &key);
    void retryRequested();

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QList<int> shownColumns() const;
    void rememberPlace();
    void restorePlace();
    void restoreMarks();
    void stretchColumns();
    void yieldColumns();
    void updateOverlay();

    GridModel &m_model;
    QString m_name;
    StateOverlay *m_overlay;
    QList<int> m_yielded; ///< Columns that would be shown if there were room.
    QList<int> m_kept;    ///< Columns that were shown by hand although there was none.
    QString m_placeKey;
    QStringList m_placeMarks;
    int m_placeRow = 0;
    bool m_restoring = false;
    bool m_failed = false;
    bool m_marking = false; ///< The selection was made by hand; the cursor walks without changing it.
    QString m_emptySentence, m_emptyHint;
};

} // namespace sluice::ui
