#include "mirror/Database.h"

#include "mirror/Access.h"
#include "mirror/Migrations.h"
#include "mirror/StatementCache.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QUuid>
#include <QVariant>

#include <sqlite3.h>

namespace sluice::mirror {

namespace {

constexpr qint64 kQuickCheckMsMax = 50;
constexpr int kProgressSteps = 2000; // Virtual machine steps between two looks at the clock.

// Under WAL, NORMAL may lose the last pages of a pull in a power cut, never damage the file: the cursor goes with them.
// The cache holds the inner pages of all indexes during a first pull.
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

int timeIsUp(void *timer)
{
    return static_cast<const QElapsedTimer *>(timer)->hasExpired(kQuickCheckMsMax) ? 1 : 0;
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

/// A look at the pages, for as long as a start may wait. What lies beyond is found by whoever reads it.
Result<void> checkQuickly(const Database &database)
{
    sqlite3 *handle = Access::handle(database);
    QElapsedTimer timer;
    timer.start();
    sqlite3_progress_handler(handle, kProgressSteps, timeIsUp, &timer);
    Result<void> checked = askForFaults(database, "PRAGMA quick_check(1)");
    sqlite3_progress_handler(handle, 0, nullptr, nullptr);
    const bool damage = !checked && checked.error().kind == ErrorKind::Damaged;
    if (!checked && !damage && timer.hasExpired(kQuickCheckMsMax))
        return {}; // Interrupted by the clock.
    return checked;
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
    const bool leftOpen = QFileInfo(file + QStringLiteral("-wal")).size() > 0;

    std::unique_ptr<Database> database(new Database(QUuid::createUuid().toString(QUuid::Id128)));
    QSqlDatabase sql = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), database->m_connection);
    sql.setDatabaseName(file);
    sql.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=10000"));
    if (!sql.open())
        return fail(ErrorKind::Storage, QStringLiteral("mirror: ") + sql.lastError().text());
    database->m_handle = *static_cast<sqlite3 *const *>(sql.driver()->handle().constData());

    const Result<void> ready = mode == OpenMode::ReadWrite ? database->prepareForWriting(file, leftOpen)
                                                           : database->prepareForReading();
    if (!ready)
        return tl::unexpected(ready.error());
    return database;
}

/// The whole file is read by nobody at a normal start. A log that was left behind means that the last program died, or
/// that another one is at work: then a short look is taken.
Result<void> Database::prepareForWriting(const QString &file, bool leftOpen)
{
    if (const Result<void> known = recognise(*this, migrations()); !known)
        return known;
    if (sqlite3_db_readonly(m_handle, "main") == 1)
        return fail(ErrorKind::Storage, QStringLiteral("mirror: the file is read-only"));
    if (const Result<void> set = execute(*this, kWriterPragmas); !set)
        return set;
    if (leftOpen) {
        if (const Result<void> checked = checkQuickly(*this); !checked)
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
