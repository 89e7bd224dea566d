#include "crm/salesforce/Portion.h"

#include "core/Log.h"
#include "crm/salesforce/Fault.h"

#include <algorithm>

namespace sluice::salesforce {

namespace {

constexpr std::chrono::seconds kLong { 60 }; ///< A connection that breaks at once says nothing of how much was asked.
constexpr int kSilencesMax = 2; ///< Each may take ten minutes.

} // namespace

bool Portion::goesOnAfter(const Error &error, std::chrono::milliseconds took)
{
    if (!isSilence(error) || took < kLong)
        return concernsOneCall(error);
    m_size = std::max(1, m_size / 2);
    qCInfo(lcSalesforce, "A write got no answer in %lld s: from now on %d records go into one", static_cast<long long>(took.count() / 1000), m_size);
    return ++m_silences < kSilencesMax;
}

} // namespace sluice::salesforce
