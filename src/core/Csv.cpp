#include "core/Csv.h"

namespace sluice::csv {

namespace {

/// Spreadsheets run a cell that begins like this; the wide forms are those of East Asian keyboards.
bool looksLikeFormula(const QString &cell)
{
    static const QString starts = QStringLiteral("=+-@\t\r|%\uFF1D\uFF0B\uFF0D\uFF20");
    if (cell.isEmpty() || !starts.contains(cell.front()))
        return false;
    bool isNumber = false;
    cell.toDouble(&isNumber);
    return !isNumber;
}

QString safe(QString cell)
{
    if (looksLikeFormula(cell))
        cell.prepend(QLatin1Char('\''));
    const bool needsQuotes = cell.contains(QLatin1Char(',')) || cell.contains(QLatin1Char('"')) || cell.contains(QLatin1Char('\n'))
        || cell.contains(QLatin1Char('\r'));
    return needsQuotes ? QLatin1Char('"') + cell.replace(QLatin1String("\""), QLatin1String("\"\"")) + QLatin1Char('"') : cell;
}

} // namespace

QString line(const QStringList &cells)
{
    QStringList written;
    for (const QString &cell : cells)
        written += safe(cell);
    return written.join(QLatin1Char(',')) + QStringLiteral("\r\n");
}

} // namespace sluice::csv
