#pragma once

#include "core/Result.h"

#include <QString>

#include <memory>

struct sqlite3;

namespace sluice::mirror {

enum class OpenMode { ReadWrite, ReadOnly };

/// One connection to `mirror.sqlite`, on one thread. Opening for writing creates the file and migrates it.
class Database {
public:
    /// Errors: Damaged (not a database, fails its quick check, or newer than the program; code "newer" or "damaged");
    /// Storage (read-only folder, full disk).
    static Result<std::unique_ptr<Database>> open(const QString &file, OpenMode mode);

    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;
    ~Database();

    QString connectionName() const { return m_connection; }

    /// Raised with every committed write of a PullSink page; a reader or assessor can see whether anything is new.
    Result<qint64> generation() const;

private:
    friend class Statement;
    friend class Transaction;
    friend class Access; // Gives the C handle to the bulk writer, inside this folder only.
    explicit Database(QString connection);
    sqlite3 *handle() const;
    QString m_connection;
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

} // namespace sluice::mirror
