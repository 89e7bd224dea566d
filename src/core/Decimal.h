#pragma once

#include "core/Money.h"

#include <QString>

#include <cstdint>
#include <string_view>

namespace sluice {

/// How a product of decimals is brought back to fewer digits. Named, because books differ.
enum class Rounding { HalfUp, HalfEven, Down };

/// An exact decimal number for quantities, prices, percentages and rates: coefficient × 10^-scale.
class Decimal {
public:
    constexpr Decimal() = default;
    constexpr Decimal(std::int64_t coefficient, int scale)
        : m_coefficient(coefficient)
        , m_scale(scale)
    {
    }

    /// Reads the text of a JSON number, exponent included. Errors: BadReply if it is no number; LimitReached past
    /// 18 significant digits or 12 decimal places.
    static Result<Decimal> fromWire(std::string_view number);
    static Result<Decimal> fromText(QStringView number);
    static Decimal fromMoney(Money money);

    constexpr std::int64_t coefficient() const { return m_coefficient; }
    constexpr int scale() const { return m_scale; } ///< Decimal places, 0 to 12.
    constexpr bool isZero() const { return m_coefficient == 0; }
    constexpr bool isNegative() const { return m_coefficient < 0; }

    /// Errors: LimitReached if the exact product or sum does not fit.
    Result<Decimal> times(Decimal other) const;
    Result<Decimal> plus(Decimal other) const;
    Result<Decimal> minus(Decimal other) const;

    /// This divided by `other`, to `scale` places. Errors: Rejected for a zero divisor; LimitReached.
    Result<Decimal> dividedBy(Decimal other, int scale, Rounding rounding) const;
    Decimal rounded(int scale, Rounding rounding) const;

    /// The amount in `currency`, rounded to its minor unit. Errors: LimitReached.
    Result<Money> toMoney(Currency currency, Rounding rounding = Rounding::HalfUp) const;

    /// Shortest plain text: no exponent, no trailing zeros (`"12.5"`, `"8"`).
    QString toText() const;

    /// Compares by value: 1.50 equals 1.5.
    bool operator==(const Decimal &other) const;
    bool operator<(const Decimal &other) const;

private:
    std::int64_t m_coefficient = 0;
    int m_scale = 0;
};

/// quantity × unitPrice × (1 − discountPercent/100), rounded half up once at the end.
/// Source: the line arithmetic both APIs document (TotalPrice; Amount = round(UnitPrice × Qty, 2)).
Result<Money> lineAmount(Decimal quantity, Decimal unitPrice, Decimal discountPercent, Currency currency);

} // namespace sluice
