#include "net/oauth/OAuthClient.h"

namespace sluice::net {

OAuthClient OAuthClient::salesforce(QString clientId, QUrl loginUrl)
{
    const QString lightning = QStringLiteral(".lightning.force.com");
    if (QString host = loginUrl.host(); host.endsWith(lightning)) {
        host.chop(lightning.size());
        loginUrl.setHost(host + QStringLiteral(".my.salesforce.com"));
    }
    const auto endpoint = [&loginUrl](const QString &path) {
        QUrl url = loginUrl;
        url.setPath(path);
        url.setQuery(QString());
        url.setFragment(QString());
        return url;
    };
    OAuthClient client;
    client.provider = Provider::Salesforce;
    client.id = std::move(clientId);
    client.authorizeUrl = endpoint(QStringLiteral("/services/oauth2/authorize"));
    client.tokenUrl = endpoint(QStringLiteral("/services/oauth2/token"));
    client.revokeUrl = endpoint(QStringLiteral("/services/oauth2/revoke"));
    return client;
}

} // namespace sluice::net
