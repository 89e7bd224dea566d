#include "unit/billing/OutboxWorld.h"

#include "billing/Payloads.h"
#include "billing/SystemFindings.h"
#include "domain/Keys.h"
#include "journal/Kinds.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace sluice::testing {

using sandbox::Value;
namespace kind = journal::kind;

namespace {

std::unique_ptr<journal::Journal> openJournal(const QTemporaryDir &folder, const Clock &clock)
{
    return std::move(journal::openSqliteJournal(folder.filePath(u"journal.sqlite"_s), clock).value());
}

std::unique_ptr<mirror::Database> openMirror(const QTemporaryDir &folder)
{
    return std::move(mirror::Database::open(folder.filePath(u"mirror.sqlite"_s), mirror::OpenMode::ReadWrite).value());
}

QString incomeAccount(const sandbox::quickbooks::Realm &realm)
{
    for (const Value &account : realm.all(u"Account"_s)) {
        if (account[u"AccountType"].toString() == u"Income")
            return account[u"Id"].toString();
    }
    return {};
}

} // namespace

sandbox::quickbooks::RealmSetup OutboxWorld::us()
{
    return { .realmId = u"9341450000000001"_s, .companyName = u"Harbor Light Inc."_s, .multiCurrency = false };
}

OutboxWorld::OutboxWorld(sandbox::quickbooks::RealmSetup setup, billing::PosterOptions options)
    : service(sandboxClock, { .clientId = u"id"_s, .clientSecret = u"secret"_s, .redirectUris = {}, .baseUrl = u"http://qbo.test"_s })
    , realm(service.addRealm(setup))
    , network(timeline, service, {})
    , token(service, setup.realmId)
    , journal(openJournal(folder, clock))
    , database(openMirror(folder))
    , views(*database)
    , facts(*database)
    , writer(*database, clock)
    , projection(*journal, *database, views)
    , company({ network, clock, random, token, QUrl(u"http://qbo.test"_s), Realm(setup.realmId) })
    , numbering(facts, views)
    , poster(*journal, projection, views, writer, clock, numbering, options)
{
    (void)projection.catchUp();
    (void)run(company.pull(&writer, {}));
}

QString OutboxWorld::customer(const QString &name)
{
    return realm.createAt(sandboxClock.now(), u"Customer"_s, Value::object({ { u"DisplayName"_s, name } }))[u"Id"].toString();
}

std::vector<billing::Postable> OutboxWorld::approved(int count, const QString &customerId)
{
    if (m_item.isEmpty())
        m_item = realm.createAt(sandboxClock.now(), u"Item"_s,
            Value::object({ { u"Name"_s, u"SEAT"_s }, { u"Sku"_s, u"SEAT"_s }, { u"Type"_s, u"Service"_s },
                { u"IncomeAccountRef"_s, Value::object({ { u"value"_s, incomeAccount(realm) } }) } }))[u"Id"].toString();
    const Currency currency = Currency::fromCode(u"USD"_s).value();
    std::vector<billing::Postable> made;
    std::vector<journal::NewEvent> events;
    for (int i = 0; i < count; ++i) {
        BillingRequest request;
        request.dealId = DealId(u"006000000000%1AAA"_s.arg(++m_requests, 3, 10, QLatin1Char('0')));
        request.kind = RequestKind::OnClose;
        request.id = requestId(request.dealId, request.kind, {});
        request.title = u"On close"_s;
        request.amount = Money(1000 + m_requests, currency);
        const QString fingerprint = u"f-%1"_s.arg(m_requests);
        const QString subject = subjectOf(request.id);
        events.push_back({ kind::kRequestPlanned, subject, u"sluice"_s, billing::plannedPayload(request, AccountId(u"001000000000001AAA"_s)), {} });
        events.push_back({ kind::kRequestSubmitted, subject, u"sluice"_s,
            { { u"fingerprint"_s, fingerprint }, { u"path"_s, u"P2"_s }, { u"needs"_s, QJsonArray { u"controller"_s } } }, {} });
        events.push_back({ kind::kApprovalGiven, subject, u"ann@harbor.example"_s,
            { { u"role"_s, u"controller"_s }, { u"fingerprint"_s, fingerprint } }, {} });

        books::InvoiceDraft draft;
        draft.customerId = customerId;
        draft.currency = currency;
        draft.txnOn = toQDateTime(sandboxClock.now()).date();
        draft.dueOn = draft.txnOn.addDays(30);
        draft.privateNote = u"Salesforce "_s + request.dealId.value;
        draft.lines.push_back({ m_item, u"Seats"_s, Decimal(1, 0), Decimal::fromMoney(request.amount), request.amount, u"NON"_s, {} });
        made.push_back({ request.id, draft, {} });
    }
    (void)projection.record(std::move(events));
    return made;
}

void OutboxWorld::takeBack(const billing::Postable &postable)
{
    (void)projection.record({ { kind::kApprovalVoided, subjectOf(postable.requestId), u"sluice"_s, {}, {} } });
}

void OutboxWorld::approveAs(const billing::Postable &postable, const QString &fingerprint)
{
    const QString subject = subjectOf(postable.requestId);
    (void)projection.record({ { kind::kRequestSubmitted, subject, u"sluice"_s,
                                { { u"fingerprint"_s, fingerprint }, { u"path"_s, u"P2"_s }, { u"needs"_s, QJsonArray { u"controller"_s } } }, {} },
        { kind::kApprovalGiven, subject, u"ann@harbor.example"_s,
            { { u"role"_s, u"controller"_s }, { u"fingerprint"_s, fingerprint } }, {} } });
}

void OutboxWorld::vouch(const billing::Postable &postable, const QString &found)
{
    mirror::CaseView asked;
    asked.id = billing::caseOfDoubt(view(postable));
    asked.state = CaseState::Resolved;
    asked.resolvedBy = u"person"_s;
    asked.finding.found = asked.vouchedFor = found;
    (void)views.save(std::span<const mirror::CaseView>(&asked, 1));
}

mirror::RequestView OutboxWorld::view(const billing::Postable &postable) const
{
    return views.request(postable.requestId).value().value_or(mirror::RequestView());
}

QHash<QString, int> OutboxWorld::marked() const
{
    QHash<QString, int> found;
    for (const Value &invoice : realm.all(u"Invoice"_s)) {
        if (const std::optional<QString> key = keyInNote(invoice[u"PrivateNote"].toString()))
            ++found[*key];
    }
    return found;
}

int OutboxWorld::duplicates() const
{
    QHash<QString, int> deals;
    for (const Value &invoice : realm.all(u"Invoice"_s))
        ++deals[invoice[u"PrivateNote"].toString().section(u' ', 1, 1)];
    return static_cast<int>(std::count_if(deals.begin(), deals.end(), [](int count) { return count > 1; }));
}

int OutboxWorld::served(const QByteArray &pathEnd, int status) const
{
    const QList<sandbox::Served> &all = service.served();
    return static_cast<int>(std::count_if(all.begin(), all.end(), [&](const sandbox::Served &one) {
        return one.path.endsWith(pathEnd) && (status == 0 || one.status == status);
    }));
}

void OutboxWorld::strike(sandbox::FaultKind kind, int times, QByteArray path, int skip)
{
    service.faults().add({ kind, "POST", std::move(path), skip, times });
}

} // namespace sluice::testing
