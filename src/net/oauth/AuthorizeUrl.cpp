#include "net/oauth/AuthorizeUrl.h"

#include "net/oauth/TokenEndpoint.h"

#include <QCryptographicHash>

namespace sluice::net {

namespace {

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

} // namespace

Pkce Pkce::create(Random &random)
{
    const QByteArray verifier = base64Url(random.bytes(32));
    return { verifier, challengeOf(verifier) };
}

QByteArray Pkce::challengeOf(const QByteArray &verifier)
{
    return base64Url(QCryptographicHash::hash(verifier, QCryptographicHash::Sha256));
}

QByteArray makeState(Random &random, quint16 port)
{
    return base64Url(random.bytes(16)) + '.' + QByteArray::number(port);
}

QUrl authorizeUrl(const OAuthClient &client, const QString &redirectUri, const QString &scope,
    const QByteArray &state, const QByteArray &challenge)
{
    QList<QPair<QByteArray, QByteArray>> query { { "response_type", "code" },
        { "client_id", client.id.toUtf8() }, { "redirect_uri", redirectUri.toUtf8() },
        { "scope", scope.toUtf8() }, { "state", state } };
    if (!challenge.isEmpty()) {
        query.append(qMakePair(QByteArray("code_challenge"), challenge));
        query.append(qMakePair(QByteArray("code_challenge_method"), QByteArray("S256")));
    }
    QUrl url = client.authorizeUrl;
    url.setQuery(QString::fromLatin1(formEncoded(query)));
    return url;
}

} // namespace sluice::net
