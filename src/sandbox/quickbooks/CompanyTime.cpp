#include "sandbox/quickbooks/CompanyTime.h"

namespace sluice::sandbox::quickbooks {

namespace {

void twoDigits(char *at, unsigned value)
{
    at[0] = static_cast<char>('0' + value / 10);
    at[1] = static_cast<char>('0' + value % 10);
}

std::chrono::year_month_day dayOf(std::chrono::sys_days day) { return std::chrono::year_month_day(day); }

} // namespace

QString CompanyTime::seconds(Instant at) const { return text(at, false); }

QString CompanyTime::millis(Instant at) const { return text(at, true); }

QDate CompanyTime::date(Instant at) const
{
    const auto day
        = dayOf(std::chrono::floor<std::chrono::days>(at + std::chrono::seconds(offsetSeconds(at))));
    return QDate(static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
        static_cast<int>(static_cast<unsigned>(day.day())));
}

int CompanyTime::offsetSeconds(Instant at) const
{
    const std::int64_t ms = toMs(at);
    if (ms >= m_fromMs && ms < m_toMs)
        return m_offset;
    constexpr std::int64_t kDayMs = 86'400'000;
    const QDateTime moment = toQDateTime(at);
    m_offset = m_zone.offsetFromUtc(moment);
    // Without transitions (UTC) a day is as good as for ever.
    const QTimeZone::OffsetData next = m_zone.nextTransition(moment);
    const QTimeZone::OffsetData last = m_zone.previousTransition(moment);
    m_toMs = next.atUtc.isValid() ? next.atUtc.toMSecsSinceEpoch() : ms + kDayMs;
    m_fromMs = last.atUtc.isValid() ? last.atUtc.toMSecsSinceEpoch() : ms;
    return m_offset;
}

QString CompanyTime::text(Instant at, bool withMillis) const
{
    using namespace std::chrono;
    const int offset = offsetSeconds(at);
    const Instant local = at + std::chrono::seconds(offset);
    const sys_days day = floor<days>(local);
    const year_month_day date = dayOf(day);
    const auto inDay = static_cast<unsigned>((local - day).count());
    const auto year = static_cast<unsigned>(static_cast<int>(date.year()));

    char buffer[] = "0000-00-00T00:00:00.000+00:00";
    twoDigits(buffer, year / 100);
    twoDigits(buffer + 2, year % 100);
    twoDigits(buffer + 5, static_cast<unsigned>(date.month()));
    twoDigits(buffer + 8, static_cast<unsigned>(date.day()));
    twoDigits(buffer + 11, inDay / 3'600'000);
    twoDigits(buffer + 14, inDay / 60'000 % 60);
    twoDigits(buffer + 17, inDay / 1000 % 60);
    twoDigits(buffer + 20, inDay % 1000 / 10);
    buffer[22] = static_cast<char>('0' + inDay % 10);
    const auto minutes = static_cast<unsigned>(offset < 0 ? -offset : offset) / 60;
    buffer[23] = offset < 0 ? '-' : '+';
    twoDigits(buffer + 24, minutes / 60);
    twoDigits(buffer + 27, minutes % 60);
    if (withMillis)
        return QString::fromLatin1(buffer, 29);
    return QString::fromLatin1(buffer, 19) + QString::fromLatin1(buffer + 23, 6);
}

} // namespace sluice::sandbox::quickbooks
