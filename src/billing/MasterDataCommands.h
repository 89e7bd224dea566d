#pragma once

#include "journal/Recorder.h"
#include "mirror/ViewStore.h"
#include "rules/Duties.h"

namespace sluice::billing {

/// What people decide about customers, items and each other's roles; errors as desk::Orders says.
class MasterDataCommands {
public:
    MasterDataCommands(journal::Recorder &recorder, const mirror::ViewStore &views);

    Result<void> linkCustomer(const Person &actor, std::span<const Person> people, const AccountId &id,
        const QString &realm, const QString &customerId);
    Result<void> activateCustomer(const Person &actor, std::span<const Person> people, const AccountId &id, const QString &note);
    Result<void> mapItem(const Person &actor, std::span<const Person> people, const ProductId &id, const QString &realm,
        const QString &itemId);
    /// Approves every proposal for the product that waits. Errors also: Conflict when none does.
    Result<void> approveItem(const Person &actor, std::span<const Person> people, const ProductId &id);

    Result<void> grant(const Person &actor, std::span<const Person> people, const QString &email, Role role);
    Result<void> revoke(const Person &actor, std::span<const Person> people, const QString &email, Role role);

private:
    Result<void> record(const Person &actor, const QString &subject, const QString &kind, QJsonObject payload);
    Result<void> changeRole(const Person &actor, std::span<const Person> people, const QString &email, Role role,
        rules::Action action, const QString &kind);

    journal::Recorder &m_recorder;
    const mirror::ViewStore &m_views;
};

} // namespace sluice::billing
