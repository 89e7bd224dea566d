#pragma once

#include "core/Clock.h"
#include "sim/Life.h"

namespace sluice::sim {

/// The time as one life sees it on a machine whose clock may be wrong. After its death a wait costs nothing but still
/// moves its own clock, so that whoever waits for a moment gets there.
class LifeClock final : public Clock {
public:
    LifeClock(Life &life, const std::chrono::milliseconds &clockError)
        : m_life(life)
        , m_clockError(clockError)
    {
    }

    Instant now() const override { return m_life.timeline().now() + m_clockError + m_afterlife; }
    std::chrono::milliseconds steady() const override { return (m_life.timeline().now() + m_afterlife).time_since_epoch(); }

    QCoro::Task<void> sleep(std::chrono::milliseconds duration) override
    {
        m_life.point();
        const bool wasAlive = !m_life.isDead();
        if (wasAlive) {
            const std::shared_ptr<Signal> signal = m_life.signal();
            m_life.timeline().after(duration, [signal] { signal->raise(); });
            co_await signal->wait();
            m_life.point();
        }
        if (m_life.isDead())
            m_afterlife += duration;
    }

private:
    Life &m_life;
    const std::chrono::milliseconds &m_clockError;
    std::chrono::milliseconds m_afterlife { 0 };
};

} // namespace sluice::sim
