#pragma once

#include "sandbox/salesforce/Call.h"
#include "sandbox/salesforce/Org.h"

namespace sluice::sandbox::salesforce {

/// `/sobjects` and `/sobjects/{Type}/describe`: what the caller may see and do.
class Describe {
public:
    explicit Describe(Org &org)
        : m_org(org)
        , m_changed(org.store().now())
    {
    }

    Response global(const Call &call) const;
    Response object(const Call &call, const SObject &object) const;
    /// `/sobjects/{Type}`: the head of a describe and nothing else.
    Response basic(const Call &call, const SObject &object) const;
    /// The administrator changed objects, fields or permissions now.
    void touch() { m_changed = m_org.store().now(); }

private:
    std::optional<Response> unchanged(const Request &request) const;
    Response stamped(QByteArray body) const;
    Value head(const Call &call, const SObject &object) const;
    Value field(const Call &call, const SObject &object, int field) const;
    Value picklist(const Field &field) const;

    Org &m_org;
    Instant m_changed;
};

} // namespace sluice::sandbox::salesforce
