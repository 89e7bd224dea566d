#include "billing/Poster.h"

#include "billing/Comparison.h"
#include "billing/CustomerPoster.h"
#include "billing/DraftPayload.h"
#include "billing/RequestProjector.h"
#include "core/Log.h"
#include "domain/Keys.h"
#include "journal/Kinds.h"
#include "journal/PayloadText.h"

namespace sluice::billing {

using mirror::Decision;
using mirror::Outbox;
using mirror::RequestView;
namespace kind = journal::kind;

namespace {

const QString kSystem = QStringLiteral("sluice");
constexpr std::chrono::minutes kLookOverlap { 10 };

bool isUnsettled(const RequestView &view)
{
    return view.outbox == Outbox::Intended || view.outbox == Outbox::Uncertain;
}

/// Whether the intent in force may still be sent: its approval stands and it is the present one.
bool mayStillBeSent(const RequestView &view)
{
    return view.decision == Decision::Approved && isFullySigned(view);
}

/// The draft of the last intent, from the journal.
std::optional<books::InvoiceDraft> intendedDraft(const journal::Journal &journal, const RequestView &view)
{
    const Result<std::vector<journal::Event>> history = journal.ofSubject(subjectOf(view.request.id));
    if (!history)
        return {};
    for (auto event = history->rbegin(); event != history->rend(); ++event) {
        if (event->kind == kind::kInvoiceIntended && journal::textOf(event->payload, "key") == view.outboxKey)
            return draftFromPayload(event->payload.value(QLatin1String("draft")).toObject());
    }
    return {};
}

} // namespace

PostingTally &PostingTally::operator+=(const PostingTally &other)
{
    posted += other.posted;
    uncertain += other.uncertain;
    rejected += other.rejected;
    notSent += other.notSent;
    return *this;
}

QCoro::Task<void> waitUntilSettled(Clock &clock, Instant since, PosterOptions options)
{
    const std::chrono::milliseconds left = since + options.settleDelay - clock.now();
    if (left.count() > 0)
        co_await clock.sleep(std::min(left, options.settleDelay));
}

std::optional<Invoice> carrying(const QString &key, const std::vector<Invoice> &documents)
{
    for (const Invoice &document : documents) {
        if (!document.deleted && keyInNote(document.privateNote) == key)
            return document;
    }
    return {};
}

Poster::Poster(const journal::Journal &journal, journal::Recorder &recorder, mirror::ViewStore &views, PullSink &mirror,
    Clock &clock, PosterOptions options)
    : m_journal(journal)
    , m_recorder(recorder)
    , m_views(views)
    , m_mirror(mirror)
    , m_clock(clock)
    , m_options(options)
    , m_customers(std::make_unique<CustomerPoster>(recorder, views, mirror, clock, options))
{
}

Poster::~Poster() = default;

QCoro::Task<Result<PostingTally>> Poster::settle(books::Books &books)
{
    PostingTally tally;
    const Result<void> customers = co_await m_customers->settle(books);
    if (!customers)
        co_return tl::unexpected(customers.error());
    const Result<std::vector<RequestView>> views = m_views.requests();
    if (!views)
        co_return tl::unexpected(views.error());
    for (const RequestView &view : *views) {
        if (!isUnsettled(view) || view.outboxRealm != books.realm().value)
            continue;
        const Result<void> settled = co_await settleOne(books, view, tally);
        if (!settled)
            co_return tl::unexpected(settled.error());
    }
    co_return tally;
}

QCoro::Task<Result<void>> Poster::settleOne(books::Books &books, RequestView view, PostingTally &tally)
{
    if (view.outbox == Outbox::Intended) { // We died between the intent and its answer.
        const Error died { ErrorKind::Timeout, QStringLiteral("no answer is on record"), {}, {}, {} };
        if (Result<void> noted = record(view, kind::kInvoiceUncertain, died); !noted)
            co_return noted;
        view.uncertainAt = m_clock.now();
    }
    co_await waitUntilSettled(m_clock, view.uncertainAt.value_or(m_clock.now()), m_options);
    const Result<std::optional<Invoice>> found = co_await look(books, view);
    if (!found) { // The company does not answer: nothing is known, so nothing is done.
        qCInfo(lcBilling, "Looking for an uncertain invoice failed: %ls", qUtf16Printable(found.error().detail));
        tally.uncertain += 1;
        co_return Result<void> {};
    }
    if (*found)
        co_return recordPosted(view, **found, true, tally);
    if (mayStillBeSent(view))
        co_return co_await sendAgain(books, view, tally);
    // Its approval fell while the answer was out. Nothing was found, and nothing may be sent any more. Should the
    // document appear late after all, its marker gives it away at the next pull.
    const Error dropped { ErrorKind::Cancelled, QStringLiteral("not found, and the approval no longer stands"), {}, {}, {} };
    co_return record(view, kind::kInvoiceNotSent, dropped);
}

QCoro::Task<Result<std::optional<Invoice>>> Poster::look(books::Books &books, RequestView view)
{
    const Instant intendedAt = view.intendedAt.value_or(m_clock.now());
    const Result<std::vector<Invoice>> changed = co_await books.invoicesChangedSince(intendedAt - kLookOverlap);
    if (!changed)
        co_return tl::unexpected(changed.error());
    if (std::optional<Invoice> found = carrying(view.outboxKey, *changed))
        co_return found;
    const QDate day = toQDateTime(intendedAt).date();
    const std::optional<books::InvoiceDraft> draft = intendedDraft(m_journal, view);
    const QDate txnOn = draft ? draft->txnOn : day;
    const Result<std::vector<Invoice>> queried
        = co_await books.invoicesOf(view.outboxCustomer, std::min(day, txnOn).addDays(-1), std::max(day, txnOn).addDays(1));
    if (!queried)
        co_return tl::unexpected(queried.error());
    co_return carrying(view.outboxKey, *queried);
}

QCoro::Task<Result<void>> Poster::sendAgain(books::Books &books, RequestView view, PostingTally &tally)
{
    const books::WriteAnswer<Invoice> answer = co_await books.createInvoice(view.outboxBody, view.outboxKey);
    if (answer.outcome == books::WriteOutcome::Created && answer.stored)
        co_return recordPosted(view, *answer.stored, false, tally);
    if (answer.outcome == books::WriteOutcome::Rejected) {
        // The first attempt may have been applied after all and this one refused because of it: look once more.
        co_await waitUntilSettled(m_clock, m_clock.now(), m_options);
        const Result<std::optional<Invoice>> found = co_await look(books, view);
        if (found && *found)
            co_return recordPosted(view, **found, true, tally);
        if (found) {
            tally.rejected += 1;
            co_return record(view, kind::kInvoiceRejected, answer.error);
        }
    }
    // Even a definite "not sent" leaves the earlier attempt in doubt.
    tally.uncertain += 1;
    co_return record(view, kind::kInvoiceUncertain, answer.error);
}

QCoro::Task<Result<PostingTally>> Poster::post(books::Books &books, std::vector<Postable> approved)
{
    PostingTally tally;
    for (Postable &postable : approved) {
        const Result<bool> goOn = co_await postOne(books, std::move(postable), tally);
        if (!goOn)
            co_return tl::unexpected(goOn.error());
        if (!*goOn)
            break;
    }
    co_return tally;
}

QCoro::Task<Result<bool>> Poster::postOne(books::Books &books, Postable postable, PostingTally &tally)
{
    const Result<std::optional<RequestView>> seen = m_views.request(postable.requestId);
    if (!seen)
        co_return tl::unexpected(seen.error());
    if (!*seen || !mayStillBeSent(**seen) || isUnsettled(**seen) || !(*seen)->invoiceId.isEmpty())
        co_return true; // Somebody decided otherwise since the list was made.
    if (postable.customer) {
        const Result<std::optional<QString>> customer
            = co_await m_customers->ensure(books, (*seen)->accountId, *postable.customer);
        if (!customer)
            co_return tl::unexpected(customer.error());
        if (!*customer)
            co_return true; // Refused or unclear: the request waits, the others go on.
        postable.draft.customerId = **customer;
    }
    const Result<RequestView> intended = intend(books, **seen, postable.draft);
    if (!intended) {
        if (intended.error().kind == ErrorKind::Conflict)
            co_return true;
        co_return tl::unexpected(intended.error());
    }
    const books::WriteAnswer<Invoice> answer = co_await books.createInvoice(intended->outboxBody, intended->outboxKey);
    Result<void> recorded;
    switch (answer.outcome) {
    case books::WriteOutcome::Created:
        recorded = recordPosted(*intended, *answer.stored, false, tally);
        break;
    case books::WriteOutcome::Rejected:
        tally.rejected += 1;
        recorded = record(*intended, kind::kInvoiceRejected, answer.error);
        break;
    case books::WriteOutcome::Uncertain:
        tally.uncertain += 1;
        recorded = record(*intended, kind::kInvoiceUncertain, answer.error);
        break;
    case books::WriteOutcome::NotSent:
        tally.notSent += 1;
        recorded = record(*intended, kind::kInvoiceNotSent, answer.error);
        break;
    }
    if (!recorded)
        co_return tl::unexpected(recorded.error());
    co_return answer.outcome == books::WriteOutcome::Created || answer.outcome == books::WriteOutcome::Rejected;
}

Result<RequestView> Poster::intend(const books::Books &books, const RequestView &view, books::InvoiceDraft draft)
{
    // A write that certainly never left keeps its number, and its key if it would say the same; everything else starts
    // a revision.
    const std::optional<books::InvoiceDraft> before
        = view.outbox == Outbox::NotSent ? intendedDraft(m_journal, view) : std::nullopt;
    if (before) {
        draft.docNumber = before->docNumber;
    } else if (m_options.nextNumber) {
        const Result<QString> number = m_options.nextNumber(books.realm().value);
        if (!number)
            return tl::unexpected(number.error());
        draft.docNumber = *number;
    }
    const QString note = draft.privateNote;
    const auto bodyUnder = [&](const QString &key) {
        draft.privateNote = note.isEmpty() ? marker(key) : note + QLatin1Char(' ') + marker(key);
        return books.canonicalInvoice(draft);
    };
    const QString realm = books.realm().value;
    int revision = view.outboxRevision;
    QByteArray body;
    if (view.outbox == Outbox::NotSent && view.outboxRealm == realm)
        body = bodyUnder(view.outboxKey);
    if (body.isEmpty() || body != view.outboxBody)
        body = bodyUnder(invoiceKey(realm, view.request.id, ++revision));
    const QString key = invoiceKey(realm, view.request.id, revision);

    const QJsonObject payload { { QStringLiteral("realm"), realm }, { QStringLiteral("key"), key },
        { QStringLiteral("revision"), revision }, { QStringLiteral("body"), QString::fromUtf8(body) },
        { QStringLiteral("fingerprint"), view.fingerprint }, { QStringLiteral("customer"), draft.customerId },
        { QStringLiteral("draft"), draftPayload(draft) } };
    const Result<std::vector<journal::Event>> recorded = m_recorder.record(
        { { kind::kInvoiceIntended, subjectOf(view.request.id), kSystem, payload, view.version } },
        journal::Durability::Full);
    if (!recorded)
        return tl::unexpected(recorded.error());
    RequestView intended = view;
    applyToRequest(intended, recorded->front());
    return intended;
}

Result<void> Poster::recordPosted(const RequestView &view, const Invoice &stored, bool found, PostingTally &tally)
{
    std::vector<StoredDifference> differences;
    if (const std::optional<books::InvoiceDraft> draft = intendedDraft(m_journal, view))
        differences = compareStored(*draft, stored);
    const QJsonObject payload { { QStringLiteral("realm"), view.outboxRealm }, { QStringLiteral("key"), view.outboxKey },
        { QStringLiteral("invoice"), stored.id.value }, { QStringLiteral("doc_number"), stored.docNumber },
        { QStringLiteral("posted_at"), toIso(stored.createdAt) }, { QStringLiteral("found"), found },
        { QStringLiteral("differences"), toJson(differences) } };
    const auto recorded
        = m_recorder.record({ { kind::kInvoicePosted, subjectOf(view.request.id), kSystem, payload, {} } });
    if (!recorded)
        return tl::unexpected(recorded.error());
    tally.posted += 1;
    PullSink::Page page;
    page.realm = view.outboxRealm;
    page.invoices.push_back(stored);
    return m_mirror.page(std::move(page));
}

Result<void> Poster::record(const RequestView &view, const QString &eventKind, const Error &error)
{
    const QJsonObject payload { { QStringLiteral("realm"), view.outboxRealm }, { QStringLiteral("key"), view.outboxKey },
        { QStringLiteral("code"), error.code }, { QStringLiteral("message"), error.detail },
        { QStringLiteral("why"), error.detail }, { QStringLiteral("correlation"), error.correlation } };
    const auto recorded = m_recorder.record({ { eventKind, subjectOf(view.request.id), kSystem, payload, {} } });
    if (!recorded)
        return tl::unexpected(recorded.error());
    return {};
}

} // namespace sluice::billing
