#pragma once

#include "sandbox/SandboxClock.h"
#include "sandbox/salesforce/Table.h"

#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace sluice::sandbox::salesforce {

/// All records of the org, with transactions: what a transaction wrote can be taken back, or be held back so that it
/// shows later than its stamp says.
class Store {
public:
    explicit Store(SandboxClock &clock);
    Store(const Store &) = delete;
    Store &operator=(const Store &) = delete;

    /// The server's time: the common clock plus the skew, in whole seconds like every system stamp.
    Instant now() const;
    qint64 nowMs() const { return toMs(now()); }
    void setSkew(std::chrono::seconds skew) { m_skew = skew; }

    const Table &table(const SObject &object) const { return *m_tables[static_cast<std::size_t>(object.index)]; }
    const Row *find(const QString &id) const; ///< Of whatever object the prefix names; deleted ones included.
    const Row *findLive(const QString &id) const;
    QString nextId(const SObject &object);
    quint64 count(const SObject &object) const { return m_counts[static_cast<std::size_t>(object.index)]; }

    /// Rises with every change of any record, and with what a rollback takes back.
    quint64 revision() const { return m_revision; }

    void write(const SObject &object, Row row);
    /// Empties a deleted row from the Recycle Bin; its deletion stays on record.
    void purge(const SObject &object, const QString &id);

    struct Deletion {
        QString id;
        qint64 ms = 0;
    };
    const std::vector<Deletion> &deletions(const SObject &object) const;

    /// Everything written while one lives belongs together.
    class Transaction {
    public:
        explicit Transaction(Store &store);
        ~Transaction();
        Transaction(const Transaction &) = delete;
        Transaction &operator=(const Transaction &) = delete;
        void rollBack(); ///< Takes back what was written since this transaction began.
        /// The writes disappear and come back, stamps as they are, when the clock reaches `due`; their rows are locked.
        void holdBack(Instant due);

    private:
        Store &m_store;
        std::size_t m_mark;
    };

    /// Makes visible what was held back until now.
    void settle();
    bool isHeldBack(const QString &id) const;
    void settleNow(const QString &id); ///< An edit of a locked row waits for the transaction that holds it.
    std::optional<Instant> oldestHeldBack() const;

private:
    struct Change {
        const SObject *object;
        QString id;
        std::optional<Row> row; ///< Empty: no such row.
    };
    struct HeldBack {
        Instant due;
        Instant since;
        std::vector<Change> changes;
    };
    void apply(const SObject &object, const QString &id, std::optional<Row> row);
    std::vector<Change> takeBack(std::size_t mark);
    void release(HeldBack held);

    SandboxClock &m_clock;
    std::chrono::seconds m_skew { 0 };
    std::vector<std::unique_ptr<Table>> m_tables;
    std::vector<quint64> m_counts;
    quint64 m_revision = 0;
    std::vector<std::vector<Deletion>> m_deletions;
    std::vector<Change> m_undo;
    int m_depth = 0;
    std::deque<HeldBack> m_heldBack;
};

} // namespace sluice::sandbox::salesforce
