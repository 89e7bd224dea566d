#pragma once

#include "metrics/Unit.h"

#include <optional>
#include <span>
#include <vector>

namespace sluice::metrics {

/// Why a part of a booking is not billed. Source: D.2, sub-states.
enum class Reason {
    NotDue,  ///< Its billing event has not happened: contractual, not late.
    Ready,   ///< Nothing is missing: about to be submitted, or approved and not in the books yet.
    Waiting, ///< For an approval.
    Blocked  ///< Something is missing or contradicted, or its invoice does not cover it.
};

/// What one request adds to the sums of one currency: booked = billed + unbilled − over, always.
struct Share {
    Money booked, billed, unbilled, over;
    Reason reason = Reason::NotDue; ///< Of unbilled.
};

/// True once its deal is won, in this currency, unless it was cancelled before it was billed.
bool isBooked(const Unit &unit, Currency currency);

/// Empty when the request is not booked in this currency as of its day: not won yet, or cancelled without an invoice.
/// An invoice in another currency than its deal is never converted: it is billed and over-billed in its own currency, and
/// the deal stays unbilled in its own. Errors: LimitReached.
Result<std::optional<Share>> shareOf(const Unit &unit, Currency currency);

/// The currencies that have a share, filtered, the one with most requests first.
std::vector<Currency> currenciesOf(std::span<const Unit> units, const desk::FigureFilter &filter);

/// Adds, or says which limit was passed. Errors: LimitReached.
Result<void> addTo(Money &sum, Money part);

} // namespace sluice::metrics
