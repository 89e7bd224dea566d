#include "net/oauth/TokenEndpoint.h"

#include "net/HttpClient.h"
#include "net/QnamTransport.h"
#include "net/oauth/AssertionRefusal.h"
#include "net/oauth/PartyWords.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace sluice::net {

using std::chrono::seconds;

namespace {

constexpr auto kTokenTimeout = std::chrono::milliseconds(30'000);
constexpr qint64 kLifetimeMax = 100LL * 366 * 86'400; ///< Whatever lasts longer has no end that matters, or could be written down.

constexpr auto kJwtBearer = "urn:ietf:params:oauth:grant-type:jwt-bearer";

using Field = QPair<QByteArray, QByteArray>;
using Form = QList<Field>;

Error toError(const HttpResponse &response, Instant now)
{
    const QJsonObject body = QJsonDocument::fromJson(response.body).object();
    const QString code = saidBy(body.value(QLatin1String("error")).toString());
    const QString description = saidBy(body.value(QLatin1String("error_description")).toString());
    Error error { ErrorKind::Rejected,
        QStringLiteral("HTTP %1 %2 %3").arg(response.status).arg(code, description),
        retryAfter(response, now), code, QString::fromUtf8(response.header("intuit_tid")) };
    static const QStringList kNeedPerson { QStringLiteral("invalid_grant"), QStringLiteral("inactive_user"),
        QStringLiteral("inactive_org"), QStringLiteral("app_blocked"), QStringLiteral("OAUTH_APP_BLOCKED"),
        QStringLiteral("access_denied") };
    if (response.status == 429 || code == QLatin1String("rate_limit_exceeded"))
        error.kind = ErrorKind::RateLimited;
    else if (response.status >= 500 || code == QLatin1String("unknown_error"))
        error.kind = ErrorKind::Timeout; // It may have happened all the same.
    else if (kNeedPerson.contains(code))
        error.kind = ErrorKind::SignInNeeded;
    else if (code.isEmpty())
        error.kind = ErrorKind::BadReply; // A proxy, a wrong address: not the endpoint's own answer.
    return error;
}

std::optional<Instant> after(Instant now, const QJsonValue &lifetime)
{
    const qint64 length = lifetime.isString() ? lifetime.toString().toLongLong() : lifetime.toInteger();
    if (length <= 0 || length > kLifetimeMax)
        return std::nullopt;
    return now + seconds(length);
}

QByteArray basicCredentials(const OAuthClient &client)
{
    return (client.id + QLatin1Char(':') + client.secret).toUtf8().toBase64();
}

/// The organisation's and the user's id: the last two segments of the identity url.
void readIdentity(Tokens &tokens, const QString &identity)
{
    const QStringList parts = QUrl(identity).path().split(QLatin1Char('/'), Qt::SkipEmptyParts);
    if (parts.size() >= 2) {
        tokens.orgId = parts.at(parts.size() - 2);
        tokens.userId = parts.last();
    }
}

/// What a 200 says; everything that it does not name stays as it was.
Result<Tokens> tokensIn(const QByteArray &answer, Tokens before, Instant now)
{
    const QJsonObject body = QJsonDocument::fromJson(answer).object();
    Tokens tokens = std::move(before);
    tokens.accessToken = body.value(QLatin1String("access_token")).toString().toUtf8();
    if (tokens.accessToken.isEmpty())
        return fail(ErrorKind::BadReply, QStringLiteral("the token answer names no access token"));
    if (const QString refreshed = body.value(QLatin1String("refresh_token")).toString(); !refreshed.isEmpty())
        tokens.refreshToken = refreshed.toUtf8();
    // The token goes there with every call.
    if (const QUrl instance(body.value(QLatin1String("instance_url")).toString()); isSafe(instance))
        tokens.instanceUrl = instance;
    if (const QString scope = body.value(QLatin1String("scope")).toString(); !scope.isEmpty())
        tokens.scope = scope;
    readIdentity(tokens, body.value(QLatin1String("id")).toString());
    tokens.obtainedAt = now;
    tokens.expiresAt = after(now, body.value(QLatin1String("expires_in")));
    if (const auto idle = after(now, body.value(QLatin1String("x_refresh_token_expires_in"))))
        tokens.refreshExpiresAt = idle;
    if (const auto hard = after(now, body.value(QLatin1String("x_refresh_token_hard_expires_in"))))
        tokens.refreshHardExpiresAt = hard;
    return tokens;
}

} // namespace

TokenEndpoint::TokenEndpoint(Transport &transport, Clock &clock, OAuthClient client)
    : m_transport(transport)
    , m_clock(clock)
    , m_client(std::move(client))
{
}

QCoro::Task<Result<Tokens>> TokenEndpoint::exchangeCode(
    QString code, QString redirectUri, QByteArray verifier)
{
    Form form { { "grant_type", "authorization_code" }, { "code", code.toUtf8() },
        { "redirect_uri", redirectUri.toUtf8() } };
    if (!verifier.isEmpty())
        form.append(Field("code_verifier", verifier));
    Tokens none;
    return ask(std::move(form), std::move(none));
}

QCoro::Task<Result<Tokens>> TokenEndpoint::refresh(Tokens current, QByteArray refreshToken)
{
    Form form { { "grant_type", "refresh_token" }, { "refresh_token", std::move(refreshToken) } };
    return ask(std::move(form), std::move(current));
}

QCoro::Task<Result<Tokens>> TokenEndpoint::exchangeAssertion(Tokens current, QByteArray assertion)
{
    const Form form { { "grant_type", kJwtBearer }, { "assertion", std::move(assertion) } };
    HttpRequest request = requestWith(form); // The assertion itself says whose it is.
    Result<HttpResponse> response = co_await m_transport.send(std::move(request));
    if (!response)
        co_return tl::unexpected(response.error());
    const Instant now = m_clock.now();
    if (response->status != 200)
        co_return tl::unexpected(assertionRefusal(toError(*response, now), *response, now));
    Result<Tokens> tokens = tokensIn(response->body, std::move(current), now);
    co_return tokens;
}

QCoro::Task<Result<Tokens>> TokenEndpoint::ask(Form form, Tokens before)
{
    HttpRequest request = requestWith({});
    authenticate(request, form);
    request.body = formEncoded(form);

    Result<HttpResponse> response = co_await m_transport.send(std::move(request));
    if (!response)
        co_return tl::unexpected(response.error());
    const Instant now = m_clock.now();
    if (response->status != 200)
        co_return tl::unexpected(toError(*response, now));
    Result<Tokens> tokens = tokensIn(response->body, std::move(before), now);
    co_return tokens;
}

HttpRequest TokenEndpoint::requestWith(const Form &form) const
{
    HttpRequest request;
    request.method = "POST";
    request.url = m_client.tokenUrl;
    request.timeout = kTokenTimeout;
    request.headers
        = { { "Accept", "application/json" }, { "Content-Type", "application/x-www-form-urlencoded" } };
    request.body = formEncoded(form);
    return request;
}

void TokenEndpoint::authenticate(HttpRequest &request, Form &form) const
{
    switch (m_client.provider) {
    case Provider::Salesforce:
        form.append(Field("client_id", m_client.id.toUtf8()));
        return;
    case Provider::QuickBooks:
        request.headers.append(Field("Authorization", "Basic " + basicCredentials(m_client)));
        request.headers.append(Field("x-include-refresh-token-hard-expires-in", "true"));
        return;
    }
    Q_UNREACHABLE();
}

QCoro::Task<Result<void>> TokenEndpoint::revoke(QByteArray refreshToken)
{
    HttpRequest request;
    request.method = "POST";
    request.url = m_client.revokeUrl;
    request.timeout = kTokenTimeout;
    Form form { { "token", refreshToken } };
    if (m_client.provider == Provider::QuickBooks) {
        Form unused;
        authenticate(request, unused);
        request.headers.append(Field("Accept", "application/json"));
        request.headers.append(Field("Content-Type", "application/json"));
        const QJsonObject body { { QStringLiteral("token"), QString::fromUtf8(refreshToken) } };
        request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    } else {
        request.headers.append(Field("Content-Type", "application/x-www-form-urlencoded"));
        request.body = formEncoded(form);
    }
    Result<HttpResponse> response = co_await m_transport.send(std::move(request));
    if (!response)
        co_return tl::unexpected(response.error());
    if (response->status == 200 || response->status == 400)
        co_return Result<void>();
    co_return tl::unexpected(toError(*response, m_clock.now()));
}

QByteArray formEncoded(const Form &form)
{
    QByteArray out;
    for (const auto &[name, value] : form) {
        if (!out.isEmpty())
            out += '&';
        out += name + '=' + value.toPercentEncoding();
    }
    return out;
}

} // namespace sluice::net
