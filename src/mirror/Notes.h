#pragma once

#include <QString>

// Names of the notes in which the mirror keeps how fresh it is. A rebuilt mirror has none of them yet.

namespace sluice::mirror {

/// Milliseconds of the last complete read of a source: "salesforce" or a realm.
inline QString freshNote(const QString &source) { return QStringLiteral("fresh.") + source; }

/// Milliseconds of the last census of a company: all its marked documents read fresh.
inline QString censusNote(const QString &realm) { return QStringLiteral("census.") + realm; }

} // namespace sluice::mirror
