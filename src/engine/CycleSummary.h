#pragma once

#include "billing/Poster.h"
#include "core/Result.h"

#include <QMap>
#include <QString>

#include <chrono>
#include <vector>

namespace sluice::engine {

/// What one cycle did, and what kept it from doing more. `sync --json` prints it.
struct CycleSummary {
    struct System {
        QString id; ///< "salesforce" or the realm.
        QString name;
        int calls = 0;
        QMap<QString, int> records;
        std::optional<Error> error; ///< Why this system was not read, or not to the end.
        std::optional<Error> writeError {}; ///< Why it takes no writes at present: `code` books::kTakesNoWrites, or it asked for a rest.
    };
    System salesforce;
    std::vector<System> companies;
    int assessed = 0, ready = 0, blocked = 0;
    int exceptionsOpened = 0, exceptionsClosed = 0;
    billing::PostingTally invoices;
    int writtenBack = 0, writeBackFailed = 0;
    std::optional<Error> writeBackError;
    std::optional<int> censusFaults; ///< When a census was taken.
    std::optional<Error> censusError; ///< Why a company was not counted.
    std::chrono::milliseconds duration { 0 };
    /// How long to wait at least before the next cycle, because Salesforce's calls of the day or the books' reads of the
    /// month run short. Usually nothing.
    std::chrono::milliseconds rest { 0 };

    /// Why the count that was asked for is not of every company; nothing when it is.
    std::optional<Error> censusTrouble() const;
    /// The first thing that went wrong with a system, for the exit code; nothing when all went well.
    std::optional<Error> firstError() const;
};

/// Told while a cycle runs.
struct CycleProgress {
    QString step;   ///< "settle", "pull", "assess", "post", "write_back", "reconcile"
    QString system; ///< Connection id, where one is concerned.
    QString object; ///< "Opportunity", "Invoice", …
    int done = 0;
    std::optional<int> total;
};

} // namespace sluice::engine
