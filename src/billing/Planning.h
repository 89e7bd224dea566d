#pragma once

#include "billing/World.h"
#include "journal/Event.h"

#include <functional>

namespace sluice::billing {

/// What has to be decided so that the requests are those that the deals yield now: planned, planned anew, cancelled.
/// Pure. A request that has an invoice, or whose write has no definite outcome, is left as it was planned: what changes
/// after billing is reconciliation's to explain.
std::vector<journal::NewEvent> planChanges(const World &world);

/// The same in portions, in the same order, so that those of a large company are never in memory at once. Ends with the first
/// error of `take`. How many they were.
using TakeEvents = std::function<Result<void>(std::vector<journal::NewEvent>)>;
Result<int> planChanges(const World &world, const TakeEvents &take);

} // namespace sluice::billing
