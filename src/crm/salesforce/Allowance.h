#pragma once

#include "crm/salesforce/Api.h"

namespace sluice::salesforce {

/// How a good guest shares the org's calls of a day with everybody else who uses them.
/// Source: Salesforce sheet, section 8.

/// True when so much is used that only people should use the rest: nothing is read any more.
bool isSpent(OrgUsage usage);

/// How long a spent org is left alone before it is asked again how much is left.
constexpr std::chrono::minutes kSpentRest { 15 };

/// How Sluice goes about an org with so many calls used, and why.
enum class Pace {
    Usual,
    SlowForOrg, ///< The org's calls run short.
    SlowForOwn, ///< Sluice has had its own share of them.
    Resting     ///< Nothing is read: see isSpent().
};
/// `callsToday`: those that Sluice made itself.
Pace paceOf(OrgUsage usage, int callsToday);

/// How long to wait between two pulls while the pace is slow.
constexpr std::chrono::minutes kSlowRest { 5 };

/// How long to wait before the next pull: not at all, usually.
std::chrono::milliseconds restAdvised(std::optional<OrgUsage> usage, int callsToday);

} // namespace sluice::salesforce
