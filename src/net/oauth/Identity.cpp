#include "net/oauth/Identity.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace sluice::net {

namespace {

tl::unexpected<Error> refused(const QString &code, const QString &why)
{
    return tl::unexpected(Error { ErrorKind::Rejected, why, {}, code, {} });
}

} // namespace

QCoro::Task<Result<Person>> fetchPerson(Transport *transport, Tokens tokens)
{
    HttpRequest request;
    request.url = tokens.instanceUrl.resolved(QUrl(QStringLiteral("/services/oauth2/userinfo")));
    request.headers
        = { { "Authorization", "Bearer " + tokens.accessToken }, { "Accept", "application/json" } };
    request.timeout = std::chrono::milliseconds(30'000);
    Result<HttpResponse> response = co_await transport->send(std::move(request));
    if (!response)
        co_return tl::unexpected(response.error());
    if (response->status != 200) {
        const ErrorKind kind = response->status >= 500 ? ErrorKind::Timeout : ErrorKind::Rejected;
        co_return tl::unexpected(Error { kind, QStringLiteral("userinfo: HTTP %1").arg(response->status), {},
            QStringLiteral("identity_refused"), {} });
    }
    const QJsonObject body = QJsonDocument::fromJson(response->body).object();
    const Person person { body.value(QLatin1String("user_id")).toString(),
        body.value(QLatin1String("organization_id")).toString(),
        body.value(QLatin1String("email")).toString(), body.value(QLatin1String("name")).toString() };
    if (person.userId.isEmpty() || person.orgId.isEmpty()) {
        co_return tl::unexpected(Error { ErrorKind::BadReply, QStringLiteral("userinfo names no user"), {},
            QStringLiteral("identity"), {} });
    }
    if (person.email.trimmed().isEmpty())
        co_return refused(QStringLiteral("no_email"), QStringLiteral("the user has no e-mail address"));
    if (!body.value(QLatin1String("email_verified")).toBool())
        co_return refused(QStringLiteral("unverified_email"), QStringLiteral("the user's e-mail address is not verified"));
    co_return person;
}

} // namespace sluice::net
