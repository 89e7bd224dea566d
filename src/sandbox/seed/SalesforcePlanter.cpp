#include "sandbox/seed/SalesforcePlanter.h"

#include "sandbox/salesforce/Ids.h"
#include "sandbox/seed/ProductMaker.h"
#include "sandbox/seed/Record.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::seed {

namespace {

constexpr std::array kCurrencies { "USD", "GBP", "EUR" };

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

Instant startOf(QDate day)
{
    return fromMs((day.toJulianDay() - QDate(1970, 1, 1).toJulianDay()) * 86'400'000LL + 15 * 3'600'000LL);
}

Record stamped(const QString &id, Instant created, Instant modified)
{
    Record record;
    record.text(u"Id"_s, id).moment(u"CreatedDate"_s, created).moment(u"LastModifiedDate"_s, modified);
    record.moment(u"SystemModstamp"_s, modified);
    return record;
}

const QString &standardPricebook()
{
    static const QString id = salesforce::makeId(u"01s", 1);
    return id;
}

} // namespace

void SalesforcePlanter::plant()
{
    putPeople();
    putCurrencies();
    putProducts();
    for (const AccountPlan &account : m_plan.accounts)
        putAccount(account);
    for (const DealPlan &deal : m_plan.deals)
        putDeal(deal);
}

void SalesforcePlanter::putCurrencies()
{
    const auto put = [this](const QString &code, Decimal rate) {
        Record record;
        record.text(u"IsoCode"_s, code).decimal(u"ConversionRate"_s, rate).whole(u"DecimalPlaces"_s, 2);
        record.flag(u"IsActive"_s, true).flag(u"IsCorporate"_s, code == "USD"_L1);
        m_org.put(u"CurrencyType"_s, record.take());
    };
    put(u"USD"_s, Decimal(1, 0));
    put(u"GBP"_s, Decimal(79, 2));
    put(u"EUR"_s, Decimal(92, 2));
}

void SalesforcePlanter::putPeople()
{
    const Instant since = startOf(m_plan.today.addDays(-1400));
    for (const Person &person : m_plan.people) {
        Record record = stamped(person.id, since, since);
        record.text(u"Username"_s, person.email).text(u"Email"_s, person.email);
        record.text(u"FirstName"_s, person.firstName).text(u"LastName"_s, person.lastName);
        record.text(u"Title"_s, person.title).text(u"ManagerId"_s, person.managerId);
        record.text(u"Alias"_s, (person.firstName.left(1) + person.lastName.left(7)).toLower());
        record.flag(u"IsActive"_s, true);
        m_org.put(u"User"_s, record.take());
    }
}

void SalesforcePlanter::putAccount(const AccountPlan &account)
{
    const Instant since = startOf(account.createdOn);
    const QString &owner = m_plan.people[at(account.owner)].id;
    Record record = stamped(account.id, since, since);
    record.text(u"Name"_s, account.name).text(u"Type"_s, u"Customer"_s).text(u"Industry"_s, account.industry);
    record.text(u"Phone"_s, account.phone).text(u"Website"_s, account.website).text(u"OwnerId"_s, owner);
    for (const QString &kind : { u"Billing"_s, u"Shipping"_s }) {
        record.text(kind + u"Street"_s, account.street).text(kind + u"City"_s, account.city);
        record.text(kind + u"State"_s, account.state).text(kind + u"PostalCode"_s, account.postalCode);
        record.text(kind + u"Country"_s, account.street.isEmpty() ? QString() : account.country);
    }
    record.text(u"CurrencyIsoCode"_s, account.currency).text(u"Sluice_Tax_Number__c"_s, account.taxNumber);
    record.flag(u"Sluice_Taxable__c"_s, account.taxable).money(u"Sluice_Credit_Limit__c"_s, account.creditLimitMinor);
    record.text(u"Sluice_Payment_Terms__c"_s, account.terms);
    if (account.customer == CustomerState::Linked)
        record.text(u"Sluice_Customer_Id__c"_s,
                    m_plan.entities[at(account.entity)].realm + u':' + account.customerId);
    m_org.put(u"Account"_s, record.take());

    Record contact = stamped(account.contactId, since, since);
    contact.text(u"AccountId"_s, account.id).text(u"FirstName"_s, account.contactFirst);
    contact.text(u"LastName"_s, account.contactLast).text(u"Email"_s, account.email).text(u"Phone"_s, account.phone);
    contact.text(u"Title"_s, account.contactTitle).text(u"OwnerId"_s, owner);
    contact.text(u"CurrencyIsoCode"_s, account.currency);
    m_org.put(u"Contact"_s, contact.take());
}

QString SalesforcePlanter::priceEntryId(int product, const QString &currency) const
{
    const int column = currency == "GBP"_L1 ? 1 : currency == "EUR"_L1 ? 2 : 0;
    return salesforce::makeId(u"01u", static_cast<quint64>(product) * kCurrencies.size() + at(column) + 1);
}

void SalesforcePlanter::putProducts()
{
    const Instant since = startOf(m_plan.today.addDays(-1200));
    Record book = stamped(standardPricebook(), since, since);
    book.text(u"Name"_s, u"Standard Price Book"_s).flag(u"IsActive"_s, true).flag(u"IsStandard"_s, true);
    m_org.put(u"Pricebook2"_s, book.take());
    for (int i = 0; i < static_cast<int>(m_plan.products.size()); ++i) {
        const ProductPlan &product = m_plan.products[at(i)];
        Record record = stamped(product.id, since, since);
        record.text(u"Name"_s, product.name).text(u"ProductCode"_s, product.code).text(u"Family"_s, product.family);
        record.text(u"QuantityUnitOfMeasure"_s, product.unit).flag(u"IsActive"_s, true);
        record.text(u"Sluice_Item_Code__c"_s, product.sku);
        m_org.put(u"Product2"_s, record.take());
        for (const char *code : kCurrencies) {
            const QString currency = QString::fromLatin1(code);
            Record entry = stamped(priceEntryId(i, currency), since, since);
            entry.text(u"Pricebook2Id"_s, standardPricebook()).text(u"Product2Id"_s, product.id);
            entry.money(u"UnitPrice"_s, listPrice(product, currency)).flag(u"IsActive"_s, true);
            entry.text(u"Name"_s, product.name).text(u"ProductCode"_s, product.code);
            entry.text(u"CurrencyIsoCode"_s, currency);
            m_org.put(u"PricebookEntry"_s, entry.take());
        }
    }
}

void SalesforcePlanter::putDeal(const DealPlan &deal)
{
    Record record = stamped(deal.id, deal.createdAt, deal.modifiedAt);
    record.text(u"Name"_s, deal.name).text(u"StageName"_s, deal.stage).money(u"Amount"_s, deal.amountMinor);
    if (deal.account >= 0)
        record.text(u"AccountId"_s, m_plan.accounts[at(deal.account)].id);
    record.date(u"CloseDate"_s, deal.closeOn).text(u"OwnerId"_s, m_plan.people[at(deal.owner)].id);
    record.moment(u"LastStageChangeDate"_s, deal.history.back().at).text(u"Pricebook2Id"_s, standardPricebook());
    record.text(u"Type"_s, deal.type).text(u"CurrencyIsoCode"_s, deal.currency.text());
    record.text(u"Sluice_Billing_Event__c"_s, deal.billingEvent).text(u"Sluice_Delivery_Status__c"_s, deal.delivery);
    record.date(u"Sluice_Delivered_On__c"_s, deal.deliveredOn).text(u"Sluice_PO_Number__c"_s, deal.poNumber);
    record.text(u"Sluice_Payment_Terms__c"_s, deal.terms).text(u"Sluice_Tax_Code__c"_s, deal.taxCode);
    record.text(u"Sluice_Legal_Entity__c"_s, deal.legalEntity).text(u"Sluice_Segment__c"_s, deal.segment);
    record.text(u"Sluice_Channel__c"_s, deal.channel).date(u"Sluice_Term_Start__c"_s, deal.termStart);
    record.date(u"Sluice_Term_End__c"_s, deal.termEnd).text(u"Sluice_Billing_Frequency__c"_s, deal.frequency);
    record.flag(u"HasOpportunityLineItem"_s, !deal.lines.empty());
    m_org.put(u"Opportunity"_s, record.take());
    putLines(deal);
    putMilestones(deal);
    putHistory(deal);
}

void SalesforcePlanter::putLines(const DealPlan &deal)
{
    int order = 0;
    for (const LinePlan &line : deal.lines) {
        const ProductPlan &product = m_plan.products[at(line.product)];
        Record record = stamped(line.id, deal.createdAt, deal.modifiedAt);
        record.text(u"OpportunityId"_s, deal.id).text(u"Product2Id"_s, product.id);
        record.text(u"PricebookEntryId"_s, priceEntryId(line.product, deal.currency.text()));
        record.text(u"Name"_s, product.name).text(u"ProductCode"_s, product.code);
        record.decimal(u"Quantity"_s, line.quantity).money(u"UnitPrice"_s, line.priceMinor);
        record.money(u"ListPrice"_s, line.listMinor).money(u"TotalPrice"_s, line.totalMinor);
        if (!line.discountPercent.isZero())
            record.decimal(u"Discount"_s, line.discountPercent);
        record.date(u"ServiceDate"_s, line.serviceOn).text(u"Description"_s, line.description);
        record.whole(u"SortOrder"_s, ++order).text(u"CurrencyIsoCode"_s, deal.currency.text());
        m_org.put(u"OpportunityLineItem"_s, record.take());
    }
}

void SalesforcePlanter::putMilestones(const DealPlan &deal)
{
    for (const MilestonePlan &milestone : deal.milestones) {
        const Instant modified = milestone.approvedOn.isValid() ? startOf(milestone.approvedOn) : deal.wonAt;
        Record record = stamped(milestone.id, deal.wonAt, std::max(modified, deal.wonAt));
        record.text(u"Name"_s, milestone.name).text(u"Opportunity__c"_s, deal.id);
        record.text(u"OwnerId"_s, m_plan.people[at(deal.owner)].id).money(u"Amount__c"_s, milestone.amountMinor);
        record.date(u"Planned_On__c"_s, milestone.plannedOn).date(u"Approved_On__c"_s, milestone.approvedOn);
        record.text(u"CurrencyIsoCode"_s, deal.currency.text());
        m_org.put(u"Sluice_Milestone__c"_s, record.take());
    }
}

void SalesforcePlanter::putHistory(const DealPlan &deal)
{
    for (const StagePlan &stage : deal.history) {
        Record record = stamped(stage.id, stage.at, stage.at);
        record.text(u"OpportunityId"_s, deal.id).text(u"StageName"_s, stage.stage);
        record.money(u"Amount"_s, stage.amountMinor).date(u"CloseDate"_s, stage.closeOn);
        record.text(u"CurrencyIsoCode"_s, deal.currency.text());
        record.text(u"CreatedById"_s, m_plan.people[at(deal.owner)].id);
        m_org.put(u"OpportunityHistory"_s, record.take());
    }
}

} // namespace sluice::sandbox::seed
