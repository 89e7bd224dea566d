#pragma once

#include <QString>
#include <QStringList>

// Text for spreadsheets, in the one way that is safe to open.

namespace sluice::csv {

/// One line after RFC 4180, with its end. A cell that a spreadsheet would take for a formula gets an apostrophe in front:
/// names come from outside, and opening an export must not run them. Plain negative numbers stay as they are.
QString line(const QStringList &cells);

} // namespace sluice::csv
