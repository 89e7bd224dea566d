#include "sandbox/salesforce/Service.h"

#include "sandbox/salesforce/HttpDates.h"

#include <QUrl>

namespace sluice::sandbox::salesforce {

namespace {

constexpr int kVersionMin = 41; ///< Older ones are gone.
constexpr int kVersionMax = 68;

Switches switchesFrom(const Options &options)
{
    Switches switches;
    switches.refreshRotation = options.refreshRotation;
    switches.sessionLife = options.sessionLife;
    switches.dailyLimit = options.dailyLimit;
    return switches;
}

Response versionList()
{
    static const char *const kSeasons[] = { "Spring", "Summer", "Winter" };
    Value versions = Value::array();
    for (int version = kVersionMin; version <= kVersionMax; ++version) {
        const int step = version - 40; // 40.0 was Summer '17, and three releases make a year.
        const int year = 17 + (step + 2) / 3;
        versions.append(Value::object(
            { { QStringLiteral("label"), QStringLiteral("%1 '%2").arg(QLatin1String(kSeasons[(step + 1) % 3])).arg(year) },
                { QStringLiteral("url"), QStringLiteral("/services/data/v%1.0").arg(version) },
                { QStringLiteral("version"), QStringLiteral("%1.0").arg(version) } }));
    }
    return jsonResponse(200, versions.toJson());
}

Response resourceList(const QByteArray &base, const QString &identity)
{
    Value resources = Value::object();
    for (const char *name : { "query", "queryAll", "sobjects", "limits", "composite", "jobs" })
        resources.set(QString::fromLatin1(name), QString::fromLatin1(base + '/' + name));
    resources.set(QStringLiteral("identity"), identity);
    return jsonResponse(200, resources.toJson());
}

Response sessionExpired()
{
    Response response = errorResponse(
        { 401, "INVALID_SESSION_ID", QStringLiteral("Session expired or invalid"), {}, false });
    response.headers.emplace_back("WWW-Authenticate", "Token");
    return response;
}

Response htmlStatus(int status, const char *title)
{
    Response response;
    response.status = status;
    response.headers = { { "Content-Type", "text/html" } };
    response.body = QByteArray("<html><head><title>") + title + "</title></head><body><h1>" + title + "</h1></body></html>";
    return response;
}

/// Secrets stay out of the record of what was served.
bool carriesSecrets(const QByteArray &path) { return path.startsWith("/services/oauth2/"); }

} // namespace

Service::Service(SandboxClock &clock, const Options &options)
    : m_clock(clock)
    , m_switches(switchesFrom(options))
    , m_org(clock, options)
    , m_oauth(m_org, m_switches, options)
    , m_identity(m_org)
    , m_limits(m_org, m_switches)
    , m_queries(m_org, m_switches, options.seed + 1)
    , m_rows(m_org, m_switches)
    , m_describe(m_org)
    , m_replication(m_org)
    , m_collections(m_org, m_switches)
    , m_composite(m_org, [this](const Request &request, const Caller &caller) { return dispatch(request, caller); },
          [this] { return m_limits.count(); })
    , m_bulk(m_org, m_queries, m_switches)
    , m_metadata(m_org, m_switches, [this] { metadataChanged(); })
{
}

Response Service::handle(const Request &request)
{
    m_org.store().settle();
    m_note.clear();
    Response response;
    if (const std::optional<FaultKind> fault = m_faults.strike(request)) {
        response = strike(*fault, request);
        m_note = "fault " + Faults::nameOf(*fault).toLatin1();
    } else {
        response = serve(request);
    }
    m_metadata.noticeAssignments();
    if (response.header("Date").isEmpty())
        response.headers.append({ "Date", toHttpDate(m_org.store().now()) });
    if (const QByteArray note = m_oauth.takeNote(); !note.isEmpty())
        m_note = note;
    record(request, response, std::exchange(m_note, {}));
    return response;
}

void Service::record(const Request &request, const Response &response, QByteArray note)
{
    const QByteArray path = request.path();
    const bool secret = carriesSecrets(path);
    m_served.append({ m_clock.now(), request.method, path, secret ? QByteArray() : request.query(),
        secret ? QByteArray() : request.body, response.status, std::move(note) });
}

Response Service::serve(const Request &request)
{
    const QByteArray path = request.path();
    if (path == "/services/oauth2/userinfo")
        return m_identity.userInfo(callerOf(request), m_oauth.baseUrl());
    if (path.startsWith("/services/oauth2/"))
        return m_oauth.handle(request);
    if (path == "/.well-known/openid-configuration")
        return m_oauth.discovery();
    if (path.startsWith("/id/"))
        return m_identity.identity(path, callerOf(request), m_oauth.baseUrl());
    if (path == "/services/data" || path == "/services/data/")
        return request.method == "GET" ? versionList() : methodNotAllowed(request);
    if (path.startsWith("/services/data/"))
        return serveData(request);
    return htmlStatus(404, "URL No Longer Exists");
}

std::optional<Caller> Service::callerOf(const Request &request) const
{
    const QByteArray header = request.header("Authorization");
    const qsizetype space = header.indexOf(' ');
    const QByteArray scheme = header.left(space);
    if (space > 0 && (scheme == "Bearer" || scheme == "OAuth"))
        return m_oauth.callerOf(QString::fromLatin1(header.mid(space + 1).trimmed()));
    const QString token = request.parameter("oauth_token");
    return token.isEmpty() ? std::nullopt : m_oauth.callerOf(token);
}

Response Service::serveData(const Request &request)
{
    const std::optional<Caller> caller = callerOf(request);
    if (!caller)
        return sessionExpired();
    const Outcome<void> counted = m_limits.count();
    Response response = counted ? dispatch(request, *caller) : errorResponse(counted.error());
    response.headers.append({ "Sforce-Limit-Info", m_limits.header() });
    return response;
}

Response Service::dispatch(const Request &request, const Caller &caller)
{
    Response response = answer(request, caller);
    if (m_rewrite)
        m_rewrite(request, response);
    return response;
}

Response Service::answer(const Request &request, const Caller &caller)
{
    QStringList segments;
    for (const QByteArray &segment : request.path().split('/'))
        segments.append(QString::fromUtf8(QByteArray::fromPercentEncoding(segment)));
    segments = segments.mid(3); // Behind "", "services", "data".
    if (segments.size() > 1 && segments.constLast().isEmpty())
        segments.removeLast();
    const QString version = segments.isEmpty() ? QString() : segments.takeFirst();
    const int major = version.startsWith(u'v') && version.endsWith(QStringLiteral(".0")) ? version.mid(1).chopped(2).toInt() : 0;
    if (major > 0 && major < kVersionMin)
        return errorResponse({ 410, "UNSUPPORTED_API_VERSION", QStringLiteral("This API version is no longer available"), {}, false });
    if (major < kVersionMin || major > kVersionMax)
        return noSuchResource();
    const Call call { request, caller, "/services/data/" + version.toLatin1(), major, segments };
    const QString resource = segments.value(0);
    if (resource.isEmpty())
        return resourceList(call.base,
            QStringLiteral("%1/id/%2/%3").arg(m_oauth.baseUrl(), m_org.organizationId(), caller.userId));
    if (resource == QStringLiteral("query") || resource == QStringLiteral("queryAll"))
        return m_queries.handle(call);
    if (resource == QStringLiteral("sobjects"))
        return sobjects(call);
    if (resource == QStringLiteral("composite"))
        return composite(call);
    if (resource == QStringLiteral("limits"))
        return segments.value(1) == QStringLiteral("recordCount") ? m_limits.recordCount(call) : m_limits.resource(call);
    if (resource == QStringLiteral("jobs"))
        return m_bulk.handle(call);
    if (resource == QStringLiteral("metadata"))
        return m_metadata.deployRequest(call);
    if (resource == QStringLiteral("tooling"))
        return m_metadata.tooling(call);
    return noSuchResource();
}

Response Service::sobjects(const Call &call)
{
    if (call.path.size() == 1)
        return call.is("GET") ? m_describe.global(call) : methodNotAllowed(call.request);
    const SObject *object = Schema::instance().find(call.segment(1));
    if (!object || !m_org.access().sees(call.caller, *object))
        return noSuchResource();
    const bool reading = call.is("GET");
    if (reading && call.path.size() == 2)
        return m_describe.basic(call, *object);
    if (reading && call.path.size() == 3) {
        if (call.segment(2) == QStringLiteral("describe"))
            return m_describe.object(call, *object);
        if (call.segment(2) == QStringLiteral("updated"))
            return m_replication.updated(call, *object);
        if (call.segment(2) == QStringLiteral("deleted"))
            return m_replication.deleted(call, *object);
    }
    return m_rows.handle(call, *object);
}

Response Service::composite(const Call &call)
{
    return call.segment(1) == QStringLiteral("sobjects") ? m_collections.handle(call) : m_composite.handle(call);
}

Response Service::strike(FaultKind kind, const Request &request)
{
    switch (kind) {
    case FaultKind::DropBefore: return { 0, {}, {}, Wire::DropAfterWork };
    case FaultKind::HangBefore: return { 0, {}, {}, Wire::Hang };
    case FaultKind::Status500Before:
        return errorResponse({ 500, "UNKNOWN_EXCEPTION", QStringLiteral("An unexpected error occurred. ErrorId: 1"), {}, false });
    case FaultKind::Status503Before:
        return errorResponse({ 503, "SERVER_UNAVAILABLE", QStringLiteral("Server is temporarily unavailable"), {}, false });
    case FaultKind::Html502: return htmlStatus(502, "502 Bad Gateway");
    case FaultKind::Throttle:
        return errorResponse({ 403, "REQUEST_LIMIT_EXCEEDED", QStringLiteral("TotalRequests Limit exceeded."), {}, false });
    case FaultKind::SessionExpired:
        m_oauth.grants().expireSessions();
        return serve(request);
    case FaultKind::DropAfter:
    case FaultKind::HangAfter:
    case FaultKind::Status500After:
    case FaultKind::Status503After:
    case FaultKind::Status504After:
    case FaultKind::TruncateAfter: return spoil(kind, serve(request));
    case FaultKind::LockRow: {
        m_org.locks().setAll(true);
        Response refused = serve(request);
        m_org.locks().setAll(false);
        return refused;
    }
    case FaultKind::ValidationRule: {
        m_org.setForceValidationError(true);
        Response refused = serve(request);
        m_org.setForceValidationError(false);
        return refused;
    }
    case FaultKind::FaultInside200:
    case FaultKind::InternalHiccup:
    case FaultKind::DuplicateRequest: break; // QuickBooks has these; Salesforce does not.
    }
    return serve(request);
}

/// The work is done; only the answer is lost or replaced.
Response Service::spoil(FaultKind kind, Response answer) const
{
    if (kind == FaultKind::DropAfter)
        answer.wire = Wire::DropAfterWork;
    else if (kind == FaultKind::HangAfter)
        answer.wire = Wire::Hang;
    else if (kind == FaultKind::TruncateAfter)
        answer.wire = Wire::Truncate;
    else if (kind == FaultKind::Status500After)
        return errorResponse({ 500, "UNKNOWN_EXCEPTION", QStringLiteral("An unexpected error occurred. ErrorId: 2"), {}, false });
    else if (kind == FaultKind::Status503After)
        return errorResponse({ 503, "SERVER_UNAVAILABLE", QStringLiteral("Server is temporarily unavailable"), {}, false });
    else
        return htmlStatus(504, "504 Gateway Timeout");
    return answer;
}

} // namespace sluice::sandbox::salesforce
