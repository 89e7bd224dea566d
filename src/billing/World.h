#pragma once

#include "mirror/Facts.h"
#include "mirror/ViewStore.h"
#include "rules/CompanyIndex.h"

#include <QTimeZone>

#include <memory>
#include <unordered_map>

namespace sluice::billing {

/// One company in the books with everything an assessment asks about it, indexed.
struct CompanyWorld {
    CompanyWorld(rules::CompanyIndex indexed, std::vector<Invoice> documents);
    void takeReceipts(std::vector<SalesReceipt> receipts);
    /// Whether credit memos took back all of an invoice of this company.
    bool isCredited(const Invoice &invoice) const;

    rules::CompanyIndex index;
    std::vector<Invoice> invoices;
    QHash<QString, const Invoice *> invoiceById;
    QHash<QString, std::vector<const Invoice *>> invoicesByCustomer;
    QHash<QString, QDate> lastPaidOn;         ///< By invoice id; a credit that was applied is no payment.
    std::vector<SalesReceipt> salesReceipts;  ///< Sold and paid without an invoice; see takeReceipts().
    QHash<QString, std::vector<const SalesReceipt *>> receiptsByCustomer;
    QHash<QString, const SalesReceipt *> receiptByKey; ///< Those that carry a marker and stand, by its key.
    QHash<QString, std::vector<Money>> openCredits; ///< Unapplied credit memos, by customer id.
    QHash<QString, Money> creditedByInvoice;  ///< Credit memos applied, by invoice id.
    QHash<ProductId, QString> mappedItems;    ///< Mappings in force.
    QHash<AccountId, mirror::CustomerLinkView> links;
    QHash<AccountId, mirror::CustomerWriteView> customerWrites;
    QTimeZone zone;
    std::optional<Instant> readAt; ///< When it was last read completely.
};

/// What the mirror and the views hold at one moment, loaded once for a whole assessment.
struct World {
    std::vector<Deal> deals;
    QHash<DealId, const Deal *> dealById;
    QHash<AccountId, Account> accounts;
    QHash<ProductId, Product> products;
    QHash<QString, User> users; ///< Of Salesforce, by id.
    std::vector<std::unique_ptr<CompanyWorld>> companies;
    std::vector<const rules::CompanyIndex *> indices; ///< Of companies, in their order.
    QSet<AccountId> activated;
    std::vector<mirror::RequestView> requests;
    std::unordered_map<QString, mirror::CaseView> cases; ///< By case id.
    bool hasUnread = false; ///< Some company that is signed in was never read: what it billed is not known.

    const CompanyWorld *company(const QString &realm) const;
    /// The company that bills a deal; nullptr when that is not clear.
    const CompanyWorld *companyOf(const Deal &deal) const;

    /// `entities`: the legal entity that each connected realm was named for.
    /// Errors: Storage.
    static Result<std::unique_ptr<World>> load(const mirror::Facts &facts, const mirror::ViewStore &views,
        const QHash<QString, QString> &entities);
    /// Reads again what follows from the journal, after something was recorded; the systems' records stay as they were.
    /// Errors: Storage.
    Result<void> readViews(const mirror::ViewStore &views);
};

} // namespace sluice::billing
