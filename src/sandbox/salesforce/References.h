#pragma once

#include "sandbox/Value.h"

#include <QString>

#include <functional>
#include <optional>

namespace sluice::sandbox::salesforce {

/// Finds the answer of an earlier sub-request by its `referenceId`; null if it failed or is unknown.
using FindAnswer = std::function<const Value *(const QString &referenceId)>;

/// Replaces every `@{ref.path}` (`@{opp.id}`, `@{q.records[0].Id}`) by what it refers to. `encode` makes the values safe
/// in a URL. Empty if one refers to nothing; `missing` then names it.
std::optional<QString> resolveReferences(const QString &text, const FindAnswer &find, bool encode, QString &missing);

/// The same in every string of a JSON value.
std::optional<Value> resolveReferences(const Value &value, const FindAnswer &find, QString &missing);

} // namespace sluice::sandbox::salesforce
