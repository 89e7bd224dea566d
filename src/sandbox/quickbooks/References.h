#pragma once

#include "core/Money.h"
#include "sandbox/quickbooks/ApiFault.h"

namespace sluice::sandbox::quickbooks {

class Realm;

/// Looks up what references point at and writes them as a read shows them, with the name beside the id.
class References {
public:
    explicit References(const Realm &realm)
        : m_realm(realm)
    {
    }

    /// `{"value","name"}` of an active record. Refusals: 2500 if there is none, 610 if it is inactive.
    Checked<Value> resolve(const Value &reference, const QString &entity) const;
    /// Like resolve, for a member that may be absent or empty: then null.
    Checked<Value> resolveIfPresent(const Value &reference, const QString &entity) const;
    /// The record behind a reference that was resolved before; a shared null if it is gone.
    const Value &record(const Value &reference, const QString &entity) const;

private:
    const Realm &m_realm;
};

/// Whether a reference names anything.
bool isPresent(const Value &reference);

} // namespace sluice::sandbox::quickbooks
