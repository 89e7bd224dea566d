#pragma once

#include "core/Clock.h"
#include "net/Http.h"
#include "sandbox/Http.h"

#include <functional>
#include <vector>

namespace sluice::testing {

/// A call as the stand-ins see it, and their answer as the clients do.
sandbox::Request toSandbox(const net::HttpRequest &request);
net::HttpResponse toNet(sandbox::Response response);

/// The network between the clients and the stand-ins, without sockets: a call is handed to the handler of its host and
/// path, and what happens to the bytes on the way is decided here. It ends at once unless the answer hangs.
class SandboxTransport final : public net::Transport {
public:
    using Handler = std::function<sandbox::Response(const sandbox::Request &)>;

    /// What becomes of one call.
    enum class Fate {
        Deliver,
        NoNetwork,   ///< Nothing leaves: Offline.
        LoseRequest, ///< It leaves and never arrives: Timeout, nothing done.
        LoseAnswer   ///< It is done, and the answer is lost: Timeout.
    };
    using Weather = std::function<Fate(const net::HttpRequest &)>;

    /// `clock` is only used to wait for answers that never come.
    explicit SandboxTransport(Clock &clock)
        : m_clock(clock)
    {
    }

    /// Calls to `host` (empty: any) whose path begins with `pathPrefix` go to `handler`; the first route that fits counts.
    void route(QString host, QByteArray pathPrefix, Handler handler);

    /// Asked about every call. None: everything is delivered.
    void setWeather(Weather weather) { m_weather = std::move(weather); }

    /// Called for every answer before it leaves, with what was done already done.
    void rewriteAnswers(std::function<void(const net::HttpRequest &, sandbox::Response &)> rewrite) { m_rewrite = std::move(rewrite); }

    QCoro::Task<Result<net::HttpResponse>> send(net::HttpRequest request) override;

    /// Every call as it was ordered, also those that did not arrive.
    const QList<net::HttpRequest> &sent() const { return m_sent; }
    void clearSent() { m_sent.clear(); }

private:
    struct Route {
        QString host;
        QByteArray pathPrefix;
        Handler handler;
    };
    const Route *routeOf(const QUrl &url) const;

    Clock &m_clock;
    std::vector<Route> m_routes;
    Weather m_weather;
    std::function<void(const net::HttpRequest &, sandbox::Response &)> m_rewrite;
    QList<net::HttpRequest> m_sent;
};

} // namespace sluice::testing
