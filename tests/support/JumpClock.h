#pragma once

#include "core/Clock.h"
#include "sandbox/SandboxClock.h"

#include <QList>

namespace sluice::testing {

/// The stand-ins' clock as the clients see it. Sleeping takes no time and moves the clock for everybody.
class JumpClock final : public Clock {
public:
    explicit JumpClock(sandbox::SandboxClock &clock)
        : m_clock(clock)
    {
    }

    Instant now() const override { return m_clock.now(); }

    QCoro::Task<void> sleep(std::chrono::milliseconds duration) override
    {
        slept.append(duration);
        m_clock.advance(duration);
        co_return;
    }

    QList<std::chrono::milliseconds> slept;

private:
    sandbox::SandboxClock &m_clock;
};

} // namespace sluice::testing
