#pragma once

#include "billing/World.h"
#include "journal/Event.h"
#include "rules/Policy.h"

namespace sluice::billing {

/// How requests and invoices that nobody joined yet belong together.
struct Joined {
    std::vector<journal::NewEvent> events;            ///< invoice.linked, and invoice.posted for late finds by marker.
    QHash<RequestId, const Invoice *> suspected;      ///< Several fit: a person must say.
    QHash<RequestId, std::vector<const Invoice *>> copies; ///< Living documents beyond the first that carry its marker.
    QSet<RequestId> settled;                          ///< Requests that an event of `events` gives an invoice.
};

/// Finds, in every company read completely, the invoices made by hand for a request, and our own invoices that turn up
/// by their marker although their answer was lost; and names those of which there is more than one. Pure.
Joined joinInvoices(const World &world, const rules::Policy &policy, const QSet<QString> &realmsComplete);

} // namespace sluice::billing
