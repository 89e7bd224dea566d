#include "billing/Settler.h"

#include "billing/Doubt.h"
#include "billing/SystemFindings.h"
#include "core/Log.h"

namespace sluice::billing {

using books::WriteOutcome;
using mirror::Outbox;
using mirror::RequestView;

namespace {

constexpr std::chrono::minutes kLookOverlap { 10 };
constexpr int kFailedLooksMax = 3; ///< One after the other; then the company does not answer.

QString lookedNote(const RequestView &view) { return QStringLiteral("looked.") + view.request.id.value; }

Outcome foundByLooking(Intent intent, Invoice stored)
{
    books::WriteAnswer<Invoice> answer;
    answer.outcome = WriteOutcome::Created;
    answer.stored = std::move(stored);
    return { std::move(intent), std::move(answer), true, false };
}

Outcome nothingFound(Intent intent, const QString &why, const QString &code)
{
    books::WriteAnswer<Invoice> answer;
    answer.outcome = WriteOutcome::NotSent;
    answer.error = { ErrorKind::Cancelled, why, {}, code, {} };
    return { std::move(intent), std::move(answer), false, false };
}

/// Whether `outcome` says what stands in the journal already.
bool isKnown(const RequestView &view, const Outcome &outcome)
{
    const Error &error = outcome.answer.error;
    return view.outbox == Outbox::Uncertain && outcome.answer.outcome == WriteOutcome::Uncertain
        && (error.kind == ErrorKind::Conflict || error.code == kUnreadable) && view.outboxErrorCode == error.code && view.outboxError == error.detail;
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

QCoro::Task<Result<PostingTally>> Settler::settle(books::Books *books, Sending sending)
{
    const Result<std::vector<RequestView>> views = m_views.unsettledRequests(books->realm().value);
    if (!views)
        co_return tl::unexpected(views.error());
    std::vector<RequestView> unsettled, silent;
    PostingTally tally;
    for (const RequestView &view : *views) {
        const bool died = view.outbox == Outbox::Intended; // Between the intent and its answer.
        const Result<bool> due = isDue(view);
        if (!due)
            co_return tl::unexpected(due.error());
        if (!died && !*due) {
            tally.uncertain += 1;
            continue;
        }
        unsettled.push_back(view);
        if (sending == Sending::Later)
            m_again.insert(view.request.id);
        if (died) {
            silent.push_back(view);
            unsettled.back().uncertainAt = m_clock.now();
        }
    }
    if (Result<void> recorded = m_record.recordSilence(silent); !recorded)
        co_return tl::unexpected(recorded.error());
    if (unsettled.empty())
        co_return tally;
    const Result<PostingTally> settled = co_await settleAll(books, std::move(unsettled), sending);
    co_return settled.map([&](const PostingTally &of) { return tally += of; });
}

Result<bool> Settler::isDue(const RequestView &view)
{
    if (m_again.remove(view.request.id))
        return true;
    const Result<QString> looked = m_views.note(lookedNote(view));
    if (!looked)
        return tl::unexpected(looked.error());
    return isLookDue(view, looked->isEmpty() ? std::nullopt : std::optional(fromMs(looked->toLongLong())), m_clock.now());
}

QCoro::Task<Result<PostingTally>> Settler::settleAll(books::Books *books, std::vector<RequestView> unsettled, Sending sending)
{
    Instant first = m_clock.now(), last {};
    for (const RequestView &view : unsettled) {
        first = std::min(first, view.intendedAt.value_or(first));
        last = std::max(last, view.uncertainAt.value_or(last));
    }
    const Result<SettleWait::Clocked> waited = co_await m_wait.after(books->realm().value, last);
    if (!waited)
        co_return tl::unexpected(waited.error());
    if (*waited == SettleWait::Clocked::Anew) {
        if (Result<void> recorded = m_record.recordDoubtFromNow(unsettled); !recorded)
            co_return tl::unexpected(recorded.error());
    }
    // One look for all; whoever is not in it is looked for alone.
    const Result<books::InvoiceLook> changed = co_await books->invoicesChangedSince(first - kLookOverlap);
    PostingTally tally;
    if (!changed) {
        qCInfo(lcBilling, "Looking for uncertain invoices failed: %ls", qUtf16Printable(changed.error().detail));
        if (changed.error().kind == ErrorKind::RateLimited)
            tally.atRest = changed.error();
        tally.uncertain = static_cast<int>(unsettled.size());
        co_return tally;
    }
    std::size_t done = 0;
    for (int failed = 0; done < unsettled.size() && failed < kFailedLooksMax;) {
        const Result<Next> next = co_await settleNext(books, unsettled[done], &*changed, sending, &tally);
        if (!next)
            co_return tl::unexpected(next.error());
        ++done;
        if (*next == Next::Silent)
            break;
        failed = *next == Next::Unknown ? failed + 1 : 0;
    }
    tally.uncertain += static_cast<int>(unsettled.size() - done);
    co_return tally;
}

QCoro::Task<Result<Settler::Next>> Settler::settleNext(books::Books *books, RequestView view, const books::InvoiceLook *changed,
    Sending sending, PostingTally *tally)
{
    Result<std::optional<Outcome>> outcome = co_await settleOne(books, m_record.intentOf(view), changed, sending);
    if (!outcome)
        co_return tl::unexpected(outcome.error());
    if (!*outcome) {
        tally->uncertain += 1;
        const Result<bool> stopped = m_stop.holds(books->realm().value);
        // One that takes no writes answers all the same: the others may still be found.
        co_return stopped.map([](bool stops) { return stops ? Next::Settled : Next::Unknown; });
    }
    if (sending != Sending::Later) {
        if (Result<void> noted = m_views.setNote(lookedNote(view), QString::number(toMs(m_clock.now()))); !noted)
            co_return tl::unexpected(noted.error());
    }
    if (isKnown(view, **outcome)) { // Nothing new: it stays as it is until a person decides, or time does.
        tally->uncertain += 1;
        co_return Next::Settled;
    }
    const bool silence = (*outcome)->answer.error.kind == ErrorKind::Timeout && (*outcome)->answer.outcome == WriteOutcome::Uncertain;
    std::vector<Outcome> one;
    one.push_back(std::move(**outcome));
    const Result<PostingTally> concluded = m_record.conclude(std::move(one));
    if (!concluded)
        co_return tl::unexpected(concluded.error());
    *tally += *concluded;
    co_return silence ? Next::Silent : Next::Settled;
}

QCoro::Task<Result<std::optional<Outcome>>> Settler::settleOne(books::Books *books, Intent intent, const books::InvoiceLook *changed,
    Sending sending)
{
    Found found = oursAmong(intent, changed->invoices);
    Suspects suspects;
    suspects.add(intent, *changed, Suspects::LookedFor::Anything);
    if (!found) {
        const Result<books::InvoiceLook> queried = co_await ofCustomer(books, intent);
        if (!queried) {
            qCInfo(lcBilling, "Looking for an uncertain invoice failed: %ls", qUtf16Printable(queried.error().detail));
            co_return std::optional<Outcome>();
        }
        found = oursAmong(intent, queried->invoices);
        suspects.add(intent, *queried, Suspects::LookedFor::Customer);
    }
    if (found)
        co_return std::optional<Outcome>(foundByLooking(std::move(intent), std::move(*found)));
    // While the others were settled somebody may have decided: the approval is looked at again, right before.
    const Result<std::optional<RequestView>> now = m_views.request(intent.view.request.id);
    if (!now)
        co_return tl::unexpected(now.error());
    if (!*now)
        co_return std::optional<Outcome>();
    if (sending != Sending::Allowed)
        co_return stillInDoubt(std::move(intent), **now);
    if (!maySendAgain(**now, intent))
        suspects.dropBilledByHand(); // Nothing is to be made beside them any more.
    if (!suspects.isEmpty()) { // Whatever became of the approval: what is made anew beside it may be the second.
        books::WriteAnswer<Invoice> doubt = suspects.doubt(intent);
        const Result<bool> vouched = isVouchedFor(**now, doubt.error);
        if (!vouched)
            co_return tl::unexpected(vouched.error());
        if (!*vouched)
            co_return std::optional<Outcome>(Outcome { std::move(intent), std::move(doubt), false, false });
    }
    co_return co_await withNothingFound(books, std::move(intent), **now);
}

QCoro::Task<Result<std::optional<Outcome>>> Settler::withNothingFound(books::Books *books, Intent intent, RequestView now)
{
    if (!maySendAgain(now, intent))
        co_return withoutApproval(std::move(intent), now);
    const Result<bool> stopped = m_stop.holds(books->realm().value);
    if (!stopped)
        co_return tl::unexpected(stopped.error());
    if (*stopped)
        co_return std::optional<Outcome>();
    if (leadsNowhere(now, m_clock.now())) {
        if (mayStillAppear(now, m_clock.now()))
            co_return stillInDoubt(std::move(intent), now);
        co_return std::optional<Outcome>(nothingFound(std::move(intent), QStringLiteral("not found, and the books say nothing else under this key"), kGivenUp));
    }
    Result<Outcome> outcome = co_await sendAgain(books, std::move(intent));
    co_return std::move(outcome).map([](Outcome &&one) { return std::optional<Outcome>(std::move(one)); });
}

/// Nothing was found, and nothing may be sent any more. As long as the document may still appear, the request waits: an
/// approval that is given meanwhile would have another written beside it.
std::optional<Outcome> Settler::withoutApproval(Intent intent, const RequestView &now) const
{
    if (mayStillAppear(now, m_clock.now()))
        return stillInDoubt(std::move(intent), now);
    return nothingFound(std::move(intent), QStringLiteral("not found, and the approval no longer stands"), {});
}

std::optional<Outcome> Settler::stillInDoubt(Intent intent, const RequestView &now)
{
    books::WriteAnswer<Invoice> answer;
    answer.outcome = WriteOutcome::Uncertain;
    answer.error = { ErrorKind::Conflict, now.outboxError, {}, now.outboxErrorCode, {} };
    return Outcome { std::move(intent), std::move(answer), false, false };
}

/// Whether a controller gave his word that the document which looks like ours is another.
Result<bool> Settler::isVouchedFor(const RequestView &view, const Error &doubt) const
{
    const Result<std::optional<mirror::CaseView>> asked = m_views.oneCase(caseOfDoubt(view));
    if (!asked)
        return tl::unexpected(asked.error());
    return *asked && isVouchedBy(**asked, doubt.detail);
}

QCoro::Task<Result<Settler::Found>> Settler::look(books::Books *books, Intent intent)
{
    const Instant intendedAt = intent.view.intendedAt.value_or(m_clock.now());
    const Result<books::InvoiceLook> changed = co_await books->invoicesChangedSince(intendedAt - kLookOverlap);
    if (!changed)
        co_return tl::unexpected(changed.error());
    if (Found found = oursAmong(intent, changed->invoices))
        co_return found;
    const Result<books::InvoiceLook> queried = co_await ofCustomer(books, intent);
    if (!queried)
        co_return tl::unexpected(queried.error());
    Found ours = oursAmong(intent, queried->invoices);
    Suspects suspects;
    suspects.add(intent, *changed, Suspects::LookedFor::Anything);
    suspects.add(intent, *queried, Suspects::LookedFor::Customer);
    if (!ours && suspects.hasUnread())
        co_return fail(ErrorKind::BadReply, QStringLiteral("a document that may be the one cannot be read"));
    co_return ours;
}

QCoro::Task<Result<books::InvoiceLook>> Settler::ofCustomer(books::Books *books, Intent intent)
{
    const QDate day = toQDateTime(intent.view.intendedAt.value_or(m_clock.now())).date();
    const QDate txnOn = intent.draft ? intent.draft->txnOn : day;
    return books->invoicesOf(intent.view.outboxCustomer, std::min(day, txnOn).addDays(-1), std::max(day, txnOn).addDays(1));
}

QCoro::Task<Result<Outcome>> Settler::sendAgain(books::Books *books, Intent intent)
{
    // Whoever dies now must know that it left, and when.
    if (Result<void> recorded = m_record.recordDoubtFromNow({ &intent.view, 1 }); !recorded)
        co_return tl::unexpected(recorded.error());
    books::WriteAnswer<Invoice> answer = co_await books->createInvoice(intent.view.outboxBody, intent.requestKey);
    if (Result<void> heeded = m_stop.heed(books->realm().value, answer); !heeded)
        co_return tl::unexpected(heeded.error());
    Outcome outcome = co_await prove(books, std::move(intent), std::move(answer));
    if (outcome.answer.outcome == WriteOutcome::Created && !outcome.found) {
        // The answer may be that of the first attempt, and somebody may have deleted the document since.
        const Result<Invoice> still = co_await books->invoice(outcome.answer.stored->id);
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
