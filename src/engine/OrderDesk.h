#pragma once

#include "billing/MasterDataCommands.h"
#include "billing/RequestCommands.h"
#include "desk/Orders.h"
#include "engine/DurableRecorder.h"
#include "exceptions/CaseCommands.h"

namespace sluice::engine {

/// Takes the orders of screens and command line: finds out who gives them and hands them to the commands.
class OrderDesk final : public desk::Orders {
public:
    OrderDesk(const journal::Journal &journal, journal::Recorder &recorder, const mirror::ViewStore &views,
        const mirror::Facts &facts, const Clock &clock);

    Result<void> approve(const QString &actor, const RequestId &id, const QString &fingerprint, const QString &note) override;
    Result<void> returnRequest(const QString &actor, const RequestId &id, const QString &note) override;
    Result<void> reject(const QString &actor, const RequestId &id, Cause cause, const QString &note) override;
    Result<void> confirmDelivery(const QString &actor, const RequestId &id, QDate on, const QString &evidenceFile) override;

    Result<void> assign(const QString &actor, const CaseId &id, const QString &to) override;
    Result<void> tag(const QString &actor, const CaseId &id, Cause cause) override;
    Result<void> pause(const QString &actor, const CaseId &id, const QString &reason, Instant until, const QString &note) override;
    Result<void> resume(const QString &actor, const CaseId &id) override;
    Result<void> resolve(const QString &actor, const CaseId &id, Cause cause, const QString &note, const QString &seen) override;
    Result<void> reopen(const QString &actor, const CaseId &id, const QString &note) override;
    Result<void> ask(const QString &actor, const CaseId &id, const QString &text) override;
    Result<void> undo(const QString &actor, const CaseId &id) override;

    Result<void> linkCustomer(const QString &actor, const AccountId &id, const QString &realm, const QString &customerId) override;
    Result<void> activateCustomer(const QString &actor, const AccountId &id, const QString &note) override;
    Result<void> mapItem(const QString &actor, const ProductId &id, const QString &realm, const QString &itemId) override;
    Result<void> approveItem(const QString &actor, const ProductId &id) override;

    Result<void> grant(const QString &actor, const QString &email, Role role) override;
    Result<void> revoke(const QString &actor, const QString &email, Role role) override;

private:
    using Order = std::function<Result<void>(const Person &actor, const rules::Staff &staff)>;
    using PolicyOrder
        = std::function<Result<void>(const Person &actor, const rules::Staff &staff, const rules::Policy &policy)>;
    Result<void> inTheNameOf(const QString &actor, const Order &order);
    Result<void> underPolicy(const QString &actor, const PolicyOrder &order);
    Result<void> haveViewsFollow();

    const journal::Journal &m_journal;
    const mirror::ViewStore &m_views;
    DurableRecorder m_durable; // Before the commands, which record through it.
    billing::RequestCommands m_requests;
    billing::MasterDataCommands m_masterData;
    exceptions::CaseCommands m_cases;
};

} // namespace sluice::engine
