#pragma once

#include "sandbox/salesforce/Call.h"
#include "sandbox/salesforce/Org.h"

#include <map>

namespace sluice::sandbox::salesforce {

/// The rolling daily allowance of calls.
class ApiLimits {
public:
    ApiLimits(Org &org, const Switches &switches)
        : m_org(org)
        , m_switches(switches)
    {
    }

    /// Counts a call. Errors: REQUEST_LIMIT_EXCEEDED once over, if the hard limit is on.
    Outcome<void> count();
    /// As if others had used so many calls in this hour.
    void use(int calls);
    int used() const;
    /// The value of Sforce-Limit-Info.
    QByteArray header() const;

    Response resource(const Call &call) const; ///< `/limits`
    Response recordCount(const Call &call) const;

private:
    qint64 hour() const;

    Org &m_org;
    const Switches &m_switches;
    std::map<qint64, int> m_byHour;
};

} // namespace sluice::sandbox::salesforce
