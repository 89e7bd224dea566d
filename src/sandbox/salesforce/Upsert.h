#pragma once

#include "sandbox/salesforce/Org.h"

namespace sluice::sandbox::salesforce {

/// What an upsert did.
struct Upserted {
    QString id;
    bool created = false;
    QStringList candidates {}; ///< Several records have the value; nothing was written.
};

/// Inserts or updates by the value of an external id field. Errors: NOT_FOUND for a field that is none or that the caller
/// does not see, and everything that writing a record can say.
class Upsert {
public:
    Upsert(Org &org, Switches &switches)
        : m_org(org)
        , m_switches(switches)
    {
    }

    Outcome<Upserted> run(const Caller &caller, const SObject &object, const QString &field, const QString &value,
        const Value &body, bool updateOnly);

private:
    Outcome<int> keyField(const Caller &caller, const SObject &object, const QString &field) const;
    void storeRival(const Caller &caller, const SObject &object, int key, const QString &value, const Value &body);

    Org &m_org;
    Switches &m_switches;
};

} // namespace sluice::sandbox::salesforce
