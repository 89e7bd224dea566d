#pragma once

#include "books/Books.h"
#include "domain/Ledger.h"

#include <QJsonArray>

#include <vector>

namespace sluice::billing {

/// One field in which the stored document is not what was intended.
struct StoredDifference {
    QString field, intended, stored;
};

/// The stored invoice against the intent, line by line. What the books add on their own (line numbers, a sub-total,
/// tax where the books compute it) is no difference; a dropped or altered value is.
std::vector<StoredDifference> compareStored(const books::InvoiceDraft &intended, const Invoice &stored);

/// What the books made of it at once: that too which a person may change later, such as where it is sent. `home`: the
/// company's own currency, none if it is not known; what is in another has a rate.
std::vector<StoredDifference> compareMade(const books::InvoiceDraft &intended, const Invoice &stored, Currency home = {});

QJsonArray toJson(const std::vector<StoredDifference> &differences);

} // namespace sluice::billing
