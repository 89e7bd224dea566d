#pragma once

#include "core/Decimal.h"
#include "sandbox/quickbooks/ApiFault.h"

#include <QDate>

namespace sluice::sandbox::quickbooks {

class Realm;

/// What a document's currency comes to.
struct DocumentCurrency {
    Currency currency;
    Value reference; ///< `{"value":"USD","name":"United States Dollar"}`.
    Decimal rate; ///< Home units for one unit of the currency.
};

/// Currencies of one company: names, what customers may be billed in, rates.
class Currencies {
public:
    explicit Currencies(const Realm &realm)
        : m_realm(realm)
    {
    }

    /// `{"value","name"}` for a code.
    static Value reference(const QString &code);

    /// The currency of a new customer or vendor. Refusals: 6000 if multicurrency is off or the currency is
    /// not active.
    Checked<QString> forName(const QString &asked) const;

    /// The currency of a document for a customer. Without a word about it the home currency is meant, as
    /// QuickBooks does; a currency other than the customer's is refused (6000).
    Checked<DocumentCurrency> forDocument(const Value &fields, const Value &customer, QDate on) const;

    /// Home units for one unit of `code` on a day: the rate somebody set, else the built-in table.
    Decimal rate(const QString &code, QDate on) const;

private:
    const Realm &m_realm;
};

} // namespace sluice::sandbox::quickbooks
