#pragma once

#include "core/Money.h"
#include "sandbox/SandboxClock.h"
#include "sandbox/quickbooks/CompanyTime.h"
#include "sandbox/quickbooks/Entity.h"
#include "sandbox/quickbooks/RealmSetup.h"
#include "sandbox/quickbooks/Table.h"

#include <vector>

namespace sluice::sandbox::quickbooks {

enum class Subscription { Active, Expired };

/// One company: its records, its numbering, its indices. The rules work on it; nothing here refuses anything.
class Realm {
public:
    Realm(SandboxClock &clock, RealmSetup setup);

    const RealmSetup &setup() const { return m_setup; }
    QString id() const { return m_setup.realmId; }
    Currency home() const { return m_home; }
    bool isUs() const { return m_setup.country == QLatin1String("US"); }
    const CompanyTime &time() const { return m_time; }
    Instant now() const { return m_clock->now(); }

    /// Stores a record without validation. Assigns Id, SyncToken and MetaData where absent and keeps them
    /// where given. Answers the Id.
    QString put(const QString &entity, Value record);
    /// Null if unknown or deleted.
    const Value *find(const QString &entity, const QString &id) const;
    /// Every record that is not deleted, inactive ones included, in the order in which they were made.
    QList<Value> all(const QString &entity) const;
    /// Creates through the API's own rules as if the clock showed `at`. Answers the record, or a `Fault`
    /// object.
    Value createAt(Instant at, const QString &entity, const Value &body);
    /// A full or sparse update through the API's own rules as if the clock showed `at`.
    Value updateAt(Instant at, const QString &entity, const Value &body);
    /// Sets one member of the preferences by its path, as an administrator would
    /// ("SalesFormsPrefs.CustomTxnNumbers").
    void setPreference(const QString &path, const Value &value);
    void setBookCloseDate(QDate date);

    void setSubscription(Subscription state) { m_subscription = state; }
    Subscription subscription() const { return m_subscription; }
    /// Queries and change capture see a write only after this long; reads by id see it at once.
    void setIndexLag(std::chrono::milliseconds lag) { m_indexLag = lag; }
    std::chrono::milliseconds indexLag() const { return m_indexLag; }
    /// Whether a payment raises the SyncToken of the invoice it pays. Both have been reported.
    void setPaymentsMoveSyncToken(bool move) { m_paymentsMoveSyncToken = move; }
    bool paymentsMoveSyncToken() const { return m_paymentsMoveSyncToken; }

    // What the rules need.
    const Table &table(const Entity &entity) const
    {
        return m_tables[static_cast<std::size_t>(entity.index)];
    }
    const Value &preferences() const;
    bool multiCurrency() const;
    /// Takes the next id of the entity's sequence.
    QString nextId(const Entity &entity);
    /// The next free document number of a kind of document.
    QString nextNumber(const Entity &entity) const;
    /// Another document of this kind with this number; empty if none.
    QString holderOfNumber(const Entity &entity, const QString &number, const QString &exceptId) const;
    /// Who holds this display name, without regard to case: entity and id; empty if free.
    QPair<QString, QString> holderOfName(const QString &displayName) const;
    /// Stores a record with its final members; keeps the indices and the customers' balances right.
    void store(const Entity &entity, Value record, Instant created, Instant updated);
    void markDeleted(const Entity &entity, const QString &id, Instant at);
    /// Changes members of a record as a consequence of another write: new times, perhaps a new SyncToken.
    void touch(
        const Entity &entity, const QString &id, const Value &changes, Instant at, bool raiseSyncToken);

private:
    void reindex(const Entity &entity, const Value &before, const Value &after);
    void moveCustomerBalance(const Entity &entity, const Value &before, const Value &after);
    void moveBalanceOf(const QString &customerId, std::int64_t deltaMinor);

    SandboxClock *m_clock;
    RealmSetup m_setup;
    Currency m_home;
    CompanyTime m_time;
    std::vector<Table> m_tables;
    QHash<QString, qint64> m_lastId; ///< By sequence.
    QHash<QString, QPair<QString, QString>> m_names; ///< Folded display name to (entity, id).
    std::vector<QHash<QString, QStringList>> m_numbers; ///< By entity: document number to ids.
    std::vector<qint64> m_lastNumber; ///< By entity: the highest plain number seen.
    Subscription m_subscription = Subscription::Active;
    std::chrono::milliseconds m_indexLag { 0 };
    bool m_paymentsMoveSyncToken = true;
};

} // namespace sluice::sandbox::quickbooks
