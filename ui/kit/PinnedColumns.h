#pragma once

#include <QWidget>

namespace sluice::ui {

class GridHeader;
class GridView;

/// Columns that stay at the left edge of a grid. They stand before all others, so nothing is to be seen of this until the
/// grid is scrolled sideways; then this lies over its left edge, draws them again, and hands on what the mouse does.
class PinnedColumns final : public QWidget {
    Q_OBJECT
public:
    PinnedColumns(GridView &grid, GridHeader &header);

    bool contains(int column) const { return m_columns.contains(column); }
    const QList<int> &columns() const { return m_columns; }
    void setColumns(const QList<int> &columns);
    void pin(int column);
    void unpin(int column);

    /// To be called after scrolling and resizing.
    void follow();
    /// Scrolls further when the column would lie below this.
    void uncover(int column);

Q_SIGNALS:
    void changed();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void bringToFront();
    int across() const;
    void handOn(QEvent *event);

    GridView &m_grid;
    GridHeader &m_header;
    QList<int> m_columns; ///< From left to right.
    QWidget *m_pressed = nullptr; ///< What the button went down on gets all until it goes up.
    bool m_moving = false;
};

} // namespace sluice::ui
