#pragma once

#include "billing/World.h"
#include "books/Books.h"
#include "core/Clock.h"
#include "engine/Projection.h"
#include "engine/WitnessCheck.h"
#include "mirror/Facts.h"
#include "reconcile/Census.h"
#include "rules/Policy.h"

namespace sluice::engine {

struct CensusTally {
    int read = 0; ///< Companies whose documents were read anew.
    int faults = 0;
    int exceptionsOpened = 0, exceptionsClosed = 0;
    std::optional<Error> trouble; ///< The first company that could not be read, or why the witness could not.
};

/// The census as the engine takes it: reads every document made since the first intent anew, looks up each marked one that
/// did not come, compares documents and intents in both directions, keeps an exception for what only this comparison
/// finds, and puts the result into the journal. It also asks Salesforce which head of the journal it was told. Source:
/// sections 2 and 4 of the design, item 7.
class CensusRound {
public:
    struct Parts {
        journal::Journal &journal;
        Projection &projection;
        mirror::ViewStore &views;
        const mirror::Facts &facts;
        PullSink &mirror;
        const Clock &clock;
        QHash<QString, QString> entities; ///< Realm to legal entity, of the companies connected.
        salesforce::Client *crm = nullptr; ///< Asked for the outside witness; nullptr: not at hand.
        WitnessMemory *witness = nullptr;  ///< With `crm`.
    };
    explicit CensusRound(Parts parts);

    /// Whether a company has intents and was not counted for a day. Errors: Storage.
    Result<bool> isDue(const QString &realm) const;

    /// Errors: Storage, Damaged; Conflict when somebody decided meanwhile (the next cycle tries again). A company that
    /// does not answer is in the tally and stays due.
    QCoro::Task<Result<CensusTally>> run(std::vector<books::Books *> companies);

private:
    QCoro::Task<Result<void>> read(books::Books *books, Instant madeSince);
    /// What it says goes into the record of the census; nothing when Salesforce was not asked.
    QCoro::Task<Result<QJsonObject>> askWitness(CensusTally *tally);
    Result<std::vector<mirror::RequestView>> requestsOf(const QString &realm) const;
    Result<void> keepCases(const billing::World &world, const reconcile::Census &census, CensusTally &tally);
    Result<void> record(const std::vector<reconcile::BooksAtHand> &books, const reconcile::Census &census,
        const QJsonObject &witness, CensusTally &tally);

    Parts m_parts;
};

} // namespace sluice::engine
