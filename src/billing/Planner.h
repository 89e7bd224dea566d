#pragma once

#include "domain/BillingRequest.h"
#include "domain/Crm.h"

#include <vector>

namespace sluice::billing {

/// The billing requests that a won deal yields: one on close or delivery, one a milestone, one a subscription period.
/// Pure. Amounts of the parts always sum to what they divide; order is by date, then by id.
/// A deal whose billing event is missing or unknown yields one request, which the checks then stop.
std::vector<BillingRequest> plan(const Deal &deal);

} // namespace sluice::billing
