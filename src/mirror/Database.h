#pragma once

#include "core/Result.h"

#include <QString>

#include <memory>

struct sqlite3;

namespace sluice::mirror {

class StatementCache;

enum class OpenMode { ReadWrite, ReadOnly };

/// One connection to `mirror.sqlite`, on one thread. Opening for writing creates the file and migrates it; opening for
/// reading needs a file that is there and up to date. Every read may also meet damage that lay hidden: whatever this
/// folder promises to fail with Storage fails with Damaged (code "damaged") then.
class Database {
public:
    /// Errors: Damaged (not a database, fails its quick check, or newer than the program; code "newer" or "damaged");
    /// Storage (read-only folder, full disk). A damaged mirror is left where it is: it may be deleted and pulled again.
    static Result<std::unique_ptr<Database>> open(const QString &file, OpenMode mode);

    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;
    ~Database();

    QString connectionName() const { return m_connection; }

    /// Raised with every committed write of a PullSink page; a reader or assessor can see whether anything is new.
    Result<qint64> generation() const;

    /// Reads every page and compares every index with its table: seconds on a large file. Errors: Damaged, Storage.
    Result<void> check() const;

private:
    friend class Access; // Gives the C handle to what reads and writes rows, inside this folder only.
    explicit Database(QString connection);
    sqlite3 *handle() const { return m_handle; }
    Result<void> prepareForWriting(const QString &file, bool worthAQuickCheck);
    Result<void> prepareForReading();

    QString m_connection;
    sqlite3 *m_handle = nullptr; ///< Owned by the connection.
    std::unique_ptr<StatementCache> m_statements;
};

/// BEGIN IMMEDIATE … COMMIT; rolls back unless commit() is reached. Transactions nest by joining the outer one.
class Transaction {
public:
    explicit Transaction(Database &database);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    Result<void> begin();
    Result<void> commit();

private:
    Database &m_database;
    bool m_open = false, m_joined = false;
};

/// Everything read while it lives is of one moment, whatever a writer does meanwhile. Joins what is open already.
class Snapshot {
public:
    explicit Snapshot(Database &database);
    ~Snapshot();
    Snapshot(const Snapshot &) = delete;
    Snapshot &operator=(const Snapshot &) = delete;

private:
    Database &m_database;
    bool m_own = false;
};

} // namespace sluice::mirror
