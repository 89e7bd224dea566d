#include "rules/WorkCalendar.h"

#include <algorithm>

namespace sluice::rules {

namespace {

constexpr int kDayMinutes = 24 * 60;
constexpr int kDaysAheadMax = 2 * 366;

/// A minute of a local day as a moment. Midnights come from startOfDay(), which knows the days that have none.
Instant momentOf(QDate day, int minute, const QTimeZone &zone)
{
    if (minute == 0)
        return fromQDateTime(day.startOfDay(zone));
    if (minute >= kDayMinutes)
        return fromQDateTime(day.addDays(1).startOfDay(zone));
    return fromQDateTime(QDateTime(day, QTime(minute / 60, minute % 60), zone));
}

} // namespace

WorkCalendar::WorkCalendar()
    : WorkCalendar(QString(), QTimeZone::utc(), { { 1 }, { 2 }, { 3 }, { 4 }, { 5 } }, {})
{
}

WorkCalendar::WorkCalendar(QString name, const QTimeZone &zone, std::vector<WeeklyInterval> week, std::vector<Holiday> holidays)
    : m_name(std::move(name))
    , m_zone(zone)
    , m_week(std::move(week))
    , m_holidays(std::move(holidays))
{
    std::ranges::sort(m_week, {}, [](const WeeklyInterval &i) { return i.weekday * kDayMinutes + i.from; });
    std::ranges::sort(m_holidays, {}, &Holiday::on);
}

bool WorkCalendar::isHoliday(QDate day) const
{
    return std::ranges::binary_search(m_holidays, day, {}, &Holiday::on);
}

bool WorkCalendar::isRoundTheClock() const
{
    return std::ranges::all_of(m_week, [](const WeeklyInterval &i) { return i.from == 0 && i.to == kDayMinutes; });
}

std::vector<Span> WorkCalendar::stretchesOn(QDate day) const
{
    std::vector<Span> spans;
    if (isHoliday(day))
        return spans;
    for (const WeeklyInterval &interval : m_week) {
        if (interval.weekday != day.dayOfWeek())
            continue;
        const Span span { momentOf(day, interval.from, m_zone), momentOf(day, interval.to, m_zone) };
        if (span.from < span.to) // An interval may lie wholly in an hour that the clock change skips.
            spans.push_back(span);
    }
    return spans;
}

std::chrono::milliseconds WorkCalendar::workedBetween(Instant from, Instant to) const
{
    std::chrono::milliseconds worked { 0 };
    if (from >= to)
        return worked;
    const QDate last = toQDateTime(to).toTimeZone(m_zone).date();
    for (QDate day = toQDateTime(from).toTimeZone(m_zone).date(); day <= last; day = day.addDays(1)) {
        for (const Span &span : stretchesOn(day)) {
            const Instant start = std::max(span.from, from);
            const Instant end = std::min(span.to, to);
            if (start < end)
                worked += end - start;
        }
    }
    return worked;
}

std::optional<Span> WorkCalendar::nextStretch(Instant at) const
{
    QDate day = toQDateTime(at).toTimeZone(m_zone).date();
    for (int ahead = 0; ahead < kDaysAheadMax; ++ahead, day = day.addDays(1)) {
        for (const Span &span : stretchesOn(day)) {
            if (span.to > at)
                return Span { std::max(span.from, at), span.to };
        }
    }
    return {};
}

bool WorkCalendar::operator==(const WorkCalendar &other) const
{
    return m_name == other.m_name && m_zone == other.m_zone && m_week == other.m_week && m_holidays == other.m_holidays;
}

} // namespace sluice::rules
