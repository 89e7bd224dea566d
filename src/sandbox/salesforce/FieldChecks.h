#pragma once

#include "sandbox/salesforce/ApiError.h"
#include "sandbox/salesforce/Store.h"

namespace sluice::sandbox::salesforce {

/// What a single value must satisfy to be stored in a field: length, range, picklist, e-mail form, a reference that exists.
Outcome<void> checkCell(const Store &store, const SObject &object, int field, const Cell &cell);

} // namespace sluice::sandbox::salesforce
