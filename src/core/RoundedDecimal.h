#pragma once

#include "core/Decimal.h"

namespace sluice {

/// Reads a number that is more exact than anybody means, such as a share that a program computed, where Decimal::fromWire()
/// finds it too long: rounded half up, once, to `scaleMax` decimal places, at most 12, or to as many of them as 18 digits leave.
/// Errors: BadReply if it is no number; LimitReached if its whole part has more than 18 digits.
Result<Decimal> roundedFromWire(std::string_view number, int scaleMax);

} // namespace sluice
