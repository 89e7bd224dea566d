#include "net/oauth/JwtAssertion.h"

#include "net/QnamTransport.h"
#include "net/oauth/RsaKey.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace sluice::net {

namespace {

const QByteArray kHeader = R"({"alg":"RS256"})";

QByteArray encoded(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

/// Before sandboxes had an ending of their own they were told by `--` in the first part: acme--dev.my.salesforce.com.
bool isSandbox(const QString &host)
{
    return host == QLatin1String("test.salesforce.com") || host.endsWith(QLatin1String(".sandbox.my.salesforce.com"))
        || host.endsWith(QLatin1String(".scratch.my.salesforce.com"))
        || (host.endsWith(QLatin1String(".my.salesforce.com")) && host.section(QLatin1Char('.'), 0, 0).contains(QLatin1String("--")));
}

} // namespace

Result<QByteArray> signedAssertion(const JwtClaims &claims, const SigningKey &key)
{
    const Result<RsaKey> signer = RsaKey::fromPem(key.pem);
    if (!signer)
        return tl::unexpected(signer.error());
    const QJsonObject payload { { QStringLiteral("iss"), claims.issuer }, { QStringLiteral("sub"), claims.subject },
        { QStringLiteral("aud"), claims.audience }, { QStringLiteral("exp"), qint64(toMs(claims.expiresAt) / 1000) } };
    const QByteArray message
        = encoded(kHeader) + '.' + encoded(QJsonDocument(payload).toJson(QJsonDocument::Compact));
    const Result<QByteArray> signature = signer->sign(message);
    if (!signature)
        return tl::unexpected(signature.error());
    return message + '.' + encoded(*signature);
}

QString audienceOf(const QUrl &loginUrl)
{
    if (isLoopback(loginUrl))
        return loginUrl.toString(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
    return isSandbox(loginUrl.host()) ? QStringLiteral("https://test.salesforce.com") : QStringLiteral("https://login.salesforce.com");
}

} // namespace sluice::net
