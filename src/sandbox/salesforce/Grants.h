#pragma once

#include "core/Random.h"
#include "core/Time.h"
#include "sandbox/salesforce/Options.h"

#include <QHash>
#include <QSet>

#include <optional>
#include <vector>

namespace sluice::sandbox::salesforce {

/// What a user allowed the app once: its refresh token and the sessions opened with it.
struct Grant {
    QString userId;
    QString clientId;
    QStringList scopes;
    QString refreshToken;       ///< The one that works; empty without the scope for it.
    QSet<QString> retired {};   ///< Those that rotation replaced.
    Instant lastUsed;
    bool alive = true;
    bool byAssertion = false; ///< Of somebody who holds the key of the app; there is one a user, and no refresh token.
};

/// One access token.
struct Session {
    std::size_t grant = 0;
    Instant issued;
    Instant expires;
};

/// A code on its way from the browser to the token endpoint.
struct PendingCode {
    QString clientId;
    QString redirectUri;
    QString userId;
    QStringList scopes;
    QString challenge; ///< Empty: none was sent.
    Instant issued;
};

/// All codes, grants and sessions of the org. Source: sections 1.4 to 1.6 of the Salesforce sheet.
class Grants {
public:
    Grants(const Switches &switches, quint64 seed)
        : m_switches(switches)
        , m_random(seed)
    {
    }

    QString issueCode(PendingCode code);
    /// Each code works once. Empty if it is unknown or used.
    std::optional<PendingCode> takeCode(const QString &code);

    /// A new grant; a sixth for the same user and app ends the oldest.
    std::size_t open(const PendingCode &code, Instant now);
    /// The grant of a user for whom an assertion was signed.
    std::size_t openByAssertion(const QString &userId, const QString &clientId, Instant now);
    /// Whether this user has allowed the app and not taken it back.
    bool isApproved(const QString &userId, const QString &clientId) const;
    /// A new access token of a grant.
    QString openSession(std::size_t grant, const QString &organizationId, Instant now);

    /// The grant of a refresh token that works now. A token that rotation replaced ends its grant with all sessions.
    std::optional<std::size_t> redeem(const QString &refreshToken, Instant now);
    /// Replaces the refresh token.
    void rotate(std::size_t grant);

    const Session *session(const QString &accessToken, Instant now) const;
    const Grant &grant(std::size_t index) const { return m_grants[index]; }
    std::optional<std::size_t> grantOfRefreshToken(const QString &token) const;

    /// False if the token is unknown. An access token ends alone, a refresh token with all of its grant.
    bool revoke(const QString &token);
    void expireSessions() { m_sessions.clear(); }
    void revokeAll();
    int aliveGrants() const;

private:
    QString randomText(int bytes);
    void end(std::size_t grant);

    const Switches &m_switches;
    SeededRandom m_random;
    QHash<QString, PendingCode> m_codes;
    std::vector<Grant> m_grants;
    QHash<QString, Session> m_sessions;
};

} // namespace sluice::sandbox::salesforce
