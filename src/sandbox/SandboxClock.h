#pragma once

#include "core/Time.h"

namespace sluice::sandbox {

/// The stand-ins' common clock. It stands still unless somebody moves it; the socket front lets it run.
class SandboxClock {
public:
    explicit SandboxClock(Instant start)
        : m_now(start)
    {
    }
    Instant now() const { return m_now; }
    void set(Instant at) { m_now = at; }
    void advance(std::chrono::milliseconds by) { m_now += by; }

private:
    Instant m_now;
};

} // namespace sluice::sandbox
