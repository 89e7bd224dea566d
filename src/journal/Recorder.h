#pragma once

#include "journal/Journal.h"

namespace sluice::journal {

/// Appends events and brings the views up to date with them before it returns: what a command writes through, so that
/// its next look at a view sees its own decision.
class Recorder {
public:
    Recorder() = default;
    Recorder(const Recorder &) = delete;
    Recorder &operator=(const Recorder &) = delete;
    virtual ~Recorder() = default;

    /// Errors as Journal::append; when only the views could not be written the events stand, and the next catch-up
    /// applies them. To record nothing makes sure of what is there: with Durability::Full the journal
    /// outlives a loss of power, and the views know all of it, or it fails.
    virtual Result<std::vector<Event>> record(std::vector<NewEvent> events, Durability durability = Durability::Normal) = 0;
};

} // namespace sluice::journal
