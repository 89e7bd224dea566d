#include "unit/billing/JudgeWorld.h"

#include "billing/Planner.h"
#include "billing/RequestProjector.h"
#include "domain/Keys.h"
#include "journal/Kinds.h"
#include "journal/PayloadText.h"

namespace sluice::testing {

using mirror::RequestView;
namespace kind = journal::kind;

namespace {

const Instant kMorning = parseInstant(std::string_view("2026-03-20T15:00:00Z")).value();

Company companyOf(const QString &realm, const QString &name)
{
    Company company;
    company.realm = Realm(realm);
    company.name = name;
    company.country = QStringLiteral("US");
    company.homeCurrency = JudgeWorld::usd();
    company.usualTaxCodeId = QStringLiteral("9");
    return company;
}

Item pumpItem()
{
    Item item;
    item.id = ItemId(QStringLiteral("19"));
    item.name = QStringLiteral("Pump");
    item.sku = QStringLiteral("PMP-1");
    return item;
}

Item pipeItem()
{
    Item item;
    item.id = ItemId(QStringLiteral("20"));
    item.name = QStringLiteral("Pipe");
    item.sku = QStringLiteral("PIP-1");
    return item;
}

Term net30()
{
    Term term;
    term.id = QStringLiteral("3");
    term.name = QStringLiteral("Net 30");
    term.dueDays = 30;
    return term;
}

/// The code of the place, for which the books let TAX stand.
std::vector<TaxCode> usTaxes()
{
    TaxCode ohio;
    ohio.id = QStringLiteral("9");
    ohio.name = QStringLiteral("Ohio");
    ohio.rate = DatedRate(Decimal(725, 2));
    TaxCode tax;
    tax.id = tax.name = QStringLiteral("TAX");
    return { tax, ohio };
}

} // namespace

QStringList kindsOf(const billing::Judgement &judgement)
{
    QStringList kinds;
    for (const journal::NewEvent &event : judgement.events)
        kinds.append(event.kind);
    return kinds;
}

Currency JudgeWorld::usd() { return Currency::fromCode(std::string_view("USD")).value(); }

JudgeWorld::JudgeWorld()
{
    account.id = AccountId(QStringLiteral("001000000000001AAA"));
    account.name = QStringLiteral("Acme Industries");
    account.billing = { QStringLiteral("1 Main St"), QStringLiteral("Dayton"), QStringLiteral("OH"), QStringLiteral("45402"),
        QStringLiteral("US") };
    account.email = QStringLiteral("ap@acme.example");
    account.taxable = true;
    Customer acme;
    acme.id = CustomerId(QStringLiteral("58"));
    acme.name = account.name;
    acme.currencyCode = QStringLiteral("USD");
    acme.balance = dollars(0);
    m_customers.push_back(acme);
    Invoice &earlier = invoice(kUs, QStringLiteral("1001"), 7, {}); // So that no invoice is the first one.
    earlier.balance = dollars(0);
    earlier.txnOn = QDate(2025, 1, 10);
}

DealId JudgeWorld::deal(std::int64_t whole)
{
    Deal deal;
    deal.id = DealId(QStringLiteral("006000000000%1AAA").arg(m_deals.size() + 1, 3, 10, QLatin1Char('0')));
    deal.name = QStringLiteral("Pumps");
    deal.accountId = account.id;
    deal.won = deal.closed = true;
    deal.currency = usd();
    deal.amount = dollars(whole);
    deal.wonAt = parseInstant(std::string_view("2026-03-02T15:00:00Z"));
    deal.event = BillingEvent::OnClose;
    deal.paymentTerms = QStringLiteral("Net 30");
    deal.taxCode = QStringLiteral("TAX");
    deal.entity = QStringLiteral("Harbour US");
    DealLine line;
    line.id = deal.id.value + QStringLiteral("-1");
    line.productId = ProductId(QStringLiteral("01tP"));
    line.productName = QStringLiteral("Pump");
    line.quantity = Decimal(1, 0);
    line.unitPrice = Decimal::fromMoney(dollars(whole));
    line.total = dollars(whole);
    deal.lines.push_back(line);
    m_deals.push_back(deal);
    return deal.id;
}

Deal &JudgeWorld::dealOf(const DealId &id)
{
    return *std::find_if(m_deals.begin(), m_deals.end(), [&](const Deal &deal) { return deal.id == id; });
}

RequestView &JudgeWorld::request(const DealId &id)
{
    return of(plan(id).front());
}

RequestView &JudgeWorld::part(const DealId &id, const QString &name, std::int64_t whole)
{
    Deal &deal = dealOf(id);
    deal.event = BillingEvent::Milestones;
    deal.milestones.push_back({ name, name, dollars(whole), {}, QDate(2026, 3, 2) });
    return of(plan(id).back());
}

QList<RequestId> JudgeWorld::plan(const DealId &id)
{
    QList<RequestId> ids;
    for (const BillingRequest &planned : billing::plan(dealOf(id))) {
        ids.append(planned.id);
        if (std::ranges::any_of(m_requests, [&](const RequestView &view) { return view.request.id == planned.id; }))
            continue;
        RequestView view;
        view.request = planned;
        view.accountId = account.id;
        m_requests.push_back(view);
    }
    return ids;
}

RequestView &JudgeWorld::of(const RequestId &id)
{
    return *std::find_if(m_requests.begin(), m_requests.end(), [&](const RequestView &view) { return view.request.id == id; });
}

Invoice &JudgeWorld::post(const RequestId &id, const QString &number)
{
    RequestView &view = of(id);
    view.decision = mirror::Decision::Approved;
    view.outbox = mirror::Outbox::Posted;
    view.outboxRealm = view.invoiceRealm = kUs;
    view.outboxRevision = 1;
    view.outboxKey = invoiceKey(kUs, id, 1);
    view.invoiceId = view.docNumber = number;
    Invoice &posted = invoice(kUs, number, 0, marker(view.outboxKey));
    posted.total = posted.balance = view.request.amount;
    return posted;
}

void JudgeWorld::apply(const std::vector<journal::NewEvent> &events)
{
    for (const journal::NewEvent &made : events) {
        for (RequestView &view : m_requests) {
            if (subjectOf(view.request.id) != made.subject)
                continue;
            journal::Event event;
            event.at = kMorning + std::chrono::seconds(++m_moment);
            event.actor = made.actor;
            event.subject = made.subject;
            event.kind = made.kind;
            event.version = view.version + 1;
            event.payload = made.payload;
            billing::applyToRequest(view, event);
        }
    }
}

void JudgeWorld::approve(const RequestId &id)
{
    std::vector<journal::NewEvent> signatures;
    const QStringList needs = of(id).needs;
    for (const QString &role : needs)
        signatures.push_back({ kind::kApprovalGiven, subjectOf(id), role + QStringLiteral("@harbour.example"),
            { { QStringLiteral("fingerprint"), of(id).fingerprint }, { QStringLiteral("role"), role } }, {} });
    apply(signatures);
}

Invoice &JudgeWorld::invoice(const QString &realm, const QString &number, std::int64_t whole, const QString &note)
{
    Invoice invoice;
    invoice.realm = Realm(realm);
    invoice.id = InvoiceId(number);
    invoice.docNumber = number;
    invoice.customerId = QStringLiteral("58");
    invoice.txnOn = QDate(2026, 3, 10);
    invoice.currency = usd();
    invoice.total = invoice.balance = dollars(whole);
    invoice.tax = invoice.discount = dollars(0);
    invoice.privateNote = note;
    invoice.createdAt = kMorning;
    m_invoices[realm].push_back(invoice);
    return m_invoices[realm].back();
}

void JudgeWorld::changeInvoice(const QString &realm, const QString &number, const std::function<void(Invoice &)> &change)
{
    for (Invoice &invoice : m_invoices[realm]) {
        if (invoice.docNumber == number)
            change(invoice);
    }
}

void JudgeWorld::forget(const DealId &id)
{
    std::erase_if(m_deals, [&](const Deal &deal) { return deal.id == id; });
}

std::unique_ptr<billing::World> JudgeWorld::world() const
{
    auto world = std::make_unique<billing::World>();
    world->deals = m_deals;
    for (const Deal &deal : world->deals)
        world->dealById.insert(deal.id, &deal);
    world->accounts.insert(account.id, account);
    Product pump;
    pump.id = ProductId(QStringLiteral("01tP"));
    pump.name = QStringLiteral("Pump");
    pump.itemCode = QStringLiteral("PMP-1");
    world->products.insert(pump.id, pump);
    Product pipe;
    pipe.id = ProductId(QStringLiteral("01tQ"));
    pipe.name = QStringLiteral("Pipe");
    pipe.itemCode = QStringLiteral("PIP-1");
    world->products.insert(pipe.id, pipe);
    world->requests = m_requests;
    world->hasUnread = hasUnread;
    for (const mirror::CaseView &one : cases)
        world->cases.emplace(one.id.value, one);
    for (const auto &[realm, name] : { std::pair(kUs, QStringLiteral("Harbour US")), std::pair(kUk, QStringLiteral("Harbour UK")) }) {
        Company company = companyOf(realm, name);
        company.allowsDiscount = takesDiscounts;
        company.allowsServiceDate = takesServiceDates;
        Item pumpTaxed = pumpItem();
        pumpTaxed.taxable = isPumpTaxed;
        world->companies.push_back(std::make_unique<billing::CompanyWorld>(
            rules::CompanyIndex(company, name, realm == kUs ? m_customers : std::vector<Customer>(),
                { pumpTaxed, pipeItem() }, { net30() }, usTaxes()),
            m_invoices.value(realm)));
        if (realm == kUs) {
            world->companies.back()->takeReceipts(salesReceipts);
            world->companies.back()->creditedByInvoice = credited;
        }
    }
    for (const auto &company : world->companies)
        world->indices.push_back(&company->index);
    return world;
}

billing::Judgement JudgeWorld::judge() const
{
    return billing::judge(*world(), policy, now.value_or(kMorning), complete, drafts, isCrmRead);
}

const billing::Derived &JudgeWorld::derived(const billing::Judgement &judgement, const RequestId &id) const
{
    return *std::find_if(judgement.derived.begin(), judgement.derived.end(), [&](const billing::Derived &one) { return one.id == id; });
}

} // namespace sluice::testing
