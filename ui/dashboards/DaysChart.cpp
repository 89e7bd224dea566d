#include "ui/dashboards/DaysChart.h"

#include "ui/kit/Format.h"
#include "ui/kit/Paint.h"
#include "ui/kit/Words.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <map>

namespace sluice::ui {

DaysChart::DaysChart(QWidget *parent)
    : FigureChart(tr("Days to invoice by month"), parent)
{
}

void DaysChart::show(const desk::DaysToInvoice &figure)
{
    m_figure = figure;
    update();
}

double DaysChart::highestShown() const
{
    // What was invoiced sets the scale; one request that lies for two years must not squash the rest to the floor.
    constexpr double kAboveBand = 1.6;
    double invoiced = 1, open = 0;
    for (const desk::DaysToInvoicePoint &point : m_figure.months) {
        invoiced = std::max({ invoiced, point.p90.value_or(0), point.median.value_or(0) });
        if (!point.p90 && !point.dots.empty())
            invoiced = std::max<double>(invoiced, *std::max_element(point.dots.begin(), point.dots.end()));
    }
    for (const auto &item : m_figure.open)
        open = std::max<double>(open, item.age);
    return niceCeiling(std::max(invoiced, std::min(open, invoiced * kAboveBand)), 4);
}

std::vector<FigureChart::Mark> DaysChart::draw(QPainter &painter, const QRectF &area)
{
    constexpr qreal kAxis = 30, kNames = 54, kLane = 72, kTop = 22, kBottom = 22;
    const qreal lane = m_figure.open.empty() ? 0 : kLane;
    const Scale scale { area.adjusted(kAxis, kTop, -kNames - lane, -kBottom), highestShown() };
    for (int step = 0; step <= 4; ++step) {
        const double value = scale.top * step / 4;
        painter.fillRect(QRectF(scale.plot.left(), scale.y(value), area.right() - scale.plot.left(), 1), ink(Ink::Line));
        paint::text(painter, QRectF(0, scale.y(value) - 8, kAxis - space::s, 16), format::decimal(value), type(Type::Caption), ink(Ink::Muted), Qt::AlignRight | Qt::AlignVCenter);
    }
    std::vector<Mark> marks = drawMonths(painter, scale);
    if (lane > 0)
        drawOpen(painter, scale, QRectF(area.right() - lane, scale.plot.top(), lane, scale.plot.height()), marks);
    return marks;
}

std::vector<FigureChart::Mark> DaysChart::drawMonths(QPainter &painter, const Scale &scale) const
{
    constexpr qreal kLabelEvery = 46;
    std::vector<Mark> marks;
    const qreal step = scale.plot.width() / static_cast<qreal>(std::max<std::size_t>(1, m_figure.months.size()));
    Run run;
    for (std::size_t i = 0; i < m_figure.months.size(); ++i) {
        const desk::DaysToInvoicePoint &point = m_figure.months[i];
        const qreal x = scale.plot.left() + step * (static_cast<qreal>(i) + 0.5);
        if (i % 2 == 0 || step > kLabelEvery)
            paint::text(painter, QRectF(x - 30, scale.plot.bottom() + 4, 60, 16), QLocale().toString(point.month, QStringLiteral("MMM yy")), type(Type::Caption), ink(Ink::Muted), Qt::AlignCenter);
        QString tip = format::month(point.month) + QLatin1Char('\n') + tr("%1 invoiced").arg(point.count);
        if (point.median)
            tip += QLatin1Char('\n') + tr("median %1 d").arg(format::decimal(*point.median));
        if (point.median && point.p90) {
            tip += tr(", p90 %1 d").arg(format::decimal(*point.p90));
            run.median << QPointF(x, scale.y(*point.median));
            run.p90 << QPointF(x, scale.y(*point.p90));
        } else { // Too few for a percentile: the items themselves.
            drawRun(painter, run, false);
            run = {};
            painter.setPen(Qt::NoPen);
            painter.setBrush(ink(ChartInk::Billed));
            for (const int days : point.dots)
                painter.drawEllipse(QPointF(x, scale.y(days)), 2.5, 2.5);
        }
        marks.push_back({ QRectF(x - step / 2 + 2, scale.plot.top(), step - 4, scale.plot.height()), tip, tr("Invoiced in %1").arg(format::month(point.month)), point.rows, point.month });
    }
    drawRun(painter, run, true);
    return marks;
}

void DaysChart::drawRun(QPainter &painter, const Run &run, bool named)
{
    if (run.median.isEmpty())
        return;
    QPolygonF outline = run.median;
    for (auto point = run.p90.crbegin(); point != run.p90.crend(); ++point)
        outline << *point;
    QColor fill = ink(ChartInk::Billed);
    fill.setAlphaF(0.14F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawPolygon(outline);
    painter.setPen(QPen(ink(ChartInk::Billed), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(run.median);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink(ChartInk::Billed));
    if (run.median.size() == 1)
        painter.drawEllipse(run.median.first(), 2.5, 2.5);
    if (!named)
        return;
    const QPointF median = run.median.last(), p90 = run.p90.last();
    paint::text(painter, QRectF(median.x() + 6, median.y() - 8, 70, 16), tr("median"), type(Type::Caption, Weight::Strong), ink(ChartInk::Billed));
    if (median.y() - p90.y() > 16)
        paint::text(painter, QRectF(p90.x() + 6, p90.y() - 8, 70, 16), tr("p90"), type(Type::Caption), ink(ChartInk::Billed));
}

void DaysChart::drawOpen(QPainter &painter, const Scale &scale, const QRectF &lane, std::vector<Mark> &marks) const
{
    constexpr qreal kPitch = 7;
    QStringList all, older;
    std::map<int, int> perRow; // Items that lie at the same height stand side by side, from the middle outwards.
    for (const auto &item : m_figure.open) {
        if (item.age <= scale.top)
            ++perRow[static_cast<int>(scale.y(item.age) / kPitch)];
    }
    std::map<int, int> drawn;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(ink(ChartInk::Unbilled), 1.25));
    for (const auto &item : m_figure.open) {
        all += item.row;
        if (item.age > scale.top) {
            older += item.row;
            continue;
        }
        const int row = static_cast<int>(scale.y(item.age) / kPitch);
        const qreal pitch = std::min(kPitch, (lane.width() - kPitch) / std::max(1, perRow[row] - 1));
        const qreal x = lane.center().x() + (drawn[row]++ - (perRow[row] - 1) / 2.0) * pitch;
        painter.drawEllipse(QPointF(x, (row + 0.5) * kPitch), 2.5, 2.5);
    }
    const QString name = tr("still open");
    paint::text(painter, QRectF(lane.left(), lane.bottom() + 4, lane.width(), 16), name, type(Type::Caption), ink(Ink::Warn), Qt::AlignCenter);
    marks.push_back({ lane, tr("%1 requests are billable and not invoiced yet, at their present age").arg(all.size()), tr("Billable and not invoiced"), all });
    if (older.isEmpty())
        return;
    const QRectF edge(lane.left(), lane.top() - 20, lane.width(), 16);
    paint::text(painter, edge, tr("↑ %1 older").arg(older.size()), type(Type::Caption, Weight::Strong), ink(Ink::Warn), Qt::AlignCenter);
    marks.push_back({ edge, tr("%1 requests have waited for more than %2 days").arg(older.size()).arg(format::decimal(scale.top)), tr("Billable and not invoiced for long"), older });
}

WaterfallChart::WaterfallChart(QWidget *parent)
    : FigureChart(tr("Where the days went"), parent)
{
    setMinimumHeight(150);
}

void WaterfallChart::show(const desk::DaysToInvoice &figure)
{
    m_parts = figure.waterfall;
    std::erase_if(m_parts, [](const desk::WaterfallPart &part) { return part.count == 0; });
    update();
}

std::vector<FigureChart::Mark> WaterfallChart::draw(QPainter &painter, const QRectF &area)
{
    constexpr qreal kValue = 52, kNameShare = 0.45;
    if (m_parts.empty()) {
        paint::text(painter, area, tr("Nothing to split yet"), type(Type::Body), ink(Ink::Muted), Qt::AlignCenter);
        return {};
    }
    const QFontMetricsF letters(type(Type::Body));
    double totalDays = 0;
    qreal names = 0; // As wide as the longest, which differs by language.
    for (const desk::WaterfallPart &part : m_parts) {
        totalDays += std::max(0.0, part.days);
        names = std::max(names, std::ceil(letters.horizontalAdvance(words::ofWaterfallPart(part.part))) + space::m);
    }
    names = std::min(names, area.width() * kNameShare);
    if (totalDays <= 0)
        totalDays = 1;
    const qreal row = std::min<qreal>(34, area.height() / static_cast<qreal>(std::max<std::size_t>(1, m_parts.size())));
    const qreal width = area.width() - names - kValue;
    std::vector<Mark> marks;
    double done = 0;
    qreal y = area.top();
    for (const desk::WaterfallPart &part : m_parts) {
        const QString name = words::ofWaterfallPart(part.part);
        paint::text(painter, QRectF(0, y, names - space::s, row), name, type(Type::Body), ink(Ink::Text));
        const qreal left = names + width * done / totalDays;
        const qreal length = std::max<qreal>(2, width * std::max(0.0, part.days) / totalDays);
        painter.fillRect(QRectF(left, y, 1, row), ink(Ink::Line));
        const QRectF bar(left, y + row * 0.22, length, row * 0.56);
        paint::roundRect(painter, bar, ink(part.part == QLatin1String("data") ? ChartInk::Blocked : ChartInk::Billed), 3);
        const QString days = tr("%1 d").arg(format::decimal(part.days));
        paint::text(painter, QRectF(left + length + 6, y, kValue, row), days, type(Type::Body, Weight::Strong), ink(Ink::Text));
        marks.push_back({ QRectF(0, y + 1, area.width(), row - 2), tr("%1: %2 days on average over %3 requests").arg(name, format::decimal(part.days)).arg(part.count), tr("Requests behind %1").arg(name), part.rows });
        done += std::max(0.0, part.days);
        y += row;
    }
    return marks;
}

} // namespace sluice::ui
