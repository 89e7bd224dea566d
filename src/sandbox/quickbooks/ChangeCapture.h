#pragma once

#include "core/Time.h"
#include "sandbox/quickbooks/ApiFault.h"
#include "sandbox/quickbooks/Entity.h"

namespace sluice::sandbox::quickbooks {

class Realm;

/// What changed since a moment, for several entities at once.
class ChangeCapture {
public:
    static constexpr int kObjectsMax
        = 1000; ///< Over all entities together; what is beyond is cut without a word.

    ChangeCapture(const Realm &realm, Instant now)
        : m_realm(realm)
        , m_now(now)
    {
    }

    /// The `CDCResponse` array. `entities` is a comma list, `changedSince` a date-time with zone or a date;
    /// older than 30 days is read as 30 days. Refusals: 2020, 4001.
    Checked<Value> since(const QString &entities, const QString &changedSince) const;

private:
    Value changesOf(const Entity &entity, Instant from, int &room) const;

    const Realm &m_realm;
    Instant m_now;
};

} // namespace sluice::sandbox::quickbooks
