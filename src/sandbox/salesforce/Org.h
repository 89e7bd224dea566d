#pragma once

#include "sandbox/salesforce/Dml.h"
#include "sandbox/salesforce/Options.h"

#include <unordered_map>

namespace sluice::sandbox::salesforce {

/// The records of the organisation and the rules that hold for them, without any protocol. Seeds and tests work here; the
/// API works through Service. A new one holds what a new Salesforce org holds: its Organization record, the ten usual
/// stages and, with multi-currency, USD as the corporate currency. It has no users.
class Org {
public:
    Org(SandboxClock &clock, const Options &options);

    /// Stores a record as it is, without rules: a seed. Id and stamps are made where they are absent; what Salesforce
    /// derives (IsWon, TotalPrice, names) is filled in where it is absent. A record with a known Id, stage name or currency
    /// code replaces the stored one. Returns the 18-character Id; empty if object, field or a value's type is unknown.
    QString put(const QString &sobject, const Value &record);

    /// The record with all its fields, deleted ones included; null if there is none. Good until the org changes.
    const Value *find(const QString &sobject, const QString &id) const;
    /// All records, by Id, without those in the Recycle Bin.
    QList<Value> all(const QString &sobject) const;
    qsizetype count(const QString &sobject) const; ///< Without those in the Recycle Bin.

    /// Edits as a user makes them on a screen: all rules and stamps, history, roll-ups. With a commit delay they show
    /// later than their stamps say. `userId` empty: the first user.
    Outcome<QString> create(const QString &sobject, const Value &record, const QString &userId = {});
    Outcome<void> update(const QString &sobject, const QString &id, const Value &changes, const QString &userId = {});
    Outcome<void> remove(const QString &sobject, const QString &id);
    Outcome<void> undelete(const QString &sobject, const QString &id);
    /// Makes two accounts one: what belonged to the loser belongs to the survivor, without a new stamp, and the loser lies in
    /// the Recycle Bin and says where it went. Errors: NOT_FOUND, ENTITY_IS_DELETED.
    Outcome<void> mergeAccounts(const QString &survivor, const QString &loser);
    /// Empties the record from the Recycle Bin: `queryAll` no longer shows it.
    void purge(const QString &sobject, const QString &id);

    /// Late commits: later edits through this class take so long to become visible. Their rows are locked meanwhile.
    void setCommitDelay(std::chrono::seconds delay) { m_commitDelay = delay; }
    /// The server's clock against the common one.
    void setClockSkew(std::chrono::seconds skew) { m_store.setSkew(skew); }

    /// Refuses writes for which `condition`, the text behind WHERE, is true. Errors: those of a query.
    Outcome<void> addValidationRule(const QString &sobject, const QString &condition, const QString &message,
        const QString &field = {});
    void clearValidationRules() { m_rules.clear(); }
    const std::vector<ValidationRule> &validationRules() const { return m_rules; }

    QString organizationId() const;
    QString userIdOf(const QString &username) const; ///< Empty if nobody has this name; the first active user for an empty one.
    Caller callerFor(const QString &userId) const;

    Store &store() { return m_store; }
    const Store &store() const { return m_store; }
    Access &access() { return m_access; }
    const Access &access() const { return m_access; }
    RowLocks &locks() { return m_locks; }

    /// Writing as this caller, bound by what the caller may see and change.
    Dml dml(const Caller &caller);
    /// For the length of one request every record fails its validation.
    void setForceValidationError(bool on) { m_forceValidationError = on; }
    /// Through the API no record can be made any more; those that there are can be changed.
    void setStorageFull(bool full) { m_storageFull = full; }

    Value valueOf(const SObject &object, const Row &row) const;

private:
    template <class Work>
    auto edit(const QString &id, const QString &userId, Work work);
    void seedBasics(const Options &options);
    QString naturalId(const SObject &object, const Value &record) const;
    void stampSeed(const SObject &object, Row &row) const;
    void markParentOfLine(const Row &line);

    SandboxClock &m_clock;
    Store m_store;
    Access m_access;
    RowLocks m_locks;
    std::vector<ValidationRule> m_rules;
    std::chrono::seconds m_commitDelay { 0 };
    bool m_forceValidationError = false, m_storageFull = false;
    mutable std::unordered_map<QString, Value> m_shown; ///< What find() gave out since the last change.
};

} // namespace sluice::sandbox::salesforce
