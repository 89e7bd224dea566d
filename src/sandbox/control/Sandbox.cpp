#include "sandbox/control/Sandbox.h"

#include "sandbox/control/Answers.h"
#include "sandbox/seed/Planting.h"

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::control {

namespace {

const QString kSalesforceClient = u"3MVG9SluiceDemoConsumerKey.neither.secret.nor.real"_s;
const QString kQuickBooksClient = u"ABSluiceDemoClientId0000000000000000000000"_s;
const QString kQuickBooksSecret = u"SluiceDemoClientSecret000000000000000000"_s;

bool isSalesforcePath(const QByteArray &path)
{
    return path.startsWith("/services/") || path.startsWith("/id/") || path == "/.well-known/openid-configuration";
}

bool isControlPath(const QByteArray &path)
{
    return path == "/control" || path.startsWith("/control/");
}

salesforce::Options salesforceOptions(const Sandbox::Setup &setup)
{
    salesforce::Options options;
    options.clientId = kSalesforceClient;
    options.redirectUris = setup.callbacks;
    options.baseUrl = setup.baseUrl;
    options.seed = setup.company.seed;
    return options;
}

quickbooks::Options quickbooksOptions(const Sandbox::Setup &setup)
{
    quickbooks::Options options;
    options.clientId = kQuickBooksClient;
    options.clientSecret = kQuickBooksSecret;
    options.redirectUris = setup.callbacks;
    options.baseUrl = setup.baseUrl;
    options.seed = setup.company.seed;
    return options;
}

quickbooks::RealmSetup realmSetup(const seed::Entity &entity)
{
    quickbooks::RealmSetup setup;
    setup.realmId = entity.realm;
    setup.companyName = entity.name;
    setup.legalName = entity.legalName;
    setup.country = entity.country;
    setup.homeCurrency = entity.currency;
    setup.timeZone = entity.timeZone;
    return setup;
}

} // namespace

Result<std::unique_ptr<Sandbox>> Sandbox::open(const Setup &setup)
{
    std::unique_ptr<Sandbox> sandbox(new Sandbox(setup));
    if (Result<void> planted = sandbox->plantCompany(); !planted)
        return tl::unexpected(planted.error());
    return sandbox;
}

Sandbox::Sandbox(const Setup &setup)
    : m_setup(setup)
    , m_clock(std::chrono::floor<std::chrono::days>(setup.company.now)) // What the systems stamp by themselves, too.
    , m_salesforce(m_clock, salesforceOptions(setup))
    , m_quickbooks(m_clock, quickbooksOptions(setup))
    , m_weather(setup.weather, setup.company.seed)
{
}

Result<void> Sandbox::plantCompany()
{
    seed::CompanyPlan plan = seed::makeCompany(m_setup.company);
    std::vector<quickbooks::Realm *> realms;
    realms.reserve(plan.entities.size());
    for (const seed::Entity &entity : plan.entities)
        realms.push_back(&m_quickbooks.addRealm(realmSetup(entity)));
    if (Result<void> planted = seed::plant(plan, m_salesforce.org(), realms); !planted)
        return planted;
    m_clock.set(m_setup.company.now);
    m_control = std::make_unique<Control>(m_clock, m_salesforce, m_quickbooks, m_slowness, seed::plantedList(plan));
    return {};
}

Response Sandbox::handle(const Request &request)
{
    const QByteArray path = request.path();
    if (isControlPath(path))
        return m_control->handle(request);
    const System system = isSalesforcePath(path) ? System::Salesforce : System::QuickBooks;
    if (std::optional<Fault> fault = m_weather.befall(system, request))
        (system == System::Salesforce ? m_salesforce.faults() : m_quickbooks.faults()).add(*std::move(fault));
    Response answer = system == System::Salesforce ? m_salesforce.handle(request) : handleQuickBooks(request);
    answer.delay = m_slowness.delayOf(system, request);
    return answer;
}

/// A call is open until its answer has left: slow answers fill the places that a company has.
Response Sandbox::handleQuickBooks(const Request &request)
{
    const QString realm = quickbooks::Service::realmOf(request);
    const Instant now = m_clock.now();
    const int open = m_slowness.open(realm, now);
    Response answer = m_quickbooks.handle(request, open + 1);
    if (const auto delay = m_slowness.delayOf(System::QuickBooks, request); delay.count() > 0 && !realm.isEmpty())
        m_slowness.answerLeaves(realm, now + delay);
    return answer;
}

Value Sandbox::announcement() const
{
    Value realms = Value::array();
    for (const QString &id : m_quickbooks.realmIds())
        realms.append(Value(id));
    return Value::object(
        { { u"salesforce"_s,
            Value::object({ { u"login_url"_s, Value(m_setup.baseUrl) }, { u"client_id"_s, Value(kSalesforceClient) } }) },
          { u"quickbooks"_s,
            Value::object({ { u"discovery_url"_s, Value(m_setup.baseUrl + u"/.well-known/openid_sandbox_configuration"_s) },
                            { u"api_url"_s, Value(m_setup.baseUrl) },
                            { u"client_id"_s, Value(kQuickBooksClient) },
                            { u"client_secret"_s, Value(kQuickBooksSecret) },
                            { u"realms"_s, realms } }) },
          { u"control_url"_s, Value(m_setup.baseUrl + u"/control"_s) } });
}

} // namespace sluice::sandbox::control
