#pragma once

#include "journal/Journal.h"
#include "rules/Policy.h"

namespace sluice::engine {

/// The policy in force: the last one adopted in the journal, else the one that Sluice comes with.
/// Errors: Storage; Damaged when the adopted text cannot be read as a policy.
Result<rules::Policy> policyInForce(const journal::Journal &journal);

} // namespace sluice::engine
