#pragma once

#include "core/Clock.h"
#include "sim/Life.h"

namespace sluice::sim {

/// The time as one life sees it. After its death a wait costs nothing but still moves its own clock, so that whoever
/// waits for a moment gets there.
class LifeClock final : public Clock {
public:
    explicit LifeClock(Life &life)
        : m_life(life)
    {
    }

    Instant now() const override { return m_life.timeline().now() + m_afterlife; }

    QCoro::Task<void> sleep(std::chrono::milliseconds duration) override
    {
        m_life.point();
        const Instant until = now() + duration;
        if (!m_life.isDead()) {
            const std::shared_ptr<Signal> signal = m_life.signal();
            m_life.timeline().after(duration, [signal] { signal->raise(); });
            co_await signal->wait();
            m_life.point();
        }
        if (now() < until)
            m_afterlife += until - now();
    }

private:
    Life &m_life;
    std::chrono::milliseconds m_afterlife { 0 };
};

} // namespace sluice::sim
