#include "billing/PostingRecord.h"

#include "billing/Comparison.h"
#include "billing/Doubt.h"
#include "billing/DraftPayload.h"
#include "billing/Intents.h"
#include "billing/RequestProjector.h"
#include "domain/Keys.h"
#include "journal/Kinds.h"
#include "journal/PayloadText.h"

#include <QUuid>

namespace sluice::billing {

using books::WriteOutcome;
using mirror::Decision;
using mirror::Outbox;
using mirror::RequestView;
namespace kind = journal::kind;

namespace {

const QString kSystem = QStringLiteral("sluice");

/// Request ids of batches: hangs on every key in it, so that no other composition can be taken for this one.
QString batchKeyOf(const QStringList &keys)
{
    return QUuid::createUuidV5(QUuid(keys.front()), keys.join(QLatin1Char('\n')).toUtf8()).toString(QUuid::WithoutBraces);
}

QString kindOf(WriteOutcome outcome)
{
    switch (outcome) {
    case WriteOutcome::Created: return kind::kInvoicePosted;
    case WriteOutcome::Rejected: return kind::kInvoiceRejected;
    case WriteOutcome::Uncertain: return kind::kInvoiceUncertain;
    case WriteOutcome::NotSent: return kind::kInvoiceNotSent;
    }
    Q_UNREACHABLE();
}

void count(PostingTally &tally, WriteOutcome outcome)
{
    switch (outcome) {
    case WriteOutcome::Created: tally.posted += 1; return;
    case WriteOutcome::Rejected: tally.rejected += 1; return;
    case WriteOutcome::Uncertain: tally.uncertain += 1; return;
    case WriteOutcome::NotSent: tally.notSent += 1; return;
    }
}

QJsonObject postedPayload(const Outcome &outcome, Currency home)
{
    const Invoice &stored = *outcome.answer.stored;
    std::vector<StoredDifference> differences;
    if (outcome.intent.draft)
        differences = compareMade(*outcome.intent.draft, stored, home);
    return { { QStringLiteral("realm"), outcome.intent.view.outboxRealm }, { QStringLiteral("key"), outcome.intent.view.outboxKey },
        { QStringLiteral("invoice"), stored.id.value }, { QStringLiteral("doc_number"), stored.docNumber },
        { QStringLiteral("posted_at"), toIso(stored.createdAt) }, { QStringLiteral("found"), outcome.found },
        { QStringLiteral("differences"), toJson(differences) } };
}

QJsonObject failedPayload(const RequestView &view, const Error &error)
{
    return { { QStringLiteral("realm"), view.outboxRealm }, { QStringLiteral("key"), view.outboxKey },
        { QStringLiteral("code"), error.code }, { QStringLiteral("message"), saidWithId(error) },
        { QStringLiteral("why"), error.detail }, { QStringLiteral("correlation"), error.correlation } };
}

journal::NewEvent eventOf(const RequestView &view, const QString &eventKind, QJsonObject payload)
{
    return { eventKind, subjectOf(view.request.id), kSystem, std::move(payload), {} };
}

} // namespace

PostingTally &PostingTally::operator+=(const PostingTally &other)
{
    posted += other.posted;
    uncertain += other.uncertain;
    rejected += other.rejected;
    notSent += other.notSent;
    if (!atRest)
        atRest = other.atRest;
    return *this;
}

QString saidWithId(const Error &error)
{
    return error.correlation.isEmpty() ? error.detail : QStringLiteral("%1 (support id %2)").arg(error.detail, error.correlation);
}

bool maySend(const RequestView &view)
{
    return view.decision == Decision::Approved && isFullySigned(view) && view.invoiceId.isEmpty();
}

bool maySendAgain(const RequestView &view, const Intent &intent)
{
    return maySend(view) && view.fingerprint == intent.fingerprint;
}

bool isUnsettled(const RequestView &view)
{
    return view.outbox == Outbox::Intended || view.outbox == Outbox::Uncertain;
}

PostingRecord::PostingRecord(const journal::Journal &journal, journal::Recorder &recorder, PullSink &mirror, Numbering &numbering)
    : m_journal(journal)
    , m_recorder(recorder)
    , m_mirror(mirror)
    , m_numbering(numbering)
{
}

Result<PostingRecord::Prepared> PostingRecord::prepare(const books::Books &books, Order order)
{
    const RequestView &view = order.view;
    const QString realm = books.realm().value;
    const std::optional<books::InvoiceDraft> unsent
        = view.outbox == Outbox::NotSent && view.outboxRealm == realm ? intentOf(view).draft : std::nullopt;
    // What was given up may have been so because of its number.
    const bool keepsNumber = unsent && view.outboxErrorCode != kGivenUp;
    const Result<QString> number = m_numbering.next(realm, keepsNumber ? unsent->docNumber : QString());
    if (!number)
        return tl::unexpected(number.error());
    order.draft.docNumber = *number;
    const QString note = order.draft.privateNote;
    const auto bodyUnder = [&](const QString &key) {
        order.draft.privateNote = note.isEmpty() ? marker(key) : note + QLatin1Char(' ') + marker(key);
        return books.canonicalInvoice(order.draft);
    };
    Prepared prepared;
    prepared.revision = view.outboxRevision;
    if (unsent)
        prepared.body = bodyUnder(view.outboxKey);
    // What was refused because of the company may be remembered under its key, and be refused again when all is well. So may
    // whatever led nowhere.
    const bool keyIsSpent = view.outboxErrorCode == books::kTakesNoWrites || view.outboxErrorCode == kGivenUp;
    if (prepared.body.isEmpty() || prepared.body != view.outboxBody || keyIsSpent)
        prepared.body = bodyUnder(invoiceKey(realm, view.request.id, ++prepared.revision));
    prepared.key = invoiceKey(realm, view.request.id, prepared.revision);
    prepared.order = std::move(order);
    return prepared;
}

Result<PostingRecord::Intended> PostingRecord::intend(const books::Books &books, std::vector<Order> orders)
{
    std::vector<Prepared> prepared;
    QStringList keys;
    for (Order &order : orders) {
        Result<Prepared> one = prepare(books, std::move(order));
        if (!one)
            return tl::unexpected(one.error());
        keys.append(one->key);
        prepared.push_back(std::move(*one));
    }
    Intended intended;
    if (prepared.size() > 1)
        intended.batchKey = batchKeyOf(keys);
    std::vector<journal::NewEvent> events;
    for (std::size_t at = 0; at < prepared.size(); ++at) {
        const Prepared &one = prepared[at];
        const RequestView &view = one.order.view;
        const QString requestKey = intended.batchKey.isEmpty() ? one.key : books::keyInBatch(intended.batchKey, at);
        intended.intents.push_back({ view, one.order.draft, requestKey, view.fingerprint });
        events.push_back({ kind::kInvoiceIntended, subjectOf(view.request.id), kSystem,
            { { QStringLiteral("realm"), books.realm().value }, { QStringLiteral("key"), one.key },
                { QStringLiteral("request_key"), requestKey }, { QStringLiteral("revision"), one.revision },
                { QStringLiteral("body"), QString::fromUtf8(one.body) }, { QStringLiteral("fingerprint"), view.fingerprint },
                { QStringLiteral("customer"), one.order.draft.customerId },
                { QStringLiteral("draft"), draftPayload(one.order.draft) } },
            view.version });
    }
    const Result<std::vector<journal::Event>> recorded = m_recorder.record(std::move(events), journal::Durability::Full);
    if (!recorded)
        return tl::unexpected(recorded.error());
    for (std::size_t at = 0; at < recorded->size(); ++at)
        applyToRequest(intended.intents[at].view, (*recorded)[at]);
    return intended;
}

Intent PostingRecord::intentOf(const RequestView &view) const
{
    Intent intent { view, {}, view.outboxKey, {} };
    const std::optional<journal::Event> event = intentEvent(m_journal, view.request.id, view.outboxKey);
    if (!event)
        return intent;
    intent.draft = draftFromPayload(event->payload.value(QLatin1String("draft")).toObject());
    intent.fingerprint = journal::textOf(event->payload, "fingerprint");
    if (const QString key = journal::textOf(event->payload, "request_key"); !key.isEmpty())
        intent.requestKey = key;
    return intent;
}

Result<PostingTally> PostingRecord::conclude(std::vector<Outcome> outcomes)
{
    PostingTally tally;
    PullSink::Page page;
    std::vector<journal::NewEvent> events;
    for (Outcome &outcome : outcomes) {
        const RequestView &view = outcome.intent.view;
        const bool made = outcome.answer.outcome == WriteOutcome::Created;
        const Result<std::optional<Company>> company = made ? m_numbering.company(view.outboxRealm) : std::optional<Company>();
        if (!company)
            return tl::unexpected(company.error());
        const Currency home = *company ? (*company)->homeCurrency : Currency();
        events.push_back(eventOf(view, kindOf(outcome.answer.outcome),
            made ? postedPayload(outcome, home) : failedPayload(view, outcome.answer.error)));
        count(tally, outcome.answer.outcome);
        if (!made && outcome.answer.error.kind == ErrorKind::RateLimited)
            tally.atRest = outcome.answer.error;
        if (!made)
            continue;
        page.realm = view.outboxRealm;
        if (outcome.gone)
            page.tombstones.push_back({ QStringLiteral("Invoice"), outcome.answer.stored->id.value, outcome.answer.stored->modifiedAt });
        page.invoices.push_back(std::move(*outcome.answer.stored));
    }
    const auto recorded = m_recorder.record(std::move(events));
    if (!recorded)
        return tl::unexpected(recorded.error());
    if (page.invoices.empty())
        return tally;
    if (Result<void> kept = m_mirror.page(std::move(page)); !kept)
        return tl::unexpected(kept.error());
    return tally;
}

template <class Why> Result<void> PostingRecord::recordDoubt(std::span<const RequestView> views, Why why)
{
    if (views.empty())
        return {};
    std::vector<journal::NewEvent> events;
    for (const RequestView &view : views)
        events.push_back(eventOf(view, kind::kInvoiceUncertain, failedPayload(view, why(view))));
    const Result<std::vector<journal::Event>> doubted = m_recorder.record(std::move(events), journal::Durability::Full);
    if (!doubted)
        return tl::unexpected(doubted.error());
    return {};
}

Result<void> PostingRecord::recordSilence(std::span<const RequestView> views)
{
    const Error died { ErrorKind::Timeout, QStringLiteral("no answer is on record"), {}, {}, {} };
    return recordDoubt(views, [&](const RequestView &) { return died; });
}

Result<void> PostingRecord::recordDoubtFromNow(std::span<const RequestView> views)
{
    return recordDoubt(views, [](const RequestView &view) {
        return Error { ErrorKind::Conflict, view.outboxError, {}, view.outboxErrorCode, {} };
    });
}

} // namespace sluice::billing
