#include "sim/TwoSystems.h"

#include "sandbox/salesforce/Ids.h"
#include "sandbox/seed/Record.h"

using namespace Qt::Literals::StringLiterals;

namespace sluice::sim {

using sandbox::Value;
using sandbox::quickbooks::RequestIdMode;
using sandbox::seed::Record;

namespace {

constexpr int kQuantity = 2; ///< Of every line.
constexpr Instant kStart = fromMs(1'793'610'000'000); // 2026-11-02, a Monday, 09:00 UTC.
const QString kPricebook = sandbox::salesforce::makeId(u"01s", 1);

const QStringList &skus()
{
    static const QStringList list { u"SEAT"_s, u"SETUP"_s, u"TRAINING"_s };
    return list;
}

QString entryId(int product, const QString &currency)
{
    return sandbox::salesforce::makeId(u"01u", static_cast<quint64>(product) * 2 + (currency == "GBP"_L1 ? 2 : 1));
}

Value address(const QString &country)
{
    Record record;
    record.text(u"Line1"_s, u"12 Station Road"_s).text(u"City"_s, u"Milton"_s).text(u"PostalCode"_s, u"02186"_s);
    return record.text(u"Country"_s, country).take();
}

sandbox::salesforce::Options crmOptions(std::uint64_t seed)
{
    return { .clientId = u"client"_s, .redirectUris = {}, .baseUrl = u"http://org.test"_s, .organizationId = {}, .seed = seed };
}

} // namespace

TwoSystems::TwoSystems(std::uint64_t seed, Size size)
    : m_seed(seed)
    , m_clock(std::make_shared<sandbox::SandboxClock>(kStart - std::chrono::hours(24 * 20)))
    , m_timeline(*m_clock)
    , m_crm(std::make_unique<sandbox::salesforce::Service>(*m_clock, crmOptions(seed)))
    , m_books(*m_clock, { .clientId = u"id"_s, .clientSecret = u"secret"_s, .redirectUris = {}, .baseUrl = u"http://qbo.test"_s,
                         .seed = seed })
{
    SeededRandom random(seed);
    std::vector<DealSeed> deals = allDeals(random);
    if (size == Size::Small) {
        const std::size_t kept = 2 + random.below(3);
        while (deals.size() > kept)
            deals.erase(deals.begin() + static_cast<std::ptrdiff_t>(random.below(deals.size())));
    }
    seedPeople();
    seedProducts();
    seedAccounts(deals);
    for (BillingCompany &company : m_companies)
        seedCompany(company, company.currency == "USD"_L1 ? u"US"_s : u"GB"_s, random);
    m_clock->set(kStart - std::chrono::hours(30));
    for (const DealSeed &deal : deals)
        seedDeal(deal);
    m_clock->set(kStart);
}

TwoSystems::TwoSystems(const TwoSystems &other)
    : m_seed(other.m_seed)
    , m_clock(other.m_clock)
    , m_left(other.m_left)
    , m_timeline(*m_clock)
    , m_crm(std::make_unique<sandbox::salesforce::Service>(*m_clock, crmOptions(m_seed)))
    , m_books(other.m_books)
    , m_companies(other.m_companies)
    , m_owner(other.m_owner)
    , m_accounts(other.m_accounts)
    , m_products(other.m_products)
    , m_deals(other.m_deals)
    , m_madeByProgram(other.m_madeByProgram)
    , m_undoneByHand(other.m_undoneByHand)
    , m_changedByHand(other.m_changedByHand)
    , m_clearedByHand(other.m_clearedByHand)
    , m_mostOfDeals(other.m_mostOfDeals)
    , m_mostOfLines(other.m_mostOfLines)
    , m_creditedByHand(other.m_creditedByHand)
    , m_honoursRequestIds(other.m_honoursRequestIds)
{
    m_clock->set(m_left);
    const sandbox::salesforce::Store &there = other.m_crm->org().store();
    for (const sandbox::salesforce::SObject &object : sandbox::salesforce::Schema::instance().objects()) {
        for (const auto &[id, row] : there.table(object).byId())
            m_crm->org().store().write(object, row);
    }
}

void TwoSystems::leave()
{
    m_left = m_clock->now();
    m_books.clearServed();
}

QString TwoSystems::url() const { return u"http://qbo.test"_s; }

sandbox::Response TwoSystems::handle(const sandbox::Request &request)
{
    if (request.header("Host") == "org.test")
        return m_crm->handle(request);
    const qsizetype servedBefore = m_books.served().size();
    sandbox::Response response = m_books.handle(request);
    for (qsizetype i = servedBefore; i < m_books.served().size(); ++i) {
        const sandbox::Served &served = m_books.served()[i];
        if (served.note.startsWith("created Invoice "))
            m_madeByProgram.insert(sandbox::quickbooks::Service::realmOf(request) + u':' + QString::fromLatin1(served.note.mid(16)));
    }
    return response;
}

void TwoSystems::setRequestIdMode(RequestIdMode mode)
{
    m_honoursRequestIds = mode == RequestIdMode::Replay;
    m_books.setRequestIdMode(mode);
}

QDate TwoSystems::today() const { return toQDateTime(m_clock->now()).date(); }

QString TwoSystems::put(const QString &object, Value::Members members)
{
    return m_crm->org().put(object, Value::object(std::move(members)));
}

void TwoSystems::seedPeople()
{
    const QString profile = put(u"Profile"_s, { { u"Name"_s, u"Admin"_s } });
    m_owner = put(u"User"_s, { { u"Username"_s, u"rep@harbor.example"_s }, { u"LastName"_s, u"Lee"_s },
                               { u"FirstName"_s, u"Ann"_s }, { u"Name"_s, u"Ann Lee"_s },
                               { u"Email"_s, u"rep@harbor.example"_s }, { u"IsActive"_s, true }, { u"ProfileId"_s, profile } });
    Record pound;
    pound.text(u"IsoCode"_s, u"GBP"_s).decimal(u"ConversionRate"_s, Decimal(79, 2)).whole(u"DecimalPlaces"_s, 2);
    m_crm->org().put(u"CurrencyType"_s, pound.flag(u"IsActive"_s, true).take());
}

void TwoSystems::seedProducts()
{
    put(u"Pricebook2"_s, { { u"Id"_s, kPricebook }, { u"Name"_s, u"Standard"_s }, { u"IsActive"_s, true }, { u"IsStandard"_s, true } });
    for (int i = 0; i < skus().size(); ++i) {
        m_products.append(put(u"Product2"_s, { { u"Name"_s, skus()[i] }, { u"ProductCode"_s, skus()[i] }, { u"IsActive"_s, true },
                                               { u"Sluice_Item_Code__c"_s, skus()[i] } }));
        for (const QString &currency : { u"USD"_s, u"GBP"_s }) {
            Record entry;
            entry.text(u"Id"_s, entryId(i, currency)).text(u"Pricebook2Id"_s, kPricebook).text(u"Product2Id"_s, m_products[i]);
            entry.money(u"UnitPrice"_s, 10000).flag(u"IsActive"_s, true).text(u"Name"_s, skus()[i]);
            m_crm->org().put(u"PricebookEntry"_s, entry.text(u"CurrencyIsoCode"_s, currency).take());
        }
    }
}

void TwoSystems::seedAccounts(const std::vector<DealSeed> &deals)
{
    static constexpr const char *kNames[] = { "Alder Works", "Birch Labs", "Cedar Foods", "Dogwood Ltd", "Elm Trading", "Fir Group" };
    const BillingCompany american { u"9341450000000001"_s, u"Harbor US"_s, u"USD"_s, u"TAX"_s, {} };
    const BillingCompany british { u"9341450000000002"_s, u"Harbor UK"_s, u"GBP"_s, u"20.0% S"_s, {} };
    for (int number = 0; number < static_cast<int>(std::size(kNames)); ++number) {
        if (std::none_of(deals.begin(), deals.end(), [number](const DealSeed &deal) { return deal.account == number; }))
            continue;
        const BillingCompany &company = number < 3 ? american : british;
        if (m_companies.empty() || m_companies.back().realm != company.realm)
            m_companies.push_back(company);
        AccountSeed account { {}, {}, QString::fromLatin1(kNames[number]), number, m_companies.size() - 1 };
        Record record;
        record.text(u"Name"_s, account.name).text(u"OwnerId"_s, m_owner).text(u"CurrencyIsoCode"_s, company.currency);
        record.text(u"BillingStreet"_s, u"12 Station Road"_s).text(u"BillingCity"_s, u"Milton"_s).text(u"BillingPostalCode"_s, u"02186"_s);
        record.text(u"BillingCountry"_s, number < 3 ? u"USA"_s : u"GBR"_s).flag(u"Sluice_Taxable__c"_s, true);
        account.id = m_crm->org().put(u"Account"_s, record.text(u"Sluice_Payment_Terms__c"_s, u"Net 30"_s).take());
        Record contact;
        contact.text(u"AccountId"_s, account.id).text(u"LastName"_s, u"Payer"_s).text(u"OwnerId"_s, m_owner);
        if (number != 2) // Cedar Foods cannot be billed until somebody writes an address down.
            contact.text(u"Email"_s, u"ap%1@customer.example"_s.arg(number));
        account.contactId = m_crm->org().put(u"Contact"_s, contact.take());
        m_accounts.push_back(std::move(account));
    }
}

const TwoSystems::AccountSeed &TwoSystems::accountOf(int number) const
{
    return *std::find_if(m_accounts.begin(), m_accounts.end(), [number](const AccountSeed &one) { return one.number == number; });
}

void TwoSystems::seedCompany(BillingCompany &company, const QString &country, SeededRandom &random)
{
    sandbox::quickbooks::RealmSetup setup;
    setup.realmId = company.realm;
    setup.companyName = company.entity;
    setup.country = country;
    setup.homeCurrency = company.currency;
    setup.timeZone = country == "US"_L1 ? u"America/New_York"_s : u"Europe/London"_s;
    setup.customTxnNumbers = !random.oneIn(3); // Else the books number the invoices.
    setup.warnDuplicateNumbers = !random.oneIn(2);
    sandbox::quickbooks::Realm &realm = m_books.addRealm(setup);
    QString income;
    for (const Value &account : realm.all(u"Account"_s)) {
        if (account[u"AccountType"].toString() == u"Income")
            income = account[u"Id"].toString();
    }
    for (const QString &sku : skus()) {
        Record item;
        item.text(u"Name"_s, sku).text(u"Sku"_s, sku).text(u"Type"_s, u"Service"_s).flag(u"Taxable"_s, true);
        company.itemIds.push_back(realm.createAt(m_clock->now(), u"Item"_s, item.reference(u"IncomeAccountRef"_s, income).take())[u"Id"].toString());
    }
    for (const AccountSeed &account : m_accounts) {
        const bool mine = m_companies[account.company].realm == company.realm;
        const bool isNew = account.number % 3 == 1; // The second of each company is new to the books.
        if (mine && isNew && random.oneIn(6)) // And sometimes they know a supplier by that name.
            realm.createAt(m_clock->now(), u"Vendor"_s, Value::object({ { u"DisplayName"_s, account.name } }));
        if (!mine || isNew)
            continue;
        Record customer;
        customer.text(u"DisplayName"_s, account.name).text(u"CompanyName"_s, account.name);
        customer.reference(u"CurrencyRef"_s, company.currency).value(u"BillAddr"_s, address(country));
        realm.createAt(m_clock->now(), u"Customer"_s, customer.take());
    }
}

std::vector<TwoSystems::DealSeed> TwoSystems::allDeals(SeededRandom &random)
{
    const auto price = [&random](std::int64_t most) { return 1000 + static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(most))); };
    return {
        { u"Alder seats"_s, u"On Close"_s, u"Closed Won"_s, 0, { 0, 1 }, price(90'000) },
        { u"Alder training"_s, u"Delivered"_s, u"Closed Won"_s, 0, { 2 }, price(90'000) },
        { u"Birch seats"_s, u"On Close"_s, u"Closed Won"_s, 1, { 0 }, price(90'000) },
        { u"Birch setup"_s, u"On Close"_s, u"Closed Won"_s, 1, { 1, 2 }, price(90'000) },
        { u"Cedar seats"_s, u"On Close"_s, u"Closed Won"_s, 2, { 0 }, price(90'000) },
        { u"Dogwood roll-out"_s, u"On Close"_s, u"Closed Won"_s, 3, { 0, 1, 2 }, 1'700'000 + price(90'000) },
        { u"Elm project"_s, u"Milestones"_s, u"Closed Won"_s, 4, { 1 }, price(90'000) },
        { u"Elm seats"_s, u"Subscription"_s, u"Closed Won"_s, 4, { 0 }, price(90'000) },
        { u"Fir seats"_s, u"On Close"_s, u"Negotiation/Review"_s, 5, { 0, 2 }, price(90'000) },
        { u"Fir training"_s, u"Accepted"_s, u"Closed Won"_s, 5, { 2 }, price(90'000) },
    };
}

void TwoSystems::seedDeal(const DealSeed &seed)
{
    const AccountSeed &account = accountOf(seed.account);
    const BillingCompany &company = m_companies[account.company];
    const std::int64_t totalMinor = static_cast<std::int64_t>(seed.products.size()) * kQuantity * seed.priceMinor;
    Record deal;
    deal.text(u"Name"_s, seed.name).text(u"StageName"_s, seed.stage).money(u"Amount"_s, totalMinor);
    deal.text(u"AccountId"_s, account.id).text(u"OwnerId"_s, m_owner);
    deal.date(u"CloseDate"_s, today()).text(u"Pricebook2Id"_s, kPricebook).text(u"CurrencyIsoCode"_s, company.currency);
    deal.text(u"Sluice_Billing_Event__c"_s, seed.event).text(u"Sluice_Delivery_Status__c"_s, u"Pending"_s);
    deal.text(u"Sluice_Payment_Terms__c"_s, u"Net 30"_s).text(u"Sluice_Tax_Code__c"_s, company.taxCode);
    deal.text(u"Sluice_Legal_Entity__c"_s, company.entity).text(u"Sluice_Segment__c"_s, u"SMB"_s);
    if (seed.event == "Subscription"_L1) {
        deal.date(u"Sluice_Term_Start__c"_s, today()).date(u"Sluice_Term_End__c"_s, today().addMonths(3).addDays(-1));
        deal.text(u"Sluice_Billing_Frequency__c"_s, u"Monthly"_s);
    }
    const QString id = m_crm->org().put(u"Opportunity"_s, deal.flag(u"HasOpportunityLineItem"_s, true).take());
    m_deals.push_back(id);
    seedParts(seed, id, totalMinor);
}

void TwoSystems::seedParts(const DealSeed &seed, const QString &id, std::int64_t totalMinor)
{
    const BillingCompany &company = m_companies[accountOf(seed.account).company];
    int order = 0;
    for (const int product : seed.products) {
        Record line;
        line.text(u"OpportunityId"_s, id).text(u"Product2Id"_s, m_products[product]).text(u"PricebookEntryId"_s, entryId(product, company.currency));
        line.whole(u"Quantity"_s, kQuantity).money(u"UnitPrice"_s, seed.priceMinor).money(u"TotalPrice"_s, kQuantity * seed.priceMinor);
        line.text(u"Name"_s, skus()[product]).whole(u"SortOrder"_s, ++order).text(u"CurrencyIsoCode"_s, company.currency);
        m_crm->org().put(u"OpportunityLineItem"_s, line.take());
    }
    if (seed.event == "Milestones"_L1) {
        for (const std::int64_t part : { totalMinor / 3, totalMinor - totalMinor / 3 }) {
            Record milestone;
            milestone.text(u"Opportunity__c"_s, id).text(u"Name"_s, u"Part of %1"_s.arg(part)).money(u"Amount__c"_s, part);
            milestone.date(u"Planned_On__c"_s, today().addDays(5)).text(u"OwnerId"_s, m_owner).text(u"CurrencyIsoCode"_s, company.currency);
            m_crm->org().put(u"Sluice_Milestone__c"_s, milestone.take());
        }
    }
    if (seed.stage == "Closed Won"_L1) {
        Record won;
        won.text(u"OpportunityId"_s, id).text(u"StageName"_s, seed.stage).money(u"Amount"_s, totalMinor);
        m_crm->org().put(u"OpportunityHistory"_s, won.date(u"CloseDate"_s, today()).take());
    }
    if (seed.event != "Subscription"_L1)
        m_mostOfDeals.insert(id, totalMinor);
}

} // namespace sluice::sim
