#pragma once

#include "domain/Crm.h"
#include "mirror/Database.h"

namespace sluice::mirror {

/// Gives deals their lines (by sortOrder) and milestones (by plannedOn, undated ones last), without the deleted ones.
/// Reads the tables whole for many deals, by index for few.
Result<void> addParts(const Database &database, std::vector<Deal> &deals);

} // namespace sluice::mirror
