#pragma once

#include "journal/Event.h"

#include "core/Clock.h"

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace sluice::journal {

/// How durable an append is on return. An intent is `Full` before its first byte leaves.
enum class Durability { Normal, Full };

/// The answer of a verification.
struct Verification {
    bool ok = false;
    qint64 events = 0;
    QByteArray head;      ///< Hash of the last event.
    qint64 firstBad = 0;  ///< When not ok.
    QString why;
};

/// The append-only, hash-chained record of every decision and every external write. SQLite today, PostgreSQL in team
/// mode; nothing outside this folder may know which. One instance a thread.
class Journal {
public:
    Journal() = default;
    Journal(const Journal &) = delete;
    Journal &operator=(const Journal &) = delete;
    virtual ~Journal() = default;

    /// Appends all or none, in order, and returns them as they stand in the chain. None, with Full: makes durable what stands.
    /// Errors: Conflict when a subject has moved past its expected version; Storage.
    virtual Result<std::vector<Event>> append(std::vector<NewEvent> events, Durability durability = Durability::Normal) = 0;

    /// Events after `seq`, oldest first, at most `limit`.
    virtual Result<std::vector<Event>> after(qint64 seq, int limit = 1000) const = 0;
    virtual Result<std::vector<Event>> ofSubject(const QString &subject) const = 0;

    virtual Result<qint64> lastSeq() const = 0;
    virtual Result<QByteArray> head() const = 0; ///< 32 zero bytes when empty.
    /// The journal's own id, made with it; names it in Salesforce (`Sluice_Witness__c.Key__c`).
    virtual QString id() const = 0;

    /// How far a verification has come, in events; called on the thread that asked.
    using Told = std::function<void(qint64 done, qint64 total)>;
    /// Reads the whole chain and recomputes every hash.
    virtual Result<Verification> verify(const Told &told = {}) const = 0;
};

/// Opens (and creates) `journal.sqlite`. Errors: Damaged for a damaged or newer file; Storage for a read-only folder.
Result<std::unique_ptr<Journal>> openSqliteJournal(const QString &file, const Clock &clock);

} // namespace sluice::journal
