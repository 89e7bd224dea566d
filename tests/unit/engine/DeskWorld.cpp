#include "unit/engine/DeskWorld.h"

#include "domain/Keys.h"

using namespace Qt::Literals::StringLiterals;

namespace sluice::testing {

namespace {

const QString kRealm = u"9341450000000001"_s;
const QString kEntity = u"Harbor Light Inc."_s;

Instant at(QDate day, int hour)
{
    return fromQDateTime(QDateTime(day, QTime(hour, 0), Qt::UTC));
}

} // namespace

DeskWorld::DeskWorld()
    : m_journal(journal::openSqliteJournal(folder.filePath(u"journal.sqlite"_s), clock).value())
    , m_database(mirror::Database::open(folder.filePath(u"mirror.sqlite"_s), mirror::OpenMode::ReadWrite).value())
    , m_views(*m_database)
    , m_facts(*m_database)
    , m_writer(*m_database, clock)
    , m_reader(m_facts, m_views, *m_journal, clock, m_settings)
{
}

Money DeskWorld::usd(qint64 cents)
{
    return Money(cents, Currency::fromCode(u"USD"_s).value());
}

mirror::RequestView &DeskWorld::request(const QString &name, QDate wonOn, Money amount)
{
    Deal deal;
    deal.id = DealId(u"006"_s + name.rightJustified(15, u'0'));
    deal.name = u"Deal "_s + name;
    deal.accountId = AccountId(u"001000000000001AAA"_s);
    deal.ownerId = u"005000000000001AAA"_s;
    deal.stage = u"Closed Won"_s;
    deal.won = deal.closed = true;
    deal.currency = amount.currency();
    deal.amount = amount;
    deal.closeOn = wonOn;
    deal.wonAt = at(wonOn, 17);
    deal.event = BillingEvent::OnClose;
    deal.entity = kEntity;
    deal.segment = u"Enterprise"_s;
    deal.channel = u"Direct"_s;

    mirror::RequestView view;
    view.request.id = RequestId(name);
    view.request.dealId = deal.id;
    view.request.kind = RequestKind::OnClose;
    view.request.title = u"On close"_s;
    view.request.plannedOn = wonOn;
    view.request.amount = amount;
    view.accountId = deal.accountId;
    view.entity = kEntity;
    view.realm = kRealm;
    view.triggeredOn = wonOn;
    view.state = RequestState::Blocked;
    deals.emplace(name, std::move(deal));
    m_requests.push_back(std::move(view));
    return m_requests.back();
}

void DeskWorld::invoice(mirror::RequestView &view, const QString &number, QDate postedOn, Money net, Money tax)
{
    Invoice invoice;
    invoice.realm = Realm(kRealm);
    invoice.id = InvoiceId(u"9"_s + number);
    invoice.docNumber = number;
    invoice.customerId = u"7"_s;
    invoice.customerName = u"Wexford Pharma"_s;
    invoice.txnOn = postedOn;
    invoice.dueOn = postedOn.addDays(30);
    invoice.currency = net.currency();
    invoice.total = net.plus(tax).value();
    invoice.tax = tax;
    invoice.balance = invoice.total;
    invoice.discount = Money(0, net.currency());
    invoice.createdAt = invoice.modifiedAt = at(postedOn, 15);
    view.state = RequestState::Posted;
    view.outbox = mirror::Outbox::Posted;
    view.invoiceRealm = kRealm;
    view.invoiceId = invoice.id.value;
    view.docNumber = number;
    view.postedAt = invoice.createdAt;
    m_invoices.push_back(std::move(invoice));
}

mirror::CaseView &DeskWorld::exception(const QString &name, const mirror::RequestView &view, Instant openedAt)
{
    mirror::CaseView exception;
    exception.id = CaseId(name);
    exception.requestId = view.request.id;
    exception.dealId = view.request.dealId;
    exception.accountId = view.accountId;
    exception.finding = { u"po_number"_s, u"Opportunity.Sluice_PO_Number__c"_s, {}, u"a PO number"_s, Cause::Dea1, Severity::Medium,
        Fixer::Sales, {}, {} };
    exception.amount = view.request.amount;
    exception.openedAt = exception.cycleOpenedAt = openedAt;
    m_cases.push_back(std::move(exception));
    return m_cases.back();
}

desk::Reader &DeskWorld::readWith(const std::function<void(mirror::ViewStore &views, engine::Settings &settings)> &prepare)
{
    prepare(m_views, m_settings);
    return read();
}

desk::Reader &DeskWorld::read()
{
    PullSink::Page crm;
    crm.source = u"salesforce:Opportunity"_s;
    Account account;
    account.id = AccountId(u"001000000000001AAA"_s);
    account.name = u"Wexford Pharma"_s;
    crm.accounts.push_back(account);
    User owner;
    owner.id = u"005000000000001AAA"_s;
    owner.name = u"Ann Lee"_s;
    crm.users.push_back(owner);
    for (const auto &[name, deal] : deals) {
        crm.deals.push_back(deal);
        if (deal.wonAt)
            crm.stages.push_back({ u"008"_s + name, deal.id, deal.stage, true, *deal.wonAt });
    }
    PullSink::Page books;
    books.source = u"quickbooks:"_s + kRealm;
    books.realm = kRealm;
    Company company;
    company.realm = Realm(kRealm);
    company.name = kEntity;
    company.country = u"US"_s;
    company.homeCurrency = Currency::fromCode(u"USD"_s).value();
    company.timeZone = zone;
    books.company = company;
    books.invoices = m_invoices;
    const std::vector<mirror::RequestView> requests(m_requests.begin(), m_requests.end());
    const std::vector<mirror::CaseView> cases(m_cases.begin(), m_cases.end());
    const bool written = m_writer.page(std::move(crm)) && m_writer.page(std::move(books))
        && m_views.save(std::span<const mirror::RequestView>(requests)) && m_views.save(std::span<const mirror::CaseView>(cases));
    if (!written)
        qFatal("the mirror could not be filled");
    return m_reader;
}

} // namespace sluice::testing
