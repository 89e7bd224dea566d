#pragma once

#include "core/Clock.h"
#include "engine/Assessment.h"
#include "mirror/Notes.h"
#include "mirror/ViewStore.h"

namespace sluice::engine {

/// Notes under which the mirror keeps how fresh each source is: `fresh.<source>` (milliseconds), `error.<source>`.
using mirror::freshNote;
QString errorNote(const QString &source);

/// Keeps that a source was just read to the end, or why it was not. Errors: Storage, Damaged, also when `error` is one of
/// them: then it is no trouble of the source.
Result<void> noteRead(mirror::ViewStore &views, const Clock &clock, const QString &source, const std::optional<Error> &error);

/// Which of Salesforce and the companies `realms` were ever read to the end. Errors: Storage, Damaged.
Result<Completeness> completenessOf(const mirror::ViewStore &views, const QStringList &realms);

} // namespace sluice::engine
