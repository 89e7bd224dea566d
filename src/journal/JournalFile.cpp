#include "journal/JournalFile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <sqlite3.h>

namespace sluice::journal {

namespace {

constexpr int kSchemaVersion = 1;
constexpr int kApplicationId = 0x534c4a4e; // "SLJN": tells a journal from any other SQLite file.
constexpr int kBusyTimeoutMs = 10000; // Another program's append takes milliseconds; this is for a stopped disk.

// The triggers are against mistakes, the chain is against intent. Refusing a sequence that is not the next one also
// stops INSERT OR REPLACE, which would delete without firing the delete trigger.
constexpr const char *kSchema = R"(
    PRAGMA application_id = 0x534c4a4e;
    PRAGMA user_version = 1;
    CREATE TABLE meta (
        key   TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE events (
        seq     INTEGER PRIMARY KEY,
        at_ms   INTEGER NOT NULL,
        actor   TEXT NOT NULL,
        subject TEXT NOT NULL,
        kind    TEXT NOT NULL,
        version INTEGER NOT NULL,
        payload TEXT NOT NULL,
        prev    BLOB NOT NULL CHECK (length(prev) = 32),
        hash    BLOB NOT NULL CHECK (length(hash) = 32),
        UNIQUE (subject, version)
    ) STRICT;
    CREATE TRIGGER events_never_change BEFORE UPDATE ON events
        BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
    CREATE TRIGGER events_never_go BEFORE DELETE ON events
        BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
    CREATE TRIGGER events_in_order BEFORE INSERT ON events
        WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM events)
        BEGIN SELECT RAISE(ABORT, 'events are appended in order'); END;
)";

tl::unexpected<Error> damaged(const QString &why, const char *code = "damaged")
{
    auto failure = fail(ErrorKind::Damaged, QStringLiteral("journal: ") + why);
    failure.value().code = QString::fromLatin1(code);
    return failure;
}

/// Before its first use SQLite may be told not to count its memory, which it does under a lock at every allocation. Later it
/// refuses, and goes on counting.
void spareTheCountOfMemory()
{
    [[maybe_unused]] static const int answer = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

Result<Connection> connectTo(const QString &file, int flags)
{
    spareTheCountOfMemory();
    sqlite3 *raw = nullptr;
    const int answer = sqlite3_open_v2(QFile::encodeName(file).constData(), &raw, flags | SQLITE_OPEN_EXRESCODE, nullptr);
    Connection connection(raw); // Also when opening failed: it carries the reason.
    if (answer != SQLITE_OK)
        return sqliteFailure(connection.get(), "open");
    sqlite3_extended_result_codes(connection.get(), 0);
    sqlite3_busy_timeout(connection.get(), kBusyTimeoutMs);
    return connection;
}

Result<qint64> pragma(sqlite3 *connection, const char *sql)
{
    Result<Query> query = Query::prepare(connection, sql);
    if (!query)
        return tl::unexpected(query.error());
    const Result<bool> row = query->step();
    if (!row)
        return tl::unexpected(row.error());
    return query->integer(0);
}

Result<void> fill(const QString &file)
{
    Result<Connection> connection = connectTo(file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    if (!connection)
        return tl::unexpected(connection.error());
    sqlite3 *db = connection->get();
    const std::string id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    return execute(db, "PRAGMA synchronous = FULL; BEGIN")
        .and_then([&] { return execute(db, kSchema); })
        .and_then([&] { return Query::prepare(db, "INSERT INTO meta (key, value) VALUES ('id', ?)"); })
        .and_then([&](Query insert) {
            insert.bind(1, std::string_view(id));
            return insert.run();
        })
        .and_then([&] { return execute(db, "COMMIT"); });
}

/// A journal appears whole or not at all: a death half-way leaves a stray file beside it, never an empty journal that
/// somebody could take for theirs.
Result<void> create(const QString &file)
{
    const QString fresh = file + QStringLiteral(".new-") + QUuid::createUuid().toString(QUuid::Id128);
    const Result<void> filled = fill(fresh);
    if (filled && (QFile::rename(fresh, file) || QFile::exists(file))) { // Another program may have been faster.
        QFile::remove(fresh);
        return {};
    }
    QFile::remove(fresh);
    QFile::remove(fresh + QStringLiteral("-journal"));
    if (!filled)
        return filled;
    return fail(ErrorKind::Storage, QStringLiteral("journal: the new file could not be put in its place"));
}

Result<void> recognise(sqlite3 *db)
{
    const Result<qint64> version = pragma(db, "PRAGMA user_version");
    if (!version)
        return tl::unexpected(version.error());
    const Result<qint64> application = pragma(db, "PRAGMA application_id");
    if (!application)
        return tl::unexpected(application.error());
    if (*application != kApplicationId)
        return damaged(QStringLiteral("the file is a database, but no journal"));
    if (*version > kSchemaVersion)
        return damaged(QStringLiteral("the file is from a newer version of the program"), "newer");
    return {};
}

} // namespace

Result<Connection> openJournalFile(const QString &file)
{
    if (!QFile::exists(file)) {
        const Result<void> created = create(file);
        if (!created)
            return tl::unexpected(created.error());
    }
    if (QFileInfo(file).size() == 0)
        return damaged(QStringLiteral("the file is empty"));

    Result<Connection> connection = connectTo(file, SQLITE_OPEN_READWRITE);
    if (!connection)
        return connection;
    sqlite3 *db = connection->get();
    // Subjects come in no order, so that a batch touches a page of their index for nearly every event. A longer log lets
    // several batches meet on a page before it is carried over.
    const Result<void> ready = recognise(db).and_then([&] {
        return execute(db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cell_size_check = ON; "
                           "PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 8192; "
                           "PRAGMA journal_size_limit = 67108864");
    });
    if (!ready)
        return tl::unexpected(ready.error());
    if (sqlite3_db_readonly(db, "main") == 1)
        return fail(ErrorKind::Storage, QStringLiteral("journal: the file is read-only"));
    return connection;
}

Result<Connection> openJournalReader(const QString &file)
{
    // Not SQLITE_OPEN_READONLY: the first reader of a WAL database may have to write its shared-memory file.
    Result<Connection> connection = connectTo(file, SQLITE_OPEN_READWRITE);
    if (!connection)
        return connection;
    const Result<void> ready = execute(connection->get(), "PRAGMA query_only = ON");
    if (!ready)
        return tl::unexpected(ready.error());
    return connection;
}

} // namespace sluice::journal
