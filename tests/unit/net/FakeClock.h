#pragma once

#include "core/Clock.h"
#include "net/WaitList.h"

#include <QList>

#include <map>

namespace sluice::test {

/// A clock that a test moves by hand. Whoever sleeps is resumed when the time has come, in order.
class FakeClock final : public Clock {
public:
    explicit FakeClock(Instant start = fromMs(1'790'000'000'000))
        : m_now(start)
    {
    }

    Instant now() const override { return m_now; }

    QCoro::Task<void> sleep(std::chrono::milliseconds duration) override
    {
        sleeps.append(duration);
        if (runsByItself) {
            m_now += duration;
            co_return;
        }
        net::WaitList bed;
        m_sleepers.emplace(m_now + duration, &bed);
        co_await bed.wait();
    }

    void advance(std::chrono::milliseconds by)
    {
        const Instant until = m_now + by;
        while (!m_sleepers.empty() && m_sleepers.begin()->first <= until) {
            const auto first = m_sleepers.begin();
            m_now = first->first;
            net::WaitList *bed = first->second;
            m_sleepers.erase(first);
            bed->resumeFirst();
        }
        m_now = until;
    }

    bool runsByItself = false; ///< Sleeping takes no time but moves the clock.
    QList<std::chrono::milliseconds> sleeps;

private:
    Instant m_now;
    std::multimap<Instant, net::WaitList *> m_sleepers;
};

} // namespace sluice::test
