#pragma once

#include "metrics/Unit.h"

#include <span>
#include <vector>

namespace sluice::metrics {

/// What was earned and is not billed, by days since the billing event, one figure a currency. A stock: whatever the
/// period, everything open on the as-of day is in it, and it equals ready + waiting + blocked of billed-unbilled over all
/// months, less what has no known trigger. Errors: LimitReached. Source: D.2.
Result<std::vector<desk::UnbilledAgeing>> unbilledAgeing(std::span<const Unit> units, const desk::FigureFilter &filter,
    Instant asOf);

} // namespace sluice::metrics
