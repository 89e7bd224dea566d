#pragma once

#include "core/Id.h"
#include "core/Result.h"
#include "core/Time.h"
#include "domain/Enums.h"

#include <QDate>
#include <QStringList>
#include <QString>

namespace sluice::desk {

/// The orders that screens and command line may give, in the name of `actor` (an e-mail). Each appends events or loses
/// cleanly. Synchronous and quick; belongs to the thread that owns the journal.
/// Errors of every order: Forbidden when roles or the separation of duties say no; Conflict when somebody was faster;
/// NotFound; Usage for a missing note or an unknown code; Storage.
class Orders {
public:
    Orders() = default;
    Orders(const Orders &) = delete;
    Orders &operator=(const Orders &) = delete;
    virtual ~Orders() = default;

    /// `fingerprint`: what the approver saw; empty takes the present one (command line).
    virtual Result<void> approve(const QString &actor, const RequestId &id, const QString &fingerprint, const QString &note) = 0;
    virtual Result<void> returnRequest(const QString &actor, const RequestId &id, const QString &note) = 0;
    virtual Result<void> reject(const QString &actor, const RequestId &id, Cause cause, const QString &note) = 0;
    virtual Result<void> confirmDelivery(const QString &actor, const RequestId &id, QDate on, const QString &evidenceFile) = 0;

    virtual Result<void> assign(const QString &actor, const CaseId &id, const QString &to) = 0;
    virtual Result<void> tag(const QString &actor, const CaseId &id, Cause cause) = 0;
    virtual Result<void> pause(const QString &actor, const CaseId &id, const QString &reason, Instant until, const QString &note) = 0;
    virtual Result<void> resume(const QString &actor, const CaseId &id) = 0;
    /// `seen`: ExceptionRow::seen, of what the person looked at; empty takes the present one (command line). Conflict when
    /// resolving it takes a person's word and it is about something else by now.
    virtual Result<void> resolve(const QString &actor, const CaseId &id, Cause cause, const QString &note, const QString &seen) = 0;
    virtual Result<void> reopen(const QString &actor, const CaseId &id, const QString &note) = 0;
    /// Asks the deal's owner by a Salesforce Task, written with the next write-back and closed when the exception closes.
    /// Asking again in the same cycle changes that Task. Empty text: the ready question (ExceptionDetail::askText).
    virtual Result<void> ask(const QString &actor, const CaseId &id, const QString &text) = 0;
    /// Takes back the actor's own last decision on this exception.
    virtual Result<void> undo(const QString &actor, const CaseId &id) = 0;

    virtual Result<void> linkCustomer(const QString &actor, const AccountId &id, const QString &realm, const QString &customerId) = 0;
    virtual Result<void> activateCustomer(const QString &actor, const AccountId &id, const QString &note) = 0;
    virtual Result<void> mapItem(const QString &actor, const ProductId &id, const QString &realm, const QString &itemId) = 0;
    virtual Result<void> approveItem(const QString &actor, const ProductId &id) = 0;

    virtual Result<void> grant(const QString &actor, const QString &email, Role role) = 0;
    virtual Result<void> revoke(const QString &actor, const QString &email, Role role) = 0;
};

/// Reasons for which an exception may be paused. Source: D.10.
inline const QStringList kPauseReasons { QStringLiteral("waiting_for_customer"), QStringLiteral("waiting_for_sales"),
    QStringLiteral("waiting_for_third_party"), QStringLiteral("ledger_outage") };

} // namespace sluice::desk
