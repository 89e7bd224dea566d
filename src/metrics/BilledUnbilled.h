#pragma once

#include "metrics/Unit.h"

#include <span>
#include <vector>

namespace sluice::metrics {

/// Booked, billed and unbilled by month of T_won, one figure a currency; amounts of different currencies are never added.
/// Whether it ties is found out by adding every amount a second time, straight from the requests. Errors: LimitReached.
/// Source: D.2.
Result<std::vector<desk::BilledUnbilled>> billedUnbilled(std::span<const Unit> units, const desk::FigureFilter &filter,
    Instant asOf);

} // namespace sluice::metrics
