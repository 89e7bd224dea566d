#pragma once

#include "books/Books.h"
#include "books/quickbooks/Rows.h"

// The batch endpoint: several creates in one call. Source: QuickBooks sheet, sections 3.2 and 6.

namespace sluice::quickbooks {

/// The largest size that any source names; smaller ones are learned from answer 1040.
constexpr int kBatchItemsMax = 30;

/// The items are named "1", "2", … in the order of `bodies`, which stand in it byte for byte: with the request id of the
/// call in front, such a name is the request id of its item (books::keyInBatch).
QByteArray batchBody(const std::vector<QByteArray> &bodies);

/// One answer for each of `count` items, told by name: neither order nor completeness is promised. An item without an
/// answer is Uncertain.
std::vector<books::WriteAnswer<Invoice>> readBatch(QByteArray reply, std::size_t count, const RowContext &context,
                                                   const QByteArray &correlation);

/// The same for all.
std::vector<books::WriteAnswer<Invoice>> answeredAlike(const Error &error, books::WriteOutcome outcome, std::size_t count);

/// Whether `error` says that a batch was refused before any of it was done. What is said of it otherwise may have been said
/// on the way.
bool isOfWholeBatch(const Error &error);

/// The size to try after `error` (1040) refused one of `size`.
int smallerBatch(int size, const Error &error);

} // namespace sluice::quickbooks
