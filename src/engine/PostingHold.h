#pragma once

#include "engine/WitnessCheck.h"

namespace sluice::engine {

/// A journal that is older than what Salesforce was told of it, as a copy on another machine may be, does not know what was
/// sent already. Nothing is posted on its word until a person has said that it is meant.
class PostingHold {
public:
    struct Parts {
        salesforce::Client *crm = nullptr; ///< nullptr: not connected.
        const journal::Journal &journal;
        journal::Recorder &recorder;
        const mirror::ViewStore &views;
        const Clock &clock;
        WitnessMemory &memory;
    };
    explicit PostingHold(Parts parts)
        : m_parts(parts)
    {
    }

    struct Answer {
        std::optional<Error> why; ///< Nothing: post.
        int exceptionsOpened = 0;
    };
    /// Reads the witness, once in the life of the program. Errors: Storage, Damaged.
    QCoro::Task<Result<Answer>> look();

private:
    Parts m_parts;
};

} // namespace sluice::engine
