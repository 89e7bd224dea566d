#pragma once

#include "crm/salesforce/Memory.h"

#include <QHash>
#include <QSet>
#include <QStringList>

namespace sluice::salesforce {

/// From which contact each account has its e-mail. A contact that moves, loses its account or is deleted does not say
/// where it was: without this its old account would keep the address, and get invoices that go to another company.
///
/// An account may stand under a contact longer than it has its address from it, never shorter: it is read once too often.
class AddressSources {
public:
    explicit AddressSources(Memory *memory)
        : m_memory(memory)
    {
    }

    /// False until all accounts were read once with their contacts.
    bool known();
    /// All of it; every account is read anew.
    void forget();
    /// The account was read with the address of this contact; empty: with none.
    void note(const QString &accountId, const QString &contactId);
    QStringList accountsOf(const QString &contactId) const { return m_accounts.value(contactId); }
    /// Puts down what is new. To be called before the accounts are stored.
    void keep();
    /// All accounts were read and stored.
    void close();
    /// The accounts of these contacts were read and stored: whatever has its address from another one by now is let go.
    void settle(const QSet<QString> &contactIds);

private:
    static QString shardOf(const QString &contactId);
    void recall();

    Memory *m_memory;
    QHash<QString, QStringList> m_accounts; ///< By contact; hardly ever more than one.
    QHash<QString, QString> m_read; ///< Contact by account, as read in this pull.
    QSet<QString> m_touched; ///< Shards that are not kept yet.
    bool m_recalled = false, m_known = false;
};

} // namespace sluice::salesforce
