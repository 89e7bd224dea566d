#include "core/Decimal.h"

#include <limits>

namespace sluice {

namespace {

__extension__ using Wide = __int128;

constexpr int kScaleMax = 12;
constexpr int kDigitsMax = 18;

constexpr std::int64_t pow10(int exponent)
{
    std::int64_t value = 1;
    for (int i = 0; i < exponent; ++i)
        value *= 10;
    return value;
}

bool fits(Wide value)
{
    return value >= std::numeric_limits<std::int64_t>::min() && value <= std::numeric_limits<std::int64_t>::max();
}

/// value / divisor under a named rounding; divisor is positive.
Wide divide(Wide value, Wide divisor, Rounding rounding)
{
    const Wide quotient = value / divisor;
    const Wide remainder = value % divisor;
    if (remainder == 0 || rounding == Rounding::Down)
        return quotient;
    const Wide twice = (remainder < 0 ? -remainder : remainder) * 2;
    const bool up = twice > divisor
        || (twice == divisor && (rounding == Rounding::HalfUp || quotient % 2 != 0));
    if (!up)
        return quotient;
    return value < 0 ? quotient - 1 : quotient + 1;
}

Wide rescale(Wide value, int from, int to, Rounding rounding)
{
    for (; from < to; ++from)
        value *= 10;
    if (from > to) {
        Wide divisor = 1;
        for (; from > to; --from)
            divisor *= 10;
        value = divide(value, divisor, rounding);
    }
    return value;
}

/// Drops trailing zeros while the value has more than `scaleMax` places or does not fit.
Result<Decimal> narrowed(Wide value, int scale)
{
    while (scale > 0 && (scale > kScaleMax || !fits(value)) && value % 10 == 0) {
        value /= 10;
        --scale;
    }
    if (scale > kScaleMax || !fits(value))
        return fail(ErrorKind::LimitReached, QStringLiteral("decimal leaves its range"));
    return Decimal(static_cast<std::int64_t>(value), scale);
}

struct Parsed {
    std::int64_t coefficient = 0;
    int scale = 0; ///< May be negative: 1.25E7 is 125 with scale -5.
};

/// Reads `-12.50`, `1.25E7`. At most 18 significant digits, so that the coefficient fits.
Result<Parsed> parse(std::string_view text)
{
    const auto bad = [] { return fail(ErrorKind::BadReply, QStringLiteral("not a number")); };
    std::size_t at = 0;
    bool negative = false;
    if (at < text.size() && text[at] == '-') {
        negative = true;
        ++at;
    }
    std::int64_t value = 0;
    int scale = 0;
    int digits = 0;
    int pendingZeros = 0; // Zeros only count once another digit follows, so that 1.500000000000000000000 is fine.
    bool anyDigit = false;
    bool point = false;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '.' && !point && anyDigit) {
            point = true;
            continue;
        }
        if (c < '0' || c > '9')
            break;
        anyDigit = true;
        if (point)
            ++scale;
        if (c == '0') {
            ++pendingZeros;
            continue;
        }
        if (value == 0) {
            pendingZeros = 0;
        } else {
            if (digits + pendingZeros + 1 > kDigitsMax)
                return fail(ErrorKind::LimitReached, QStringLiteral("more than 18 digits"));
            for (; pendingZeros > 0; --pendingZeros, ++digits)
                value *= 10;
        }
        value = value * 10 + (c - '0');
        ++digits;
    }
    if (!anyDigit || (point && text[at - 1] == '.'))
        return bad();
    if (value == 0)
        scale = 0;
    else
        scale -= pendingZeros; // Trailing zeros were never multiplied in.
    if (at < text.size()) {
        if (text[at] != 'e' && text[at] != 'E')
            return bad();
        ++at;
        bool negativeExponent = false;
        if (at < text.size() && (text[at] == '+' || text[at] == '-'))
            negativeExponent = text[at++] == '-';
        int exponent = 0;
        const std::size_t first = at;
        for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
            exponent = exponent * 10 + (text[at] - '0');
            if (exponent > 400)
                return fail(ErrorKind::LimitReached, QStringLiteral("exponent too large"));
        }
        if (at == first || at != text.size())
            return bad();
        if (value != 0)
            scale += negativeExponent ? exponent : -exponent;
    }
    return Parsed { negative ? -value : value, scale };
}

} // namespace

Result<Decimal> Decimal::fromWire(std::string_view number)
{
    const Result<Parsed> parsed = parse(number);
    if (!parsed)
        return tl::unexpected(parsed.error());
    Wide value = parsed->coefficient;
    int scale = parsed->scale;
    for (; scale < 0; ++scale) {
        value *= 10;
        if (!fits(value))
            return fail(ErrorKind::LimitReached, QStringLiteral("more than 18 digits"));
    }
    return narrowed(value, scale);
}

Result<Decimal> Decimal::fromText(QStringView number)
{
    const QByteArray latin = number.toLatin1();
    return fromWire(std::string_view(latin.constData(), static_cast<std::size_t>(latin.size())));
}

Decimal Decimal::fromMoney(Money money)
{
    return Decimal(money.minor(), money.currency().exponent);
}

Result<Decimal> Decimal::times(Decimal other) const
{
    return narrowed(Wide(m_coefficient) * other.m_coefficient, m_scale + other.m_scale);
}

Result<Decimal> Decimal::plus(Decimal other) const
{
    const int scale = std::max(m_scale, other.m_scale);
    return narrowed(rescale(m_coefficient, m_scale, scale, Rounding::Down)
            + rescale(other.m_coefficient, other.m_scale, scale, Rounding::Down),
        scale);
}

Result<Decimal> Decimal::minus(Decimal other) const
{
    return plus(Decimal(-other.m_coefficient, other.m_scale));
}

Result<Decimal> Decimal::dividedBy(Decimal other, int scale, Rounding rounding) const
{
    if (other.isZero())
        return fail(ErrorKind::Rejected, QStringLiteral("division by zero"));
    // (a·10^-sa) / (b·10^-sb) to `scale` places is a·10^(scale + sb - sa) / b.
    Wide numerator = m_coefficient;
    Wide divisor = other.m_coefficient;
    int shift = scale + other.m_scale - m_scale;
    for (; shift > 0; --shift) {
        if (numerator > Wide(1) << 120 || numerator < -(Wide(1) << 120))
            return fail(ErrorKind::LimitReached, QStringLiteral("decimal leaves its range"));
        numerator *= 10;
    }
    for (; shift < 0; ++shift)
        divisor *= 10;
    if (divisor < 0) {
        divisor = -divisor;
        numerator = -numerator;
    }
    return narrowed(divide(numerator, divisor, rounding), scale);
}

Decimal Decimal::rounded(int scale, Rounding rounding) const
{
    if (scale >= m_scale)
        return *this;
    return Decimal(static_cast<std::int64_t>(rescale(m_coefficient, m_scale, scale, rounding)), scale);
}

Result<Money> Decimal::toMoney(Currency currency, Rounding rounding) const
{
    const Wide minor = rescale(m_coefficient, m_scale, currency.exponent, rounding);
    if (!fits(minor))
        return fail(ErrorKind::LimitReached, QStringLiteral("amount leaves 64 bits"));
    return Money(static_cast<std::int64_t>(minor), currency);
}

QString Decimal::toText() const
{
    std::int64_t value = m_coefficient;
    int scale = m_scale;
    while (scale > 0 && value % 10 == 0) {
        value /= 10;
        --scale;
    }
    if (scale == 0)
        return QString::number(value);
    const std::int64_t unit = pow10(scale);
    const std::uint64_t magnitude = value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
    const auto unsignedUnit = static_cast<std::uint64_t>(unit);
    return (value < 0 ? QStringLiteral("-") : QString()) + QString::number(magnitude / unsignedUnit) + QLatin1Char('.')
        + QString::number(magnitude % unsignedUnit).rightJustified(scale, QLatin1Char('0'));
}

bool Decimal::operator==(const Decimal &other) const
{
    const int scale = std::max(m_scale, other.m_scale);
    return rescale(m_coefficient, m_scale, scale, Rounding::Down)
        == rescale(other.m_coefficient, other.m_scale, scale, Rounding::Down);
}

bool Decimal::operator<(const Decimal &other) const
{
    const int scale = std::max(m_scale, other.m_scale);
    return rescale(m_coefficient, m_scale, scale, Rounding::Down)
        < rescale(other.m_coefficient, other.m_scale, scale, Rounding::Down);
}

Result<Money> lineAmount(Decimal quantity, Decimal unitPrice, Decimal discountPercent, Currency currency)
{
    const int scale = quantity.scale() + unitPrice.scale() + discountPercent.scale() + 2;
    const Wide gross = Wide(quantity.coefficient()) * unitPrice.coefficient();
    const Wide keep = Wide(100) * pow10(discountPercent.scale()) - discountPercent.coefficient();
    constexpr Wide kRoom = Wide(1) << 62;
    if (keep != 0 && (gross > kRoom * kRoom / (keep < 0 ? -keep : keep) || gross < -kRoom * kRoom / (keep < 0 ? -keep : keep)))
        return fail(ErrorKind::LimitReached, QStringLiteral("line amount leaves its range"));
    const Wide minor = rescale(gross * keep, scale, currency.exponent, Rounding::HalfUp);
    if (!fits(minor))
        return fail(ErrorKind::LimitReached, QStringLiteral("line amount leaves 64 bits"));
    return Money(static_cast<std::int64_t>(minor), currency);
}

} // namespace sluice
