#include "net/oauth/Discovery.h"

#include "net/QnamTransport.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace sluice::net {

namespace {

Error discoveryError(const QString &detail)
{
    return { ErrorKind::BadReply, detail, {}, QStringLiteral("discovery"), {} };
}

} // namespace

QCoro::Task<Result<OAuthClient>> discoverQuickBooks(
    Transport *transport, QUrl discoveryUrl, QString clientId, QString clientSecret)
{
    HttpRequest request;
    request.url = std::move(discoveryUrl);
    request.headers = { { "Accept", "application/json" } };
    request.timeout = std::chrono::milliseconds(30'000);
    Result<HttpResponse> response = co_await transport->send(std::move(request));
    if (!response)
        co_return tl::unexpected(response.error());
    if (response->status != 200)
        co_return tl::unexpected(discoveryError(QStringLiteral("HTTP %1").arg(response->status)));

    const QJsonObject document = QJsonDocument::fromJson(response->body).object();
    const auto endpoint = [&document](QLatin1String name) { return QUrl(document.value(name).toString()); };
    OAuthClient client;
    client.provider = Provider::QuickBooks;
    client.id = std::move(clientId);
    client.secret = std::move(clientSecret);
    client.authorizeUrl = endpoint(QLatin1String("authorization_endpoint"));
    client.tokenUrl = endpoint(QLatin1String("token_endpoint"));
    client.revokeUrl = endpoint(QLatin1String("revocation_endpoint"));
    if (!isSafe(client.authorizeUrl) || !isSafe(client.tokenUrl) || !isSafe(client.revokeUrl))
        co_return tl::unexpected(discoveryError(QStringLiteral("an endpoint is missing or not https")));
    co_return client;
}

} // namespace sluice::net
