#include "core/Money.h"

#include "core/Decimal.h"

#include <algorithm>
#include <limits>

namespace sluice {

namespace {

__extension__ using Wide = __int128;

// ISO 4217 currencies in use; two digits unless they stand in the other lists.
constexpr std::string_view kTwoDigits
    = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY "
      "COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS "
      "INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR "
      "MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD "
      "SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD YER ZAR ZMW ZWG";
constexpr std::string_view kNoDigits = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
constexpr std::string_view kThreeDigits = "BHD IQD JOD KWD LYD OMR TND";

bool listed(std::string_view list, std::string_view code)
{
    for (std::size_t at = 0; at + 3 <= list.size(); at += 4) {
        if (list.substr(at, 3) == code)
            return true;
    }
    return false;
}

bool fits(Wide value)
{
    return value >= std::numeric_limits<std::int64_t>::min() && value <= std::numeric_limits<std::int64_t>::max();
}

} // namespace

Result<Currency> Currency::fromCode(std::string_view code)
{
    if (code.size() != 3)
        return fail(ErrorKind::BadReply, QStringLiteral("a currency code has three letters"));
    Currency currency { { code[0], code[1], code[2] }, 2 };
    if (listed(kNoDigits, code))
        currency.exponent = 0;
    else if (listed(kThreeDigits, code))
        currency.exponent = 3;
    else if (!listed(kTwoDigits, code))
        return fail(ErrorKind::BadReply, QStringLiteral("unknown currency code"));
    return currency;
}

Result<Currency> Currency::fromCode(QStringView code)
{
    const QByteArray latin = code.toLatin1();
    return fromCode(std::string_view(latin.constData(), static_cast<std::size_t>(latin.size())));
}

Result<Money> Money::fromWire(std::string_view number, Currency currency)
{
    const Result<Decimal> decimal = Decimal::fromWire(number);
    if (!decimal)
        return tl::unexpected(decimal.error());
    const Result<Money> money = decimal->toMoney(currency, Rounding::Down);
    if (money && !(Decimal::fromMoney(*money) == *decimal))
        return fail(ErrorKind::BadReply, QStringLiteral("more decimal digits than %1 has").arg(currency.text()));
    return money;
}

Result<Money> Money::fromText(QStringView number, Currency currency)
{
    const QByteArray latin = number.toLatin1();
    return fromWire(std::string_view(latin.constData(), static_cast<std::size_t>(latin.size())), currency);
}

Result<Money> Money::plus(Money other) const
{
    if (!(m_currency == other.m_currency))
        return fail(ErrorKind::Rejected, QStringLiteral("currencies differ"));
    const Wide sum = Wide(m_minor) + other.m_minor;
    if (!fits(sum))
        return fail(ErrorKind::LimitReached, QStringLiteral("sum leaves 64 bits"));
    return Money(static_cast<std::int64_t>(sum), m_currency);
}

Result<Money> Money::minus(Money other) const
{
    if (!(m_currency == other.m_currency))
        return fail(ErrorKind::Rejected, QStringLiteral("currencies differ"));
    const Wide difference = Wide(m_minor) - other.m_minor;
    if (!fits(difference))
        return fail(ErrorKind::LimitReached, QStringLiteral("difference leaves 64 bits"));
    return Money(static_cast<std::int64_t>(difference), m_currency);
}

std::vector<Money> Money::split(std::span<const std::int64_t> weights) const
{
    Q_ASSERT(!weights.empty());
    Wide total = 0;
    for (const std::int64_t weight : weights)
        total += weight;
    Q_ASSERT(total > 0);
    std::vector<std::int64_t> parts;
    std::int64_t given = 0;
    for (const std::int64_t weight : weights) {
        parts.push_back(static_cast<std::int64_t>(Wide(m_minor) * weight / total));
        given += parts.back();
    }
    const std::int64_t step = m_minor < 0 ? -1 : 1;
    for (std::size_t i = 0; given != m_minor; i = (i + 1) % parts.size()) {
        if (weights[i] == 0)
            continue;
        parts[i] += step;
        given += step;
    }
    std::vector<Money> out;
    out.reserve(parts.size());
    for (const std::int64_t part : parts)
        out.emplace_back(part, m_currency);
    return out;
}

QString Money::toText() const
{
    const int places = m_currency.exponent;
    std::uint64_t unit = 1;
    for (int i = 0; i < places; ++i)
        unit *= 10;
    const std::uint64_t magnitude = m_minor < 0 ? 0 - static_cast<std::uint64_t>(m_minor) : static_cast<std::uint64_t>(m_minor);
    QString text = QString::number(magnitude / unit);
    if (places > 0)
        text += QLatin1Char('.') + QString::number(magnitude % unit).rightJustified(places, QLatin1Char('0'));
    return m_minor < 0 ? QLatin1Char('-') + text : text;
}

} // namespace sluice
