#pragma once

#include "net/Http.h"

#include <atomic>
#include <memory>

namespace sluice::engine {

/// Asks work under way to end. May be raised from any thread; the work ends at its next call or step.
class Stop {
public:
    void raise() { m_raised->store(true); }
    void lower() { m_raised->store(false); }
    bool isRaised() const { return m_raised->load(); }

private:
    std::shared_ptr<std::atomic_bool> m_raised = std::make_shared<std::atomic_bool>(false);
};

/// Passes calls on until a stop is raised; then nothing leaves any more and every call ends with Cancelled.
class StoppableTransport final : public net::Transport {
public:
    StoppableTransport(net::Transport &inner, Stop stop)
        : m_inner(inner)
        , m_stop(std::move(stop))
    {
    }

    QCoro::Task<Result<net::HttpResponse>> send(net::HttpRequest request) override;

private:
    net::Transport &m_inner;
    Stop m_stop;
};

} // namespace sluice::engine
