#include "metrics/Period.h"

#include <algorithm>

namespace sluice::metrics {

namespace {

constexpr int kMonthsShown = 12;

QDate lastDayOf(QDate month)
{
    return month.addMonths(1).addDays(-1);
}

/// Entities east and west of each other may be a day apart; the latest one has seen everything.
QDate latestDay(const desk::FigureFilter &filter, std::span<const Unit> units)
{
    QDate latest = filter.asOf;
    for (const Unit &unit : units) {
        if (!latest.isValid() || unit.asOf > latest)
            latest = unit.asOf;
    }
    return latest;
}

} // namespace

QDate monthOf(QDate day)
{
    return { day.year(), day.month(), 1 };
}

std::vector<QDate> Period::months() const
{
    std::vector<QDate> months;
    if (!from.isValid() || !to.isValid())
        return months;
    for (QDate month = from; month <= to; month = month.addMonths(1))
        months.push_back(month);
    return months;
}

Period Period::before() const
{
    const QDate first = from.addMonths(-static_cast<int>(months().size()));
    return { first, from.addDays(-1) };
}

Period periodOf(const desk::FigureFilter &filter, std::span<const Unit> units)
{
    QDate last = filter.to.isValid() ? filter.to : latestDay(filter, units);
    if (!last.isValid())
        last = filter.from;
    if (!last.isValid())
        return {};
    const QDate lastMonth = monthOf(last);
    const QDate firstMonth = filter.from.isValid() ? monthOf(filter.from) : lastMonth.addMonths(1 - kMonthsShown);
    return { firstMonth, lastDayOf(lastMonth) };
}

} // namespace sluice::metrics
