#include "sandbox/salesforce/OAuth.h"

#include "sandbox/salesforce/LoginPages.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

namespace sluice::sandbox::salesforce {

namespace {

constexpr std::chrono::minutes kCodeLife { 15 };
/// Documented are three minutes; integrators report five. Source: section 1.7 of the sheet.
constexpr std::chrono::minutes kAssertionLifeMax { 5 };
constexpr qsizetype kVerifierMax = 128; ///< RFC 7636; longer ones are tolerated and noted.

QStringList knownScopes()
{
    return { QStringLiteral("api"), QStringLiteral("refresh_token"), QStringLiteral("offline_access"),
        QStringLiteral("openid"), QStringLiteral("id"), QStringLiteral("profile"), QStringLiteral("email"),
        QStringLiteral("web"), QStringLiteral("full") };
}

Response tokenError(const char *error, const QString &description)
{
    Response response;
    response.status = 400;
    response.headers = { { "Content-Type", "application/json;charset=UTF-8" }, { "Cache-Control", "no-store" } };
    response.body = Value::object({ { QStringLiteral("error"), error },
                                      { QStringLiteral("error_description"), description } })
                        .toJson();
    return response;
}

Response redirect(const QString &uri, const QList<QPair<QString, QString>> &parameters)
{
    QByteArray location = uri.toLatin1() + (uri.contains(u'?') ? '&' : '?');
    for (const auto &[name, value] : parameters) {
        if (!location.endsWith('?') && !location.endsWith('&'))
            location += '&';
        location += encodeComponent(name) + '=' + encodeComponent(value);
    }
    Response response;
    response.status = 302;
    response.headers = { { "Location", location }, { "Cache-Control", "no-store" } };
    return response;
}

Response refuseAtCallback(const QString &uri, const QString &error, const QString &description, const QString &state)
{
    QList<QPair<QString, QString>> parameters { { QStringLiteral("error"), error },
        { QStringLiteral("error_description"), description } };
    if (!state.isEmpty())
        parameters.append({ QStringLiteral("state"), state });
    return redirect(uri, parameters);
}

} // namespace

OAuth::OAuth(Org &org, const Switches &switches, const Options &options)
    : m_org(org)
    , m_switches(switches)
    , m_grants(switches, options.seed)
    , m_clientId(options.clientId)
    , m_redirectUris(options.redirectUris)
    , m_baseUrl(options.baseUrl)
{
}

void OAuth::setAutoConsent(bool on, const QString &username)
{
    m_autoConsent = on;
    m_autoUser = username;
}

Response OAuth::handle(const Request &request)
{
    const QByteArray path = request.path();
    const bool post = request.method == "POST";
    if (path == "/services/oauth2/authorize")
        return post ? decide(request) : authorize(request);
    if (path == "/services/oauth2/token" && post)
        return token(request);
    if (path == "/services/oauth2/revoke")
        return revoke(request);
    if (path == "/services/oauth2/introspect" && post)
        return introspect(request);
    Response response;
    response.status = path.startsWith("/services/oauth2/token") || path.startsWith("/services/oauth2/introspect") ? 405 : 404;
    return response;
}

Response OAuth::authorize(const Request &request)
{
    const QString redirectUri = request.parameter("redirect_uri");
    const QString state = request.parameter("state");
    if (request.parameter("client_id") != m_clientId)
        return loginErrorPage(QStringLiteral("invalid_client_id"), QStringLiteral("client identifier invalid"));
    if (!m_redirectUris.contains(redirectUri))
        return loginErrorPage(QStringLiteral("redirect_uri_mismatch"),
            QStringLiteral("redirect_uri must match configuration"));
    if (request.parameter("response_type") != QStringLiteral("code"))
        return refuseAtCallback(redirectUri, QStringLiteral("unsupported_response_type"),
            QStringLiteral("response type not supported"), state);
    QStringList scopes = request.parameter("scope").split(u' ', Qt::SkipEmptyParts);
    if (scopes.isEmpty())
        scopes = { QStringLiteral("api"), QStringLiteral("refresh_token"), QStringLiteral("id") };
    for (const QString &scope : std::as_const(scopes)) {
        if (!knownScopes().contains(scope))
            return refuseAtCallback(redirectUri, QStringLiteral("invalid_scope"),
                QStringLiteral("the requested scope is not allowed"), state);
    }
    const QString method = request.parameter("code_challenge_method");
    const QString challenge = request.parameter("code_challenge");
    if (!method.isEmpty() && method != QStringLiteral("S256"))
        return refuseAtCallback(redirectUri, QStringLiteral("invalid_request"),
            QStringLiteral("invalid code challenge method"), state);
    if (challenge.isEmpty() && m_switches.requirePkce)
        return refuseAtCallback(redirectUri, QStringLiteral("invalid_request"),
            QStringLiteral("missing required code challenge"), state);
    const Ticket ticket { { m_clientId, redirectUri, {}, scopes, challenge, m_org.store().now() }, state };
    if (m_autoDeny)
        return refuseAtCallback(redirectUri, QStringLiteral("access_denied"),
            QStringLiteral("end-user denied authorization"), state);
    if (m_autoConsent)
        return approve(ticket, m_org.userIdOf(m_autoUser));
    const QString name = QString::number(++m_ticketCount);
    m_tickets.emplace(name, ticket);
    std::vector<LoginChoice> people;
    for (const Value &user : m_org.all(QStringLiteral("User"))) {
        if (user[u"IsActive"].toBool())
            people.push_back({ user[u"Id"].toString(),
                QStringLiteral("%1 (%2)").arg(user[u"Name"].toString(), user[u"Username"].toString()) });
    }
    return consentPage(name, people, scopes);
}

Response OAuth::decide(const Request &request)
{
    const QHash<QString, QString> form = request.form();
    const auto found = m_tickets.find(form.value(QStringLiteral("ticket")));
    if (found == m_tickets.end())
        return loginErrorPage(QStringLiteral("invalid_request"), QStringLiteral("this page has expired"));
    const Ticket ticket = found->second;
    m_tickets.erase(found);
    if (form.value(QStringLiteral("decision")) != QStringLiteral("allow"))
        return refuseAtCallback(ticket.code.redirectUri, QStringLiteral("access_denied"),
            QStringLiteral("end-user denied authorization"), ticket.state);
    return approve(ticket, form.value(QStringLiteral("user")));
}

Response OAuth::approve(const Ticket &ticket, const QString &userId)
{
    const Row *user = m_org.store().findLive(userId);
    if (!user || !userId.startsWith(QStringLiteral("005")))
        return loginErrorPage(QStringLiteral("inactive_user"), QStringLiteral("there is no such user"));
    PendingCode code = ticket.code;
    code.userId = userId;
    QList<QPair<QString, QString>> parameters { { QStringLiteral("code"), m_grants.issueCode(code) } };
    if (!ticket.state.isEmpty())
        parameters.append({ QStringLiteral("state"), ticket.state });
    return redirect(code.redirectUri, parameters);
}

std::optional<Response> OAuth::wrongClient(const QHash<QString, QString> &form) const
{
    if (form.value(QStringLiteral("client_id")) == m_clientId)
        return {};
    return tokenError("invalid_client_id", QStringLiteral("client identifier invalid"));
}

Response OAuth::token(const Request &request)
{
    const QHash<QString, QString> form = request.form();
    const QString kind = form.value(QStringLiteral("grant_type"));
    if (kind == QStringLiteral("authorization_code"))
        return exchangeCode(form);
    if (kind == QStringLiteral("refresh_token"))
        return refresh(form);
    if (kind == QStringLiteral("urn:ietf:params:oauth:grant-type:jwt-bearer") && m_jwt.hasKey())
        return exchangeAssertion(form);
    return tokenError("unsupported_grant_type", QStringLiteral("grant type not supported"));
}

std::optional<Response> OAuth::wrongVerifier(const PendingCode &code, const QString &verifier)
{
    if (code.challenge.isEmpty())
        return {};
    if (verifier.isEmpty())
        return tokenError("invalid_grant", QStringLiteral("missing required code verifier"));
    if (verifier.size() > kVerifierMax)
        m_note = "code_verifier longer than 128 characters";
    const QByteArray expected = QCryptographicHash::hash(verifier.toLatin1(), QCryptographicHash::Sha256)
                                    .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    if (expected != code.challenge.toLatin1())
        return tokenError("invalid_request", QStringLiteral("invalid code verifier"));
    return {};
}

Response OAuth::exchangeCode(const QHash<QString, QString> &form)
{
    if (std::optional<Response> wrong = wrongClient(form))
        return *std::move(wrong);
    const std::optional<PendingCode> code = m_grants.takeCode(form.value(QStringLiteral("code")));
    const Instant now = m_org.store().now();
    if (!code || code->clientId != form.value(QStringLiteral("client_id")))
        return tokenError("invalid_grant", QStringLiteral("invalid authorization code"));
    if (now - code->issued > kCodeLife)
        return tokenError("invalid_grant", QStringLiteral("expired authorization code"));
    if (code->redirectUri != form.value(QStringLiteral("redirect_uri")))
        return tokenError("redirect_uri_mismatch", QStringLiteral("redirect_uri must match configuration"));
    if (std::optional<Response> wrong = wrongVerifier(*code, form.value(QStringLiteral("code_verifier"))))
        return *std::move(wrong);
    const std::size_t grant = m_grants.open(*code, now);
    Value body = tokenBody(grant, now);
    if (const QString refreshToken = m_grants.grant(grant).refreshToken; !refreshToken.isEmpty())
        body.set(QStringLiteral("refresh_token"), refreshToken);
    Response response = jsonResponse(200, body.toJson());
    return response;
}

Response OAuth::refresh(const QHash<QString, QString> &form)
{
    if (std::optional<Response> wrong = wrongClient(form))
        return *std::move(wrong);
    const Instant now = m_org.store().now();
    const std::optional<std::size_t> grant = m_grants.redeem(form.value(QStringLiteral("refresh_token")), now);
    if (!grant)
        return tokenError("invalid_grant", QStringLiteral("expired access/refresh token"));
    static const int isActive = Schema::instance().get("User").at("IsActive");
    const Row *user = m_org.store().find(m_grants.grant(*grant).userId);
    if (!user || !flagOf(user->at(isActive)))
        return tokenError("invalid_grant", QStringLiteral("authentication failure"));
    Value body = tokenBody(*grant, now);
    if (m_switches.refreshRotation) {
        m_grants.rotate(*grant);
        body.set(QStringLiteral("refresh_token"), m_grants.grant(*grant).refreshToken);
    }
    return jsonResponse(200, body.toJson());
}

/// The app is told by the assertion alone. Who has no such user learns no more than who is not approved.
Response OAuth::exchangeAssertion(const QHash<QString, QString> &form)
{
    const QByteArray assertion = form.value(QStringLiteral("assertion")).toLatin1();
    const Instant now = m_org.store().now();
    const std::optional<AssertionClaims> claims = JwtBearer::read(assertion);
    if (!claims)
        return tokenError("invalid_grant", QStringLiteral("invalid assertion"));
    if (claims->issuer != m_clientId)
        return tokenError("invalid_client_id", QStringLiteral("client identifier invalid"));
    if (!m_jwt.verifies(assertion) || claims->expires - now > kAssertionLifeMax)
        return tokenError("invalid_grant", QStringLiteral("invalid assertion"));
    if (claims->audience != m_baseUrl)
        return tokenError("invalid_grant", QStringLiteral("Audience validation failed"));
    if (now >= claims->expires)
        return tokenError("invalid_grant", QStringLiteral("expired authorization code"));
    const QString userId = claims->subject.isEmpty() ? QString() : m_org.userIdOf(claims->subject);
    if (userId.isEmpty() || !(m_switches.jwtPreAuthorised || m_grants.isApproved(userId, m_clientId)))
        return tokenError("invalid_grant", QStringLiteral("user hasn't approved this consumer"));
    static const int isActive = Schema::instance().get("User").at("IsActive");
    if (const Row *user = m_org.store().find(userId); !user || !flagOf(user->at(isActive)))
        return tokenError("inactive_user", QStringLiteral("user is inactive"));
    if (m_switches.jwtIpRestricted)
        return tokenError("invalid_grant", QStringLiteral("ip restricted"));
    return jsonResponse(200, tokenBody(m_grants.openByAssertion(userId, m_clientId, now), now).toJson());
}

QString OAuth::identityUrl(const QString &userId) const
{
    return QStringLiteral("%1/id/%2/%3").arg(m_baseUrl, m_org.organizationId(), userId);
}

Value OAuth::tokenBody(std::size_t grant, Instant now)
{
    const Grant &known = m_grants.grant(grant);
    const QString id = identityUrl(known.userId);
    const QString issuedAt = QString::number(toMs(now));
    const QByteArray signature = QMessageAuthenticationCode::hash((id + issuedAt).toUtf8(), m_clientId.toUtf8(),
        QCryptographicHash::Sha256);
    return Value::object({ { QStringLiteral("access_token"), m_grants.openSession(grant, m_org.organizationId(), now) },
        { QStringLiteral("signature"), QString::fromLatin1(signature.toBase64()) },
        { QStringLiteral("scope"), known.scopes.join(u' ') }, { QStringLiteral("instance_url"), m_baseUrl },
        { QStringLiteral("id"), id }, { QStringLiteral("token_type"), "Bearer" },
        { QStringLiteral("issued_at"), issuedAt } });
}

Response OAuth::revoke(const Request &request)
{
    const QString token = request.method == "GET" ? request.parameter("token") : request.form().value(QStringLiteral("token"));
    Response response;
    if (m_grants.revoke(token))
        return response;
    response.status = 400;
    response.headers = { { "Content-Type", "application/x-www-form-urlencoded" } };
    response.body = "error=unsupported_token_type&error_description=this+token+type+is+not+supported";
    return response;
}

Response OAuth::introspect(const Request &request)
{
    const QHash<QString, QString> form = request.form();
    if (std::optional<Response> wrong = wrongClient(form)) {
        wrong->status = 401;
        return *std::move(wrong);
    }
    const QString token = form.value(QStringLiteral("token"));
    const Instant now = m_org.store().now();
    const Session *session = m_grants.session(token, now);
    const std::optional<std::size_t> byRefresh = m_grants.grantOfRefreshToken(token);
    if (!session && !byRefresh)
        return jsonResponse(200, "{\"active\":false}");
    const Grant &grant = m_grants.grant(session ? session->grant : *byRefresh);
    const Value *user = m_org.find(QStringLiteral("User"), grant.userId);
    const auto seconds = [](Instant at) { return Value(qint64(toMs(at) / 1000)); };
    Value body = Value::object({ { QStringLiteral("active"), true }, { QStringLiteral("scope"), grant.scopes.join(u' ') },
        { QStringLiteral("client_id"), grant.clientId },
        { QStringLiteral("username"), user ? (*user)[u"Username"] : Value() },
        { QStringLiteral("sub"), identityUrl(grant.userId) },
        { QStringLiteral("token_type"), session ? "access_token" : "refresh_token" } });
    if (session) {
        body.set(QStringLiteral("exp"), seconds(session->expires));
        body.set(QStringLiteral("iat"), seconds(session->issued));
        body.set(QStringLiteral("nbf"), seconds(session->issued));
    }
    return jsonResponse(200, body.toJson());
}

Response OAuth::discovery() const
{
    const auto at = [this](const char *path) { return Value(m_baseUrl + QString::fromLatin1(path)); };
    Value scopes = Value::array();
    for (const QString &scope : knownScopes())
        scopes.append(scope);
    const auto only = [](const char *text) { return Value(Value::Array { Value(text) }); };
    return jsonResponse(200,
        Value::object({ { QStringLiteral("issuer"), Value(m_baseUrl) },
                          { QStringLiteral("authorization_endpoint"), at("/services/oauth2/authorize") },
                          { QStringLiteral("token_endpoint"), at("/services/oauth2/token") },
                          { QStringLiteral("revocation_endpoint"), at("/services/oauth2/revoke") },
                          { QStringLiteral("userinfo_endpoint"), at("/services/oauth2/userinfo") },
                          { QStringLiteral("introspection_endpoint"), at("/services/oauth2/introspect") },
                          { QStringLiteral("jwks_uri"), at("/id/keys") },
                          { QStringLiteral("scopes_supported"), scopes },
                          { QStringLiteral("response_types_supported"), only("code") },
                          { QStringLiteral("code_challenge_methods_supported"), only("S256") },
                          { QStringLiteral("token_endpoint_auth_methods_supported"), only("none") },
                          { QStringLiteral("subject_types_supported"), only("public") } })
            .toJson());
}

std::optional<Caller> OAuth::callerOf(const QString &accessToken) const
{
    const Session *session = m_grants.session(accessToken, m_org.store().now());
    if (!session)
        return {};
    return m_org.callerFor(m_grants.grant(session->grant).userId);
}

} // namespace sluice::sandbox::salesforce
