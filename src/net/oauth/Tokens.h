#pragma once

#include "core/Result.h"
#include "core/Time.h"
#include "net/oauth/SigningKey.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <optional>

namespace sluice::net {

/// Which party's rules a grant lives by.
enum class Provider { Salesforce, QuickBooks };

/// Whether the token endpoint hands out a new refresh token with each refresh (Salesforce lets the customer
/// choose).
enum class Rotation { Unknown, On, Off };

/// What a connection is allowed to do, and until when. Kept in the secret store as one value, so that access
/// and refresh token can never be of different age.
struct Tokens {
    QByteArray accessToken;
    QByteArray refreshToken; ///< Empty if none was granted.
    QByteArray refreshTokenPrevious; ///< QuickBooks: the value before the last change, good for one attempt.
    QUrl instanceUrl; ///< Salesforce only.
    QString realm; ///< QuickBooks only: 15 to 19 digits, text.
    QString orgId; ///< Salesforce only.
    QString userId; ///< Salesforce only: who signed in.
    QString scope;
    Instant obtainedAt {};
    std::optional<Instant> expiresAt; ///< Absent for Salesforce, which does not say.
    std::optional<Instant> refreshExpiresAt; ///< If it is not used until then.
    std::optional<Instant> refreshHardExpiresAt; ///< "Reconnect by", whatever is done.
    Rotation rotation = Rotation::Unknown;
    /// A refresh left and its answer has not been stored: the refresh token may be spent.
    bool refreshInDoubt = false;
    /// Only a person can help. Kept so that the next start does not try a dead token again.
    bool signInNeeded = false;
    /// Salesforce only: signs in anew when the access token has ended. There is no refresh token beside it.
    std::optional<SigningKey> signingKey {};

    QByteArray toJson() const;
    /// Errors: Damaged if the text is not what toJson() writes.
    static Result<Tokens> fromJson(const QByteArray &json);

    bool operator==(const Tokens &) const = default;
};

} // namespace sluice::net
