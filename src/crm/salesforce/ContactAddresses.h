#pragma once

#include "core/Time.h"
#include "crm/salesforce/CsvReader.h"

#include <QHash>
#include <QStringList>

namespace sluice::salesforce {

/// From which contact each account has its e-mail, where the contacts were read apart from their accounts: Bulk API 2.0
/// takes no sub-queries. The same choice as that of the sub-query: the oldest contact that has an address.
class ContactAddresses {
public:
    /// The columns and the condition of the contacts that count.
    static QString soql(const QString &condition);

    /// Takes the rows of one page, in any order. Errors: of the reader; BadReply.
    Result<void> take(CsvReader &rows);

    /// The contact's id and address; empty when the account has none.
    QStringList of(const QString &accountId) const;

private:
    struct Contact {
        Instant createdAt {};
        QString id, email;
    };
    QHash<QString, Contact> m_contacts; ///< By account.
};

} // namespace sluice::salesforce
