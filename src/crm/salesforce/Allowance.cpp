#include "crm/salesforce/Allowance.h"

namespace sluice::salesforce {

namespace {

constexpr int kShortPercent = 80;
constexpr int kSpentPercent = 95;
constexpr int kOwnSharePercent = 10;

bool reaches(int part, int whole, int percent)
{
    return whole > 0 && qint64(part) * 100 >= qint64(whole) * percent;
}

} // namespace

bool isSpent(OrgUsage usage)
{
    return reaches(usage.used, usage.max, kSpentPercent);
}

Pace paceOf(OrgUsage usage, int callsToday)
{
    if (isSpent(usage))
        return Pace::Resting;
    if (reaches(usage.used, usage.max, kShortPercent))
        return Pace::SlowForOrg;
    return reaches(callsToday, usage.max, kOwnSharePercent) ? Pace::SlowForOwn : Pace::Usual;
}

std::chrono::milliseconds restAdvised(std::optional<OrgUsage> usage, int callsToday)
{
    switch (usage ? paceOf(*usage, callsToday) : Pace::Usual) {
    case Pace::Usual: return std::chrono::milliseconds(0);
    case Pace::SlowForOrg:
    case Pace::SlowForOwn: return kSlowRest;
    case Pace::Resting: return kSpentRest;
    }
    Q_UNREACHABLE();
}

} // namespace sluice::salesforce
