#pragma once

#include "crm/salesforce/Schema.h"

#include <vector>

namespace sluice::salesforce {

/// The objects whose describe Sluice wants.
QStringList describedObjects();

/// Compares what the org shows with what Sluice reads and writes. Pure.
std::vector<ReadinessItem> readinessOf(const Schema &schema);

} // namespace sluice::salesforce
