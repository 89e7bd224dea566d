#include "ui/kit/FoldedTexts.h"

namespace sluice::ui {

void FoldedTexts::reset(int rows)
{
    m_rows = rows;
    m_cells.clear();
}

QString FoldedTexts::text(int column, int source) const
{
    const Cell *cell = kept(column, source);
    return cell ? cell->text : made(column, source).text;
}

QString FoldedTexts::second(int column, int source) const
{
    const Cell *cell = kept(column, source);
    return cell ? cell->second : made(column, source).second;
}

FoldedTexts::Cell FoldedTexts::made(int column, int source) const
{
    const GridColumn &asked = m_columns[static_cast<std::size_t>(column)];
    return { plainText(asked, source).toCaseFolded(), asked.second ? asked.second(source).toCaseFolded() : QString() };
}

const FoldedTexts::Cell *FoldedTexts::kept(int column, int source) const
{
    const auto at = static_cast<std::size_t>(column), row = static_cast<std::size_t>(source);
    const CellKind kind = m_columns[at].kind;
    if (kind == CellKind::Age || kind == CellKind::Sla || source >= m_rows)
        return nullptr;
    m_cells.resize(m_columns.size());
    std::vector<Cell> &cells = m_cells[at];
    cells.resize(static_cast<std::size_t>(m_rows));
    if (cells[row].text.isNull()) {
        cells[row] = made(column, source);
        if (cells[row].text.isNull())
            cells[row].text = QStringLiteral("");
    }
    return &cells[row];
}

} // namespace sluice::ui
