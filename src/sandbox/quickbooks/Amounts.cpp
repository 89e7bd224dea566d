#include "sandbox/quickbooks/Amounts.h"

namespace sluice::sandbox::quickbooks {

namespace {

__extension__ using Wide = __int128;

} // namespace

Value moneyValue(std::int64_t minor, Currency currency)
{
    if (minor == 0)
        return Value(0);
    return Value::number(Money(minor, currency).toText().toLatin1());
}

Value decimalValue(const Decimal &number) { return Value::number(number.toText().toLatin1()); }

std::optional<std::int64_t> minorOf(const Value &number, Currency currency)
{
    const std::optional<Decimal> decimal = decimalOf(number);
    if (!decimal)
        return {};
    const Result<Money> money = decimal->toMoney(currency);
    if (!money || money->minor() > kMinorMax || money->minor() < -kMinorMax)
        return {};
    return money->minor();
}

std::optional<Decimal> decimalOf(const Value &number)
{
    if (!number.isNumber() && !number.isString())
        return {};
    const Result<Decimal> decimal = Decimal::fromText(number.toString());
    if (!decimal)
        return {};
    return *decimal;
}

std::int64_t percentOf(std::int64_t minor, const Decimal &percent)
{
    std::int64_t hundred = 100;
    for (int i = 0; i < percent.scale(); ++i)
        hundred *= 10;
    return prorated(minor, percent.coefficient(), hundred);
}

std::int64_t prorated(std::int64_t minor, std::int64_t part, std::int64_t whole)
{
    if (whole == 0)
        return 0;
    Wide product = Wide(minor) * part;
    Wide divisor = whole;
    if (divisor < 0) {
        product = -product;
        divisor = -divisor;
    }
    const Wide half = divisor / 2;
    return static_cast<std::int64_t>((product < 0 ? product - half : product + half) / divisor);
}

} // namespace sluice::sandbox::quickbooks
