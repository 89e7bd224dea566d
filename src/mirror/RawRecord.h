#pragma once

#include "mirror/Database.h"

namespace sluice::mirror {

/// A mirrored record, with the rows inside it, as indented JSON: amounts as decimal text beside their currency, moments
/// as ISO 8601. Empty if the record or its kind is unknown.
Result<QString> rawRecord(Database &database, const QString &object, const QString &realm, const QString &id);

} // namespace sluice::mirror
