#pragma once

#include "billing/PostingRecord.h"

#include <QCoro/QCoroTask>

// What proves that a document is, or is not, the one that an intent asked for.

namespace sluice::billing {

/// By its marker; where a void took the note away, by number, customer and day.
bool isOurs(const Intent &intent, const Invoice &document);

/// The document among `documents` that the intent asked for, voided ones included; nothing if none is it.
std::optional<Invoice> oursAmong(const Intent &intent, const std::vector<Invoice> &documents);

/// Code of the error of an intent that a document without marker may be.
inline const QString kLookAlike = QStringLiteral("look_alike");

/// A document that is not ours by any proof and could be: its marker may have been cleared by hand. Only a person can tell.
bool isLookAlike(const Intent &intent, const Invoice &document);
std::optional<Invoice> lookAlikeAmong(const Intent &intent, const std::vector<Invoice> &documents);

/// Uncertain, until a person gives the document its marker back, or takes the approval back.
books::WriteAnswer<Invoice> inDoubtBecauseOf(const Intent &intent, const Invoice &lookAlike);

/// Code of the error of an intent whose document may be one that cannot be read.
inline const QString kUnreadable = QStringLiteral("unreadable");

/// Which of the documents that could not be read may be the one that the intent asked for: one with its marker; without
/// any marker, one of its customer and day that is not older.
enum class LookedFor { Anything, Customer };
std::optional<books::UnreadRecord> maybeOursAmong(const Intent &intent, const std::vector<books::UnreadRecord> &unread, LookedFor what);

/// Uncertain, until the document can be read, or a person takes the approval back.
books::WriteAnswer<Invoice> inDoubtBecauseOf(const Intent &intent, const books::UnreadRecord &unread);

/// What the answer to an intent proves, with a look where the answer alone does not:
/// - an answer that repeats some other document is Uncertain,
/// - a number that is taken: by our own document, then it exists; by another, then ours does not, for the books that
///   refuse a number hold it once.
QCoro::Task<Outcome> prove(books::Books *books, Intent intent, books::WriteAnswer<Invoice> answer);

} // namespace sluice::billing
