#pragma once

#include "mirror/Database.h"
#include "mirror/Statement.h"

namespace sluice::mirror {

/// The door from this folder to SQLite's C interface on the connection of a Database.
class Access {
public:
    static sqlite3 *handle(const Database &database) { return database.handle(); }

    /// The statement for `sql`, prepared once a connection. Whoever asks for it uses it up before anybody asks again.
    static Result<Statement *> statement(const Database &database, std::string_view sql);
};

/// What SQLite last said: Damaged (code "damaged") for a broken file; else Storage.
tl::unexpected<Error> sqliteFailure(sqlite3 *handle);

/// A failure of our own file, with the code that tells what to do about it: "damaged" or "newer".
tl::unexpected<Error> damaged(const QString &why, const char *code = "damaged");

/// Runs statements that need no parameters and give no rows.
Result<void> execute(const Database &database, const char *sql);

/// The first column of the first row as a number; 0 when there is none.
Result<qint64> number(const Database &database, std::string_view sql);

} // namespace sluice::mirror
