#pragma once

#include "billing/World.h"

namespace sluice::engine {

/// What Salesforce must not be told about yet, because part of it may lie in a company that was never read to its end:
/// billed deals would be called unbilled, balances be too low, Tasks be closed.
struct Doubtful {
    QSet<DealId> deals;
    QSet<AccountId> accounts;

    bool contains(const DealId &id) const { return deals.contains(id); }
    bool contains(const AccountId &id) const { return accounts.contains(id); }
};

/// Everything that touches a company outside `realmsRead`, or that no company is known for. Pure. Of a company that was
/// read nothing is doubtful: one that never answers does not hold up the others.
Doubtful doubtfulIn(const billing::World &world, const QSet<QString> &realmsRead);

} // namespace sluice::engine
