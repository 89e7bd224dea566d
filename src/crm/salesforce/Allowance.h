#pragma once

#include "crm/salesforce/Api.h"

namespace sluice::salesforce {

/// How a good guest shares the org's calls of a day with everybody else who uses them.
/// Source: Salesforce sheet, section 8.

/// True when so much is used that only people should use the rest: nothing is read any more.
bool isSpent(OrgUsage usage);

/// How long a spent org is left alone before it is asked again how much is left.
constexpr std::chrono::minutes kSpentRest { 15 };

/// How long to wait before the next pull: not at all, usually; minutes when the org's calls run short, or when
/// `callsToday` is more than Sluice's own share of them.
std::chrono::milliseconds restAdvised(std::optional<OrgUsage> usage, int callsToday);

} // namespace sluice::salesforce
