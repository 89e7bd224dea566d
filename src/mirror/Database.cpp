#include "mirror/Database.h"

#include "mirror/Access.h"
#include "mirror/Migrations.h"
#include "mirror/StatementCache.h"

#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QUuid>
#include <QVariant>

#include <sqlite3.h>

namespace sluice::mirror {

namespace {

constexpr qint64 kQuickCheckBytesMax = 16LL * 1024 * 1024; // Some 40 ms: as long as a start may wait.

// Under WAL, NORMAL may lose the last pages of a pull in a power cut, never damage the file: the cursor goes with them.
// The cache holds the inner pages of all indexes during a first pull. The log keeps its usual length: one that is four times
// as long costs the kernel more fresh pages than it saves in pages carried over twice.
constexpr const char *kWriterPragmas = R"(
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    PRAGMA cell_size_check = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -32768;
    PRAGMA journal_size_limit = 67108864;
)";
constexpr const char *kReaderPragmas = R"(
    PRAGMA query_only = ON;
    PRAGMA cell_size_check = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -8192;
)";

/// Before its first use SQLite may be told not to count its memory, which it does under a lock at every allocation. Later it
/// refuses, and goes on counting.
void spareTheCountOfMemory()
{
    [[maybe_unused]] static const int answer = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

/// Runs one of SQLite's checks, which answers "ok" or names the first fault.
Result<void> askForFaults(const Database &database, std::string_view pragma)
{
    Result<Statement> check = Statement::prepare(database, pragma);
    if (!check)
        return tl::unexpected(check.error());
    const Result<bool> row = check->step();
    if (!row)
        return tl::unexpected(row.error());
    const QString answer = *row ? check->text() : QString();
    if (answer != QLatin1String("ok"))
        return damaged(answer);
    return {};
}

} // namespace

Database::Database(QString connection)
    : m_connection(std::move(connection))
    , m_statements(std::make_unique<StatementCache>())
{
}

Database::~Database()
{
    m_statements.reset(); // SQLite closes only when its statements are gone.
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<Database>> Database::open(const QString &file, OpenMode mode)
{
    if (mode == OpenMode::ReadOnly && !QFileInfo::exists(file))
        return fail(ErrorKind::Storage, QStringLiteral("mirror: there is no file to read yet"));
    spareTheCountOfMemory();
    const bool worthAQuickCheck = QFileInfo(file + QStringLiteral("-wal")).size() > 0
        && QFileInfo(file).size() <= kQuickCheckBytesMax;

    std::unique_ptr<Database> database(new Database(QUuid::createUuid().toString(QUuid::Id128)));
    QSqlDatabase sql = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), database->m_connection);
    sql.setDatabaseName(file);
    sql.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=10000"));
    if (!sql.open())
        return fail(ErrorKind::Storage, QStringLiteral("mirror: ") + sql.lastError().text());
    database->m_handle = *static_cast<sqlite3 *const *>(sql.driver()->handle().constData());

    const Result<void> ready = mode == OpenMode::ReadWrite ? database->prepareForWriting(file, worthAQuickCheck)
                                                           : database->prepareForReading();
    if (!ready)
        return tl::unexpected(ready.error());
    return database;
}

/// A normal start reads no more than it needs. A log that was left behind means that the last program died, or that
/// another one is at work: then a file that is quickly read is checked. Damage in a larger one is met by whoever reads it.
Result<void> Database::prepareForWriting(const QString &file, bool worthAQuickCheck)
{
    if (const Result<void> known = recognise(*this, migrations()); !known)
        return known;
    if (sqlite3_db_readonly(m_handle, "main") == 1)
        return fail(ErrorKind::Storage, QStringLiteral("mirror: the file is read-only"));
    if (const Result<void> set = execute(*this, kWriterPragmas); !set)
        return set;
    if (worthAQuickCheck) {
        if (const Result<void> checked = askForFaults(*this, "PRAGMA quick_check(1)"); !checked)
            return checked;
    }
    return migrate(*this, file, migrations());
}

Result<void> Database::prepareForReading()
{
    if (const Result<void> known = recognise(*this, migrations()); !known)
        return known;
    const Result<qint64> version = number(*this, "PRAGMA user_version");
    if (!version)
        return tl::unexpected(version.error());
    if (*version < migrations().back().number)
        return fail(ErrorKind::Storage, QStringLiteral("mirror: the file must be opened for writing once, to be migrated"));
    return execute(*this, kReaderPragmas);
}

Result<qint64> Database::generation() const
{
    const Result<Statement *> statement = Access::statement(*this, "SELECT value FROM generation");
    if (!statement)
        return tl::unexpected(statement.error());
    const Result<bool> row = (*statement)->step();
    if (!row)
        return tl::unexpected(row.error());
    const qint64 generation = *row ? (*statement)->integer() : 0;
    (*statement)->reset(); // An open statement would hold its snapshot.
    return generation;
}

Result<void> Database::check() const
{
    return askForFaults(*this, "PRAGMA integrity_check(1)");
}

} // namespace sluice::mirror
