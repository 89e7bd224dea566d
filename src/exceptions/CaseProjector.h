#pragma once

#include "journal/Event.h"
#include "mirror/Views.h"

#include <span>

namespace sluice::exceptions {

/// Applies one event of an `exception:` subject to the view of that case. Pure. `exception.undone` needs the whole
/// history and is left to foldCase().
void applyToCase(mirror::CaseView &view, const journal::Event &event);

/// The view of a case from its whole history, decisions that were taken back left out.
mirror::CaseView foldCase(const CaseId &id, std::span<const journal::Event> history);

/// The last decision of `actor` that can still be taken back: nothing but the system's notes came after it.
std::optional<journal::Event> undoable(const QString &actor, std::span<const journal::Event> history);

/// Whose decision was the last that was not taken back; empty when there is none.
QString lastDecider(std::span<const journal::Event> history);

} // namespace sluice::exceptions
