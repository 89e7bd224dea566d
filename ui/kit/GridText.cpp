#include "ui/kit/GridText.h"

#include "core/Csv.h"

#include <QCoreApplication>

namespace sluice::ui::gridtext {

namespace {

/// Within a cell, nothing may begin another cell or another row.
QString clean(QString cell)
{
    static const QString breaks = QStringLiteral("\t\n\v\f\r\u0085\u2028\u2029");
    for (QChar &c : cell) {
        if (breaks.contains(c))
            c = QLatin1Char(' ');
    }
    return cell;
}

template <class Join>
QString joined(std::span<const QStringList> lines, Join join)
{
    QString text;
    for (QStringList line : lines) {
        for (QString &cell : line)
            cell = clean(cell);
        text += join(line);
    }
    return text;
}

} // namespace

std::vector<QStringList> cells(std::span<const GridColumn *const> columns, std::span<const int> sources)
{
    std::vector<QStringList> lines;
    lines.reserve(sources.size() + 1);
    QStringList head;
    for (const GridColumn *column : columns) {
        if (column->money)
            head += QCoreApplication::translate("GridText", "Currency");
        head += column->title;
        if (column->kind == CellKind::TwoLines)
            head += QString();
    }
    lines.push_back(head);
    for (const int source : sources) {
        QStringList row;
        for (const GridColumn *column : columns) {
            if (column->money)
                row += column->money(source).currency().text();
            row += plainText(*column, source);
            if (column->kind == CellKind::TwoLines)
                row += column->second ? column->second(source) : QString();
        }
        lines.push_back(row);
    }
    return lines;
}

QString toTsv(std::span<const QStringList> lines)
{
    return joined(lines, [](QStringList line) {
        for (QString &cell : line)
            cell = csv::disarmed(cell);
        return line.join(QLatin1Char('\t')) + QLatin1Char('\n');
    });
}

QString toCsv(std::span<const QStringList> lines)
{
    return joined(lines, csv::line);
}

} // namespace sluice::ui::gridtext
