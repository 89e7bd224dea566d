#pragma once

#include "billing/SettleWait.h"
#include "billing/WriteStop.h"
#include "books/Books.h"
#include "core/Clock.h"
#include "journal/Recorder.h"
#include "mirror/ViewStore.h"

#include <QCoro/QCoroTask>

namespace sluice::billing {

/// Creates a customer in the books exactly once for an account, by the same protocol as invoices. The look-up is by
/// name, because books keep names unique: a name that is taken is looked up, too, and a customer who bears it is the one.
class CustomerPoster {
public:
    CustomerPoster(journal::Recorder &recorder, mirror::ViewStore &views, PullSink &mirror, const Clock &clock,
        WriteStop &stop, SettleWait &wait);

    /// Settles this company's customer intents without a definite outcome. Errors: Storage.
    QCoro::Task<Result<void>> settle(books::Books &books);

    /// The id of the account's customer, created now if it was not before; nothing while refused or unclear.
    /// Errors: Storage.
    QCoro::Task<Result<std::optional<QString>>> ensure(books::Books &books, AccountId account, books::CustomerDraft draft);

private:
    QCoro::Task<Result<void>> settleOne(books::Books &books, mirror::CustomerWriteView write);
    QCoro::Task<Result<void>> nameTaken(books::Books &books, mirror::CustomerWriteView write, Error refusal);
    enum class Attempt { First, Again };
    QCoro::Task<Result<void>> send(books::Books &books, mirror::CustomerWriteView write, Attempt attempt);
    Result<void> recordCreated(const mirror::CustomerWriteView &write, const Customer &customer, bool found);
    Result<void> record(const mirror::CustomerWriteView &write, const QString &kind, const Error &error);
    Result<std::optional<mirror::CustomerWriteView>> writeOf(const AccountId &account, const QString &realm) const;
    Result<std::optional<QString>> linkOf(const AccountId &account, const QString &realm) const;

    journal::Recorder &m_recorder;
    mirror::ViewStore &m_views;
    PullSink &m_mirror;
    const Clock &m_clock;
    WriteStop &m_stop;
    SettleWait &m_wait;
};

} // namespace sluice::billing
