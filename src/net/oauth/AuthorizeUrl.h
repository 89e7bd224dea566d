#pragma once

#include "core/Random.h"
#include "net/oauth/OAuthClient.h"

namespace sluice::net {

/// Proof that whoever redeems the code is the one who asked for it (RFC 7636, S256).
struct Pkce {
    QByteArray verifier; ///< Stays here until the code is redeemed.
    QByteArray challenge; ///< Goes into the address.

    static Pkce create(Random &random);
    static QByteArray challengeOf(const QByteArray &verifier);
};

/// 128 random bits, a point, and the loopback port. A relay page on the web finds the port there and has to
/// know nothing else; to both parties the value is opaque.
QByteArray makeState(Random &random, quint16 port);

/// The address at which a person signs in. `challenge` is empty where there is no PKCE.
QUrl authorizeUrl(const OAuthClient &client, const QString &redirectUri, const QString &scope,
    const QByteArray &state, const QByteArray &challenge);

} // namespace sluice::net
