#include "billing/PostingProof.h"

#include "billing/ClockGuard.h"
#include "domain/Keys.h"
#include "rules/InvoiceMatching.h"

#include <QSet>

namespace sluice::billing {

using books::WriteOutcome;
using mirror::RequestView;

namespace {


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

namespace {

bool isOlder(const Intent &intent, Instant madeAt)
{
    return intent.view.intendedAt && madeAt != Instant() && madeAt < *intent.view.intendedAt - kClocksApart;
}

/// Those of all revisions of the request, and of some that the journal may have forgotten.
QSet<QString> keysOf(const RequestView &view)
{
    QSet<QString> keys;
    for (int revision = 1; revision <= view.outboxRevision + kForgottenMax; ++revision)
        keys.insert(invoiceKey(view.outboxRealm, view.request.id, revision));
    return keys;
}

bool hasNet(const Intent &intent, const Invoice &document)
{
    const Result<Money> net = document.total.minus(document.tax);
    return document.currency == intent.draft->currency && net && *net == netOf(*intent.draft);
}

/// A document that is not ours by any proof and may be: its marker was cleared by hand, or it is that of another revision of
/// the request, of which a journal that was put back knows nothing.
bool isLookAlike(const Intent &intent, const QSet<QString> &keys, const Invoice &document)
{
    if (const std::optional<QString> key = keyInNote(document.privateNote))
        return !document.voided && keys.contains(*key);
    const books::InvoiceDraft &draft = *intent.draft;
    const bool isAlike = document.customerId == draft.customerId && document.txnOn == draft.txnOn
        && document.currency == draft.currency && (draft.docNumber.isEmpty() || document.docNumber == draft.docNumber);
    return isAlike && !isOlder(intent, document.createdAt) && (document.voided || hasNet(intent, document));
}

/// The same sale as a person enters it, since it was meant: with another number, or on another day.
bool isBilledByHand(const Intent &intent, const Invoice &document)
{
    if (document.voided || keyInNote(document.privateNote) || isOlder(intent, document.createdAt))
        return false;
    const QString deal = rules::shortId(intent.view.request.dealId.value);
    const bool isNamed = !deal.isEmpty() && (document.privateNote.contains(deal) || document.memo.contains(deal));
    return isNamed || (document.customerId == intent.draft->customerId && hasNet(intent, document));
}

} // namespace

void Suspects::add(const Intent &intent, const std::vector<Invoice> &documents)
{
    if (!intent.draft)
        return;
    const QSet<QString> keys = keysOf(intent.view);
    for (const Invoice &document : documents) {
        const QString name = document.docNumber.isEmpty() ? document.id.value : document.docNumber;
        if (document.deleted)
            continue;
        if (isLookAlike(intent, keys, document))
            m_names.insert(document.id.value, name);
        else if (isBilledByHand(intent, document))
            m_byHand.insert(document.id.value, name);
    }
}

void Suspects::add(const Intent &intent, const books::InvoiceLook &look, LookedFor what)
{
    add(intent, look.invoices);
    for (const books::UnreadRecord &record : look.unread) {
        const std::optional<QString> key = keyInNote(record.privateNote);
        if (key ? *key == intent.view.outboxKey : what == LookedFor::Customer && !isOlder(intent, record.madeAt))
            m_unread.insert(record.id, QStringLiteral("%1 cannot be read (%2)").arg(record.id, record.why));
    }
}

/// All of them in one sentence: what a person says of one says nothing of the others.
books::WriteAnswer<Invoice> Suspects::doubt(const Intent &intent) const
{
    const QStringList named = m_unread.values() + m_names.values() + m_byHand.values() + QStringList { marker(intent.view.outboxKey) };
    books::WriteAnswer<Invoice> answer;
    answer.outcome = WriteOutcome::Uncertain;
    answer.error = { m_unread.isEmpty() ? ErrorKind::Conflict : ErrorKind::BadReply, named.join(QStringLiteral(", ")), {},
        m_unread.isEmpty() ? kLookAlike : kUnreadable, {} };
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
    Suspects suspects;
    suspects.add(outcome.intent, holders);
    if (!suspects.isEmpty()) {
        outcome.answer = suspects.doubt(outcome.intent);
        co_return outcome;
    }
    const bool heldByAnother = std::any_of(holders.begin(), holders.end(),
        [&](const Invoice &holder) { return holder.docNumber == outcome.intent.draft->docNumber; });
    if (heldByAnother)
        outcome.answer.outcome = WriteOutcome::Rejected;
    co_return outcome;
}

} // namespace sluice::billing
