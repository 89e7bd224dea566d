// Number, date and time text of either API: whatever is read reads the same from its own plain text, and the arithmetic
// says "too large" instead of overflowing.

#include "core/Decimal.h"
#include "core/Time.h"
#include "fuzz/Must.h"

#include <array>
#include <string_view>

using namespace sluice;
using fuzz::must;

namespace {

const std::array kCurrencies { Currency { { 'U', 'S', 'D' }, 2 }, Currency { { 'J', 'P', 'Y' }, 0 },
    Currency { { 'K', 'W', 'D' }, 3 } };

void readMoney(std::string_view text)
{
    for (const Currency currency : kCurrencies) {
        const Result<Money> money = Money::fromWire(text, currency);
        if (!money)
            continue;
        const Result<Money> again = Money::fromText(money->toText(), currency);
        must(again && *again == *money, "an amount reads the same from its plain text");
        const std::array<std::int64_t, 3> weights { 1, 2, 4 };
        Money sum(0, currency);
        for (const Money part : money->split(weights))
            sum = *sum.plus(part);
        must(sum == *money, "parts sum to the whole");
        if (const Result<Money> doubled = money->plus(*money))
            must(*doubled->minus(*money) == *money, "what is added can be taken off");
    }
}

void readDecimal(std::string_view text)
{
    const Result<Decimal> number = Decimal::fromWire(text);
    if (!number)
        return;
    const Result<Decimal> again = Decimal::fromText(number->toText());
    must(again && *again == *number, "a decimal reads the same from its plain text");
    must(number->rounded(12, Rounding::HalfUp) == *number, "rounding to more places changes nothing");
    (void)number->times(*number);
    (void)number->dividedBy(Decimal(3, 0), 6, Rounding::HalfEven);
    if (const Result<Decimal> sum = number->plus(Decimal(1, 12)))
        must(*number < *sum, "a little more is more");
    for (const Currency currency : kCurrencies)
        (void)number->toMoney(currency, Rounding::HalfUp);
    (void)lineAmount(*number, *number, Decimal(125, 1), kCurrencies[0]);
}

void readTimes(std::string_view text)
{
    if (const std::optional<Instant> at = parseInstant(text))
        must(parseInstant(QStringView(toIso(*at))) == at, "a moment reads the same from its own text");
    if (const std::optional<QDate> day = parseDate(text))
        must(day->toString(Qt::ISODate).toStdString() == text, "a date is written in one way only");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    readMoney(text);
    readDecimal(text);
    readTimes(text);
    (void)Currency::fromCode(text);
    return 0;
}
