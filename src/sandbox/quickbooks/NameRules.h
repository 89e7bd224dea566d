#pragma once

#include "sandbox/quickbooks/Draft.h"
#include "sandbox/quickbooks/References.h"

namespace sluice::sandbox::quickbooks {

/// The rules of customers, vendors and employees, who share one space of display names.
class NameRules {
public:
    NameRules(Realm &realm, const Draft &draft)
        : m_realm(realm)
        , m_draft(draft)
        , m_references(realm)
    {
    }

    Checked<Value> complete();

private:
    Checked<QString> displayName() const;
    /// The parent's reference for a sub-customer, else null.
    Checked<Value> parent() const;
    Checked<QString> currency() const;
    Checked<Value> customer(const QString &name, const Value &parentRef, const QString &currencyCode) const;

    Realm &m_realm;
    const Draft &m_draft;
    References m_references;
};

} // namespace sluice::sandbox::quickbooks
