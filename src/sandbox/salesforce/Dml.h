#pragma once

#include "sandbox/salesforce/Access.h"
#include "sandbox/salesforce/ApiError.h"
#include "sandbox/salesforce/RowLocks.h"
#include "sandbox/salesforce/Store.h"

#include <functional>

namespace sluice::sandbox::salesforce {

/// A rule of the administrator: refuses a record of `object` when `broken` says so.
struct ValidationRule {
    const SObject *object = nullptr;
    std::function<bool(const Row &)> broken;
    QString message;
    QString field; ///< Where the error shows; empty for the top of the page.
    QString name {};
};

/// The rules of writing, whatever way a record comes in.
class Dml {
public:
    struct Context {
        Store &store;
        RowLocks &locks;
        const Access *access; ///< Null: the org itself, which no field-level security binds.
        const std::vector<ValidationRule> &rules;
        Caller caller;
        bool forceValidationError = false; ///< Every record fails as if a validation rule struck.
        bool storageFull = false; ///< No record can be made; those that there are can be changed.
    };

    explicit Dml(Context context)
        : m_context(std::move(context))
    {
    }

    /// The id of the new record.
    Outcome<QString> insert(const SObject &object, const Value &body);
    Outcome<void> update(const SObject &object, const QString &id, const Value &body);
    /// Into the Recycle Bin, with everything that cannot live without it.
    Outcome<void> remove(const SObject &object, const QString &id);
    Outcome<void> undelete(const SObject &object, const QString &id);

    /// The live row with this id. Errors: NOT_FOUND, ENTITY_IS_DELETED.
    static Outcome<const Row *> live(const Store &store, const SObject &object, const QString &id);

private:
    struct Changes {
        std::vector<std::pair<int, Cell>> cells;
        bool has(int field) const;
    };
    Outcome<Changes> read(const SObject &object, const Value &body, bool creating) const;
    Outcome<int> writableField(const SObject &object, const QString &name, bool creating) const;
    Outcome<std::pair<int, Cell>> readRelationship(const SObject &object, int field, const Value &by) const;
    Outcome<void> check(const SObject &object, const Row &row, const Row *before, const Changes &changes) const;
    Outcome<void> checkUnique(const SObject &object, const Row &row, const Changes &changes) const;
    Outcome<void> checkRules(const SObject &object, const Row &row) const;
    Outcome<void> checkLocks(const SObject &object, const Row &row, const Row *before) const;
    void cascade(const SObject &object, const QString &id, bool deleted, qint64 deletedMs);

    Context m_context;
};

} // namespace sluice::sandbox::salesforce
