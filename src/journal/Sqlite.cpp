#include "journal/Sqlite.h"

#include <sqlite3.h>

namespace sluice::journal {

void CloseConnection::operator()(sqlite3 *connection) const
{
    sqlite3_close_v2(connection);
}

void FinalizeQuery::operator()(sqlite3_stmt *query) const
{
    sqlite3_finalize(query);
}

tl::unexpected<Error> sqliteFailure(sqlite3 *connection, const char *doing)
{
    const int code = sqlite3_errcode(connection);
    const bool damaged = code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
    auto failure = fail(damaged ? ErrorKind::Damaged : ErrorKind::Storage,
        QStringLiteral("journal: %1: %2")
            .arg(QString::fromLatin1(doing), QString::fromUtf8(sqlite3_errmsg(connection))));
    if (damaged)
        failure.value().code = QStringLiteral("damaged");
    return failure;
}

Result<void> execute(sqlite3 *connection, const char *sql)
{
    if (sqlite3_exec(connection, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return sqliteFailure(connection, "execute");
    return {};
}

Result<Query> Query::prepare(sqlite3 *connection, const char *sql)
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v3(connection, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        return sqliteFailure(connection, "prepare");
    Query query;
    query.m_query.reset(statement);
    return query;
}

void Query::bind(int position, qint64 value)
{
    sqlite3_bind_int64(m_query.get(), position, value);
}

void Query::bind(int position, std::string_view text)
{
    // An empty view may have no address, and a null address would bind NULL.
    sqlite3_bind_text(m_query.get(), position, text.empty() ? "" : text.data(), static_cast<int>(text.size()),
        SQLITE_STATIC);
}

void Query::bind(int position, std::span<const unsigned char> blob)
{
    sqlite3_bind_blob(m_query.get(), position, blob.data(), static_cast<int>(blob.size()), SQLITE_STATIC);
}

Result<bool> Query::step()
{
    const int answer = sqlite3_step(m_query.get());
    if (answer == SQLITE_ROW)
        return true;
    if (answer == SQLITE_DONE) {
        reset();
        return false;
    }
    const auto failure = sqliteFailure(sqlite3_db_handle(m_query.get()), "step");
    reset();
    return failure;
}

Result<void> Query::run()
{
    for (;;) {
        const Result<bool> more = step();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            return {};
    }
}

void Query::reset()
{
    sqlite3_reset(m_query.get());
}

qint64 Query::integer(int column) const
{
    return sqlite3_column_int64(m_query.get(), column);
}

std::string_view Query::text(int column) const
{
    const unsigned char *text = sqlite3_column_text(m_query.get(), column);
    return { reinterpret_cast<const char *>(text), static_cast<std::size_t>(sqlite3_column_bytes(m_query.get(), column)) };
}

std::span<const unsigned char> Query::blob(int column) const
{
    const void *blob = sqlite3_column_blob(m_query.get(), column);
    return { static_cast<const unsigned char *>(blob),
        static_cast<std::size_t>(sqlite3_column_bytes(m_query.get(), column)) };
}

} // namespace sluice::journal
