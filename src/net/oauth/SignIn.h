#pragma once

#include "core/Clock.h"
#include "core/Random.h"
#include "net/oauth/LoopbackListener.h"
#include "net/oauth/RedirectInbox.h"
#include "net/oauth/SignedIn.h"

#include <functional>

namespace sluice::net {

/// One run of the authorization code flow in the system's browser, for either party.
///
/// Every way it can end is a value: an Error's `code` says what happened, and describeSignIn() turns it into
/// a sentence. Codes, beyond those of LoopbackListener, RedirectInbox, TokenEndpoint and Identity:
/// "other_org", "other_company", "no_realm", "no_refresh_token", "not_ready" (no client id or address),
/// "plain_http". What was granted before a refusal is given back.
class SignIn {
public:
    struct Order {
        OAuthClient client;
        QList<quint16> ports = kCallbackPorts;
        /// A page on the web that sends the browser on to the loopback address, or only shows its own; empty
        /// for the loopback address itself. Must be registered, byte for byte.
        QString redirectUri;
        /// False when the answer comes only through paste().
        bool listens = true;
        std::chrono::milliseconds timeout { 300'000 };
        /// Called once with the address at which to sign in: open it or print it.
        std::function<void(const QUrl &)> showAddress;
        /// The org or realm that must come back when an old connection is renewed; empty for any.
        QString ownerExpected;
    };

    /// Everything given must outlive the run.
    SignIn(Transport &transport, Clock &clock, Random &random);
    SignIn(const SignIn &) = delete;
    SignIn &operator=(const SignIn &) = delete;
    ~SignIn(); ///< A run under way ends with Cancelled.

    /// One run at a time.
    QCoro::Task<Result<SignedIn>> run(Order order);

    /// The address that the browser ended on, copied by hand. Errors: as RedirectInbox::offer(); a run that
    /// was given a wrong one goes on waiting. Usage if no run waits.
    Result<void> paste(const QUrl &address);

    /// Ends the run with Cancelled; nothing if none waits for the browser.
    void cancel();

private:
    Transport &m_transport;
    Clock &m_clock;
    Random &m_random;
    std::shared_ptr<RedirectInbox> m_inbox; ///< While a run waits for the browser.
    std::shared_ptr<const bool> m_here = std::make_shared<const bool>(true); ///< A run that waits sees whether this is gone.
};

/// Ends a grant at the other side; by its access token if that is all there is. Errors: those of TokenEndpoint::revoke().
QCoro::Task<Result<void>> signOut(Transport *transport, Clock *clock, OAuthClient client, Tokens tokens);

} // namespace sluice::net
