#pragma once

#include "core/Result.h"
#include "sandbox/Value.h"
#include "sandbox/seed/Plan.h"

namespace sluice::sandbox::salesforce {
class Org;
}
namespace sluice::sandbox::quickbooks {
class Realm;
}

namespace sluice::sandbox::seed {

/// Puts a company into both systems: its books first, because accounts in Salesforce name their customers there. Notes
/// the ids that QuickBooks gave in the plan. `realms` has one for each entity of the plan, in its order.
/// Errors: Rejected if a company refuses what the plan says: a fault of the plan.
Result<void> plant(CompanyPlan &plan, salesforce::Org &org, const std::vector<quickbooks::Realm *> &realms);

/// The cases that were planted on purpose, each `{"class","cause","kind","ids","deal","account","realm","invoices"}`: the
/// class of D.16 and the cause of D.17 that a reader of both systems should find, where there is one.
Value plantedList(const CompanyPlan &plan);

} // namespace sluice::sandbox::seed
