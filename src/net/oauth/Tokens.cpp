#include "net/oauth/Tokens.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace sluice::net {

namespace {

void put(QJsonObject &json, QLatin1String key, const std::optional<Instant> &at)
{
    if (at)
        json.insert(key, toIso(*at));
}

std::optional<Instant> instantOf(const QJsonObject &json, QLatin1String key)
{
    return parseInstant(QStringView(json.value(key).toString()));
}

QByteArray bytesOf(const QJsonObject &json, QLatin1String key) { return json.value(key).toString().toUtf8(); }

QString nameOf(Rotation rotation)
{
    switch (rotation) {
    case Rotation::Unknown:
        return {};
    case Rotation::On:
        return QStringLiteral("on");
    case Rotation::Off:
        return QStringLiteral("off");
    }
    Q_UNREACHABLE();
}

Rotation rotationOf(const QString &name)
{
    if (name == QLatin1String("on"))
        return Rotation::On;
    return name == QLatin1String("off") ? Rotation::Off : Rotation::Unknown;
}

} // namespace

QByteArray Tokens::toJson() const
{
    QJsonObject json {
        { QStringLiteral("access_token"), QString::fromUtf8(accessToken) },
        { QStringLiteral("refresh_token"), QString::fromUtf8(refreshToken) },
        { QStringLiteral("refresh_token_previous"), QString::fromUtf8(refreshTokenPrevious) },
        { QStringLiteral("instance_url"), instanceUrl.toString() },
        { QStringLiteral("realm"), realm },
        { QStringLiteral("org_id"), orgId },
        { QStringLiteral("user_id"), userId },
        { QStringLiteral("scope"), scope },
        { QStringLiteral("obtained_at"), toIso(obtainedAt) },
        { QStringLiteral("rotation"), nameOf(rotation) },
        { QStringLiteral("refresh_in_doubt"), refreshInDoubt },
        { QStringLiteral("sign_in_needed"), signInNeeded },
    };
    put(json, QLatin1String("expires_at"), expiresAt);
    put(json, QLatin1String("refresh_expires_at"), refreshExpiresAt);
    put(json, QLatin1String("refresh_hard_expires_at"), refreshHardExpiresAt);
    if (signingKey) {
        json.insert(QLatin1String("key_username"), signingKey->username);
        json.insert(QLatin1String("key"), QString::fromLatin1(signingKey->pem));
    }
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Result<Tokens> Tokens::fromJson(const QByteArray &text)
{
    const QJsonObject json = QJsonDocument::fromJson(text).object();
    const std::optional<Instant> obtainedAt = instantOf(json, QLatin1String("obtained_at"));
    if (!obtainedAt || !json.value(QLatin1String("access_token")).isString())
        return fail(ErrorKind::Damaged, QStringLiteral("the stored tokens cannot be read"));
    Tokens tokens;
    tokens.accessToken = bytesOf(json, QLatin1String("access_token"));
    tokens.refreshToken = bytesOf(json, QLatin1String("refresh_token"));
    tokens.refreshTokenPrevious = bytesOf(json, QLatin1String("refresh_token_previous"));
    const QString instance = json.value(QLatin1String("instance_url")).toString();
    tokens.instanceUrl = QUrl(instance);
    if (!instance.isEmpty() && !tokens.instanceUrl.isValid())
        return fail(ErrorKind::Damaged, QStringLiteral("the stored tokens name no address"));
    tokens.realm = json.value(QLatin1String("realm")).toString();
    tokens.orgId = json.value(QLatin1String("org_id")).toString();
    tokens.userId = json.value(QLatin1String("user_id")).toString();
    tokens.scope = json.value(QLatin1String("scope")).toString();
    tokens.obtainedAt = *obtainedAt;
    tokens.expiresAt = instantOf(json, QLatin1String("expires_at"));
    tokens.refreshExpiresAt = instantOf(json, QLatin1String("refresh_expires_at"));
    tokens.refreshHardExpiresAt = instantOf(json, QLatin1String("refresh_hard_expires_at"));
    tokens.rotation = rotationOf(json.value(QLatin1String("rotation")).toString());
    tokens.refreshInDoubt = json.value(QLatin1String("refresh_in_doubt")).toBool();
    tokens.signInNeeded = json.value(QLatin1String("sign_in_needed")).toBool();
    if (json.contains(QLatin1String("key")))
        tokens.signingKey = SigningKey { json.value(QLatin1String("key_username")).toString(), bytesOf(json, QLatin1String("key")) };
    return tokens;
}

} // namespace sluice::net
