#include "core/RoundedDecimal.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace sluice {

namespace {

constexpr int kScaleMax = 12;
constexpr int kDigitsMax = 18;

/// Its digits without the point, and how many of them stand behind it.
struct Digits {
    std::string all;
    int scale = 0; ///< May be negative, and larger than there are digits.
    bool negative = false;
};

Result<Digits> digitsOf(std::string_view text)
{
    const auto bad = [] { return fail(ErrorKind::BadReply, QStringLiteral("not a number")); };
    Digits digits;
    if (!text.empty() && text.front() == '-') {
        digits.negative = true;
        text.remove_prefix(1);
    }
    const std::size_t end = std::min(text.find_first_not_of("0123456789."), text.size());
    const std::string_view mantissa = text.substr(0, end);
    const std::size_t point = mantissa.find('.');
    digits.all = std::string(mantissa.substr(0, point));
    if (point != std::string_view::npos) {
        const std::string_view behind = mantissa.substr(point + 1);
        if (digits.all.empty() || behind.empty() || behind.find('.') != std::string_view::npos)
            return bad();
        digits.all += behind;
        digits.scale = static_cast<int>(behind.size());
    }
    if (digits.all.empty())
        return bad();
    if (end == text.size())
        return digits;
    int exponent = 0;
    const char *first = text.data() + end + 1, *last = text.data() + text.size();
    if (first != last && *first == '+')
        ++first;
    const auto read = std::from_chars(first, last, exponent);
    if ((text[end] != 'e' && text[end] != 'E') || read.ec != std::errc() || read.ptr != last)
        return bad();
    if (exponent > 400 || exponent < -400)
        return fail(ErrorKind::LimitReached, QStringLiteral("exponent too large"));
    digits.scale -= exponent;
    return digits;
}

} // namespace

Result<Decimal> roundedFromWire(std::string_view number, int scaleMax)
{
    Result<Digits> digits = digitsOf(number);
    if (!digits)
        return tl::unexpected(digits.error());
    std::string &all = digits->all;
    all.erase(0, std::min(all.find_first_not_of('0'), all.size()));
    const int size = static_cast<int>(all.size());
    int drop = std::max(0, digits->scale - std::min(scaleMax, kScaleMax));
    drop += std::clamp(size - drop - kDigitsMax, 0, std::max(0, digits->scale - drop));
    const bool up = drop > 0 && drop <= size && all[static_cast<std::size_t>(size - drop)] >= '5'; // The first that goes.
    all.resize(static_cast<std::size_t>(std::max(0, size - drop)));
    int scale = digits->scale - drop;
    if (!all.empty() && scale < 0) { // Zeros that stand before the point.
        all.append(static_cast<std::size_t>(-scale), '0');
        scale = 0;
    }
    if (all.size() > static_cast<std::size_t>(kDigitsMax))
        return fail(ErrorKind::LimitReached, QStringLiteral("more than 18 digits"));
    std::int64_t value = up ? 1 : 0;
    std::int64_t kept = 0;
    std::from_chars(all.data(), all.data() + all.size(), kept);
    value += kept;
    return Decimal(digits->negative ? -value : value, std::max(0, scale));
}

} // namespace sluice
