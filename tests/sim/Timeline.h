#pragma once

#include "sandbox/SandboxClock.h"

#include <coroutine>
#include <functional>
#include <map>
#include <memory>
#include <utility>

namespace sluice::sim {

/// What is going to happen, in virtual time. Nothing waits: the clock jumps from one happening to the next, and what
/// falls on the same moment happens in the order in which it was asked for.
class Timeline {
public:
    explicit Timeline(sandbox::SandboxClock &clock)
        : m_clock(clock)
    {
    }

    Instant now() const { return m_clock.now(); }
    void after(std::chrono::milliseconds delay, std::function<void()> happening)
    {
        m_coming.emplace(std::pair(m_clock.now() + delay, m_asked++), std::move(happening));
    }

    /// Lets the next thing happen. False when nothing is to come.
    bool step()
    {
        if (m_coming.empty())
            return false;
        auto next = m_coming.extract(m_coming.begin());
        if (next.key().first > m_clock.now())
            m_clock.set(next.key().first);
        next.mapped()();
        return true;
    }

    /// Lets everything happen that falls into the stretch, and moves the clock to its end.
    void pass(std::chrono::milliseconds stretch)
    {
        const Instant end = m_clock.now() + stretch;
        while (!m_coming.empty() && m_coming.begin()->first.first <= end)
            step();
        if (m_clock.now() < end)
            m_clock.set(end);
    }

private:
    sandbox::SandboxClock &m_clock;
    std::map<std::pair<Instant, std::uint64_t>, std::function<void()>> m_coming;
    std::uint64_t m_asked = 0;
};

/// Something that one coroutine waits for and that happens once. Raise it from a happening only, so that resumptions
/// never nest.
class Signal {
public:
    void raise()
    {
        m_raised = true;
        if (const std::coroutine_handle<> waiter = std::exchange(m_waiter, {}))
            waiter.resume();
    }

    auto wait()
    {
        struct Awaiter {
            Signal &signal;
            bool await_ready() const noexcept { return signal.m_raised; }
            void await_suspend(std::coroutine_handle<> caller) noexcept { signal.m_waiter = caller; }
            void await_resume() const noexcept { }
        };
        return Awaiter { *this };
    }

private:
    std::coroutine_handle<> m_waiter;
    bool m_raised = false;
};

} // namespace sluice::sim
