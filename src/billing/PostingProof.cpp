#include "billing/PostingProof.h"

#include "domain/Keys.h"

namespace sluice::billing {

using books::WriteOutcome;

namespace {

/// The documents that hold the number of the intent: the one that the books name, else those that a query finds.
QCoro::Task<std::vector<Invoice>> holdersOf(books::Books &books, Intent intent, QString named)
{
    if (!named.isEmpty()) {
        Result<Invoice> holder = co_await books.invoice(InvoiceId(named)); // By id: no index that lags behind.
        if (holder)
            co_return std::vector<Invoice> { std::move(*holder) };
    }
    Result<std::vector<Invoice>> numbered = co_await books.invoicesNumbered(intent.draft->docNumber);
    co_return numbered ? std::move(*numbered) : std::vector<Invoice>();
}

} // namespace

bool isOurs(const Intent &intent, const Invoice &document)
{
    if (document.deleted)
        return false;
    if (const std::optional<QString> key = keyInNote(document.privateNote))
        return *key == intent.view.outboxKey;
    return document.voided && intent.draft && !intent.draft->docNumber.isEmpty()
        && document.docNumber == intent.draft->docNumber && document.customerId == intent.draft->customerId
        && document.txnOn == intent.draft->txnOn;
}

std::optional<Invoice> oursAmong(const Intent &intent, const std::vector<Invoice> &documents)
{
    for (const Invoice &document : documents) {
        if (isOurs(intent, document))
            return document;
    }
    return {};
}

QCoro::Task<Outcome> prove(books::Books &books, Intent intent, books::WriteAnswer<Invoice> answer)
{
    if (answer.outcome == WriteOutcome::Created && answer.stored) {
        // Without any marker it is still what was answered to our bytes; the comparison tells that the note was lost.
        const std::optional<QString> key = keyInNote(answer.stored->privateNote);
        if (key && *key != intent.view.outboxKey) {
            const QString text = QStringLiteral("the books answered with document %1, which is another").arg(answer.stored->id.value);
            answer.outcome = WriteOutcome::Uncertain;
            answer.error = { ErrorKind::BadReply, text, {}, {}, {} };
            answer.stored.reset();
        }
    }
    Outcome outcome { std::move(intent), std::move(answer), false, false };
    if (!outcome.answer.taken || !outcome.intent.draft || outcome.intent.draft->docNumber.isEmpty())
        co_return outcome;
    const std::vector<Invoice> holders = co_await holdersOf(books, outcome.intent, outcome.answer.inTheWay);
    if (std::optional<Invoice> ours = oursAmong(outcome.intent, holders)) {
        outcome.answer.outcome = WriteOutcome::Created;
        outcome.answer.stored = std::move(ours);
        outcome.found = true;
        co_return outcome;
    }
    const bool heldByAnother = std::any_of(holders.begin(), holders.end(),
        [&](const Invoice &holder) { return holder.docNumber == outcome.intent.draft->docNumber; });
    if (heldByAnother)
        outcome.answer.outcome = WriteOutcome::Rejected;
    co_return outcome;
}

} // namespace sluice::billing
