#pragma once

#include "mirror/Access.h"
#include "mirror/Record.h"

#include <QStringList>

// Reading and writing whole records by their lists of columns.

namespace sluice::mirror {

/// Which table a record stands in; specialised beside its columns. The first `keys` columns are the primary key.
template <class T> struct TableOf;

template <class T> const TableSql &tableSql()
{
    static const TableSql sql = [] {
        ColumnNames names;
        const T empty {};
        columns(names, empty);
        return TableSql(TableOf<T>::name, TableOf<T>::keys, names.names);
    }();
    return sql;
}

/// Inserts or changes one row. How many rows that really changed: 0 or 1.
template <class T> Result<int> put(const Database &database, const T &record)
{
    const Result<Statement *> statement = Access::statement(database, tableSql<T>().upsert);
    if (!statement)
        return tl::unexpected(statement.error());
    ColumnWriter writer(**statement);
    columns(writer, record);
    return (*statement)->run();
}

/// Fills `record` from the row at which `statement` stands. Errors: Damaged for what cannot have been written.
template <class T> Result<void> take(Statement &statement, T &record)
{
    ColumnReader reader(statement);
    columns(reader, record);
    if (!reader.refused().empty())
        return damaged(QStringLiteral("%1.%2 holds an impossible value")
                           .arg(QString::fromLatin1(TableOf<T>::name), QString::fromStdString(reader.refused())));
    return {};
}

/// Steps through `sql` with its parameters and hands every row to `each`, which may end it by an error.
template <class Each>
Result<void> forEachRow(
    const Database &database, std::string_view sql, const QStringList &parameters, Each each)
{
    const Result<Statement *> found = Access::statement(database, sql);
    if (!found)
        return tl::unexpected(found.error());
    Statement &statement = **found;
    for (const QString &parameter : parameters)
        statement.bind(parameter);
    for (;;) {
        const Result<bool> row = statement.step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return {};
        if (const Result<void> taken = each(statement); !taken) {
            statement.reset();
            return taken;
        }
    }
}

/// The records that `rest` ("WHERE … ORDER BY …") selects.
template <class T>
Result<std::vector<T>> list(
    const Database &database, std::string_view rest = {}, const QStringList &parameters = {})
{
    std::vector<T> records;
    const Result<void> read = forEachRow(database, tableSql<T>().select + ' ' + std::string(rest), parameters,
        [&records](Statement &row) { return take(row, records.emplace_back()); });
    if (!read)
        return tl::unexpected(read.error());
    return records;
}

/// The same for many records: counted first, because moving them while the list grows costs more than reading them.
template <class T>
Result<std::vector<T>> listMany(const Database &database, std::string_view rest, const QStringList &parameters = {})
{
    std::vector<T> records;
    const std::string count
        = std::string("SELECT count(*) FROM ") + TableOf<T>::name + ' ' + std::string(rest);
    return forEachRow(database, count, parameters,
        [&records](Statement &row) -> Result<void> {
            records.reserve(static_cast<std::size_t>(row.integer()));
            return {};
        })
        .and_then([&] {
            return forEachRow(database, tableSql<T>().select + ' ' + std::string(rest), parameters,
                [&records](Statement &row) { return take(row, records.emplace_back()); });
        })
        .map([&records] { return std::move(records); });
}

/// Hands rows to the records they belong to: `Row`s come sorted by owner as `records` are by id, so that one pass over
/// each joins them. `give(row, record)` takes a row; rows without an owner are passed over.
template <class Row, class T, class OwnerOf, class IdOf, class Give>
Result<void> joinRows(const Database &database, std::string_view rest, const QStringList &parameters,
    std::vector<T> &records, OwnerOf ownerOf, IdOf idOf, Give give)
{
    auto record = records.begin();
    Row row;
    return forEachRow(database, tableSql<Row>().select + ' ' + std::string(rest), parameters,
        [&](Statement &statement) -> Result<void> {
            if (const Result<void> taken = take(statement, row); !taken)
                return taken;
            while (record != records.end() && idOf(*record) < ownerOf(row))
                ++record;
            if (record != records.end() && idOf(*record) == ownerOf(row))
                give(std::move(row), *record);
            return {};
        });
}

} // namespace sluice::mirror
