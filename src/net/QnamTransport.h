#pragma once

#include "net/Http.h"

#include <memory>

namespace sluice::net {

/// Transport over the real network. Lives on the thread that makes it; that thread needs an event loop.
///
/// A call with a body, and every POST and PATCH, leaves at most once: Qt would otherwise send it again by
/// itself when the server closes the connection. Redirects are answers, not instructions. Plain http goes to
/// loopback only.
///
/// A request's timeout is that of silence: it begins anew with every byte.
///
/// Errors, beyond those of Transport: Usage with code "plain_http" when the url is neither https nor on
/// loopback; Offline with code "tls" when no trusted connection could be made.
class QnamTransport final : public Transport {
public:
    /// How long to wait, whatever a request says about its answer. Source: Salesforce sheet, section 8.
    struct Patience {
        std::chrono::milliseconds connection { 10'000 }; ///< Until there is one, TLS included: a host that cannot be reached.
        std::chrono::milliseconds whole { 600'000 }; ///< Until the last byte.
    };

    /// `userAgent` names the program and its version.
    explicit QnamTransport(QByteArray userAgent);
    QnamTransport(QByteArray userAgent, Patience patience);
    ~QnamTransport() override; ///< Calls under way end with Cancelled.

    QCoro::Task<Result<HttpResponse>> send(HttpRequest request) override;

private:
    struct Network;
    std::unique_ptr<Network> m_network;
};

/// True for `localhost`, 127.0.0.0/8 and ::1: the only hosts that may be spoken to without TLS.
bool isLoopback(const QUrl &url);

/// True for an address with a host to which secrets may be sent: over https, or on this machine.
bool isSafe(const QUrl &url);

} // namespace sluice::net
