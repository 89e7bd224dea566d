#pragma once

#include "billing/PostingRecord.h"

#include <QCoro/QCoroTask>

// What proves that a document is, or is not, the one that an intent asked for.

namespace sluice::billing {

/// By its marker; where a void took the note away, by number, customer and day.
bool isOurs(const Intent &intent, const Invoice &document);

/// The document among `documents` that the intent asked for, voided ones included; nothing if none is it.
std::optional<Invoice> oursAmong(const Intent &intent, const std::vector<Invoice> &documents);

/// What the answer to an intent proves, with a look where the answer alone does not:
/// - an answer that repeats some other document is Uncertain,
/// - a number that is taken: by our own document, then it exists; by another, then ours does not, for the books that
///   refuse a number hold it once.
QCoro::Task<Outcome> prove(books::Books &books, Intent intent, books::WriteAnswer<Invoice> answer);

} // namespace sluice::billing
