#pragma once

#include "core/Result.h"

#include <QString>

#include <span>
#include <vector>

namespace sluice::mirror {

class Database;

/// One step of the schema: a numbered file in migrations/, compiled in.
struct Migration {
    int number = 0;
    QByteArray sql;
};

/// All of them, in order.
const std::vector<Migration> &migrations();

/// Tells a mirror, or an empty file that may become one, from everything else.
/// Errors: Damaged, code "newer" or "damaged".
Result<void> recognise(const Database &database, std::span<const Migration> migrations);

/// Brings the database up to date, each step in one transaction with its number. Before the first step, a database that
/// holds something is copied to `<file>.before-<number>`. Errors: Storage, Damaged.
Result<void> migrate(Database &database, const QString &file, std::span<const Migration> migrations);

} // namespace sluice::mirror
