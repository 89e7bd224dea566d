#pragma once

#include "core/Result.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <span>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

// SQLite's C interface with owners and Results around it; for this folder only.

namespace sluice::journal {

struct CloseConnection {
    void operator()(sqlite3 *connection) const;
};
struct FinalizeQuery {
    void operator()(sqlite3_stmt *query) const;
};
using Connection = std::unique_ptr<sqlite3, CloseConnection>;

/// What SQLite last said on `connection`. Damaged (code "damaged") for a file that is broken or no database; else
/// Storage. `doing` reads "append" or "open".
tl::unexpected<Error> sqliteFailure(sqlite3 *connection, const char *doing);

Result<void> execute(sqlite3 *connection, const char *sql);

/// A prepared statement that is run many times. Texts and blobs are bound without a copy: they must outlive the step.
class Query {
public:
    static Result<Query> prepare(sqlite3 *connection, const char *sql);

    void bind(int position, qint64 value);
    void bind(int position, std::string_view text);
    void bind(int position, std::span<const unsigned char> blob);

    /// True: a row is ready. False: done, and the statement is reset.
    Result<bool> step();
    /// Steps to the end and resets.
    Result<void> run();
    void reset();

    qint64 integer(int column) const;
    std::string_view text(int column) const; ///< Valid until the next step.
    std::span<const unsigned char> blob(int column) const;

private:
    std::unique_ptr<sqlite3_stmt, FinalizeQuery> m_query;
};

} // namespace sluice::journal
