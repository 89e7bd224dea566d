#pragma once

#include "core/Time.h"

#include <QHash>
#include <QString>

#include <optional>

namespace sluice::sandbox::quickbooks {

/// One consent: an app may work in one company until it is revoked or expires.
struct Grant {
    QString realm;
    QString scope;
    Instant consentedAt;
    Instant usedAt; ///< Last exchange or refresh; 100 days later the refresh token is dead.
    QString refreshToken; ///< The value that works now.
    Instant refreshIssuedAt;
    bool revoked = false;
};

/// What a token call hands out.
struct TokenPair {
    QString accessToken;
    QString refreshToken;
    std::chrono::seconds hardExpiresIn { 0 }; ///< Until the consent's five years are over.
};

/// Codes, access tokens and refresh tokens of one app. Values depend on the seed and the order of calls only.
class Tokens {
public:
    static constexpr std::chrono::seconds kAccessLife { 3600 };
    static constexpr std::chrono::seconds kRefreshLifeShown { 8'726'400 }; ///< 101 days, as recorded.

    explicit Tokens(quint64 seed)
        : m_seed(seed)
    {
    }

    QString issueCode(const QString &realm, const QString &scope, const QString &redirectUri, Instant now);
    /// Empty if the code is unknown, used, older than ten minutes or for another redirect address.
    std::optional<TokenPair> exchange(const QString &code, const QString &redirectUri, Instant now);
    /// Empty if the value is dead. Within a day the same value comes back, after that a new one and the old
    /// one dies.
    std::optional<TokenPair> refresh(const QString &refreshToken, Instant now);
    /// Ends the whole connection that the token belongs to. False if it is unknown or already ended.
    bool revoke(const QString &token);
    /// Ends the connection from the company's side, as a user does inside QuickBooks.
    void disconnect(const QString &realm);

    /// The grant behind a live access token; null if it is unknown, expired or revoked.
    const Grant *grantOf(const QString &accessToken, Instant now) const;
    /// True once for an access token that came from a refresh.
    bool takeFreshness(const QString &accessToken);

private:
    struct Code {
        int grant = 0;
        QString redirectUri;
        Instant issuedAt;
    };
    struct Access {
        int grant = 0;
        Instant issuedAt;
        bool fresh = false;
    };

    TokenPair issue(int grant, bool fresh, Instant now);
    QString text(const QString &prefix, int length);

    quint64 m_seed;
    quint64 m_count = 0;
    QList<Grant> m_grants;
    QHash<QString, Code> m_codes;
    QHash<QString, Access> m_access;
    QHash<QString, int> m_refresh; ///< Every value ever issued; the grant knows the one that works.
};

} // namespace sluice::sandbox::quickbooks
