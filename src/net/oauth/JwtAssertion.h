#pragma once

#include "core/Result.h"
#include "core/Time.h"
#include "net/oauth/SigningKey.h"

#include <QUrl>

namespace sluice::net {

/// What an assertion claims: that its issuer may act as the subject, to the audience, until then.
struct JwtClaims {
    QString issuer;   ///< The consumer key of the app.
    QString subject;  ///< The username.
    QString audience; ///< As audienceOf() tells it.
    Instant expiresAt;
};

/// `header.payload.signature` (RS256), for the JWT bearer flow. Source: Salesforce sheet §1.7.
/// Errors: those of RsaKey.
Result<QByteArray> signedAssertion(const JwtClaims &claims, const SigningKey &key);

/// Whom an assertion is for that is sent to this login host: https://login.salesforce.com or, for a sandbox,
/// https://test.salesforce.com, also behind a My Domain; a stand-in on this machine is its own. Source: Salesforce sheet §1.7.
QString audienceOf(const QUrl &loginUrl);

} // namespace sluice::net
