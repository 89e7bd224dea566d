#pragma once

#include "core/Result.h"
#include "sandbox/Http.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>

namespace sluice::sandbox {

/// The socket in front of the pure handlers: HTTP/1.1 with keep-alive on the loopback interface, one thread for
/// everything. It unpacks gzip bodies, packs answers for clients that ask, and does on the wire what an answer orders
/// (drop, truncate, hang).
class SocketFront {
public:
    using Handler = std::function<Response(const Request &)>;

    /// Listens on 127.0.0.1; port 0 takes a free one. There is no way to name another interface.
    /// Errors: Conflict if the port is taken or may not be used.
    static Result<std::unique_ptr<SocketFront>> listen(std::uint16_t port);
    ~SocketFront();
    SocketFront(const SocketFront &) = delete;
    SocketFront &operator=(const SocketFront &) = delete;

    std::uint16_t port() const;

    /// Serves until SIGTERM or SIGINT. `tick` is called on the same thread, every `interval`.
    void run(Handler handler, std::function<void()> tick, std::chrono::milliseconds interval);

private:
    class Impl;
    explicit SocketFront(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace sluice::sandbox
