#include "sandbox/quickbooks/OAuth.h"

#include "sandbox/quickbooks/ConsentPage.h"
#include "sandbox/quickbooks/RedirectRules.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::quickbooks {

namespace {

constexpr char kDiscovery[] = "/.well-known/openid_configuration";
constexpr char kAuthorize[] = "/connect/oauth2";
constexpr char kDecide[] = "/connect/oauth2/decision";
constexpr char kToken[] = "/oauth2/v1/tokens/bearer";
constexpr char kRevoke[] = "/v2/oauth2/tokens/revoke";
constexpr char kUserinfo[] = "/v1/openid_connect/userinfo";

/// Intuit writes its discovery addresses with a slash at the end.
QByteArray trimmed(QByteArray path)
{
    if (path.size() > 1 && path.endsWith('/'))
        path.chop(1);
    return path;
}

QHash<QString, QString> queryOf(const Request &request)
{
    Request asForm;
    asForm.body = request.query();
    return asForm.form();
}

Response redirect(const QString &to, const QList<QPair<QString, QString>> &parameters)
{
    QByteArray location = to.toUtf8();
    char separator = location.contains('?') ? '&' : '?';
    for (const auto &[name, value] : parameters) {
        location += separator + encodeComponent(name) + '=' + encodeComponent(value);
        separator = '&';
    }
    Response response;
    response.status = 302;
    response.headers = { { "Location", location }, { "Cache-Control", "no-store" } };
    return response;
}

Response methodNotAllowed()
{
    return replies::oauthError(405, u"invalid_request"_s, u"Method not allowed"_s);
}

} // namespace

bool OAuth::owns(const QByteArray &path)
{
    const QByteArray plain = trimmed(path);
    return plain.startsWith("/.well-known/") || plain == kAuthorize || plain == kDecide || plain == kToken
        || plain == kRevoke || plain == kUserinfo;
}

Response OAuth::handle(const Request &request, const QList<OfferedCompany> &companies, Exchange &exchange)
{
    const QByteArray path = trimmed(request.path());
    const bool isGet = request.method == "GET";
    const bool isPost = request.method == "POST";
    if (path == kDiscovery || path == "/.well-known/openid_sandbox_configuration"
        || path == "/.well-known/openid-sandbox-configuration")
        return isGet ? discovery() : methodNotAllowed();
    if (path == kAuthorize)
        return isGet ? authorize(request, companies, exchange) : methodNotAllowed();
    if (path == kDecide)
        return isPost ? decide(request, companies, exchange) : methodNotAllowed();
    if (path == kToken)
        return isPost ? token(request, exchange) : methodNotAllowed();
    if (path == kRevoke)
        return isPost ? revoke(request, exchange) : methodNotAllowed();
    if (path == kUserinfo)
        return isGet ? userinfo(request) : methodNotAllowed();
    return replies::oauthError(404, u"not_found"_s, {});
}

Response OAuth::discovery() const
{
    const QString base = m_options.baseUrl;
    const auto list = [](const QStringList &texts) {
        Value::Array items;
        for (const QString &text : texts)
            items.append(Value(text));
        return Value(std::move(items));
    };
    const auto at = [&base](const char *path) { return Value(base + QLatin1String(path)); };
    return replies::json(200,
        Value::object({ { u"issuer"_s, base + u"/op/v1"_s }, { u"authorization_endpoint"_s, at(kAuthorize) },
            { u"token_endpoint"_s, at(kToken) }, { u"userinfo_endpoint"_s, at(kUserinfo) },
            { u"revocation_endpoint"_s, at(kRevoke) }, { u"response_types_supported"_s, list({ u"code"_s }) },
            { u"subject_types_supported"_s, list({ u"public"_s }) },
            { u"scopes_supported"_s,
                list({ u"openid"_s, u"email"_s, u"profile"_s, u"address"_s, u"phone"_s,
                    u"com.intuit.quickbooks.accounting"_s }) },
            { u"token_endpoint_auth_methods_supported"_s,
                list({ u"client_secret_post"_s, u"client_secret_basic"_s }) } }));
}

QString OAuth::complaint(const QHash<QString, QString> &query) const
{
    if (query.value(u"client_id"_s) != m_options.clientId)
        return u"The client_id is not known."_s;
    const QString uri = query.value(u"redirect_uri"_s);
    if (!m_options.redirectUris.contains(uri))
        return u"The redirect_uri is not registered for this app."_s;
    const QString broken = redirectComplaint(uri, m_options.productionRedirectRules);
    if (!broken.isEmpty())
        return broken;
    if (query.value(u"response_type"_s) != "code"_L1)
        return u"The response_type must be code."_s;
    if (query.value(u"scope"_s).isEmpty())
        return u"The scope is missing."_s;
    return {};
}

Response OAuth::authorize(const Request &request, const QList<OfferedCompany> &companies, Exchange &exchange)
{
    const QHash<QString, QString> query = queryOf(request);
    const QString wrong = complaint(query);
    if (!wrong.isEmpty()) {
        exchange.say("authorize refused");
        return replies::html(400, ConsentPage::error(wrong));
    }
    if (companies.isEmpty())
        return replies::html(400, ConsentPage::error(u"There is no company to connect to."_s));
    switch (m_consent) {
    case Consent::Deny:
        return deny(query, exchange);
    case Consent::Ask:
        return replies::html(200, ConsentPage::ask(query, companies, QString::fromLatin1(kDecide)));
    case Consent::Allow:
        break;
    }
    QString realm = query.value(u"company"_s, m_consentRealm);
    if (realm.isEmpty())
        realm = companies.first().realm;
    return grant(query, realm, exchange);
}

Response OAuth::decide(const Request &request, const QList<OfferedCompany> &companies, Exchange &exchange)
{
    const QHash<QString, QString> form = request.form();
    const QString wrong = complaint(form);
    if (!wrong.isEmpty())
        return replies::html(400, ConsentPage::error(wrong));
    if (form.value(u"decision"_s) != "allow"_L1)
        return deny(form, exchange);
    const QString realm = form.value(u"company"_s);
    const bool offered = std::any_of(companies.cbegin(), companies.cend(),
        [&realm](const OfferedCompany &company) { return company.realm == realm; });
    if (!offered)
        return replies::html(400, ConsentPage::error(u"Choose a company."_s));
    return grant(form, realm, exchange);
}

Response OAuth::grant(const QHash<QString, QString> &query, const QString &realm, Exchange &exchange)
{
    const QString uri = query.value(u"redirect_uri"_s);
    const QString code = m_tokens.issueCode(realm, query.value(u"scope"_s), uri, m_clock->now());
    exchange.say("consent for " + realm.toLatin1());
    return redirect(
        uri, { { u"code"_s, code }, { u"state"_s, query.value(u"state"_s) }, { u"realmId"_s, realm } });
}

Response OAuth::deny(const QHash<QString, QString> &query, Exchange &exchange)
{
    exchange.say("consent denied");
    return redirect(query.value(u"redirect_uri"_s),
        { { u"error"_s, u"access_denied"_s }, { u"state"_s, query.value(u"state"_s) } });
}

bool OAuth::authenticated(const Request &request, const QHash<QString, QString> &form) const
{
    QString id = form.value(u"client_id"_s);
    QString secret = form.value(u"client_secret"_s);
    const QByteArray header = request.header("Authorization");
    if (header.size() > 6 && header.first(6).toLower() == "basic ") {
        const QByteArray pair = QByteArray::fromBase64(header.sliced(6).trimmed());
        const qsizetype colon = pair.indexOf(':');
        id = QString::fromUtf8(pair.first(std::max<qsizetype>(colon, 0)));
        secret = QString::fromUtf8(pair.sliced(colon + 1));
    }
    return id == m_options.clientId && secret == m_options.clientSecret && !secret.isEmpty();
}

Response OAuth::token(const Request &request, Exchange &exchange)
{
    const QHash<QString, QString> form = request.form();
    if (!authenticated(request, form)) {
        exchange.say("client refused");
        return replies::oauthError(401, u"invalid_client"_s, {});
    }
    const QString type = form.value(u"grant_type"_s);
    std::optional<TokenPair> pair;
    if (type == "authorization_code"_L1) {
        if (form.value(u"code"_s).isEmpty() || form.value(u"redirect_uri"_s).isEmpty())
            return replies::oauthError(400, u"invalid_request"_s, u"code and redirect_uri are required"_s);
        pair = m_tokens.exchange(form.value(u"code"_s), form.value(u"redirect_uri"_s), m_clock->now());
        exchange.say(pair ? "code exchanged" : "code refused");
    } else if (type == "refresh_token"_L1) {
        if (form.value(u"refresh_token"_s).isEmpty())
            return replies::oauthError(400, u"invalid_request"_s, u"refresh_token is required"_s);
        pair = m_tokens.refresh(form.value(u"refresh_token"_s), m_clock->now());
        exchange.say(pair ? "token refreshed" : "refresh refused");
    } else {
        return replies::oauthError(
            400, type.isEmpty() ? u"invalid_request"_s : u"unsupported_grant_type"_s, {});
    }
    if (!pair)
        return replies::oauthError(400, u"invalid_grant"_s,
            type == "refresh_token"_L1 ? u"Incorrect or invalid refresh token"_s
                                       : u"Invalid authorization code"_s);
    Value body = Value::object({ { u"access_token"_s, pair->accessToken }, { u"token_type"_s, u"bearer"_s },
        { u"expires_in"_s, static_cast<qint64>(Tokens::kAccessLife.count()) },
        { u"refresh_token"_s, pair->refreshToken },
        { u"x_refresh_token_expires_in"_s, static_cast<qint64>(Tokens::kRefreshLifeShown.count()) } });
    if (request.header("x-include-refresh-token-hard-expires-in").toLower() == "true")
        body.set(u"x_refresh_token_hard_expires_in"_s, static_cast<qint64>(pair->hardExpiresIn.count()));
    return replies::json(200, body);
}

Response OAuth::revoke(const Request &request, Exchange &exchange)
{
    const QHash<QString, QString> form = request.form();
    if (!authenticated(request, form))
        return replies::oauthError(401, u"invalid_client"_s, {});
    QString token = form.value(u"token"_s);
    if (const std::optional<Value> body = Value::parse(request.body))
        token = (*body)[u"token"].toString();
    if (!m_tokens.revoke(token))
        return replies::oauthError(400, u"invalid_request"_s, u"The token is not active"_s);
    exchange.say("connection revoked");
    Response response;
    response.headers = { { "Content-Type", "application/json;charset=UTF-8" } };
    return response;
}

Response OAuth::userinfo(const Request &request) const
{
    const QByteArray header = request.header("Authorization");
    const QString token = QString::fromLatin1(header.startsWith("Bearer ") ? header.sliced(7) : QByteArray());
    const Grant *grant = m_tokens.grantOf(token, m_clock->now());
    if (!grant)
        return replies::tokenRefused(u"Token invalid or expired"_s, m_clock->now());
    if (!grant->scope.split(u' ').contains(u"openid"_s))
        return replies::oauthError(403, u"insufficient_scope"_s, u"The openid scope was not granted"_s);
    return replies::json(200,
        Value::object({ { u"sub"_s, u"a3f1c6d2-5b7e-4e0b-9a77-1f6f0d2f3c11"_s },
            { u"email"_s, u"marta.lindqvist@company.example"_s }, { u"emailVerified"_s, true },
            { u"givenName"_s, u"Marta"_s }, { u"familyName"_s, u"Lindqvist"_s },
            { u"phoneNumber"_s, u"+1 5105550134"_s }, { u"phoneNumberVerified"_s, false } }));
}

} // namespace sluice::sandbox::quickbooks
