#pragma once

#include "core/Time.h"
#include "sandbox/quickbooks/Entity.h"

namespace sluice::sandbox::quickbooks {

/// A write on its way through the rules: what the record should say, and what it said.
struct Draft {
    const Entity &entity;
    Value fields; ///< The writable members after merging; empty texts still in it where a field is cleared.
    const Value &before; ///< The stored record; null on create.
    const Value &sent; ///< The writable members exactly as sent.
    bool sparse = false;
    bool allowDuplicateNumber = false;
    Instant at;

    bool isCreate() const { return before.isNull(); }
    /// Whether the caller spoke about this member; a full update speaks about all of them.
    bool speaksOf(QStringView member) const { return isCreate() || !sparse || sent.has(member); }
};

/// The value without members that are empty texts: QuickBooks never answers those.
Value withoutEmptyTexts(const Value &value);

/// Appends the members of `fields` that `record` does not have yet, apart from `sparse`.
void appendRest(Value &record, const Value &fields);

} // namespace sluice::sandbox::quickbooks
