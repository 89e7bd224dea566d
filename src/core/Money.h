#pragma once

#include "core/Result.h"

#include <QString>

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace sluice {

/// One ISO 4217 currency. `exponent` counts the decimal digits of its minor unit: USD 2, JPY 0, KWD 3.
struct Currency {
    std::array<char, 3> code { 'X', 'X', 'X' }; ///< XXX stands for "no currency".
    std::uint8_t exponent = 2;

    /// Errors: BadReply if the text is not three capital letters of a known currency.
    static Result<Currency> fromCode(QStringView code);
    static Result<Currency> fromCode(std::string_view code);

    QString text() const { return QString::fromLatin1(code.data(), 3); }
    bool isNone() const { return code[0] == 'X' && code[1] == 'X' && code[2] == 'X'; }
    bool operator==(const Currency &) const = default;
};

/// An exact amount, counted in the minor unit of its currency (cents, yen, fils). Never a double.
class Money {
public:
    constexpr Money() = default;
    constexpr Money(std::int64_t minor, Currency currency)
        : m_minor(minor)
        , m_currency(currency)
    {
    }

    /// Reads the text of a JSON number as it stood on the wire (`"120.0"`, `"1.25E7"`, `"-0.5"`), never a double:
    /// both APIs send amounts as numbers, and Salesforce writes large ones with an exponent.
    /// Errors: BadReply if it is no number or has more digits than the currency; LimitReached past 64 bits.
    static Result<Money> fromWire(std::string_view number, Currency currency);
    static Result<Money> fromText(QStringView number, Currency currency);

    constexpr std::int64_t minor() const { return m_minor; }
    constexpr Currency currency() const { return m_currency; }
    constexpr bool isZero() const { return m_minor == 0; }
    constexpr bool isNegative() const { return m_minor < 0; }

    /// Errors: Rejected if the currencies differ; LimitReached if the sum leaves 64 bits.
    Result<Money> plus(Money other) const;
    Result<Money> minus(Money other) const;

    /// Shares the amount out by weight. The parts always sum to the whole: units left over by rounding go
    /// to the earliest parts, because a lost cent is an invoice that does not balance.
    std::vector<Money> split(std::span<const std::int64_t> weights) const;

    /// Plain decimal text with all digits of the currency: `"1250.00"`, `"-0.50"`, `"500"` for yen. For JSON and files.
    QString toText() const;

    bool operator==(const Money &) const = default;

private:
    std::int64_t m_minor = 0;
    Currency m_currency;
};

} // namespace sluice
