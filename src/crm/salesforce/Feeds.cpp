#include "crm/salesforce/Feeds.h"

namespace sluice::salesforce {

namespace {

// The readers ask in the order of these lists, because answers come in the order of the SELECT list.

constexpr const char *kUserColumns[] = { "Name", "Email", "ManagerId", "IsActive" };
constexpr const char *kUserNeeded[] = { "Name" };

Result<void> readUser(Row &row, const QString &id, Instant, const RowContext &, PullSink::Page &page)
{
    User &user = page.users.emplace_back();
    user.id = id;
    user.name = row.text("Name");
    user.email = row.text("Email").toLower();
    user.managerId = row.text("ManagerId");
    user.active = row.flag("IsActive", true);
    return row.finish();
}

constexpr const char *kAccountColumns[] = { "CurrencyIsoCode", "Name", "OwnerId", "BillingStreet", "BillingCity",
    "BillingState", "BillingPostalCode", "BillingCountry", "ShippingStreet", "ShippingCity", "ShippingState",
    "ShippingPostalCode", "ShippingCountry", "Sluice_Tax_Number__c", "Sluice_Taxable__c", "Sluice_Credit_Limit__c",
    "Sluice_Payment_Terms__c", "Sluice_Customer_Id__c", "MasterRecordId" };
constexpr const char *kAccountNeeded[] = { "Name" };
// One child row a parent: children count towards the size of a page.
constexpr const char *kAccountEmail
    = "(SELECT Id, Email FROM Contacts WHERE Email != null AND IsDeleted = FALSE ORDER BY CreatedDate, Id LIMIT 1)";

Result<void> readAccount(Row &row, const QString &id, Instant, const RowContext &context, PullSink::Page &page)
{
    Account &account = page.accounts.emplace_back();
    account.id = AccountId(id);
    const Currency currency = row.currency(context.currency);
    account.name = row.text("Name");
    account.ownerId = row.text("OwnerId");
    account.billing.street = row.text("BillingStreet");
    account.billing.city = row.text("BillingCity");
    account.billing.state = row.text("BillingState");
    account.billing.postalCode = row.text("BillingPostalCode");
    account.billing.country = row.text("BillingCountry");
    account.shipping.street = row.text("ShippingStreet");
    account.shipping.city = row.text("ShippingCity");
    account.shipping.state = row.text("ShippingState");
    account.shipping.postalCode = row.text("ShippingPostalCode");
    account.shipping.country = row.text("ShippingCountry");
    account.taxNumber = row.text("Sluice_Tax_Number__c");
    account.taxable = row.flagIfAny("Sluice_Taxable__c");
    account.creditLimit = row.money("Sluice_Credit_Limit__c", currency);
    account.paymentTerms = row.text("Sluice_Payment_Terms__c");
    account.customerLink = row.text("Sluice_Customer_Id__c");
    const QStringList contact = row.isAlone() && context.contacts ? context.contacts->of(id) : row.childTexts("Contacts", { "Id", "Email" });
    account.email = contact.value(1);
    if (context.addresses)
        context.addresses->note(id, contact.value(0));
    return row.finish();
}

constexpr const char *kProductColumns[] = { "Name", "ProductCode", "Family", "IsActive", "Sluice_Item_Code__c" };
constexpr const char *kProductNeeded[] = { "Name" };

Result<void> readProduct(Row &row, const QString &id, Instant, const RowContext &, PullSink::Page &page)
{
    Product &product = page.products.emplace_back();
    product.id = ProductId(id);
    product.name = row.text("Name");
    product.code = row.text("ProductCode");
    product.family = row.text("Family");
    product.active = row.flag("IsActive", true);
    product.itemCode = row.text("Sluice_Item_Code__c");
    return row.finish();
}

constexpr const char *kDealColumns[] = { "CurrencyIsoCode", "Name", "AccountId", "OwnerId", "StageName", "IsWon",
    "IsClosed", "Amount", "CloseDate", "LastStageChangeDate", "Sluice_Billing_Event__c", "Sluice_Delivery_Status__c",
    "Sluice_Delivered_On__c", "Sluice_PO_Number__c", "Sluice_Payment_Terms__c", "Sluice_Tax_Code__c",
    "Sluice_Legal_Entity__c", "Sluice_Segment__c", "Sluice_Channel__c", "Sluice_Term_Start__c", "Sluice_Term_End__c",
    "Sluice_Billing_Frequency__c", "Sluice_Billing_Key__c", "Sluice_Invoice_Id__c", "Sluice_Invoice_Number__c",
    "Sluice_Invoice_Status__c", "Sluice_Invoice_Amount__c", "Sluice_Invoice_Balance__c", "Sluice_Invoice_Due_Date__c" };
constexpr const char *kDealNeeded[] = { "Name", "AccountId", "StageName", "IsWon", "IsClosed", "Amount", "CloseDate" };

void readBillingTerms(Row &row, Deal &deal)
{
    deal.eventText = row.text("Sluice_Billing_Event__c");
    deal.event = parseName<BillingEvent>(deal.eventText);
    deal.deliveryText = row.text("Sluice_Delivery_Status__c");
    deal.delivery = parseName<DeliveryStatus>(deal.deliveryText);
    deal.deliveredOn = row.date("Sluice_Delivered_On__c");
    deal.poNumber = row.text("Sluice_PO_Number__c");
    deal.paymentTerms = row.text("Sluice_Payment_Terms__c");
    deal.taxCode = row.text("Sluice_Tax_Code__c");
    deal.entity = row.text("Sluice_Legal_Entity__c");
    deal.segment = row.text("Sluice_Segment__c");
    deal.channel = row.text("Sluice_Channel__c");
    deal.termStart = row.date("Sluice_Term_Start__c");
    deal.termEnd = row.date("Sluice_Term_End__c");
    deal.frequencyText = row.text("Sluice_Billing_Frequency__c");
    deal.frequency = parseName<BillingFrequency>(deal.frequencyText);
}

QString amountText(std::optional<Money> amount)
{
    return amount ? amount->toText() : QString();
}

void readWrittenBack(Row &row, Deal &deal)
{
    deal.billingKey = row.text("Sluice_Billing_Key__c");
    deal.invoiceId = row.text("Sluice_Invoice_Id__c");
    deal.invoiceNumber = row.text("Sluice_Invoice_Number__c");
    deal.invoiceStatus = row.text("Sluice_Invoice_Status__c");
    deal.invoiceAmountText = amountText(row.money("Sluice_Invoice_Amount__c", deal.currency));
    deal.invoiceBalanceText = amountText(row.money("Sluice_Invoice_Balance__c", deal.currency));
    deal.invoiceDueOn = row.date("Sluice_Invoice_Due_Date__c");
}

Result<void> readDeal(Row &row, const QString &id, Instant modifiedAt, const RowContext &context, PullSink::Page &page)
{
    Deal &deal = page.deals.emplace_back();
    deal.id = DealId(id);
    deal.modifiedAt = modifiedAt;
    deal.currency = row.currency(context.currency);
    deal.name = row.text("Name");
    deal.accountId = AccountId(row.text("AccountId"));
    deal.ownerId = row.text("OwnerId");
    deal.stage = row.text("StageName");
    deal.won = row.flag("IsWon");
    deal.closed = row.flag("IsClosed");
    deal.amount = row.money("Amount", deal.currency);
    deal.closeOn = row.date("CloseDate");
    const std::optional<Instant> stageChangedAt = row.instant("LastStageChangeDate");
    if (deal.won)
        deal.wonAt = stageChangedAt.value_or(modifiedAt); // Until the history says it exactly.
    readBillingTerms(row, deal);
    readWrittenBack(row, deal);
    return row.finish();
}

constexpr const char *kLineColumns[] = { "CurrencyIsoCode", "OpportunityId", "Product2Id", "Product2.Name", "Name",
    "Description", "Quantity", "UnitPrice", "Discount", "TotalPrice", "ServiceDate", "SortOrder" };
constexpr const char *kLineNeeded[] = { "OpportunityId", "Product2Id", "Quantity", "UnitPrice", "TotalPrice" };

Result<void> readLine(Row &row, const QString &id, Instant, const RowContext &context, PullSink::Page &page)
{
    DealLineRow &line = page.lines.emplace_back();
    line.line.id = id;
    line.currency = row.currency(context.currency);
    line.dealId = DealId(row.text("OpportunityId"));
    line.line.productId = ProductId(row.text("Product2Id"));
    line.line.productName = row.text("Product2.Name");
    const QString ownName = row.text("Name");
    if (line.line.productName.isEmpty())
        line.line.productName = ownName; // The product itself may be hidden from this user.
    line.line.description = row.text("Description");
    line.line.quantity = row.decimal("Quantity").value_or(Decimal());
    line.line.unitPrice = row.decimal("UnitPrice").value_or(Decimal());
    line.line.discountPercent = row.decimal("Discount").value_or(Decimal());
    line.line.total = row.money("TotalPrice", line.currency).value_or(Money(0, line.currency));
    line.line.serviceOn = row.date("ServiceDate");
    line.line.sortOrder = row.whole("SortOrder");
    return row.finish();
}

constexpr const char *kMilestoneColumns[]
    = { "CurrencyIsoCode", "Opportunity__c", "Name", "Amount__c", "Planned_On__c", "Approved_On__c" };
constexpr const char *kMilestoneNeeded[] = { "Opportunity__c", "Amount__c" };

Result<void> readMilestone(Row &row, const QString &id, Instant, const RowContext &context, PullSink::Page &page)
{
    MilestoneRow &milestone = page.milestones.emplace_back();
    milestone.milestone.id = id;
    const Currency currency = row.currency(context.currency);
    milestone.dealId = DealId(row.text("Opportunity__c"));
    milestone.milestone.name = row.text("Name");
    milestone.milestone.amount = row.money("Amount__c", currency).value_or(Money(0, currency));
    milestone.milestone.plannedOn = row.date("Planned_On__c");
    milestone.milestone.approvedOn = row.date("Approved_On__c");
    return row.finish();
}

constexpr const char *kHistoryColumns[] = { "OpportunityId", "StageName", "CreatedDate" };
constexpr const char *kHistoryNeeded[] = { "OpportunityId", "StageName", "CreatedDate" };

Result<void> readHistory(Row &row, const QString &id, Instant modifiedAt, const RowContext &context,
                         PullSink::Page &page)
{
    StageChange &change = page.stages.emplace_back();
    change.id = id;
    change.dealId = DealId(row.text("OpportunityId"));
    change.stage = row.text("StageName");
    change.won = context.stages && context.stages->isWon(change.stage);
    if (context.metStrangeStage && !(context.stages && context.stages->has(change.stage)))
        *context.metStrangeStage = true;
    change.at = row.instant("CreatedDate").value_or(modifiedAt);
    return row.finish();
}

// Lost deals are nobody's business here; one that is lost later arrives as a change of a deal we know.
constexpr const char *kDealFilter = "(IsWon = TRUE OR IsClosed = FALSE)";

constexpr Feed kFeeds[] = {
    { "User", kUserColumns, kUserNeeded, nullptr, nullptr, nullptr, false, true, readUser },
    { "Account", kAccountColumns, kAccountNeeded, nullptr, "Contact", kAccountEmail, true, true, readAccount },
    { "Product2", kProductColumns, kProductNeeded, nullptr, nullptr, nullptr, false, true, readProduct },
    { "Opportunity", kDealColumns, kDealNeeded, kDealFilter, nullptr, nullptr, true, true, readDeal },
    { "OpportunityLineItem", kLineColumns, kLineNeeded, nullptr, nullptr, nullptr, true, true, readLine },
    { "Sluice_Milestone__c", kMilestoneColumns, kMilestoneNeeded, nullptr, nullptr, nullptr, true, false, readMilestone },
    { "OpportunityHistory", kHistoryColumns, kHistoryNeeded, nullptr, nullptr, nullptr, true, false, readHistory },
};

} // namespace

std::span<const Feed> feeds()
{
    return kFeeds;
}

} // namespace sluice::salesforce
