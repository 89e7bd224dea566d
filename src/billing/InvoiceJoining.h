#pragma once

#include "billing/Intents.h"
#include "billing/World.h"
#include "journal/Event.h"
#include "rules/Checks.h"
#include "rules/Policy.h"

namespace sluice::billing {

/// An invoice that names a deal which is not won, as far as Salesforce tells.
struct LooseInvoice {
    const Invoice *invoice = nullptr;
    const Deal *deal = nullptr; ///< nullptr: Salesforce holds none of this name, or none that is won or open.
    QString company;            ///< In whose books it stands.
};

/// How requests and invoices that nobody joined yet belong together.
struct Joined {
    std::vector<journal::NewEvent> events;            ///< invoice.linked, and invoice.posted for late finds by marker.
    /// Several fit, or one that names the deal fits none of its parts or stands in the books of another company: a person
    /// must say.
    QHash<RequestId, std::vector<rules::EarlierInvoice>> suspected;
    /// Living documents beyond the first that carry its marker, in any company that it was sent to.
    QHash<RequestId, std::vector<rules::EarlierInvoice>> copies;
    /// Living invoices that name the deal of a request which has its invoice already, and no other request that they could
    /// bill: further ones for the same thing, in any company.
    QHash<RequestId, std::vector<rules::EarlierInvoice>> others;
    std::vector<LooseInvoice> loose;
    QSet<RequestId> settled;                          ///< Requests that an event of `events` gives an invoice.
};

/// Finds, in every company read completely, the invoices made by hand for a request, and our own invoices that turn up
/// by their marker although their answer was lost; and names those of which there is more than one. What another company
/// than the deal's own has billed is never linked by itself. Pure.
/// `intended` says what our own invoices were meant to be: a late find is compared with that like an answer is.
Joined joinInvoices(const World &world, const rules::Policy &policy, const QSet<QString> &realmsComplete,
    const DraftOfIntent &intended);

} // namespace sluice::billing
