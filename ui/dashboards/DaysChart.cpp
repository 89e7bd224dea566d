#include "ui/dashboards/DaysChart.h"

#include "ui/kit/Format.h"
#include "ui/kit/Paint.h"
#include "ui/kit/Words.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

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

std::vector<FigureChart::Mark> DaysChart::draw(QPainter &painter, const QRectF &area)
{
    constexpr qreal kAxis = 30, kLabels = 64, kBottom = 22;
    const QRectF plot = area.adjusted(kAxis, space::s, -kLabels, -kBottom);
    double highest = 1;
    for (const desk::DaysToInvoicePoint &point : m_figure.months)
        highest = std::max({ highest, point.p90.value_or(0), point.median.value_or(0) });
    for (const auto &open : m_figure.open)
        highest = std::max<double>(highest, std::min<double>(open.age, highest * 1.6));
    const double top = niceCeiling(highest, 4);
    const auto y = [&](double days) { return plot.bottom() - plot.height() * std::min(days, top) / top; };
    for (int step = 0; step <= 4; ++step) {
        const double value = top * step / 4;
        painter.fillRect(QRectF(plot.left(), y(value), plot.width(), 1), ink(Ink::Line));
        paint::text(painter, QRectF(0, y(value) - 8, kAxis - space::s, 16), format::decimal(value), type(Type::Caption), ink(Ink::Muted), Qt::AlignRight | Qt::AlignVCenter);
    }
    std::vector<Mark> marks;
    const auto count = static_cast<qreal>(std::max<std::size_t>(1, m_figure.months.size()));
    const qreal step = plot.width() / count;
    QPainterPath band, line, edge;
    QPolygonF lower, upper;
    for (std::size_t i = 0; i < m_figure.months.size(); ++i) {
        const desk::DaysToInvoicePoint &point = m_figure.months[i];
        const qreal x = plot.left() + step * (static_cast<qreal>(i) + 0.5);
        if (i % 2 == 0 || step > 46)
            paint::text(painter, QRectF(x - 30, plot.bottom() + 4, 60, 16), QLocale().toString(point.month, QStringLiteral("MMM yy")), type(Type::Caption), ink(Ink::Muted), Qt::AlignCenter);
        QString tip = format::month(point.month) + QLatin1Char('\n') + tr("%1 invoiced").arg(point.count);
        if (point.median) {
            lower << QPointF(x, y(*point.median));
            upper << QPointF(x, y(point.p90.value_or(*point.median)));
            tip += QLatin1Char('\n') + tr("median %1 d, p90 %2 d").arg(format::decimal(*point.median), format::decimal(point.p90.value_or(*point.median)));
        } else { // Too few for a percentile: the items themselves.
            painter.setPen(Qt::NoPen);
            painter.setBrush(ink(ChartInk::Billed));
            for (const int days : point.dots)
                painter.drawEllipse(QPointF(x, y(days)), 2.5, 2.5);
        }
        marks.push_back({ QRectF(x - step / 2 + 2, plot.top(), step - 4, plot.height()), tip, tr("Invoiced in %1").arg(format::month(point.month)), point.rows });
    }
    QPolygonF outline = lower;
    for (auto point = upper.crbegin(); point != upper.crend(); ++point)
        outline << *point;
    QColor fill = ink(ChartInk::Billed);
    fill.setAlphaF(0.14F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawPolygon(outline);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(ink(ChartInk::Billed), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(lower);
    if (!lower.isEmpty()) {
        paint::text(painter, QRectF(plot.right() - step / 2 + 6, lower.last().y() - 8, kLabels + step / 2 - 6, 16), tr("median"), type(Type::Caption, Weight::Strong), ink(ChartInk::Billed));
        if (lower.last().y() - upper.last().y() > 16)
            paint::text(painter, QRectF(plot.right() - step / 2 + 6, upper.last().y() - 8, kLabels + step / 2 - 6, 16), tr("p90"), type(Type::Caption), ink(ChartInk::Billed));
    }
    painter.setPen(QPen(ink(ChartInk::Unbilled), 1.5));
    QStringList openRows;
    for (const auto &open : m_figure.open) {
        painter.drawEllipse(QPointF(plot.right() - step / 2 + (open.age % 5 - 2) * 2.5, y(open.age)), 3, 3);
        openRows += open.row;
    }
    if (!openRows.isEmpty()) {
        const QString label = tr("○ still open, at their age");
        const QRectF place(plot.right() - 200, plot.top() - 2, 200 + kLabels - space::s, 18);
        paint::text(painter, place, label, type(Type::Caption), ink(Ink::Warn), Qt::AlignRight | Qt::AlignVCenter);
        marks.push_back({ place, tr("%1 requests are billable and not invoiced yet").arg(openRows.size()), tr("Billable and not invoiced"), openRows });
    }
    return marks;
}

WaterfallChart::WaterfallChart(QWidget *parent)
    : FigureChart(tr("Where the days went"), parent)
{
    setMinimumHeight(150);
}

void WaterfallChart::show(const desk::DaysToInvoice &figure)
{
    m_parts = figure.waterfall;
    update();
}

std::vector<FigureChart::Mark> WaterfallChart::draw(QPainter &painter, const QRectF &area)
{
    constexpr qreal kName = 84, kValue = 52;
    double totalDays = 0;
    for (const desk::WaterfallPart &part : m_parts)
        totalDays += std::max(0.0, part.days);
    if (totalDays <= 0)
        totalDays = 1;
    const qreal row = std::min<qreal>(34, area.height() / static_cast<qreal>(std::max<std::size_t>(1, m_parts.size())));
    const qreal width = area.width() - kName - kValue;
    std::vector<Mark> marks;
    double done = 0;
    qreal y = area.top();
    for (const desk::WaterfallPart &part : m_parts) {
        const QString name = words::ofWaterfallPart(part.part);
        paint::text(painter, QRectF(0, y, kName - space::s, row), name, type(Type::Body), ink(Ink::Text));
        const qreal left = kName + width * done / totalDays;
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
