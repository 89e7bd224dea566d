#pragma once

#include "core/Clock.h"
#include "net/Http.h"
#include "net/oauth/OAuthClient.h"

namespace sluice::net {

/// The token endpoint of either party: one call each, no retries, no storage.
///
/// Errors of every call, with the party's own word as `code`:
/// SignInNeeded ("invalid_grant": the code or refresh token is used up, expired or revoked; "inactive_user",
/// …), Rejected ("invalid_client", "redirect_uri_mismatch", …: configuration), RateLimited, Offline (nothing
/// left), Timeout (outcome unknown, 5xx included), BadReply (a 200 that is no token answer: outcome unknown
/// as well).
class TokenEndpoint {
public:
    /// `transport` and `clock` must outlive the endpoint and its calls.
    TokenEndpoint(Transport &transport, Clock &clock, OAuthClient client);

    /// Trades the code of a redirect for tokens. `verifier` is empty where there is no PKCE.
    QCoro::Task<Result<Tokens>> exchangeCode(QString code, QString redirectUri, QByteArray verifier);

    /// New tokens for `current` by way of `refreshToken`; everything the answer does not name stays as it
    /// was, and so does the instance when the new one is no safe address.
    QCoro::Task<Result<Tokens>> refresh(Tokens current, QByteArray refreshToken);

    /// The first or new tokens for `current` by way of a signed assertion; there is no refresh token in the answer.
    /// Errors: as above, refined as assertionRefusal() tells.
    QCoro::Task<Result<Tokens>> exchangeAssertion(Tokens current, QByteArray assertion);

    /// Ends the grant at the other side. A token that is unknown there counts as revoked.
    QCoro::Task<Result<void>> revoke(QByteArray refreshToken);

    const OAuthClient &client() const { return m_client; }

private:
    QCoro::Task<Result<Tokens>> ask(QList<QPair<QByteArray, QByteArray>> form, Tokens before);
    HttpRequest requestWith(const QList<QPair<QByteArray, QByteArray>> &form) const;
    void authenticate(HttpRequest &request, QList<QPair<QByteArray, QByteArray>> &form) const;

    Transport &m_transport;
    Clock &m_clock;
    OAuthClient m_client;
};

/// `application/x-www-form-urlencoded`, every value encoded once.
QByteArray formEncoded(const QList<QPair<QByteArray, QByteArray>> &form);

} // namespace sluice::net
