#pragma once

#include <coroutine>
#include <deque>
#include <memory>

namespace sluice::net {

/// Coroutines of one thread that wait, first come first served, until somebody resumes them. Needs no event
/// loop, so the simulator can drive it.
///
/// Whoever resumes does so from a loop, never from inside another resumption: a thousand waiters that each
/// finish at once must not nest a thousand deep.
class WaitList {
public:
    WaitList() = default;
    WaitList(const WaitList &) = delete;
    WaitList &operator=(const WaitList &) = delete;
    ~WaitList()
    {
        m_state->waiting.clear();
    } ///< Owners resume everybody first: see RateLimiter, TokenKeeper.

    /// `co_await list.wait()` suspends until this coroutine is resumed.
    auto wait()
    {
        struct Awaiter {
            std::shared_ptr<State> state;
            bool await_ready() const noexcept { return false; }
            void await_suspend(std::coroutine_handle<> caller) { state->waiting.push_back(caller); }
            void await_resume() const noexcept { }
        };
        return Awaiter { m_state };
    }

    void add(std::coroutine_handle<> caller) { m_state->waiting.push_back(caller); }
    bool isEmpty() const { return m_state->waiting.empty(); }
    int size() const { return static_cast<int>(m_state->waiting.size()); }

    void resumeFirst()
    {
        if (m_state->waiting.empty())
            return;
        m_state->ready.push_back(m_state->waiting.front());
        m_state->waiting.pop_front();
        drain(m_state);
    }

    void resumeAll()
    {
        m_state->ready.insert(m_state->ready.end(), m_state->waiting.begin(), m_state->waiting.end());
        m_state->waiting.clear();
        drain(m_state);
    }

private:
    struct State {
        std::deque<std::coroutine_handle<>> waiting;
        std::deque<std::coroutine_handle<>> ready;
        bool draining = false;
    };

    // NOLINTNEXTLINE(performance-unnecessary-value-param): By value, for a resumed coroutine may destroy the list.
    static void drain(std::shared_ptr<State> state)
    {
        if (state->draining)
            return;
        state->draining = true;
        while (!state->ready.empty()) {
            const std::coroutine_handle<> next = state->ready.front();
            state->ready.pop_front();
            next.resume();
        }
        state->draining = false;
    }

    std::shared_ptr<State> m_state = std::make_shared<State>();
};

} // namespace sluice::net
