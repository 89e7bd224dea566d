#pragma once

#include "core/Result.h"
#include "domain/UnreadRow.h"

namespace sluice::mirror {

class Database;

/// The records of the CRM that pulls could not read so far, sorted by object and id. Errors: Storage.
Result<std::vector<UnreadRow>> unreadRows(Database &database);

} // namespace sluice::mirror
