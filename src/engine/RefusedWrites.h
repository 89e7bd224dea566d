#pragma once

#include "desk/Rows.h"
#include "mirror/ViewStore.h"

namespace sluice::engine {

/// What Salesforce refused when Sluice last wrote to it, one row for each kind of record and reason: what stands in the
/// way, how many records it concerns, and who can move it.
std::vector<desk::ReadinessRow> refusedWrites(const mirror::ViewStore &views);

} // namespace sluice::engine
