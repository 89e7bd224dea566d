#pragma once

#include "billing/PostingProof.h"
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
    QCoro::Task<Result<PostingTally>> settle(books::Books &books);

private:
    using Found = std::optional<Invoice>;
    QCoro::Task<Result<PostingTally>> settleAll(books::Books &books, std::vector<mirror::RequestView> unsettled);
    QCoro::Task<Result<std::optional<Outcome>>> settleOne(books::Books &books, Intent intent, const books::InvoiceLook &changed);
    QCoro::Task<Result<Found>> look(books::Books &books, Intent intent);
    QCoro::Task<Result<books::InvoiceLook>> ofCustomer(books::Books &books, Intent intent);
    QCoro::Task<Result<Outcome>> sendAgain(books::Books &books, Intent intent);

    PostingRecord &m_record;
    mirror::ViewStore &m_views;
    Clock &m_clock;
    WriteStop &m_stop;
    SettleWait &m_wait;
};

} // namespace sluice::billing
