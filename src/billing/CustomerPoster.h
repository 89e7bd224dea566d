#pragma once

#include "billing/Sending.h"
#include "billing/SettleWait.h"
#include "billing/WriteStop.h"
#include "books/Books.h"
#include "core/Clock.h"
#include "journal/Recorder.h"
#include "mirror/ViewStore.h"

#include <QCoro/QCoroTask>

namespace sluice::billing {

/// Which attempt at a customer has this key: 1 for "<key>", 2 for "<key>-2", …
int attemptOf(const QString &customerKey);

/// Creates a customer in the books exactly once for an account, by the same protocol as invoices. The look-up is by
/// name, because books keep names unique: where an earlier attempt is in doubt, the customer who bears it is the one if its
/// notes name the account. Anybody else who bears it is somebody whom the account may match, and approvers are asked about
/// that.
class CustomerPoster {
public:
    CustomerPoster(journal::Recorder &recorder, mirror::ViewStore &views, PullSink &mirror, const Clock &clock,
        WriteStop &stop, SettleWait &wait);

    /// Settles this company's customer intents without a definite outcome. Errors: Storage.
    QCoro::Task<Result<void>> settle(books::Books *books, Sending sending);

    /// The id of the account's customer, created now if it was not before; nothing while refused or unclear. A name that was
    /// refused is not tried again in the life of this object: the next request of the account would fare no better.
    /// Errors: Storage.
    QCoro::Task<Result<std::optional<QString>>> ensure(books::Books *books, AccountId account, books::CustomerDraft draft);

private:
    QCoro::Task<Result<void>> settleOne(books::Books *books, mirror::CustomerWriteView write, Sending sending);
    Result<void> refuseFor(const mirror::CustomerWriteView &write, const Customer &holder);
    enum class Attempt { First, Again };
    QCoro::Task<Result<void>> nameTaken(books::Books *books, mirror::CustomerWriteView write, Attempt attempt, Error refusal);
    QCoro::Task<Result<void>> send(books::Books *books, mirror::CustomerWriteView write, Attempt attempt);
    Result<void> refuse(const mirror::CustomerWriteView &write, const Error &refusal);
    Result<void> keep(const QString &realm, const Customer &customer);
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
    QSet<QString> m_refused; ///< Companies, accounts and names.
};

} // namespace sluice::billing
