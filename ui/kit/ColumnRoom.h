#pragma once

#include <QList>
#include <QString>

class QSettings;

namespace sluice::ui {

class GridView;

/// Shares the width of a grid among its columns: the less needed step aside while there is no room, the elastic ones take
/// what is left. Remembers what people made of them.
class ColumnRoom {
public:
    explicit ColumnRoom(GridView &grid)
        : m_grid(grid)
    {
    }

    /// To be called when the grid has another width.
    void share();
    void reset();
    void restore(QSettings &settings, const QString &name);
    void save(QSettings &settings, const QString &name) const;
    /// In their order on screen, also those that stepped aside.
    QList<int> shown() const;

private:
    bool staysAnyway(int column) const;
    void yield();
    void stretch();

    GridView &m_grid;
    QList<int> m_yielded; ///< Columns that would be shown if there were room.
    QList<int> m_kept; ///< Columns that were shown by hand although there was none.
};

} // namespace sluice::ui
