#pragma once

#include <QHeaderView>

class QMenu;

namespace sluice::ui {

class GridModel;
class GridView;

/// Column heads: click sorts, Shift+click adds a further key, dragging moves them; right click groups, pins and chooses
/// columns.
class GridHeader final : public QHeaderView {
    Q_OBJECT
public:
    explicit GridHeader(GridView &grid);

    /// Draws the head of a column at another place than its own.
    void paintHead(QPainter &painter, const QRect &rect, int section) const { paintSection(&painter, rect, section); }

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void sortBy(int section, bool further);
    void addColumnActions(QMenu &menu);

    GridView &m_grid;
    int m_pressed = -1;
    int m_pressedAt = 0;
};

} // namespace sluice::ui
