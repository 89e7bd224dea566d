#pragma once

#include "core/Time.h"
#include "desk/Certificate.h"
#include "domain/Ledger.h"
#include "reconcile/IntentBook.h"

#include <QSet>
#include <QTimeZone>

#include <span>

namespace sluice::reconcile {

/// What is at hand of one company. `invoices` must outlive the census.
struct BooksAtHand {
    QString realm, name;
    QTimeZone zone = QTimeZone::utc();
    bool connected = true;
    std::optional<Instant> readAt, censusAt; ///< Last complete pull; last fresh reading of all marked documents.
    std::span<const Invoice> invoices;       ///< Voided and deleted ones too.
    QSet<QString> credited;                  ///< Ids of invoices that credit memos took back as a whole.
};

/// One intent beside its document.
struct TracedIntent {
    Intent intent;
    desk::IntentOutcome outcome = desk::IntentOutcome::Uncertain;
    const Invoice *document = nullptr; ///< Null when the books hold none.
    std::vector<desk::CensusFindingKind> findings;
};

struct Census {
    std::vector<TracedIntent> traced; ///< As intended.
    std::vector<desk::CensusFinding> findings; ///< By kind, then realm and document.
};

/// Compares all intents with all documents that carry Sluice's marker, in both directions and in every company. Pure.
/// Source: section 4 of the design, item 7.
Census takeCensus(const std::vector<Intent> &intents, std::span<const BooksAtHand> books);

bool isFault(desk::CensusFindingKind kind);

/// As they stand in JSON, in CSV and in the journal: "posted", "not_sent", …; "duplicate", "foreign", ….
QString nameOf(desk::IntentOutcome outcome);
QString nameOf(desk::CensusFindingKind kind);

} // namespace sluice::reconcile
