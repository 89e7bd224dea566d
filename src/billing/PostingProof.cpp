#include "billing/PostingProof.h"

#include "domain/Keys.h"

namespace sluice::billing {

using books::WriteOutcome;

namespace {

/// Our clock and that of the books may differ by as much.
constexpr std::chrono::minutes kClocksApart { 5 };

Money netOf(const books::InvoiceDraft &draft)
{
    Money net(0, draft.currency);
    for (const books::DraftLine &line : draft.lines)
        net = net.plus(line.amount).value_or(net);
    return draft.discount ? net.minus(*draft.discount).value_or(net) : net;
}

/// The documents that hold the number of the intent: the one that the books name, else those that a query finds.
QCoro::Task<std::vector<Invoice>> holdersOf(books::Books *books, Intent intent, QString named)
{
    if (!named.isEmpty()) {
        Result<Invoice> holder = co_await books->invoice(InvoiceId(named)); // By id: no index that lags behind.
        if (holder)
            co_return std::vector<Invoice> { std::move(*holder) };
    }
    Result<std::vector<Invoice>> numbered = co_await books->invoicesNumbered(intent.draft->docNumber);
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

bool isLookAlike(const Intent &intent, const Invoice &document)
{
    if (document.deleted || !intent.draft || keyInNote(document.privateNote))
        return false;
    const books::InvoiceDraft &draft = *intent.draft;
    if (document.customerId != draft.customerId || document.txnOn != draft.txnOn || document.currency != draft.currency)
        return false;
    if (!draft.docNumber.isEmpty() && document.docNumber != draft.docNumber)
        return false;
    const bool isOlder = intent.view.intendedAt && document.createdAt != Instant() && document.createdAt < *intent.view.intendedAt - kClocksApart;
    if (isOlder)
        return false;
    const Result<Money> net = document.total.minus(document.tax);
    return document.voided || (net && *net == netOf(draft));
}

std::optional<Invoice> lookAlikeAmong(const Intent &intent, const std::vector<Invoice> &documents)
{
    for (const Invoice &document : documents) {
        if (isLookAlike(intent, document))
            return document;
    }
    return {};
}

books::WriteAnswer<Invoice> inDoubtBecauseOf(const Intent &intent, const Invoice &lookAlike)
{
    const QString number = lookAlike.docNumber.isEmpty() ? lookAlike.id.value : lookAlike.docNumber;
    books::WriteAnswer<Invoice> answer;
    answer.outcome = WriteOutcome::Uncertain;
    answer.error = { ErrorKind::Conflict, QStringLiteral("%1, %2").arg(number, marker(intent.view.outboxKey)), {}, kLookAlike, {} };
    return answer;
}

std::optional<books::UnreadRecord> maybeOursAmong(const Intent &intent, const std::vector<books::UnreadRecord> &unread, LookedFor what)
{
    for (const books::UnreadRecord &record : unread) {
        const std::optional<QString> key = keyInNote(record.privateNote);
        const bool isOlder = intent.view.intendedAt && record.madeAt != Instant() && record.madeAt < *intent.view.intendedAt - kClocksApart;
        if (key ? *key == intent.view.outboxKey : what == LookedFor::Customer && !isOlder)
            return record;
    }
    return {};
}

books::WriteAnswer<Invoice> inDoubtBecauseOf(const Intent &intent, const books::UnreadRecord &unread)
{
    books::WriteAnswer<Invoice> answer;
    answer.outcome = WriteOutcome::Uncertain;
    answer.error = { ErrorKind::BadReply, QStringLiteral("%1 cannot be read (%2), %3").arg(unread.id, unread.why, marker(intent.view.outboxKey)),
        {}, kUnreadable, {} };
    return answer;
}

QCoro::Task<Outcome> prove(books::Books *books, Intent intent, books::WriteAnswer<Invoice> answer)
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
    if (const std::optional<Invoice> alike = lookAlikeAmong(outcome.intent, holders)) {
        outcome.answer = inDoubtBecauseOf(outcome.intent, *alike);
        co_return outcome;
    }
    const bool heldByAnother = std::any_of(holders.begin(), holders.end(),
        [&](const Invoice &holder) { return holder.docNumber == outcome.intent.draft->docNumber; });
    if (heldByAnother)
        outcome.answer.outcome = WriteOutcome::Rejected;
    co_return outcome;
}

} // namespace sluice::billing
