#pragma once

#include "core/Result.h"

namespace sluice::salesforce {

/// Why Salesforce refused a record, for people.
struct Refusal {
    QString why;       ///< What stands in the way.
    QString whoCanFix; ///< Who can move it, and how.
    bool repeats = false; ///< True: the next cycle tries again and may well succeed. Otherwise it rests until something moved.
};

/// Tells the refusals apart that look alike from afar: a lock, a duplicate rule, a validation rule, a hidden field, a
/// read-only field, missing rights. Works with the code alone, when the words are no longer at hand.
/// Source: Salesforce sheet, section 2.5.
Refusal explainRefusal(const Error &error);

} // namespace sluice::salesforce
