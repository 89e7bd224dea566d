#include "crm/salesforce/Allowance.h"

namespace sluice::salesforce {

namespace {

constexpr int kShortPercent = 80;
constexpr int kSpentPercent = 95;
constexpr int kOwnSharePercent = 10;
constexpr std::chrono::minutes kShortRest { 5 };

bool reaches(int part, int whole, int percent)
{
    return whole > 0 && qint64(part) * 100 >= qint64(whole) * percent;
}

} // namespace

bool isSpent(OrgUsage usage)
{
    return reaches(usage.used, usage.max, kSpentPercent);
}

std::chrono::milliseconds restAdvised(std::optional<OrgUsage> usage, int callsToday)
{
    if (!usage)
        return std::chrono::milliseconds(0);
    if (isSpent(*usage))
        return kSpentRest;
    const bool runsShort = reaches(usage->used, usage->max, kShortPercent) || reaches(callsToday, usage->max, kOwnSharePercent);
    return runsShort ? std::chrono::milliseconds(kShortRest) : std::chrono::milliseconds(0);
}

} // namespace sluice::salesforce
