#pragma once

#include "billing/BatchPoster.h"
#include "billing/Settler.h"

namespace sluice::billing {

class CustomerPoster;

struct PosterOptions {
    /// How long after an unclear answer the books are given before Sluice looks: their index may lag.
    std::chrono::milliseconds settleDelay { 15'000 };
    /// More than this many invoices that wait in a company travel in batches; fewer travel alone.
    std::size_t batchAbove = 20;
};

/// The outbox: writes every approved invoice exactly once, and finds out what became of the writes whose answer was
/// lost. The protocol is section 4 of the design; each step is in the journal before the next one begins.
/// Lives on the engine's thread; one round at a time and company.
class Poster {
public:
    Poster(const journal::Journal &journal, journal::Recorder &recorder, mirror::ViewStore &views, PullSink &mirror,
        Clock &clock, Numbering &numbering, PosterOptions options);
    ~Poster();

    /// Settles every intent of this company without a definite outcome. Comes before anything else in a cycle.
    /// Errors: Storage; a company that does not answer is no error, its intents stay uncertain.
    QCoro::Task<Result<PostingTally>> settle(books::Books *books, Sending sending = Sending::Allowed);

    /// Posts what is approved. Stops early when the company does not answer, and posts nothing when its settings are no
    /// longer those that the requests were judged by: the new ones are in the mirror then; nor when this computer's clock is
    /// far from that of the books. A company that takes no writes is left in peace; when it is time for a look, the first request goes alone and tells.
    QCoro::Task<Result<PostingTally>> post(books::Books *books, std::vector<Postable> approved);

private:
    QCoro::Task<Result<PostingTally>> postAll(books::Books *books, std::vector<Postable> approved);
    QCoro::Task<Result<bool>> lookAtStopped(books::Books *books, std::vector<Postable> *approved, PostingTally *tally);
    QCoro::Task<Result<bool>> settingsHold(books::Books *books, PostingTally *tally);
    QCoro::Task<Result<BatchPoster::Round>> postInBatches(books::Books *books, std::vector<Postable> approved);
    QCoro::Task<Result<bool>> postOne(books::Books *books, Postable postable, PostingTally *tally);
    QCoro::Task<Result<bool>> attempt(books::Books *books, Postable postable, PostingTally *tally, bool *anotherNumber);
    QCoro::Task<Result<std::optional<Postable>>> withCustomer(books::Books *books, Postable postable);

    mirror::ViewStore &m_views;
    PullSink &m_mirror;
    Numbering &m_numbering;
    PosterOptions m_options;
    WriteStop m_stop;
    SettleWait m_wait;
    PostingRecord m_record;
    Settler m_settler;
    BatchPoster m_batches;
    std::unique_ptr<CustomerPoster> m_customers;
};

} // namespace sluice::billing
