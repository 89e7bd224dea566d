#pragma once

#include "core/Random.h"
#include "net/WaitList.h"
#include "net/oauth/RefreshLock.h"
#include "net/oauth/TokenEndpoint.h"
#include "net/oauth/TokenSource.h"
#include "net/oauth/TokenVault.h"

namespace sluice::net {

/// Hands out a valid access token for one connection, and refreshes it so that no grant is ever lost to a
/// race.
///
/// One refresh at a time: callers in this process share it, other processes are kept out by the lock, and
/// what they have stored meanwhile is used instead of refreshing again. New tokens are durable before anybody
/// gets to use them. A grant that only a person can renew is marked in the vault, so that nobody tries it
/// again.
///
/// Sources: Salesforce sheet §1.5 (a rotated refresh token presented twice ends the grant, so an unknown
/// outcome is never answered by asking again); QuickBooks sheet §1.6, §1.7 (the same value may be presented
/// again; the one before it may be tried once).
///
/// A Salesforce session lives on as long as it is used, and its refresh token may meanwhile end unused: it is refreshed now
/// and then for that alone. A grant by key has none: it is signed in anew whenever its session has ended, and nothing ends it
/// here, because whoever refuses the key today may allow it tomorrow.
class TokenKeeper final : public TokenSource {
public:
    struct Parts {
        QString connection; ///< The key in the vault and of the lock.
        OAuthClient client;
        Transport &transport;
        Clock &clock;
        Random &random;
        TokenVault &vault;
        RefreshLock &lock;
    };

    /// Everything that `parts` refers to, and the keeper itself, must outlive the calls.
    explicit TokenKeeper(Parts parts);

    QCoro::Task<Result<Access>> access() override;
    QCoro::Task<Result<Access>> accessAfterRefusal(QByteArray refused) override;

    /// Stores and uses what a sign-in brought. Errors: Storage, and those of the lock.
    QCoro::Task<Result<void>> adopt(Tokens tokens);

    /// The tokens as last seen, for showing when a person must sign in again; nothing before the first
    /// access().
    const std::optional<Tokens> &lastSeen() const { return m_tokens; }

private:
    /// Whether the refresh token is unused for so long that it might end.
    bool isIdleTooLong() const;
    QCoro::Task<Result<Access>> renewShared(QByteArray refused);
    QCoro::Task<Result<Access>> renew(QByteArray refused);
    QCoro::Task<Result<Access>> refreshSalesforce(Tokens stored);
    QCoro::Task<Result<Access>> signAnew(Tokens stored);
    QCoro::Task<Result<Access>> refreshQuickBooks(Tokens stored);
    QCoro::Task<Result<Tokens>> refreshPatiently(Tokens stored, QByteArray refreshToken);
    QCoro::Task<Result<Access>> settleDoubt(Tokens stored);
    QCoro::Task<Result<Access>> keep(Tokens tokens);
    QCoro::Task<Result<Access>> giveUp(Tokens tokens, Error why);
    QCoro::Task<Result<void>> storeUnsaved();

    Parts m_parts;
    TokenEndpoint m_endpoint;
    std::optional<Tokens> m_tokens;
    bool m_unsaved
        = false; ///< `m_tokens` came from the endpoint and the vault refused them: they go there first.
    QByteArray m_secondChance; ///< The young token that was refused once and is being tried again.
    std::optional<Instant> m_keptAliveAt; ///< When a refresh was last tried for its own sake.
    std::optional<Error> m_keyRefusal; ///< Why the key was refused last…
    Instant m_keyRefusedAt {}; ///< …and when.
    bool m_renewing = false;
    WaitList m_sharers;
    Result<Access> m_sharedOutcome;
};

} // namespace sluice::net
