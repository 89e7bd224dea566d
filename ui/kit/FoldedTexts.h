#pragma once

#include "ui/kit/GridColumn.h"

#include <vector>

namespace sluice::ui {

/// What the cells of a grid say, in folded case, put together once a column: filtering and sorting ask for it with every key
/// that is typed, and words are dear to make. Ages and clocks walk, and are made anew each time.
class FoldedTexts {
public:
    /// The columns outlive it.
    explicit FoldedTexts(const std::vector<GridColumn> &columns)
        : m_columns(columns)
    {
    }

    /// To be called when the rows are others: so many of them.
    void reset(int rows);
    int rows() const { return m_rows; }
    QString text(int column, int source) const;
    /// What stands behind it or below; empty where there is nothing.
    QString second(int column, int source) const;

private:
    struct Cell {
        QString text, second;
    };
    const Cell *kept(int column, int source) const;
    Cell made(int column, int source) const;

    const std::vector<GridColumn> &m_columns;
    int m_rows = 0;
    mutable std::vector<std::vector<Cell>> m_cells; ///< By column, then by row; empty until somebody asked.
};

} // namespace sluice::ui
