#pragma once

#include "core/Decimal.h"
#include "sandbox/Value.h"

#include <cstdint>

namespace sluice::sandbox::quickbooks {

/// Amounts inside the rules are counted in minor units of one currency; no single one may exceed this, so
/// that sums of lines cannot overflow.
inline constexpr std::int64_t kMinorMax = 9'999'999'999'999;

/// How Intuit prints money: two decimals (`100.00`), but a bare `0`. Source: recorded answers.
Value moneyValue(std::int64_t minor, Currency currency);

/// A number without trailing zeros: quantities, prices, percentages, rates.
Value decimalValue(const Decimal &number);

/// The amount of a JSON number, rounded half up to the currency; nothing if it is no number or out of range.
std::optional<std::int64_t> minorOf(const Value &number, Currency currency);

/// A decimal from a JSON number (or numeric text); nothing if it is none.
std::optional<Decimal> decimalOf(const Value &number);

/// `percent` of an amount, rounded half up.
std::int64_t percentOf(std::int64_t minor, const Decimal &percent);

/// minor × part ÷ whole, rounded half up (away from zero); 0 if `whole` is 0.
std::int64_t prorated(std::int64_t minor, std::int64_t part, std::int64_t whole);

} // namespace sluice::sandbox::quickbooks
