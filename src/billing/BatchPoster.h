#pragma once

#include "billing/PostingProof.h"
#include "billing/Postable.h"
#include "billing/WriteStop.h"
#include "mirror/ViewStore.h"

#include <deque>

namespace sluice::billing {

/// Posts many invoices of one company in batches, as many side by side as the company allows. Each item has the proof of a
/// single: its intent is durable before the first byte of its batch leaves, its outcome is told by its own answer, and
/// without one it is uncertain.
class BatchPoster {
public:
    BatchPoster(PostingRecord &record, mirror::ViewStore &views, WriteStop &stop);

    struct Round {
        PostingTally tally;
        std::vector<Postable> alone; ///< What should be tried by itself now.
        bool answers = true;         ///< False once the company stopped answering; the rest waits for another cycle.
    };
    /// The customers exist. Errors: Storage.
    QCoro::Task<Result<Round>> post(books::Books *books, std::vector<Postable> approved);

private:
    /// What the workers share.
    struct Work {
        std::deque<Postable> waiting;
        std::size_t share = 1; ///< Items a batch.
        Round round;
        std::optional<Error> error;
        bool isOver() const { return waiting.empty() || error || !round.answers; }
    };
    QCoro::Task<void> workOff(books::Books *books, Work *work);
    QCoro::Task<Result<void>> postBatch(books::Books *books, std::vector<Postable> batch, Work *work);
    Result<void> conclude(std::vector<Postable> batch, std::vector<Outcome> outcomes, Work &work);
    static void takeBack(const books::Books &books, std::vector<Postable> batch, const Error &why, Work &work);

    PostingRecord &m_record;
    mirror::ViewStore &m_views;
    WriteStop &m_stop;
};

} // namespace sluice::billing
