#pragma once

#include "core/Decimal.h"
#include "core/Id.h"
#include "core/Time.h"
#include "domain/Enums.h"

#include <QDate>
#include <QString>

#include <optional>
#include <vector>

// What the CRM says, as the mirror keeps it. Plain values; nothing here decides.

namespace sluice {

struct Address {
    QString street, city, state, postalCode, country;
    bool isEmpty() const { return street.isEmpty() && city.isEmpty() && postalCode.isEmpty() && country.isEmpty(); }
    bool operator==(const Address &) const = default;
};

struct Account {
    AccountId id;
    QString name;
    QString ownerId;
    Address billing, shipping;
    QString segment;        ///< From its newest deal when the org keeps it on the deal.
    QString taxNumber;      ///< `Sluice_Tax_Number__c`
    std::optional<bool> taxable;
    std::optional<Money> creditLimit;
    QString paymentTerms;
    QString customerLink;   ///< `Sluice_Customer_Id__c`: `realm:customer`, empty when not linked.
    QString email;          ///< Of the primary bill-to contact.
    bool deleted = false;
};

struct User {
    QString id, name, email, managerId;
    bool active = true;
};

struct Product {
    ProductId id;
    QString name, code, family;
    QString itemCode; ///< `Sluice_Item_Code__c`: the accounting item's SKU; empty means no sync.
    bool active = true;
    bool deleted = false;
};

struct DealLine {
    QString id;
    ProductId productId;
    QString productName, description;
    Decimal quantity, unitPrice, discountPercent;
    Money total;         ///< `TotalPrice`, net of tax, after the line discount.
    QDate serviceOn;
    int sortOrder = 0;
};

struct Milestone {
    QString id, name;
    Money amount;
    QDate plannedOn, approvedOn; ///< Invalid when not known.
};

/// A won Opportunity. Amounts are net of tax.
struct Deal {
    DealId id;
    QString name;
    AccountId accountId; ///< Empty when Salesforce has none.
    QString ownerId;
    QString stage;
    bool won = false, closed = false, deleted = false;
    Currency currency;
    std::optional<Money> amount;
    QDate closeOn;
    std::optional<Instant> wonAt; ///< First won row of OpportunityHistory after the last non-won one.
    bool wonAtExact = false;      ///< False when taken from LastStageChangeDate or first sight.
    Instant modifiedAt {};        ///< SystemModstamp.

    std::optional<BillingEvent> event; ///< Empty when unset or unknown; see eventText.
    QString eventText;                 ///< As Salesforce has it.
    std::optional<DeliveryStatus> delivery; ///< Empty when unset or unknown; see deliveryText.
    QString deliveryText;
    QDate deliveredOn;
    QString poNumber, paymentTerms, taxCode, entity, segment, channel;
    QDate termStart, termEnd;
    std::optional<BillingFrequency> frequency; ///< Empty when unset or unknown; see frequencyText.
    QString frequencyText;

    /// Sluice's own fields as Salesforce holds them now, to write only what differs.
    QString billingKey, invoiceId, invoiceNumber, invoiceStatus, invoiceAmountText, invoiceBalanceText;
    QDate invoiceDueOn;

    std::vector<DealLine> lines;
    std::vector<Milestone> milestones;
};

} // namespace sluice
