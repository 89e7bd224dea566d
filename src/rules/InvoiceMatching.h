#pragma once

#include "domain/BillingRequest.h"
#include "domain/Crm.h"
#include "domain/Ledger.h"
#include "rules/Policy.h"

#include <QSet>
#include <QString>

#include <span>
#include <vector>

namespace sluice::rules {

enum class InvoiceHow {
    None,
    Mention,  ///< Its number, memo or note names the deal or its purchase order.
    Amount,   ///< Same customer, currency and net amount, in the window, and nothing else fits on either side.
    Ambiguous ///< Several invoices or several requests fit.
};
QString nameOf(InvoiceHow how); // "none", "mention", "amount", "ambiguous"

/// A request that may have been billed by hand.
struct InvoiceClaim {
    const Deal *deal = nullptr;
    const BillingRequest *request = nullptr;
    QStringList customerIds; ///< Customers of this company that stand for the deal's account.
};

struct InvoiceMatch {
    InvoiceHow how = InvoiceHow::None;
    const Invoice *invoice = nullptr;       ///< With Mention and Amount.
    std::vector<const Invoice *> candidates; ///< With Ambiguous; sorted by date and id.
};

/// Pairs requests with invoices that were made by hand in one company, one to one. Voided and deleted invoices, those
/// that carry Sluice's marker, and those in `taken` (ids already joined to a request) are left out. An invoice that
/// mentions a deal goes to that deal only; of a deal's equal parts, each goes to the nearest date. The result does not
/// depend on the order of claims or invoices, and no invoice is given twice. One result a claim, in their order.
std::vector<InvoiceMatch> matchInvoices(std::span<const InvoiceClaim> claims, std::span<const Invoice> invoices,
    const QSet<QString> &taken, const MatchRules &rules);

/// What the two spellings of a Salesforce id, of 15 and of 18 letters, have in common.
QString shortId(QStringView id);

/// The short ids of the deals that the number, note or memo of an invoice names.
QStringList dealsNamedIn(const Invoice &invoice);

/// True if `text` names this Salesforce id, in its 15- or 18-character form, as a word of its own.
bool mentionsId(QStringView text, QStringView id18);

/// An invoice's amount without tax: what a deal's amount is compared with.
Money netOf(const Invoice &invoice);

} // namespace sluice::rules
