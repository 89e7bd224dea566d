#pragma once

#include "billing/World.h"
#include "exceptions/CaseKeeper.h"
#include "reconcile/Census.h"
#include "rules/Policy.h"

namespace sluice::engine {

/// What the census alone finds, as findings of the requests concerned: altered, unapproved and foreign documents. What an
/// assessment sees by itself (voided, deleted, duplicate, differing at once) is left to it. Every request with an intent
/// is judged, so that exceptions close when their reason is gone; foreign documents are judged under no request. Pure.
std::vector<exceptions::Judged> judgedByCensus(const billing::World &world, const reconcile::Census &census,
    const rules::Policy &policy);

} // namespace sluice::engine
