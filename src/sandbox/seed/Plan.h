#pragma once

#include "core/Decimal.h"
#include "core/Money.h"
#include "core/Time.h"
#include "sandbox/seed/Fate.h"

#include <QDate>
#include <QString>
#include <QStringList>

#include <vector>

// The demo company as plain values, before it is planted into the two stand-ins.

namespace sluice::sandbox::seed {

struct SeedOptions {
    std::uint64_t seed = 1;
    int deals = 900; ///< Won ones; open ones come on top.
    int months = 18;
    int realms = 2;  ///< 1 to 3.
    Instant now {};  ///< Only its day counts: every run of one day gives the same company.
};

/// A legal entity of the demo company: one QuickBooks company file.
struct Entity {
    QString realm, name, legalName, country, currency, timeZone;
    QString numberPrefix;         ///< Of invoice numbers.
    QString taxCode, zeroTaxCode; ///< Names in QuickBooks and in `Sluice_Tax_Code__c`.
    bool taxInclusive = false;
    QDate booksClosedOn;
};

/// Somebody who works at the demo company.
struct Person {
    QString id, firstName, lastName, email, title, managerId;
    bool rep = false;
};

enum class Segment { Enterprise, MidMarket, Smb, PublicSector, NonProfit };
QString nameOf(Segment segment); // "Enterprise", "Mid-Market", "SMB", "Public Sector", "Non-Profit"

/// How QuickBooks knows an account.
enum class CustomerState {
    Linked,        ///< `Sluice_Customer_Id__c` is filled.
    SameName,      ///< Found by its exact name.
    SameTaxNumber, ///< Named otherwise there; the tax number agrees.
    Absent,        ///< Not there yet, and may be created.
    Inactive,
    Ambiguous,    ///< Two customers with the same tax number.
    NameTaken,    ///< Not there, and a vendor holds the name.
    OtherCurrency ///< There, in another currency than the account's deals.
};

struct AccountPlan {
    QString id, contactId, name, email, phone, website, industry, taxNumber, terms;
    QString contactFirst, contactLast, contactTitle;
    QString street, city, state, postalCode, country, countryCode, currency;
    Segment segment = Segment::Smb;
    int entity = 0; ///< Which legal entity bills it.
    int owner = 0;  ///< Index of its rep.
    bool taxable = true;
    std::int64_t creditLimitMinor = 0;
    CustomerState customer = CustomerState::SameName;
    QString customerId; ///< In the entity's realm, once it is planted; empty if absent.
    Fate reservedFor = Fate::Billed; ///< Its deals share this fate; Billed: any; Ready: no deal was ever billed.
    QDate createdOn;
};

/// What sort of thing a product is decides how it is billed.
enum class ProductKind { Hardware, Service, Subscription, Project };

enum class ItemState { Active, Unmapped, Missing, Inactive };

struct ProductPlan {
    QString id, name, code, family, sku, unit;
    ProductKind kind = ProductKind::Hardware;
    std::int64_t priceMinor = 0; ///< List price in USD.
    ItemState item = ItemState::Active;
};

struct LinePlan {
    QString id;
    int product = 0;
    Decimal quantity;
    std::int64_t priceMinor = 0;
    std::int64_t listMinor = 0;
    Decimal discountPercent;
    std::int64_t totalMinor = 0;
    QDate serviceOn;
    QString description;
};

struct MilestonePlan {
    QString id, name;
    std::int64_t amountMinor = 0;
    QDate plannedOn, approvedOn; ///< Invalid while not approved.
};

/// One row of OpportunityHistory.
struct StagePlan {
    QString id, stage;
    std::int64_t amountMinor = 0;
    QDate closeOn;
    Instant at {};
};

struct DealPlan {
    QString id, name, stage, type;
    int account = -1; ///< -1: none.
    int entity = 0;
    int owner = 0;
    Fate fate = Fate::Billed;
    Currency currency;
    std::int64_t amountMinor = 0; ///< `Amount`; differs from the lines only where that is the finding.
    QDate closeOn;
    Instant createdAt {}, wonAt {}, modifiedAt {};
    bool won = true, closed = true;
    QString billingEvent, delivery, poNumber, terms, taxCode, legalEntity, segment, channel, frequency;
    QDate deliveredOn, termStart, termEnd;
    std::vector<LinePlan> lines;
    std::vector<MilestonePlan> milestones;
    std::vector<StagePlan> history;
};

struct InvoiceLinePlan {
    int product = 0;
    QString description;
    Decimal quantity, unitPrice;
    std::int64_t amountMinor = 0; ///< Net.
    QDate serviceOn;
};

/// An invoice made by hand in QuickBooks.
struct InvoicePlan {
    int entity = 0;
    int deal = -1; ///< -1: no deal stands behind it.
    int part = 0;  ///< Of a deal billed in parts.
    int account = -1; ///< Billed to; -1: somebody whom Salesforce does not know.
    QString id;       ///< Once it is planted.
    QString number;   ///< Likewise.
    QString note, currency, termName;
    Decimal exchangeRate { 1, 0 };
    QDate txnOn, dueOn;
    Instant createdAt {};
    std::vector<InvoiceLinePlan> lines;
    std::int64_t netMinor = 0;
    bool taxed = false;
    bool voided = false, deleted = false;
};

struct CreditMemoPlan {
    int invoice = -1;
    QString note;
    QDate txnOn;
    Instant createdAt {};
    int percent = 100;    ///< Of every line of the invoice.
    bool applied = false; ///< To its invoice, on the same day; otherwise it waits on the customer's account.
};

struct PaymentPlan {
    int invoice = -1;
    QString reference;
    QDate txnOn;
    Instant createdAt {};
    int percent = 100; ///< Of what is open on that day.
};

/// One case that was put there on purpose.
struct Planted {
    QString cause;    ///< One of D.17, or empty.
    QString mismatch; ///< One of D.16, or empty.
    QString kind;     ///< In words.
    int deal = -1, otherDeal = -1; ///< Indices into the plan; -1: none.
    std::vector<int> invoices;
};

struct CompanyPlan {
    SeedOptions options;
    QDate today;
    std::vector<Entity> entities;
    std::vector<Person> people;
    std::vector<AccountPlan> accounts;
    std::vector<ProductPlan> products;
    std::vector<DealPlan> deals; ///< Won ones in the order in which they were won, then the open and lost ones.
    std::vector<InvoicePlan> invoices;
    std::vector<CreditMemoPlan> creditMemos;
    std::vector<PaymentPlan> payments;
    std::vector<Planted> planted;
};

/// The whole company. The same options give the same plan, everywhere.
CompanyPlan makeCompany(const SeedOptions &options);

} // namespace sluice::sandbox::seed
