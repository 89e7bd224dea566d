#pragma once

#include "sandbox/salesforce/Store.h"

#include <functional>

namespace sluice::sandbox::salesforce {

/// What Salesforce itself fills in on a record from the rest of it and from its parents.

/// Completes a record before it is stored. `given(field)` tells which fields the writer named; they win where a person may
/// set them. `before` is null for a new record. A seeded record (`seeding`) keeps everything that it brought.
struct Derivation {
    const Store &store;
    const SObject &object;
    Row &row;
    const Row *before = nullptr;
    std::function<bool(int)> given;
    bool seeding = false;
};
void derive(const Derivation &derivation);

/// What follows from a stored record elsewhere: stage history, the amount of a deal from its lines, the last activity of
/// the record that a task belongs to.
void propagate(Store &store, const SObject &object, const QString &id, const std::optional<Row> &before,
    const QString &userId);

/// The stamps of an edit by a person.
void stampEdit(const Store &store, Row &row, const QString &userId);
/// The stamp of an edit by the system: LastModifiedDate stays.
void stampSystem(const Store &store, Row &row);

} // namespace sluice::sandbox::salesforce
