#pragma once

#include "core/Result.h"
#include "core/Time.h"
#include "domain/Crm.h"
#include "domain/Ledger.h"

#include <QHash>
#include <QString>

#include <functional>
#include <span>
#include <variant>

// How pulled records travel from a client to the mirror, page by page.

namespace sluice {

/// A row that the other side says is gone.
struct Tombstone {
    QString object; ///< "Opportunity", "Invoice", …
    QString id;
    Instant at {};
};

/// The Closed Won moment of one deal, from OpportunityHistory.
struct WonMoment {
    DealId dealId;
    std::optional<Instant> wonAt;
    bool exact = false;
};

/// Lines and milestones travel on their own: they change without their deal.
struct DealLineRow {
    DealId dealId;
    DealLine line;
    Currency currency;
    bool deleted = false;
};
struct MilestoneRow {
    DealId dealId;
    Milestone milestone;
    bool deleted = false;
};
/// A stage row of OpportunityHistory; the mirror keeps them all and derives the won moment.
struct StageChange {
    QString id;
    DealId dealId;
    QString stage;
    bool won = false;
    Instant at {};
};

/// Takes what a client pulled and makes it durable. Each call of `page` is one transaction together with the cursor
/// it brings, so that after a crash the pull goes on where it stood.
class PullSink {
public:
    PullSink() = default;
    PullSink(const PullSink &) = delete;
    PullSink &operator=(const PullSink &) = delete;
    virtual ~PullSink() = default;

    /// One page of one kind of record. `cursor` is stored under `source` (for example "salesforce:Opportunity",
    /// "quickbooks:9341…") in the same transaction; an empty cursor leaves the stored one as it is.
    struct Page {
        QString source;
        QString cursor;
        std::vector<Account> accounts;
        std::vector<User> users;
        std::vector<Product> products;
        std::vector<Deal> deals; ///< Without lines and milestones.
        std::vector<DealLineRow> lines;
        std::vector<MilestoneRow> milestones;
        std::vector<StageChange> stages;
        QString realm; ///< The company that the rows below belong to.
        std::optional<Company> company;
        std::vector<Customer> customers;
        std::vector<Item> items;
        std::vector<Term> terms;
        std::vector<TaxCode> taxCodes;
        std::vector<Invoice> invoices;
        std::vector<Payment> payments;
        std::vector<CreditMemo> creditMemos;
        std::vector<SalesReceipt> salesReceipts;
        std::vector<RefundReceipt> refundReceipts;
        std::vector<Tombstone> tombstones;
    };
    virtual Result<void> page(Page page) = 0;

    /// The stored cursor of a source; empty when it was never pulled.
    virtual QString cursor(const QString &source) const = 0;

    /// Ids that the mirror holds for an object, for a census after a long sleep.
    virtual QStringList knownIds(const QString &object, const QString &realm) const = 0;
};

/// What a pull did, for the summary of the cycle.
struct PullReport {
    int calls = 0;
    QMap<QString, int> records; ///< Per object.
};

/// Told while a pull runs: records so far and, where known, in all.
struct PullProgress {
    QString object;
    int done = 0;
    std::optional<int> total;
};

} // namespace sluice
