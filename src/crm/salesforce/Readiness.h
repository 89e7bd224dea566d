#pragma once

#include "core/Money.h"
#include "crm/salesforce/Schema.h"

#include <vector>

namespace sluice::salesforce {

/// The objects whose describe Sluice wants.
QStringList describedObjects();

/// The objects to which Sluice writes.
QStringList writtenObjects();

/// Compares what the org shows with what Sluice reads and writes; `ofOrg`: the currency of its amounts, none for an org that
/// has several. Pure.
std::vector<ReadinessItem> readinessOf(const Schema &schema, Currency ofOrg = {});

} // namespace sluice::salesforce
