#pragma once

#include "billing/World.h"

#include <QSet>

namespace sluice::billing {

/// What bills a deal, or may bill it, as it was cut before: requests that it does not yield any more.
struct BilledBefore {
    QStringList invoices;  ///< What those are called that stand; with their company, if another one bills the deal now.
    QStringList documents; ///< The same as rules::documentOf() gives them.
    QStringList unsettled; ///< The titles of requests of which it is not known whether their invoice was written.
};

/// By deal, for won deals that have something left to bill: which may be the same under another name, for a request is
/// named after its part of the deal. What was voided, deleted or credited in full bills nothing. Pure.
/// `found`: requests that are given an invoice right now.
QHash<DealId, BilledBefore> billedBefore(const World &world, const QSet<RequestId> &found);

} // namespace sluice::billing
