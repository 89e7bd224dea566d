#pragma once

#include "sandbox/quickbooks/Draft.h"
#include "sandbox/quickbooks/References.h"

namespace sluice::sandbox::quickbooks {

/// The rules of the small lists: terms, payment methods, classes, departments, accounts, currencies, exchange
/// rates.
class ListRules {
public:
    ListRules(Realm &realm, const Draft &draft)
        : m_realm(realm)
        , m_draft(draft)
        , m_references(realm)
    {
    }

    Checked<Value> complete();
    /// Sets the rate of one currency on one day; the home currency has none.
    Checked<Value> completeRate();

private:
    Checked<void> checkName(const QString &member) const;
    Checked<void> describe(Value &record) const;

    Realm &m_realm;
    const Draft &m_draft;
    References m_references;
};

} // namespace sluice::sandbox::quickbooks
