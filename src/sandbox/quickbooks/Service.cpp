#include "sandbox/quickbooks/Service.h"

#include "core/Random.h"
#include "sandbox/quickbooks/CompanyApi.h"
#include "sandbox/quickbooks/FaultActs.h"

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::quickbooks {

namespace {

constexpr char kApiRoot[] = "/v3/company/";

bool isApi(const QByteArray &path)
{
    constexpr qsizetype length = sizeof kApiRoot - 1;
    return path.size() > length && qstrnicmp(path.constData(), kApiRoot, length) == 0;
}

struct Address {
    QString realm;
    QString rest;
};

Address addressOf(const QByteArray &path)
{
    const QByteArray tail = path.sliced(static_cast<qsizetype>(sizeof kApiRoot) - 1);
    const qsizetype slash = tail.indexOf('/');
    if (slash < 0)
        return { QString::fromLatin1(tail), {} };
    return { QString::fromLatin1(tail.first(slash)),
        QString::fromUtf8(QByteArray::fromPercentEncoding(tail.sliced(slash + 1))) };
}

QString bearerOf(const Request &request)
{
    const QByteArray header = request.header("Authorization");
    if (header.size() <= 7 || header.first(7).toLower() != "bearer ")
        return {};
    return QString::fromLatin1(header.sliced(7).trimmed());
}

} // namespace

Service::Service(SandboxClock &clock, const Options &options)
    : m_clock(&clock)
    , m_oauth(clock, options)
    , m_seed(options.seed)
{
}

QString Service::realmOf(const Request &request)
{
    const QByteArray path = request.path();
    return isApi(path) ? addressOf(path).realm : QString();
}

Realm &Service::addRealm(RealmSetup setup)
{
    const QString id = setup.realmId;
    const auto added = m_companies.insert_or_assign(id, Company { Realm(*m_clock, std::move(setup)) });
    Realm &realm = added.first->second.realm;
    realm.setIndexLag(m_indexLag);
    realm.setPaymentsMoveSyncToken(m_paymentsMoveSyncToken);
    return realm;
}

Realm *Service::realm(QStringView id)
{
    const auto found = m_companies.find(id.toString());
    return found == m_companies.end() ? nullptr : &found->second.realm;
}

QStringList Service::realmIds() const
{
    QStringList ids;
    for (const auto &[id, company] : m_companies)
        ids.append(id);
    return ids;
}

TokenPair Service::connect(const QString &realm)
{
    Tokens &tokens = m_oauth.tokens();
    const Instant now = m_clock->now();
    const QString code = tokens.issueCode(realm, u"com.intuit.quickbooks.accounting openid"_s, {}, now);
    return *tokens.exchange(code, {}, now);
}

void Service::setIndexLag(std::chrono::milliseconds lag)
{
    m_indexLag = lag;
    for (auto &[id, company] : m_companies)
        company.realm.setIndexLag(lag);
}

void Service::setPaymentsMoveSyncToken(bool move)
{
    m_paymentsMoveSyncToken = move;
    for (auto &[id, company] : m_companies)
        company.realm.setPaymentsMoveSyncToken(move);
}

Response Service::handle(const Request &request, int openForRealm)
{
    Exchange exchange;
    const QByteArray path = request.path();
    const QString realmId = isApi(path) ? addressOf(path).realm : QString();
    const std::optional<FaultKind> fault = m_faults.strike(request);
    std::optional<Response> early;
    if (fault) {
        exchange.say("fault " + Faults::nameOf(*fault).toLatin1());
        early = faultacts::before(*fault, OAuth::owns(path), timeFor(realmId), m_clock->now());
    }
    Response response = early ? *std::move(early) : dispatch(request, path, openForRealm, exchange);
    if (fault && faultacts::after(*fault, response, timeFor(realmId))) {
        const auto found = m_companies.find(realmId);
        for (const QString &id : std::as_const(exchange.requestIds)) {
            if (found != m_companies.end())
                found->second.requestIds.markLost(id);
        }
    }
    response.headers.emplaceBack("intuit_tid", nextTid());
    record(request, path, response, exchange);
    return response;
}

Response Service::dispatch(const Request &request, const QByteArray &path, int open, Exchange &exchange)
{
    if (isApi(path))
        return company(request, path, open, exchange);
    if (OAuth::owns(path)) {
        QList<OfferedCompany> offered;
        for (const auto &[id, company] : m_companies)
            offered.append({ id, company.realm.setup().companyName });
        return m_oauth.handle(request, offered, exchange);
    }
    exchange.say("unknown address");
    return replies::html(404, "<html><body><h1>404 Not Found</h1></body></html>");
}

Response Service::company(const Request &request, const QByteArray &path, int open, Exchange &exchange)
{
    const Instant now = m_clock->now();
    const Address address = addressOf(path);
    const QString bearer = bearerOf(request);
    const Grant *grant = m_oauth.tokens().grantOf(bearer, now);
    if (!grant || (m_switches.transient401AfterRefresh && m_oauth.tokens().takeFreshness(bearer))) {
        exchange.say("token refused");
        return replies::tokenRefused(grant ? u"Token not yet known"_s : u"Token expired or revoked"_s, now);
    }
    const auto found = m_companies.find(address.realm);
    const bool mayEnter = grant->realm == address.realm
        && grant->scope.split(u' ').contains(u"com.intuit.quickbooks.accounting"_s);
    if (!mayEnter || found == m_companies.end()) {
        exchange.say("realm refused");
        return replies::wrongRealm(now);
    }
    Company &company = found->second;
    const bool isBatch = address.rest.compare("batch"_L1, Qt::CaseInsensitive) == 0;
    if (!company.throttle.admit(m_switches.limits, now, isBatch, open)) {
        exchange.say("throttled");
        return replies::throttled(now, m_switches.limits.retryAfter);
    }
    if (CompanyApi::isRead(request, address.rest) && !meter(now)) {
        exchange.say("blocked until next month");
        return replies::gateway(m_switches.corePlusBlockedStatus, u"SERVICE"_s, u"3001"_s,
            u"message=QuotaExceeded; errorCode=003001; statusCode=%1"_s.arg(m_switches.corePlusBlockedStatus),
            u"The monthly limit of the app was reached."_s, now);
    }
    return CompanyApi(company, m_switches, m_oauth.options().baseUrl).handle(request, address.rest, exchange);
}

bool Service::meter(Instant now)
{
    const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(now));
    const int month
        = static_cast<int>(day.year()) * 12 + static_cast<int>(static_cast<unsigned>(day.month()));
    if (month != m_corePlusMonth) {
        m_corePlusMonth = month;
        m_corePlusCalls = 0;
    }
    if (m_switches.corePlusPerMonth >= 0 && m_corePlusCalls >= m_switches.corePlusPerMonth)
        return false;
    ++m_corePlusCalls;
    return true;
}

QByteArray Service::nextTid()
{
    ++m_answered;
    SeededRandom random(m_seed ^ (m_answered * 0x9E3779B97F4A7C15ULL));
    const QByteArray tail = QByteArray::number(random.next(), 16).rightJustified(16, '0');
    const QByteArray count = QByteArray::number(m_answered, 16).rightJustified(8, '0');
    const auto seconds = static_cast<qulonglong>(toMs(m_clock->now()) / 1000);
    return "1-" + QByteArray::number(seconds, 16).rightJustified(8, '0') + '-' + count + tail;
}

QString Service::timeFor(const QString &realm) const
{
    const auto found = m_companies.find(realm);
    const CompanyTime plain;
    return (found == m_companies.end() ? plain : found->second.realm.time()).millis(m_clock->now());
}

void Service::record(
    const Request &request, const QByteArray &path, const Response &response, const Exchange &exchange)
{
    // Sign-in carries secrets and tokens in its bodies: those are not kept.
    const bool secret = OAuth::owns(path);
    m_served.append({ m_clock->now(), request.method, path, request.query(),
        secret ? QByteArray() : request.body, response.status, exchange.note });
}

} // namespace sluice::sandbox::quickbooks
