#include "mirror/Access.h"

#include "mirror/StatementCache.h"

#include <sqlite3.h>

namespace sluice::mirror {

Result<Statement *> Access::statement(const Database &database, std::string_view sql)
{
    return database.m_statements->find(database, sql);
}

tl::unexpected<Error> sqliteFailure(sqlite3 *handle)
{
    const int code = sqlite3_errcode(handle) & 0xff; // The primary code; the rest is detail.
    const QString said = QString::fromUtf8(sqlite3_errmsg(handle));
    if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB)
        return damaged(said);
    return fail(ErrorKind::Storage, QStringLiteral("mirror: ") + said);
}

tl::unexpected<Error> damaged(const QString &why, const char *code)
{
    auto failure = fail(ErrorKind::Damaged, QStringLiteral("mirror: ") + why);
    failure.value().code = QString::fromLatin1(code);
    return failure;
}

Result<void> execute(const Database &database, const char *sql)
{
    sqlite3 *handle = Access::handle(database);
    if (sqlite3_exec(handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return sqliteFailure(handle);
    return {};
}

Result<qint64> number(const Database &database, std::string_view sql)
{
    Result<Statement> statement = Statement::prepare(database, sql);
    if (!statement)
        return tl::unexpected(statement.error());
    const Result<bool> row = statement->step();
    if (!row)
        return tl::unexpected(row.error());
    return *row ? statement->integer() : 0;
}

} // namespace sluice::mirror
