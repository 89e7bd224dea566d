#pragma once

#include "journal/Sqlite.h"

namespace sluice::journal {

/// Opens `journal.sqlite` for reading and appending, and makes a new one when there is none.
/// Errors: Damaged with code "newer" or "damaged"; Storage for a folder that cannot be written.
Result<Connection> openJournalFile(const QString &file);

/// A second connection for reading, used by the verification's workers.
Result<Connection> openJournalReader(const QString &file);

} // namespace sluice::journal
