#pragma once

#include "ui/kit/GridColumn.h"

#include <QStringList>

#include <span>
#include <vector>

// Rows of a grid as text for spreadsheets.

namespace sluice::ui::gridtext {

/// Cells of the column heads, then those of each row: amounts beside their currency, two-line cells as two.
std::vector<QStringList> cells(std::span<const GridColumn *const> columns, std::span<const int> sources);
/// For the clipboard: separated by tabs; tabs and line ends within a cell become spaces. Guarded as below: what is pasted
/// runs like what is opened.
QString toTsv(std::span<const QStringList> lines);
/// RFC 4180 with a guard: a cell that a spreadsheet would take for a formula gets an apostrophe in front.
QString toCsv(std::span<const QStringList> lines);

} // namespace sluice::ui::gridtext
