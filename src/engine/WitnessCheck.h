#pragma once

#include "core/Clock.h"
#include "crm/salesforce/Client.h"
#include "journal/Recorder.h"
#include "mirror/ViewStore.h"
#include "reconcile/Witness.h"

namespace sluice::engine {

/// What one life of the program knows of the journal's outside witness.
struct WitnessMemory {
    /// How long the journal was when it was opened, until Salesforce was asked for the first time: it grows from then on.
    std::optional<qint64> eventsFound;
    bool wasRead = false; ///< Until then no head is told: it would wipe out what contradicts the journal.

    /// Of a journal that was just opened.
    static WitnessMemory of(const journal::Journal &journal);
};

/// Asks Salesforce which head of the journal it was told, and holds it against the chain. A contradiction goes into the
/// journal together with its exception, and only then may the next head be told: the witness serves again from there on.
/// Source: section 2 of the design.
class WitnessCheck {
public:
    struct Parts {
        salesforce::Client &crm;
        const journal::Journal &journal;
        journal::Recorder &recorder;
        const mirror::ViewStore &views;
        const Clock &clock;
        WitnessMemory &memory;
    };
    explicit WitnessCheck(Parts parts);

    struct Answer {
        bool skipped = false; ///< The org has no place for a witness.
        std::optional<reconcile::HeadTold> told;
        desk::WitnessOutcome outcome = desk::WitnessOutcome::Absent;
        int exceptionsOpened = 0;
    };
    /// Whether the journal was found to be another than Salesforce was told, and nobody has said yet that it is meant.
    static Result<bool> isContradicted(const mirror::ViewStore &views);

    /// One call. Errors: of salesforce::Client::readWitness(); Storage; Conflict when somebody decided meanwhile.
    QCoro::Task<Result<Answer>> run();

private:
    Result<reconcile::ChainHere> chainAt(qint64 events) const;
    Result<int> keep(const reconcile::Contradiction &contradiction);
    Result<bool> isKnown(const reconcile::Contradiction &contradiction) const;

    Parts m_parts;
};

} // namespace sluice::engine
