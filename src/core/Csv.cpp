#include "core/Csv.h"

#include <QRegularExpression>

#include <algorithm>

namespace sluice::csv {

namespace {

/// Spreadsheets run a cell that begins like this; the wide forms are those of East Asian keyboards.
bool startsFormula(QChar c)
{
    static const QString starts = QStringLiteral("=+-@|%\uFF1D\uFF0B\uFF0D\uFF20");
    return starts.contains(c);
}

/// Where a spreadsheet may begin a new cell in the middle of ours: at a semicolon where the comma is the decimal sign, at a
/// tab when text is pasted, at the end of a line when our quotes do not stand where it looks for them.
bool endsCell(QChar c)
{
    static const QString ends = QStringLiteral(";\t\n\v\f\r\u0085\u2028\u2029");
    return ends.contains(c);
}

/// What is skipped or taken off before the first character that counts.
bool isBeforeContent(QChar c)
{
    return c == QLatin1Char('"') || c.isSpace() || c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
}

bool looksLikeFormula(QStringView part)
{
    static const QRegularExpression number(QRegularExpression::anchoredPattern(QStringLiteral("-?[0-9]+(\\.[0-9]+)?")));
    const auto first = std::ranges::find_if_not(part, isBeforeContent);
    return first != part.end() && startsFormula(*first) && !number.match(part).hasMatch();
}

QString quoted(QString cell)
{
    const bool needsQuotes = cell.contains(QLatin1Char(',')) || cell.contains(QLatin1Char('"')) || cell.contains(QLatin1Char('\n'))
        || cell.contains(QLatin1Char('\r'));
    return needsQuotes ? QLatin1Char('"') + cell.replace(QLatin1String("\""), QLatin1String("\"\"")) + QLatin1Char('"') : cell;
}

} // namespace

QString disarmed(const QString &cell)
{
    QString safe;
    const QStringView text(cell);
    for (auto from = text.begin(); from != text.end();) {
        const auto end = std::find_if(from, text.end(), endsCell);
        const QStringView part(from, end);
        if (looksLikeFormula(part))
            safe += QLatin1Char('\'');
        safe += part;
        if (end == text.end())
            break;
        safe += *end;
        from = end + 1;
    }
    return safe;
}

QString line(const QStringList &cells)
{
    QStringList written;
    for (const QString &cell : cells)
        written += quoted(disarmed(cell));
    return written.join(QLatin1Char(',')) + QStringLiteral("\r\n");
}

} // namespace sluice::csv
