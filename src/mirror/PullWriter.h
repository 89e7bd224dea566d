#pragma once

#include "core/Clock.h"
#include "domain/Pull.h"
#include "mirror/Database.h"

#include <optional>

namespace sluice::mirror {

/// Writes what clients pulled into the mirror. A row counts as changed only when a column really differs, and the
/// generation is raised only when something changed; what the other side says last stands.
class PullWriter final : public PullSink {
public:
    PullWriter(Database &database, const Clock &clock);

    /// One transaction: all rows, the tombstones and the cursor, or nothing. Errors: Storage.
    Result<void> page(Page page) override;

    /// Empty when it cannot be read, too: pulling from the start is always right.
    QString cursor(const QString &source) const override;

    /// Sorted; without the deleted ones.
    QStringList knownIds(const QString &object, const QString &realm) const override;

    /// When the last page of `source` that brought a cursor was written; empty before the first. For the age of the data.
    Result<std::optional<Instant>> pulledAt(const QString &source) const;

    /// Rows that all pages so far have changed.
    qint64 changedRows() const { return m_changedRows; }

private:
    Result<void> writeAll(Page &page);
    template <class T> Result<void> write(const std::vector<T> &records);
    template <class T> Result<void> writeOfRealm(const QString &realm, std::vector<T> &records);
    Result<void> writeDeals(const std::vector<Deal> &deals);
    Result<void> writeStages(const std::vector<StageChange> &stages);
    Result<bool> isOlder(const Invoice &invoice) const;
    Result<void> writeInvoices(const QString &realm, std::vector<Invoice> &invoices);
    Result<void> writePayments(const QString &realm, std::vector<Payment> &payments);
    template <class T> Result<void> writeNamingRealm(const QString &realm, std::vector<T> &documents);
    Result<void> markDeleted(const QString &realm, const std::vector<Tombstone> &tombstones);
    Result<void> storeCursor(const QString &source, const QString &cursor);
    Result<void> count(const Result<int> &changed);
    Result<void> run(std::string_view sql, const QStringList &texts, std::optional<qint64> last = {});

    Database &m_database;
    const Clock &m_clock;
    qint64 m_changedRows = 0;
};

} // namespace sluice::mirror
