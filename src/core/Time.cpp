#include "core/Time.h"


namespace sluice {

namespace {

/// Reads exactly `count` digits at `at`, or nothing.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count)
{
    if (at + count > text.size())
        return {};
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return {};
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

std::optional<std::chrono::year_month_day> ymd(std::string_view text)
{
    if (text.size() < 10 || text[4] != '-' || text[7] != '-')
        return {};
    const auto year = digits(text, 0, 4);
    const auto month = digits(text, 5, 2);
    const auto day = digits(text, 8, 2);
    if (!year || *year < 1 || !month || !day)
        return {};
    const std::chrono::year_month_day date { std::chrono::year(*year),
        std::chrono::month(static_cast<unsigned>(*month)), std::chrono::day(static_cast<unsigned>(*day)) };
    if (!date.ok())
        return {};
    return date;
}

/// The offset at the end of a moment, in minutes: `Z`, `+0000`, `-07:00`.
std::optional<int> offsetMinutes(std::string_view text)
{
    if (text == "Z" || text == "z")
        return 0;
    if (text.size() < 5 || (text[0] != '+' && text[0] != '-'))
        return {};
    const std::size_t minutesAt = text[3] == ':' ? 4 : 3;
    if (text.size() != minutesAt + 2)
        return {};
    const auto hours = digits(text, 1, 2);
    const auto minutes = digits(text, minutesAt, 2);
    if (!hours || !minutes || *hours > 18 || *minutes > 59)
        return {};
    const int total = *hours * 60 + *minutes;
    return text[0] == '-' ? -total : total;
}

} // namespace

QDateTime toQDateTime(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(toMs(at), Qt::UTC);
}

Instant fromQDateTime(const QDateTime &at)
{
    return fromMs(at.toMSecsSinceEpoch());
}

QString toIso(Instant at)
{
    return toQDateTime(at).toString(Qt::ISODateWithMs);
}

std::optional<Instant> parseInstant(std::string_view text)
{
    const auto date = ymd(text);
    if (!date || text.size() < 17 || (text[10] != 'T' && text[10] != ' ') || text[13] != ':')
        return {};
    const auto hour = digits(text, 11, 2);
    const auto minute = digits(text, 14, 2);
    if (!hour || !minute || *hour > 23 || *minute > 59)
        return {};
    std::size_t at = 16;
    int second = 0;
    int millis = 0;
    if (text[at] == ':') {
        const auto read = digits(text, at + 1, 2);
        if (!read || *read > 60)
            return {};
        second = *read;
        at += 3;
        if (at < text.size() && text[at] == '.') {
            ++at;
            int scale = 100;
            const std::size_t first = at;
            while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
                millis += (text[at] - '0') * scale;
                scale /= 10;
                ++at;
            }
            if (at == first)
                return {};
        }
    }
    const auto offset = offsetMinutes(text.substr(at));
    if (!offset)
        return {};
    using namespace std::chrono;
    const Instant instant = Instant(sys_days(*date)) + hours(*hour) + minutes(*minute) + seconds(second)
        + milliseconds(millis) - minutes(*offset);
    constexpr Instant kFirst { sys_days(year(1) / 1 / 1) }, kEnd { sys_days(year(10'000) / 1 / 1) };
    if (instant < kFirst || instant >= kEnd)
        return {}; // Such a year has no text of four digits.
    return instant;
}

std::optional<Instant> parseInstant(QStringView text)
{
    const QByteArray latin = text.toLatin1();
    return parseInstant(std::string_view(latin.constData(), static_cast<std::size_t>(latin.size())));
}

std::optional<QDate> parseDate(std::string_view text)
{
    const auto date = ymd(text);
    if (!date || text.size() != 10)
        return {};
    return QDate(static_cast<int>(date->year()), static_cast<int>(static_cast<unsigned>(date->month())),
        static_cast<int>(static_cast<unsigned>(date->day())));
}

} // namespace sluice
