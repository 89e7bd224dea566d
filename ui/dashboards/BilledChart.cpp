#include "ui/dashboards/BilledChart.h"

#include "ui/kit/Format.h"
#include "ui/kit/Paint.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>

namespace sluice::ui {

namespace {

struct Part {
    const char *name;
    QColor colour;
    Money desk::BilledMonth::*amount;
    QStringList desk::BilledMonth::*rows;
};

QColor pale(QColor colour, float share)
{
    const QColor ground = ink(Ink::Surface);
    const auto mix = [share](int a, int b) { return static_cast<int>(static_cast<float>(a) * share + static_cast<float>(b) * (1 - share)); };
    return { mix(colour.red(), ground.red()), mix(colour.green(), ground.green()), mix(colour.blue(), ground.blue()) };
}

/// From the bottom up; the same order and colours in chart, labels and table.
std::vector<Part> parts()
{
    const QColor unbilled = ink(ChartInk::Unbilled);
    return {
        { QT_TRANSLATE_NOOP("sluice::ui::BilledChart", "billed"), ink(ChartInk::Billed), &desk::BilledMonth::billed, &desk::BilledMonth::billedRows },
        { QT_TRANSLATE_NOOP("sluice::ui::BilledChart", "not due"), pale(unbilled, 0.35F), &desk::BilledMonth::unbilledNotDue, &desk::BilledMonth::notDueRows },
        { QT_TRANSLATE_NOOP("sluice::ui::BilledChart", "ready"), pale(unbilled, 0.7F), &desk::BilledMonth::unbilledReady, &desk::BilledMonth::readyRows },
        { QT_TRANSLATE_NOOP("sluice::ui::BilledChart", "waiting"), unbilled, &desk::BilledMonth::unbilledWaiting, &desk::BilledMonth::waitingRows },
        { QT_TRANSLATE_NOOP("sluice::ui::BilledChart", "blocked"), ink(ChartInk::Blocked), &desk::BilledMonth::unbilledBlocked, &desk::BilledMonth::blockedRows },
    };
}

/// Pixels only; sums are made in minor units.
double share(Money part, qint64 top)
{
    return top <= 0 ? 0 : static_cast<double>(part.minor()) / static_cast<double>(top);
}

} // namespace

BilledChart::BilledChart(QWidget *parent)
    : FigureChart(tr("Billed and unbilled by month"), parent)
{
}

void BilledChart::show(const desk::BilledUnbilled &figure)
{
    m_figure = figure;
    update();
}

void BilledChart::drawLabels(QPainter &painter, const QRectF &area)
{
    qreal x = area.left();
    for (const Part &part : parts()) {
        const QString name = tr(part.name);
        paint::roundRect(painter, QRectF(x, area.center().y() - 4, 8, 8), part.colour, 2);
        const qreal width = QFontMetricsF(type(Type::Caption)).horizontalAdvance(name) + 2;
        paint::text(painter, QRectF(x + 12, area.top(), width, area.height()), name, type(Type::Caption), ink(Ink::Muted));
        x += width + 24;
    }
}

std::vector<FigureChart::Mark> BilledChart::draw(QPainter &painter, const QRectF &area)
{
    constexpr qreal kAxis = 52, kBottom = 22, kTop = 22;
    drawLabels(painter, QRectF(kAxis, 0, area.width() - kAxis, 18));
    const QRectF plot = area.adjusted(kAxis, kTop, -space::s, -kBottom);
    qint64 highest = 1;
    for (const desk::BilledMonth &month : m_figure.months) {
        qint64 stacked = 0;
        for (const Part &part : parts())
            stacked += std::max<qint64>(0, (month.*part.amount).minor());
        highest = std::max(highest, stacked);
    }
    const auto top = static_cast<qint64>(niceCeiling(static_cast<double>(highest), 4));
    for (int step = 0; step <= 4; ++step) {
        const qreal y = plot.bottom() - plot.height() * step / 4;
        painter.fillRect(QRectF(plot.left(), y, plot.width(), 1), ink(Ink::Line));
        paint::text(painter, QRectF(0, y - 8, kAxis - space::s, 16), format::shortAmount(Money(top / 4 * step, m_figure.currency)), type(Type::Caption), ink(Ink::Muted), Qt::AlignRight | Qt::AlignVCenter);
    }
    std::vector<Mark> marks;
    const qreal step = plot.width() / static_cast<qreal>(std::max<std::size_t>(1, m_figure.months.size()));
    for (std::size_t i = 0; i < m_figure.months.size(); ++i) {
        const desk::BilledMonth &month = m_figure.months[i];
        const qreal x = plot.left() + step * static_cast<qreal>(i) + step * 0.18;
        qreal y = plot.bottom();
        for (const Part &part : parts()) {
            const Money amount = month.*part.amount;
            const qreal height = plot.height() * share(amount, top);
            if (height <= 0)
                continue;
            const QRectF bar(x, y - height, step * 0.64, height);
            painter.fillRect(bar.adjusted(0, 0, 0, height > 2 ? -1 : 0), part.colour);
            marks.push_back({ bar, format::month(month.month) + QLatin1Char('\n') + tr(part.name) + QLatin1Char(' ') + format::money(amount),
                QStringLiteral("%1 · %2 · %3").arg(format::month(month.month), tr(part.name), format::money(amount)), month.*part.rows, month.month });
            y -= height;
        }
        if (i % 2 == 0 || step > 46)
            paint::text(painter, QRectF(x - 12, plot.bottom() + 4, step * 0.64 + 24, 16), QLocale().toString(month.month, QStringLiteral("MMM yy")), type(Type::Caption), ink(Ink::Muted), Qt::AlignCenter);
    }
    return marks;
}

AgeingChart::AgeingChart(QWidget *parent)
    : FigureChart(tr("Unbilled by age"), parent)
{
    setMinimumHeight(150);
}

void AgeingChart::show(const desk::UnbilledAgeing &figure)
{
    m_figure = figure;
    update();
}

std::vector<FigureChart::Mark> AgeingChart::draw(QPainter &painter, const QRectF &area)
{
    constexpr qreal kName = 84, kValue = 150;
    qint64 highest = 1;
    for (const desk::AgeingBucket &bucket : m_figure.buckets)
        highest = std::max<qint64>(highest, bucket.amount.minor());
    const qreal row = std::min<qreal>(30, area.height() / static_cast<qreal>(std::max<std::size_t>(1, m_figure.buckets.size())));
    std::vector<Mark> marks;
    qreal y = area.top();
    int index = 0;
    for (const desk::AgeingBucket &bucket : m_figure.buckets) {
        paint::text(painter, QRectF(0, y, kName - space::s, row), tr("%1 d").arg(bucket.label), type(Type::Body), ink(Ink::Text));
        const qreal length = std::max<qreal>(2, (area.width() - kName - kValue) * share(bucket.amount, highest));
        // From the third bucket on it is no longer the ordinary course of work.
        paint::roundRect(painter, QRectF(kName, y + row * 0.22, length, row * 0.56), ink(index < 2 ? ChartInk::Unbilled : ChartInk::Blocked), 3);
        paint::text(painter, QRectF(kName, y, area.width() - kName, row), format::money(bucket.amount), type(Type::Body), ink(Ink::Text), Qt::AlignRight | Qt::AlignVCenter);
        marks.push_back({ QRectF(0, y + 1, area.width(), row - 2), tr("%1 days: %2 in %3 requests").arg(bucket.label, format::money(bucket.amount)).arg(bucket.count),
            tr("Unbilled for %1 days").arg(bucket.label), bucket.rows });
        y += row;
        ++index;
    }
    return marks;
}

} // namespace sluice::ui
