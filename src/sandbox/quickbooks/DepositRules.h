#pragma once

#include "sandbox/quickbooks/Draft.h"
#include "sandbox/quickbooks/References.h"

namespace sluice::sandbox::quickbooks {

/// The rules of bank deposits. A payment in a deposit is locked until the deposit is deleted.
class DepositRules {
public:
    DepositRules(Realm &realm, const Draft &draft)
        : m_realm(realm)
        , m_draft(draft)
        , m_references(realm)
    {
    }

    Checked<Value> complete();

private:
    /// One finished line; adds its amount (home minor units).
    Checked<Value> readLine(const Value &line, std::int64_t &totalMinor) const;

    Realm &m_realm;
    const Draft &m_draft;
    References m_references;
};

} // namespace sluice::sandbox::quickbooks
