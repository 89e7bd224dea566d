#pragma once

#include <QString>
#include <QStringList>

// Text for spreadsheets, in the one way that is safe to open.

namespace sluice::csv {

/// A cell that a spreadsheet would take for a formula, with an apostrophe in front: names come from outside, and opening or
/// pasting them must not run them. The same within a cell behind whatever some spreadsheet ends a cell at. Numbers as this
/// program writes them ("-12.50") stay as they are.
QString disarmed(const QString &cell);

/// One line after RFC 4180, with its end; every cell disarmed.
QString line(const QStringList &cells);

} // namespace sluice::csv
