#include "net/HttpDate.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace sluice::net {

namespace {

constexpr std::string_view kForm = "***, 00 *** 0000 00:00:00 GMT"; ///< 0: a digit; *: anything.
constexpr std::array<std::string_view, 12> kMonths { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };

bool hasForm(std::string_view text)
{
    return std::ranges::equal(text, kForm, [](char is, char form) {
        return form == '0' ? is >= '0' && is <= '9' : form == '*' || is == form;
    });
}

int number(std::string_view text, std::size_t at, std::size_t digits)
{
    int value = 0;
    std::from_chars(text.data() + at, text.data() + at + digits, value);
    return value;
}

} // namespace

std::optional<Instant> httpDate(QByteArrayView text)
{
    using namespace std::chrono;
    const QByteArrayView trimmed = text.trimmed();
    const std::string_view date(trimmed.data(), static_cast<std::size_t>(trimmed.size()));
    if (!hasForm(date))
        return std::nullopt;
    const auto named = std::ranges::find(kMonths, date.substr(8, 3));
    if (named == kMonths.end())
        return std::nullopt;
    const year_month_day on { year(number(date, 12, 4)), month(static_cast<unsigned>(named - kMonths.begin()) + 1),
        day(static_cast<unsigned>(number(date, 5, 2))) };
    const int hour = number(date, 17, 2), minute = number(date, 20, 2), second = number(date, 23, 2);
    if (!on.ok() || on.year() < year(1) || hour > 23 || minute > 59 || second > 60) // 60: a leap second.
        return std::nullopt;
    return Instant(sys_days(on)) + hours(hour) + minutes(minute) + seconds(second);
}

} // namespace sluice::net
