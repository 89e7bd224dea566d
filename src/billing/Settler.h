#pragma once

#include "billing/PostingProof.h"
#include "billing/Sending.h"
#include "billing/SettleWait.h"
#include "billing/WriteStop.h"
#include "core/Clock.h"
#include "mirror/ViewStore.h"

namespace sluice::billing {

/// Finds out what became of the invoice writes whose answer was lost: looks, and only when nothing is found sends the same
/// bytes again under the same key.
class Settler {
public:
    Settler(PostingRecord &record, mirror::ViewStore &views, Clock &clock, WriteStop &stop, SettleWait &wait);

    /// All of one company. Errors: Storage; a company that does not answer is no error, its intents stay uncertain.
    QCoro::Task<Result<PostingTally>> settle(books::Books *books, Sending sending);

private:
    using Found = std::optional<Invoice>;
    enum class Next { Settled, Unknown, Silent }; ///< Silent: the write was not answered, and the next would not be.
    Result<bool> isDue(const mirror::RequestView &view);
    QCoro::Task<Result<PostingTally>> settleAll(books::Books *books, std::vector<mirror::RequestView> unsettled, Sending sending);
    QCoro::Task<Result<Next>> settleNext(books::Books *books, mirror::RequestView view, const books::InvoiceLook *changed,
        Sending sending, PostingTally *tally);
    std::optional<Outcome> withoutApproval(Intent intent, const mirror::RequestView &now) const;
    static std::optional<Outcome> stillInDoubt(Intent intent, const mirror::RequestView &now);
    Result<bool> isVouchedFor(const mirror::RequestView &view, const Error &doubt) const;
    QCoro::Task<Result<std::optional<Outcome>>> settleOne(books::Books *books, Intent intent, const books::InvoiceLook *changed,
        Sending sending);
    QCoro::Task<Result<std::optional<Outcome>>> withNothingFound(books::Books *books, Intent intent, mirror::RequestView now);
    QCoro::Task<Result<Found>> look(books::Books *books, Intent intent);
    QCoro::Task<Result<books::InvoiceLook>> ofCustomer(books::Books *books, Intent intent);
    QCoro::Task<Result<Outcome>> sendAgain(books::Books *books, Intent intent);

    PostingRecord &m_record;
    mirror::ViewStore &m_views;
    Clock &m_clock;
    WriteStop &m_stop;
    SettleWait &m_wait;
    QSet<RequestId> m_again; ///< Looked for when nothing was to be sent yet.
};

} // namespace sluice::billing
