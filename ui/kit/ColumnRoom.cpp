#include "ui/kit/ColumnRoom.h"

#include "ui/kit/GridModel.h"
#include "ui/kit/GridView.h"
#include "ui/kit/PinnedColumns.h"

#include <QHeaderView>
#include <QSettings>

namespace sluice::ui {

void ColumnRoom::share()
{
    yield();
    stretch();
}

void ColumnRoom::reset()
{
    for (int column = 0; column < m_grid.grid().columnCount(); ++column) {
        const GridColumn &described = m_grid.grid().columns()[static_cast<std::size_t>(column)];
        m_grid.setColumnWidth(column, described.width);
        m_grid.setColumnHidden(column, described.hidden);
    }
    m_grid.pinned().setColumns({});
}

void ColumnRoom::restore(QSettings &settings, const QString &name)
{
    const QByteArray state = settings.value(QStringLiteral("grid/%1/columns").arg(name)).toByteArray();
    if (!state.isEmpty() && m_grid.horizontalHeader()->restoreState(state))
        m_grid.horizontalHeader()->setSectionsMovable(true);
    m_yielded.clear();
    QList<int> pinned;
    for (const QString &key : settings.value(QStringLiteral("grid/%1/pinned").arg(name)).toStringList()) {
        if (const int column = m_grid.grid().columnOf(key); column >= 0)
            pinned += column;
    }
    m_grid.pinned().setColumns(pinned);
    const QString group = settings.value(QStringLiteral("grid/%1/group").arg(name)).toString();
    m_grid.grid().setGroupColumn(m_grid.grid().columnOf(group));
}

void ColumnRoom::save(QSettings &settings, const QString &name) const
{
    // What merely stepped aside is not hidden for the next time, when the window may be wider.
    for (const int column : m_yielded)
        m_grid.showColumn(column);
    settings.setValue(QStringLiteral("grid/%1/columns").arg(name), m_grid.horizontalHeader()->saveState());
    for (const int column : m_yielded)
        m_grid.hideColumn(column);
    const auto keyOf = [this](int column) { return m_grid.grid().columns()[static_cast<std::size_t>(column)].key; };
    QStringList pinned;
    for (const int column : m_grid.pinned().columns())
        pinned += keyOf(column);
    settings.setValue(QStringLiteral("grid/%1/pinned").arg(name), pinned);
    const int group = m_grid.grid().groupColumn();
    settings.setValue(QStringLiteral("grid/%1/group").arg(name), group >= 0 ? keyOf(group) : QString());
}

QList<int> ColumnRoom::shown() const
{
    QList<int> columns;
    for (int visual = 0; visual < m_grid.horizontalHeader()->count(); ++visual) {
        const int column = m_grid.horizontalHeader()->logicalIndex(visual);
        if (!m_grid.isColumnHidden(column) || m_yielded.contains(column))
            columns += column;
    }
    return columns;
}

bool ColumnRoom::staysAnyway(int column) const
{
    return !m_grid.grid().columns()[static_cast<std::size_t>(column)].yields || m_kept.contains(column)
        || m_grid.pinned().contains(column);
}

void ColumnRoom::yield()
{
    const std::vector<GridColumn> &columns = m_grid.grid().columns();
    const int count = m_grid.grid().columnCount();
    int room = m_grid.viewport()->width();
    for (int column = 0; column < count; ++column) {
        const GridColumn &described = columns[static_cast<std::size_t>(column)];
        if (m_yielded.contains(column) && !m_grid.isColumnHidden(column)) {
            m_yielded.removeAll(column);
            m_kept += column;
        }
        if (!m_grid.isColumnHidden(column) && staysAnyway(column))
            room -= described.stretch ? described.width : m_grid.columnWidth(column);
    }
    for (int column = 0; column < count; ++column) {
        const bool wanted = !m_grid.isColumnHidden(column) || m_yielded.contains(column);
        if (!wanted || staysAnyway(column))
            continue;
        m_yielded.removeAll(column);
        m_grid.showColumn(column); // A hidden one has no width to ask for.
        room -= m_grid.columnWidth(column);
        if (room >= 0)
            continue;
        room += m_grid.columnWidth(column);
        m_grid.hideColumn(column);
        m_yielded += column;
    }
}

void ColumnRoom::stretch()
{
    int spare = m_grid.viewport()->width(), wanted = 0;
    QList<int> elastic;
    for (int column = 0; column < m_grid.grid().columnCount(); ++column) {
        const GridColumn &described = m_grid.grid().columns()[static_cast<std::size_t>(column)];
        if (m_grid.isColumnHidden(column))
            continue;
        if (!described.stretch) {
            spare -= m_grid.columnWidth(column);
            continue;
        }
        elastic += column;
        wanted += described.width;
    }
    for (const int column : std::as_const(elastic)) {
        // Others may have been drawn wider by hand: these give way a little before a scroll bar cuts the grid.
        const int its = m_grid.grid().columns()[static_cast<std::size_t>(column)].width;
        m_grid.setColumnWidth(column, std::max(its * 3 / 4, spare * its / wanted));
    }
}

} // namespace sluice::ui
