#pragma once

#include "journal/Recorder.h"
#include "mirror/Facts.h"
#include "mirror/ViewStore.h"
#include "rules/Duties.h"

namespace sluice::billing {

/// What people decide about customers, items and each other's roles; errors as desk::Orders says.
class MasterDataCommands {
public:
    MasterDataCommands(const journal::Journal &journal, journal::Recorder &recorder, const mirror::ViewStore &views,
        const mirror::Facts &facts);

    /// Errors also: NotFound unless account, company and customer are in the mirror.
    Result<void> linkCustomer(const Person &actor, const rules::Staff &staff, const AccountId &id,
        const QString &realm, const QString &customerId);
    /// Errors also: NotFound unless the account is in the mirror.
    Result<void> activateCustomer(const Person &actor, const rules::Staff &staff, const AccountId &id, const QString &note);
    /// Errors also: NotFound unless product, company and item are in the mirror.
    Result<void> mapItem(const Person &actor, const rules::Staff &staff, const ProductId &id, const QString &realm,
        const QString &itemId);
    /// Approves every proposal for the product that waits. Errors also: Conflict when none does.
    Result<void> approveItem(const Person &actor, const rules::Staff &staff, const ProductId &id);

    Result<void> grant(const Person &actor, const rules::Staff &staff, const QString &email, Role role);
    Result<void> revoke(const Person &actor, const rules::Staff &staff, const QString &email, Role role);

private:
    /// Who created or linked the customer of an account, for the separation of duties.
    Result<rules::ItemHistory> historyOf(const AccountId &id) const;
    /// The customer that the account is linked to in a company; empty: none.
    Result<QString> linkOf(const AccountId &id, const QString &realm) const;
    Result<void> findAccount(const AccountId &id) const;
    Result<void> findCompany(const QString &realm) const;
    Result<void> findCustomer(const QString &realm, const QString &customerId) const;
    Result<void> findItem(const ProductId &id, const QString &realm, const QString &itemId) const;
    Result<void> record(const Person &actor, const rules::Permission &permission, const QString &subject, const QString &kind,
        QJsonObject payload);
    Result<void> changeRole(const Person &actor, const rules::Staff &staff, const QString &email, Role role,
        rules::Action action, const QString &kind);

    const journal::Journal &m_journal;
    journal::Recorder &m_recorder;
    const mirror::ViewStore &m_views;
    const mirror::Facts &m_facts;
};

} // namespace sluice::billing
