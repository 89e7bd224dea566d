#pragma once

#include "billing/World.h"
#include "journal/Event.h"

namespace sluice::billing {

/// What has to be decided so that the requests are those that the deals yield now: planned, planned anew, cancelled.
/// Pure. A request that has an invoice, or whose write has no definite outcome, is left as it was planned: what changes
/// after billing is reconciliation's to explain.
std::vector<journal::NewEvent> planChanges(const World &world);

} // namespace sluice::billing
