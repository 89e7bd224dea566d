#pragma once

#include "sandbox/quickbooks/Draft.h"
#include "sandbox/quickbooks/References.h"

namespace sluice::sandbox::quickbooks {

/// The rules of products and services.
class ItemRules {
public:
    ItemRules(Realm &realm, const Draft &draft)
        : m_realm(realm)
        , m_draft(draft)
        , m_references(realm)
    {
    }

    Checked<Value> complete();

private:
    Checked<QString> name(const Value &parentRef) const;
    /// An account reference of one of the given types. Refusals: 2020, 2500, 6430.
    Checked<Value> account(const QString &member, const QStringList &types, bool required) const;

    Realm &m_realm;
    const Draft &m_draft;
    References m_references;
};

} // namespace sluice::sandbox::quickbooks
