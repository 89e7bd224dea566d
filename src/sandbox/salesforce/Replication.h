#pragma once

#include "sandbox/salesforce/Call.h"
#include "sandbox/salesforce/Org.h"

namespace sluice::sandbox::salesforce {

/// `/sobjects/{Type}/updated` and `/deleted`.
class Replication {
public:
    explicit Replication(Org &org)
        : m_org(org)
    {
    }

    Response updated(const Call &call, const SObject &object) const;
    Response deleted(const Call &call, const SObject &object) const;

private:
    struct Window {
        Instant start;
        Instant end;
    };
    Outcome<Window> window(const Call &call, std::chrono::days lookBack) const;
    QString latestCovered(const Window &window) const;

    Org &m_org;
};

} // namespace sluice::sandbox::salesforce
