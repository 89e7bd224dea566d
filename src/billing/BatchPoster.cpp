#include "billing/BatchPoster.h"

#include "core/Log.h"

namespace sluice::billing {

using books::WriteOutcome;

namespace {

/// Evenly over the calls that may run side by side, so that none is long while others stand idle.
std::size_t shareOf(std::size_t waiting, books::BatchLimits limits)
{
    const auto atOnce = static_cast<std::size_t>(std::max(limits.atOnce, 1));
    const auto most = static_cast<std::size_t>(std::max(limits.itemsMax, 1));
    const std::size_t rounds = (waiting + most * atOnce - 1) / (most * atOnce);
    return std::max<std::size_t>((waiting + rounds * atOnce - 1) / (rounds * atOnce), 2);
}

bool all(const std::vector<Outcome> &outcomes, WriteOutcome what)
{
    return std::all_of(outcomes.begin(), outcomes.end(), [what](const Outcome &one) { return one.answer.outcome == what; });
}

/// The company cannot be reached, asked for a rest or takes no writes: nothing that is sent now has better luck.
bool isSilence(const Error &error)
{
    return error.kind == ErrorKind::Offline || error.kind == ErrorKind::RateLimited || error.kind == ErrorKind::SignInNeeded
        || error.kind == ErrorKind::Storage || error.code == books::kTakesNoWrites;
}

} // namespace

BatchPoster::BatchPoster(PostingRecord &record, mirror::ViewStore &views, WriteStop &stop)
    : m_record(record)
    , m_views(views)
    , m_stop(stop)
{
}

QCoro::Task<Result<BatchPoster::Round>> BatchPoster::post(books::Books *books, std::vector<Postable> approved)
{
    Work work;
    work.waiting.assign(std::make_move_iterator(approved.begin()), std::make_move_iterator(approved.end()));
    if (!work.waiting.empty())
        work.share = shareOf(work.waiting.size(), books->batchLimits());
    std::vector<QCoro::Task<void>> workers;
    for (int i = 0; i < books->batchLimits().atOnce && !work.isOver(); ++i)
        workers.push_back(workOff(books, &work));
    for (QCoro::Task<void> &worker : workers)
        co_await worker;
    if (work.error)
        co_return tl::unexpected(*work.error);
    if (work.round.answers) // Left when batches turned out not to be welcome.
        work.round.alone.insert(work.round.alone.end(), std::make_move_iterator(work.waiting.begin()), std::make_move_iterator(work.waiting.end()));
    co_return std::move(work.round);
}

QCoro::Task<void> BatchPoster::workOff(books::Books *books, Work *work)
{
    while (!work->isOver() && books->batchLimits().itemsMax > 1) {
        const std::size_t size = std::min({ work->waiting.size(), work->share, static_cast<std::size_t>(books->batchLimits().itemsMax) });
        const auto end = work->waiting.begin() + static_cast<std::ptrdiff_t>(size);
        std::vector<Postable> batch(std::make_move_iterator(work->waiting.begin()), std::make_move_iterator(end));
        work->waiting.erase(work->waiting.begin(), end);
        const Result<void> posted = co_await postBatch(books, std::move(batch), work);
        if (!posted && !work->error)
            work->error = posted.error();
    }
}

QCoro::Task<Result<void>> BatchPoster::postBatch(books::Books *books, std::vector<Postable> batch, Work *work)
{
    std::vector<Postable> sent;
    std::vector<PostingRecord::Order> orders;
    for (Postable &postable : batch) {
        const Result<std::optional<mirror::RequestView>> seen = m_views.request(postable.requestId);
        if (!seen)
            co_return tl::unexpected(seen.error());
        if (!*seen || !maySend(**seen) || isUnsettled(**seen))
            continue; // Somebody decided otherwise since the list was made.
        orders.push_back({ **seen, postable.draft });
        sent.push_back(std::move(postable));
    }
    if (sent.size() < 2) {
        work->round.alone.insert(work->round.alone.end(), std::make_move_iterator(sent.begin()), std::make_move_iterator(sent.end()));
        co_return Result<void> {};
    }
    Result<PostingRecord::Intended> intended = m_record.intend(*books, std::move(orders));
    if (!intended && intended.error().kind == ErrorKind::Conflict) { // One of them; alone it shows which.
        work->round.alone.insert(work->round.alone.end(), std::make_move_iterator(sent.begin()), std::make_move_iterator(sent.end()));
        co_return Result<void> {};
    }
    if (!intended)
        co_return tl::unexpected(intended.error());
    std::vector<QByteArray> bodies;
    for (const Intent &intent : intended->intents)
        bodies.push_back(intent.view.outboxBody);
    std::vector<books::WriteAnswer<Invoice>> answers = co_await books->createInvoices(std::move(bodies), intended->batchKey);
    std::vector<Outcome> outcomes;
    for (std::size_t at = 0; at < answers.size(); ++at) {
        if (Result<void> heeded = m_stop.heed(books->realm().value, answers[at]); !heeded)
            co_return heeded;
        Outcome outcome = co_await prove(books, std::move(intended->intents[at]), std::move(answers[at]));
        outcomes.push_back(std::move(outcome));
    }
    const bool notSent = all(outcomes, WriteOutcome::NotSent);
    if (all(outcomes, WriteOutcome::Uncertain) || (notSent && isSilence(outcomes.front().answer.error)))
        work->round.answers = false;
    const Error why = outcomes.front().answer.error;
    std::vector<Postable> kept = notSent ? sent : std::vector<Postable>();
    if (Result<void> concluded = conclude(std::move(sent), std::move(outcomes), *work); !concluded)
        co_return concluded;
    if (notSent && work->round.answers)
        takeBack(*books, std::move(kept), why, *work);
    co_return Result<void> {};
}

Result<void> BatchPoster::conclude(std::vector<Postable> batch, std::vector<Outcome> outcomes, Work &work)
{
    for (std::size_t at = 0; at < outcomes.size(); ++at) {
        const bool anotherNumber = outcomes[at].answer.taken && outcomes[at].answer.outcome == WriteOutcome::Rejected;
        if (anotherNumber)
            work.round.alone.push_back(std::move(batch[at]));
    }
    const Result<PostingTally> tally = m_record.conclude(std::move(outcomes));
    if (!tally)
        return tl::unexpected(tally.error());
    work.round.tally += *tally;
    return {};
}

/// A batch that was refused as a whole, with the company well: for its size, or for a reason that only its parts can tell.
void BatchPoster::takeBack(const books::Books &books, std::vector<Postable> batch, const Error &why, Work &work)
{
    const bool tooBig = static_cast<std::size_t>(books.batchLimits().itemsMax) < batch.size();
    qCInfo(lcBilling, "A batch of %zu was refused: %ls", batch.size(), qUtf16Printable(why.detail));
    work.round.tally.notSent -= static_cast<int>(batch.size()); // Another try follows at once.
    if (tooBig)
        work.waiting.insert(work.waiting.begin(), std::make_move_iterator(batch.begin()), std::make_move_iterator(batch.end()));
    else
        work.round.alone.insert(work.round.alone.end(), std::make_move_iterator(batch.begin()), std::make_move_iterator(batch.end()));
}

} // namespace sluice::billing
