#include "billing/Settler.h"

#include "core/Log.h"

namespace sluice::billing {

using books::WriteOutcome;
using mirror::Outbox;
using mirror::RequestView;

namespace {

constexpr std::chrono::minutes kLookOverlap { 10 };

Outcome foundByLooking(Intent intent, Invoice stored)
{
    books::WriteAnswer<Invoice> answer;
    answer.outcome = WriteOutcome::Created;
    answer.stored = std::move(stored);
    return { std::move(intent), std::move(answer), true, false };
}

/// Whether `outcome` says what stands in the journal already.
bool isKnown(const RequestView &view, const Outcome &outcome)
{
    const Error &error = outcome.answer.error;
    return view.outbox == Outbox::Uncertain && outcome.answer.outcome == WriteOutcome::Uncertain
        && (error.code == kLookAlike || error.code == kUnreadable) && view.outboxErrorCode == error.code && view.outboxError == error.detail;
}

} // namespace

Settler::Settler(PostingRecord &record, mirror::ViewStore &views, Clock &clock, WriteStop &stop, SettleWait &wait)
    : m_record(record)
    , m_views(views)
    , m_clock(clock)
    , m_stop(stop)
    , m_wait(wait)
{
}

QCoro::Task<Result<PostingTally>> Settler::settle(books::Books &books)
{
    const Result<std::vector<RequestView>> views = m_views.unsettledRequests(books.realm().value);
    if (!views)
        co_return tl::unexpected(views.error());
    std::vector<RequestView> unsettled, silent;
    for (const RequestView &view : *views) {
        unsettled.push_back(view);
        if (view.outbox == Outbox::Intended) { // We died between the intent and its answer.
            silent.push_back(view);
            unsettled.back().uncertainAt = m_clock.now();
        }
    }
    if (Result<void> recorded = m_record.recordSilence(silent); !recorded)
        co_return tl::unexpected(recorded.error());
    if (unsettled.empty())
        co_return PostingTally {};
    co_return co_await settleAll(books, std::move(unsettled));
}

QCoro::Task<Result<PostingTally>> Settler::settleAll(books::Books &books, std::vector<RequestView> unsettled)
{
    Instant first = m_clock.now(), last {};
    for (const RequestView &view : unsettled) {
        first = std::min(first, view.intendedAt.value_or(first));
        last = std::max(last, view.uncertainAt.value_or(last));
    }
    const Result<void> waited = co_await m_wait.after(last);
    if (!waited)
        co_return tl::unexpected(waited.error());
    PostingTally tally;
    std::size_t done = 0;
    // One look for all; whoever is not in it is looked for alone.
    const Result<books::InvoiceLook> changed = co_await books.invoicesChangedSince(first - kLookOverlap);
    if (!changed)
        qCInfo(lcBilling, "Looking for uncertain invoices failed: %ls", qUtf16Printable(changed.error().detail));
    if (!changed && changed.error().kind == ErrorKind::RateLimited)
        tally.atRest = changed.error();
    for (; changed && done < unsettled.size(); ++done) {
        Result<std::optional<Outcome>> outcome = co_await settleOne(books, m_record.intentOf(unsettled[done]), *changed);
        if (!outcome)
            co_return tl::unexpected(outcome.error());
        if (!*outcome) {
            const Result<bool> stopped = m_stop.holds(books.realm().value);
            if (!stopped)
                co_return tl::unexpected(stopped.error());
            if (!*stopped)
                break; // The company does not answer: nothing is known, so nothing is done.
            tally.uncertain += 1; // It answers and takes no writes: the others may still be found.
            continue;
        }
        if (isKnown(unsettled[done], **outcome)) { // Nothing new: it stays as it is until a person decides.
            tally.uncertain += 1;
            continue;
        }
        const bool silence = (*outcome)->answer.error.kind == ErrorKind::Timeout && (*outcome)->answer.outcome == WriteOutcome::Uncertain;
        std::vector<Outcome> one;
        one.push_back(std::move(**outcome));
        const Result<PostingTally> concluded = m_record.conclude(std::move(one));
        if (!concluded)
            co_return tl::unexpected(concluded.error());
        tally += *concluded;
        if (silence) {
            ++done;
            break;
        }
    }
    tally.uncertain += static_cast<int>(unsettled.size() - done);
    co_return tally;
}

QCoro::Task<Result<std::optional<Outcome>>> Settler::settleOne(books::Books &books, Intent intent, const books::InvoiceLook &changed)
{
    Found found = oursAmong(intent, changed.invoices);
    Found alike = lookAlikeAmong(intent, changed.invoices);
    std::optional<books::UnreadRecord> unread = maybeOursAmong(intent, changed.unread, LookedFor::Anything);
    if (!found) {
        const Result<books::InvoiceLook> queried = co_await ofCustomer(books, intent);
        if (!queried) {
            qCInfo(lcBilling, "Looking for an uncertain invoice failed: %ls", qUtf16Printable(queried.error().detail));
            co_return std::optional<Outcome>();
        }
        found = oursAmong(intent, queried->invoices);
        if (Found queriedAlike = lookAlikeAmong(intent, queried->invoices))
            alike = std::move(queriedAlike);
        if (!unread)
            unread = maybeOursAmong(intent, queried->unread, LookedFor::Customer);
    }
    if (found)
        co_return std::optional<Outcome>(foundByLooking(std::move(intent), std::move(*found)));
    // While the others were settled somebody may have decided: the approval is looked at again, right before.
    const Result<std::optional<RequestView>> now = m_views.request(intent.view.request.id);
    if (!now)
        co_return tl::unexpected(now.error());
    if (*now && maySend(**now)) {
        const Result<bool> stopped = m_stop.holds(books.realm().value);
        if (!stopped)
            co_return tl::unexpected(stopped.error());
        if (*stopped)
            co_return std::optional<Outcome>();
        if (alike || unread) {
            books::WriteAnswer<Invoice> doubt = unread ? inDoubtBecauseOf(intent, *unread) : inDoubtBecauseOf(intent, *alike);
            co_return std::optional<Outcome>(Outcome { std::move(intent), std::move(doubt), false, false });
        }
        Result<Outcome> outcome = co_await sendAgain(books, std::move(intent));
        co_return std::move(outcome).map([](Outcome &&one) { return std::optional<Outcome>(std::move(one)); });
    }
    // Its approval fell while the answer was out. Nothing was found, and nothing may be sent any more. Should the
    // document appear late after all, its marker gives it away at the next pull.
    books::WriteAnswer<Invoice> dropped;
    dropped.outcome = WriteOutcome::NotSent;
    dropped.error = { ErrorKind::Cancelled, QStringLiteral("not found, and the approval no longer stands"), {}, {}, {} };
    co_return std::optional<Outcome>(Outcome { std::move(intent), std::move(dropped), false, false });
}

QCoro::Task<Result<Settler::Found>> Settler::look(books::Books &books, Intent intent)
{
    const Instant intendedAt = intent.view.intendedAt.value_or(m_clock.now());
    const Result<books::InvoiceLook> changed = co_await books.invoicesChangedSince(intendedAt - kLookOverlap);
    if (!changed)
        co_return tl::unexpected(changed.error());
    if (Found found = oursAmong(intent, changed->invoices))
        co_return found;
    const Result<books::InvoiceLook> queried = co_await ofCustomer(books, intent);
    if (!queried)
        co_return tl::unexpected(queried.error());
    Found ours = oursAmong(intent, queried->invoices);
    if (!ours && (maybeOursAmong(intent, changed->unread, LookedFor::Anything) || maybeOursAmong(intent, queried->unread, LookedFor::Customer)))
        co_return fail(ErrorKind::BadReply, QStringLiteral("a document that may be the one cannot be read"));
    co_return ours;
}

QCoro::Task<Result<books::InvoiceLook>> Settler::ofCustomer(books::Books &books, Intent intent)
{
    const QDate day = toQDateTime(intent.view.intendedAt.value_or(m_clock.now())).date();
    const QDate txnOn = intent.draft ? intent.draft->txnOn : day;
    return books.invoicesOf(intent.view.outboxCustomer, std::min(day, txnOn).addDays(-1), std::max(day, txnOn).addDays(1));
}

QCoro::Task<Result<Outcome>> Settler::sendAgain(books::Books &books, Intent intent)
{
    books::WriteAnswer<Invoice> answer = co_await books.createInvoice(intent.view.outboxBody, intent.requestKey);
    if (Result<void> heeded = m_stop.heed(books.realm().value, answer); !heeded)
        co_return tl::unexpected(heeded.error());
    Outcome outcome = co_await prove(books, std::move(intent), std::move(answer));
    if (outcome.answer.outcome == WriteOutcome::Created && !outcome.found) {
        // The answer may be that of the first attempt, and somebody may have deleted the document since.
        const Result<Invoice> still = co_await books.invoice(outcome.answer.stored->id);
        outcome.gone = !still && still.error().kind == ErrorKind::NotFound;
    }
    if (outcome.answer.outcome == WriteOutcome::Rejected) {
        // The first attempt may have been applied after all and this one refused because of it: look once more.
        co_await m_wait.whole();
        Result<Found> found = co_await look(books, outcome.intent);
        if (found && *found)
            co_return foundByLooking(std::move(outcome.intent), std::move(**found));
        if (!found)
            outcome.answer.outcome = WriteOutcome::Uncertain;
    }
    if (outcome.answer.outcome == WriteOutcome::NotSent)
        outcome.answer.outcome = WriteOutcome::Uncertain; // The earlier attempt is in doubt all the same.
    co_return outcome;
}

} // namespace sluice::billing
