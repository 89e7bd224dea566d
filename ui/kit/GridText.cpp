#include "ui/kit/GridText.h"

#include "ui/kit/Csv.h"

#include <QCoreApplication>

namespace sluice::ui::gridtext {

namespace {

QString clean(QString cell)
{
    return cell.replace(QLatin1Char('\t'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' '));
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
    QString text;
    for (QStringList line : lines) {
        for (QString &cell : line)
            cell = clean(cell);
        text += line.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return text;
}

QString toCsv(std::span<const QStringList> lines)
{
    QString text;
    for (QStringList line : lines) {
        for (QString &cell : line)
            cell = clean(cell);
        text += csv::line(line);
    }
    return text;
}

} // namespace sluice::ui::gridtext
