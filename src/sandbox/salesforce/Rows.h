#pragma once

#include "sandbox/salesforce/Call.h"
#include "sandbox/salesforce/Org.h"

namespace sluice::sandbox::salesforce {

/// `/sobjects/{Type}`, `/sobjects/{Type}/{Id}` and `/sobjects/{Type}/{ExternalField}/{Value}`.
class Rows {
public:
    Rows(Org &org, Switches &switches)
        : m_org(org)
        , m_switches(switches)
    {
    }

    /// `object` is the one that segment 1 names.
    Response handle(const Call &call, const SObject &object);

private:
    Response create(const Call &call, const SObject &object);
    Response read(const Call &call, const SObject &object, const QString &id);
    Response change(const Call &call, const SObject &object, const QString &id);
    Response remove(const Call &call, const SObject &object, const QString &id);
    Response byExternalId(const Call &call, const SObject &object);
    Response readByExternalId(const Call &call, const SObject &object);
    std::optional<Response> unmetCondition(const Call &call, const SObject &object, const Row &row) const;

    Org &m_org;
    Switches &m_switches;
};

} // namespace sluice::sandbox::salesforce
