#pragma once

#include "core/Result.h"

#include <QCoro/QCoroTask>
#include <QList>

#include <memory>

namespace sluice::net {

class RedirectInbox;

/// The small web server on this machine to which the browser comes back: 127.0.0.1 and, where there is one,
/// ::1, because a browser may take `localhost` for either. Speaks to local callers only, shows fixed pages
/// that repeat nothing it was sent, and takes the code out of the address bar by a redirect.
class LoopbackListener {
public:
    /// Listens on the first port that is free on both addresses; they must be the ones that are registered as
    /// callbacks. Errors: Conflict with code "ports_busy" if none is.
    static Result<std::unique_ptr<LoopbackListener>> listen(const QList<quint16> &ports);

    LoopbackListener(const LoopbackListener &) = delete;
    LoopbackListener &operator=(const LoopbackListener &) = delete;
    ~LoopbackListener();

    quint16 port() const;
    QString redirectUri() const; ///< `http://localhost:PORT/callback`

    /// Hands what comes to `/callback` to `inbox`, which must live until then or until the listener is gone.
    void deliverTo(RedirectInbox &inbox);

    /// Returns when the browser has been shown its last page, or a moment later: then the listener may go.
    QCoro::Task<void> lastPageShown();

private:
    LoopbackListener();
    class Server;
    std::unique_ptr<Server> m_server;
};

/// The ports that the README asks administrators to register.
inline const QList<quint16> kCallbackPorts { 17171, 27171, 37171 };

} // namespace sluice::net
