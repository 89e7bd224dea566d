#pragma once

#include "core/Decimal.h"
#include "core/Id.h"
#include "core/Time.h"
#include "domain/Crm.h"
#include "domain/DatedRate.h"
#include "domain/Enums.h"

#include <QDate>
#include <QString>

#include <optional>
#include <vector>

// What an accounting system says, as the mirror keeps it. Every value belongs to one realm.

namespace sluice {

struct Company {
    Realm realm;
    QString name, legalName, country; ///< ISO 3166 two letters.
    Currency homeCurrency;
    bool multiCurrency = false;
    bool customNumbers = false;       ///< Invoices may carry our own numbers.
    bool usesSalesTax = true;
    bool automatedSalesTax = false;
    QDate booksClosedOn;              ///< Invalid when no period is closed.
    QString timeZone;                 ///< IANA name; empty when unknown.
    bool allowsDiscount = true;       ///< Documents may carry a discount line.
    bool allowsServiceDate = true;    ///< Lines may carry the day of the service.
    QString usualTaxCodeId;           ///< In the US: the code with the rates that is used where none is named.
};

struct Customer {
    CustomerId id;
    QString name, companyName, email, taxNumber, currencyCode, termId;
    Address billing;
    bool active = true;
    Money balance;
    QString version; ///< SyncToken or its like.
    QString notes;   ///< Only when it comes from the books themselves: the mirror does not keep them.
    bool taxable = true; ///< In the US; false: exempt, whatever is sold.
};

struct Item {
    ItemId id;
    QString name, sku, type;
    bool active = true;
    QString version;
    bool taxable = true; ///< In the US: whether sales tax is charged on it at all.
};

struct Term {
    QString id, name;
    std::optional<int> dueDays; ///< Empty for date-driven terms.
    bool active = true;
};

struct TaxCode {
    QString id, name, description;
    bool active = true, taxable = true;
    DatedRate rate; ///< Sum of its sales rates.
};

struct InvoiceLine {
    QString id, itemId, itemName, description, taxCodeId;
    std::optional<Decimal> quantity, unitPrice;
    Money amount; ///< Net.
    QDate serviceOn;
    bool isDiscount = false; ///< The document's discount line; `amount` is positive and lowers the total.
    std::optional<Decimal> discountPercent;
};

/// An invoice as it stands in the books, whoever made it.
struct Invoice {
    Realm realm;
    InvoiceId id;
    QString docNumber, customerId, customerName, termId, privateNote, memo, emailStatus, version;
    QDate txnOn, dueOn;
    Currency currency;
    Money total, tax, balance, discount; ///< Gross total; tax; open balance; document discount (positive).
    Instant createdAt {}, modifiedAt {};
    std::optional<Instant> sentAt;
    bool voided = false, deleted = false, taxInclusive = false;
    std::vector<InvoiceLine> lines;
    QString billEmail;
    std::optional<Decimal> exchangeRate; ///< Units of the home currency for one of the document's; of foreign ones only.
};

/// Money that came in, or a credit applied, against invoices.
struct Payment {
    Realm realm;
    QString id, customerId, reference;
    QDate txnOn;
    Currency currency;
    Money total, unapplied;
    Instant modifiedAt {};
    bool deleted = false;
    struct Application {
        QString txnType, txnId; ///< "Invoice" or "CreditMemo".
        Money amount;
    };
    std::vector<Application> applications;
};

struct CreditMemo {
    Realm realm;
    QString id, docNumber, customerId, privateNote;
    QDate txnOn;
    Currency currency;
    Money total, tax, remaining;
    Instant createdAt {}, modifiedAt {};
    bool voided = false, deleted = false;
};

/// A document by which money came in, or went back, without any invoice.
struct Receipt {
    Realm realm;
    QString id, docNumber, customerId, privateNote;
    QDate txnOn;
    Currency currency;
    Money total, tax; ///< Positive in both directions.
    Instant createdAt {}, modifiedAt {};
    bool voided = false, deleted = false;
};
struct SalesReceipt : Receipt { };  ///< Sold and paid at once.
struct RefundReceipt : Receipt { }; ///< Given back.

} // namespace sluice
