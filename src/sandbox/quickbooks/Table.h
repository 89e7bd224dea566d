#pragma once

#include "core/Time.h"
#include "sandbox/Value.h"

#include <QHash>
#include <QList>

namespace sluice::sandbox::quickbooks {

/// One state of a record. Without a record it is deleted, or did not exist yet.
struct Version {
    Value record; ///< The whole entity, as a read answers it.
    Instant updated; ///< MetaData.LastUpdatedTime, or the moment of deletion.
    bool deleted = false;
};

/// A state that was replaced at `until`.
struct Past {
    Instant until;
    Version version;
};

/// A look at one state of a record; good until the table changes.
struct Seen {
    const Value *record; ///< Never a null pointer; a null value if there is nothing to see.
    Instant updated;
    bool deleted;
};

/// One record with what the server knows beside it.
struct Row {
    QString id;
    Value record {}; ///< Null once deleted.
    Instant updated {};
    Instant created {};
    bool deleted = false;
    QList<Past> past {}; ///< Only kept while queries lag behind writes; oldest first.
    mutable QByteArray text {}; ///< The record as JSON once somebody asked for it; the table empties it on a change.

    /// The state that a query index knows which has not heard of anything after `until`.
    Seen seenAt(Instant until) const;
    /// A version of this row as it goes out. The text of the present one is kept: the same pages are asked for again and
    /// again, and making it costs more than sending it.
    Value prepared(const Value &version) const;
};

/// The records of one entity in one company, in the order in which they were made. Deleted ones stay as
/// markers.
class Table {
public:
    const Row *find(const QString &id) const;
    const QList<Row> &rows() const { return m_rows; }
    /// Whether `rows()` stand in the order of their ids as numbers: always, unless somebody brought ids of his own.
    bool isInOrderOfIds() const { return m_inOrderOfIds; }

    /// Stores a record and remembers the state it replaces for as long as the index lags.
    void store(const QString &id, Value record, Instant updated, Instant created, Instant written,
        std::chrono::milliseconds lag);
    void markDeleted(const QString &id, Instant at, std::chrono::milliseconds lag);
    /// Changes a record in place, without touching its times (a customer's running balance).
    void patch(const QString &id, const QString &member, Value value);

private:
    static void remember(Row &row, Instant written, std::chrono::milliseconds lag);

    QList<Row> m_rows;
    QHash<QString, qsizetype> m_index;
    double m_lastId = 0;
    bool m_inOrderOfIds = true;
};

} // namespace sluice::sandbox::quickbooks
