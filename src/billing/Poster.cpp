#include "billing/Poster.h"

#include "billing/ClockGuard.h"
#include "billing/CustomerPoster.h"
#include "core/Log.h"

namespace sluice::billing {

using books::WriteOutcome;
using mirror::RequestView;

namespace {

constexpr int kNumbersTried = 5;

/// The size of batches that a company taught. A note may be lost: one refused batch teaches it again.
QString batchNote(const QString &realm) { return QStringLiteral("batch_size.") + realm; }

/// Whether what was judged under `before` would be judged the same now. Numbering is not judged.
bool sameRules(const Company &before, const Company &now)
{
    return before.homeCurrency == now.homeCurrency && before.multiCurrency == now.multiCurrency
        && before.usesSalesTax == now.usesSalesTax && before.automatedSalesTax == now.automatedSalesTax
        && before.country == now.country && before.booksClosedOn == now.booksClosedOn
        && before.usualTaxCodeId == now.usualTaxCodeId && before.allowsDiscount == now.allowsDiscount
        && before.allowsServiceDate == now.allowsServiceDate;
}

} // namespace

Poster::Poster(const journal::Journal &journal, journal::Recorder &recorder, mirror::ViewStore &views, PullSink &mirror,
    Clock &clock, Numbering &numbering, PosterOptions options)
    : m_views(views)
    , m_mirror(mirror)
    , m_numbering(numbering)
    , m_options(options)
    , m_stop(views, clock)
    , m_wait(clock, views, options.settleDelay)
    , m_record(journal, recorder, mirror, numbering)
    , m_settler(m_record, views, clock, m_stop, m_wait)
    , m_batches(m_record, views, m_stop)
    , m_customers(std::make_unique<CustomerPoster>(recorder, views, mirror, clock, m_stop, m_wait))
{
}

Poster::~Poster() = default;

QCoro::Task<Result<PostingTally>> Poster::settle(books::Books *books, Sending sending)
{
    const Result<void> customers = co_await m_customers->settle(books, sending);
    if (!customers)
        co_return tl::unexpected(customers.error());
    co_return co_await m_settler.settle(books, sending);
}

QCoro::Task<Result<PostingTally>> Poster::post(books::Books *books, std::vector<Postable> approved)
{
    if (approved.empty())
        co_return PostingTally {};
    const Result<bool> stopped = m_stop.holds(books->realm().value);
    if (!stopped)
        co_return tl::unexpected(stopped.error());
    if (*stopped)
        co_return PostingTally {};
    PostingTally nothing;
    const Result<bool> hold = co_await settingsHold(books, &nothing);
    if (!hold)
        co_return tl::unexpected(hold.error());
    if (!*hold)
        co_return nothing;
    Result<std::optional<Error>> clock = ClockGuard(m_views).check(*books);
    if (!clock)
        co_return tl::unexpected(clock.error());
    nothing.atRest = std::move(*clock);
    if (nothing.atRest)
        co_return nothing;
    co_return co_await postAll(books, std::move(approved));
}

QCoro::Task<Result<PostingTally>> Poster::postAll(books::Books *books, std::vector<Postable> approved)
{
    PostingTally tally;
    const Result<bool> takesWrites = co_await lookAtStopped(books, &approved, &tally);
    if (!takesWrites)
        co_return tl::unexpected(takesWrites.error());
    if (!*takesWrites)
        co_return tally;
    if (approved.size() > m_options.batchAbove && books->batchLimits().itemsMax > 1) {
        Result<BatchPoster::Round> round = co_await postInBatches(books, std::move(approved));
        if (!round)
            co_return tl::unexpected(round.error());
        tally += round->tally;
        if (!round->answers)
            co_return tally;
        approved = std::move(round->alone);
    }
    for (Postable &postable : approved) {
        const Result<bool> goOn = co_await postOne(books, std::move(postable), &tally);
        if (!goOn)
            co_return tl::unexpected(goOn.error());
        if (!*goOn)
            break;
    }
    co_return tally;
}

/// False: the company still takes no writes. Tries as many of the first requests as it needs to find out.
QCoro::Task<Result<bool>> Poster::lookAtStopped(books::Books *books, std::vector<Postable> *approved, PostingTally *tally)
{
    while (!approved->empty()) {
        const Result<bool> known = m_stop.isKnown(books->realm().value);
        if (!known)
            co_return tl::unexpected(known.error());
        if (!*known)
            co_return true;
        Postable first = std::move(approved->front());
        approved->erase(approved->begin());
        const Result<bool> goOn = co_await postOne(books, std::move(first), tally);
        if (!goOn || !*goOn)
            co_return goOn;
    }
    co_return true;
}

QCoro::Task<Result<bool>> Poster::settingsHold(books::Books *books, PostingTally *tally)
{
    const Result<Company> now = co_await books->settingsNow();
    if (!now) {
        if (now.error().kind == ErrorKind::RateLimited)
            tally->atRest = now.error();
        qCInfo(lcBilling, "Nothing is posted, the company does not answer: %ls", qUtf16Printable(now.error().detail));
        co_return false;
    }
    const Result<std::optional<Company>> judgedBy = m_numbering.company(books->realm().value);
    if (!judgedBy)
        co_return tl::unexpected(judgedBy.error());
    const bool hold = *judgedBy && sameRules(**judgedBy, *now);
    if (hold && (*judgedBy)->customNumbers == now->customNumbers)
        co_return true;
    PullSink::Page page;
    page.realm = books->realm().value;
    page.company = *now;
    if (Result<void> kept = m_mirror.page(std::move(page)); !kept)
        co_return tl::unexpected(kept.error());
    co_return hold;
}

QCoro::Task<Result<BatchPoster::Round>> Poster::postInBatches(books::Books *books, std::vector<Postable> approved)
{
    const QString realm = books->realm().value;
    const Result<QString> learned = m_views.note(batchNote(realm));
    if (!learned)
        co_return tl::unexpected(learned.error());
    if (!learned->isEmpty())
        books->limitBatches(learned->toInt());
    const int before = books->batchLimits().itemsMax;
    std::vector<Postable> ready;
    for (Postable &postable : approved) {
        Result<std::optional<Postable>> one = co_await withCustomer(books, std::move(postable));
        const Result<bool> stopped = m_stop.holds(realm);
        if (!one || !stopped)
            co_return tl::unexpected(!one ? one.error() : stopped.error());
        if (*stopped)
            co_return BatchPoster::Round { {}, {}, false };
        if (*one)
            ready.push_back(std::move(**one));
    }
    Result<BatchPoster::Round> round = co_await m_batches.post(books, std::move(ready));
    if (round && books->batchLimits().itemsMax != before) {
        const QString size = QString::number(books->batchLimits().itemsMax);
        if (Result<void> noted = m_views.setNote(batchNote(realm), size); !noted)
            co_return tl::unexpected(noted.error());
    }
    co_return round;
}

QCoro::Task<Result<std::optional<Postable>>> Poster::withCustomer(books::Books *books, Postable postable)
{
    if (!postable.customer)
        co_return std::optional<Postable>(std::move(postable));
    const Result<std::optional<RequestView>> seen = m_views.request(postable.requestId);
    if (!seen)
        co_return tl::unexpected(seen.error());
    if (!*seen || !maySend(**seen) || isUnsettled(**seen))
        co_return std::optional<Postable>(); // Nobody needs the customer now.
    const Result<std::optional<QString>> customer = co_await m_customers->ensure(books, (*seen)->accountId, *postable.customer);
    if (!customer)
        co_return tl::unexpected(customer.error());
    if (!*customer)
        co_return std::optional<Postable>(); // Refused or unclear: the request waits, the others go on.
    postable.draft.customerId = **customer;
    postable.customer.reset();
    co_return std::optional<Postable>(std::move(postable));
}

QCoro::Task<Result<bool>> Poster::postOne(books::Books *books, Postable postable, PostingTally *tally)
{
    const Result<std::optional<Postable>> ready = co_await withCustomer(books, std::move(postable));
    if (!ready)
        co_return tl::unexpected(ready.error());
    if (!*ready) {
        const Result<bool> stopped = m_stop.holds(books->realm().value);
        co_return stopped.map([](bool stops) { return !stops; });
    }
    for (int number = 1;; ++number) {
        bool anotherNumber = false;
        const Result<bool> goOn = co_await attempt(books, **ready, tally, &anotherNumber);
        if (!goOn || !anotherNumber || number == kNumbersTried)
            co_return goOn;
    }
}

/// `anotherNumber`: the number is somebody else's, and nothing but that was wrong.
QCoro::Task<Result<bool>> Poster::attempt(books::Books *books, Postable postable, PostingTally *tally, bool *anotherNumber)
{
    const Result<std::optional<RequestView>> seen = m_views.request(postable.requestId);
    if (!seen)
        co_return tl::unexpected(seen.error());
    if (!*seen || !maySend(**seen) || isUnsettled(**seen))
        co_return true; // Somebody decided otherwise since the list was made.
    std::vector<PostingRecord::Order> order;
    order.push_back({ **seen, postable.draft });
    Result<PostingRecord::Intended> intended = m_record.intend(*books, std::move(order));
    if (!intended) {
        if (intended.error().kind == ErrorKind::Conflict)
            co_return true;
        co_return tl::unexpected(intended.error());
    }
    Intent intent = std::move(intended->intents.front());
    books::WriteAnswer<Invoice> answer = co_await books->createInvoice(intent.view.outboxBody, intent.requestKey);
    if (Result<void> heeded = m_stop.heed(books->realm().value, answer); !heeded)
        co_return tl::unexpected(heeded.error());
    Outcome outcome = co_await prove(books, std::move(intent), std::move(answer));
    const WriteOutcome what = outcome.answer.outcome;
    *anotherNumber = what == WriteOutcome::Rejected && outcome.answer.taken;
    std::vector<Outcome> outcomes;
    outcomes.push_back(std::move(outcome));
    const Result<PostingTally> concluded = m_record.conclude(std::move(outcomes));
    if (!concluded)
        co_return tl::unexpected(concluded.error());
    *tally += *concluded;
    co_return what == WriteOutcome::Created || what == WriteOutcome::Rejected;
}

} // namespace sluice::billing
