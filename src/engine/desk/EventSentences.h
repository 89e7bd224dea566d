#pragma once

#include "desk/Rows.h"
#include "journal/Event.h"

namespace sluice::engine {

/// An event as one plain sentence for people.
QString eventSentence(const journal::Event &event);

desk::EventRow eventRow(const journal::Event &event);
std::vector<desk::EventRow> eventRows(const std::vector<journal::Event> &events); ///< Newest first.

} // namespace sluice::engine
