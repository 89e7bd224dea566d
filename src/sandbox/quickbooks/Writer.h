#pragma once

#include "sandbox/quickbooks/Draft.h"
#include "sandbox/quickbooks/Table.h"

namespace sluice::sandbox::quickbooks {

class Realm;

enum class Operation { Create, Update, Delete, Void };

/// One write as a caller asks for it.
struct WriteOrder {
    const Entity *entity = nullptr;
    Operation operation = Operation::Create;
    Value body;
    bool allowDuplicateNumber = false; ///< `?include=allowduplicatedocnum`.
    Instant at;
};

/// "created Invoice 130": a write as the record of served requests names it.
QByteArray noteOf(Operation operation, const Entity &entity, const QString &id);

/// Takes one write through schema, version check and the rules of its family. Either all of it happens or
/// nothing.
class Writer {
public:
    explicit Writer(Realm &realm)
        : m_realm(realm)
    {
    }

    /// The record as it now stands; for a delete the stub that the API answers.
    Checked<Value> apply(const WriteOrder &order);

private:
    Checked<Value> create(const WriteOrder &order);
    Checked<Value> update(const WriteOrder &order, const Row &row);
    Checked<Value> remove(const WriteOrder &order, const Row &row);
    Checked<Value> voidForm(const WriteOrder &order, const Row &row);
    /// The row that an update, delete or void names. Refusals: 2020, 2030, 610, 5010.
    Checked<const Row *> target(const WriteOrder &order) const;
    /// Refuses what touches closed books (6210). Both days count: a document may not be moved in or out.
    Checked<void> openPeriod(const Value &before, const Value &after) const;
    Checked<Value> complete(const Draft &draft);
    void settle(const Entity &entity, const Value &before, const Value &after, Instant at);

    Realm &m_realm;
};

} // namespace sluice::sandbox::quickbooks
