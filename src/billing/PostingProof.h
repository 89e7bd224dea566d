#pragma once

#include "billing/PostingRecord.h"

#include <QCoro/QCoroTask>
#include <QMap>

// What proves that a document is, or is not, the one that an intent asked for.

namespace sluice::billing {

/// By its marker; where a void took the note away, by number, customer and day.
bool isOurs(const Intent &intent, const Invoice &document);

/// The document among `documents` that the intent asked for, voided ones included; nothing if none is it.
std::optional<Invoice> oursAmong(const Intent &intent, const std::vector<Invoice> &documents);

/// Code of the error of an intent that a document without marker may be.
inline const QString kLookAlike = QStringLiteral("look_alike");

/// Code of the error of an intent whose document may be one that cannot be read.
inline const QString kUnreadable = QStringLiteral("unreadable");

/// How many intents of one request may lie between a backup of the journal and its loss.
constexpr int kForgottenMax = 8;

/// Of what a look brought, everything that is not the intent's document by any proof and beside which it may be one too
/// many: its marker may have been cleared, it carries that of another revision, somebody has billed the sale by hand
/// meanwhile, or it cannot be read. Only a person can tell.
class Suspects {
public:
    /// Of documents that could not be read: one with the intent's marker; without any marker, one of its customer and day
    /// that is not older.
    enum class LookedFor { Anything, Customer };
    void add(const Intent &intent, const std::vector<Invoice> &documents);
    void add(const Intent &intent, const books::InvoiceLook &look, LookedFor what);

    /// Keeps those that may be the very document that was asked for.
    void dropBilledByHand() { m_byHand.clear(); }
    bool isEmpty() const { return m_names.isEmpty() && m_byHand.isEmpty() && m_unread.isEmpty(); }
    bool hasUnread() const { return !m_unread.isEmpty(); }
    /// Uncertain, until a person gives the document its marker back, or says of all of them that they are others.
    books::WriteAnswer<Invoice> doubt(const Intent &intent) const;

private:
    QMap<QString, QString> m_names, m_byHand, m_unread; ///< What a person is shown, by document id: the order hangs on it.
};

/// What the answer to an intent proves, with a look where the answer alone does not:
/// - an answer that repeats some other document is Uncertain,
/// - a number that is taken: by our own document, then it exists; by another, then ours does not, for the books that
///   refuse a number hold it once.
QCoro::Task<Outcome> prove(books::Books *books, Intent intent, books::WriteAnswer<Invoice> answer);

} // namespace sluice::billing
