#pragma once

#include "sim/Timeline.h"

#include <optional>
#include <vector>

namespace sluice::sim {

/// One run of the program, from its start to its end or its sudden death. Every place at which it may die counts itself
/// here: before and after each call, each wait and each append to the journal.
///
/// A dead program is not torn down in the middle: nothing it does afterwards leaves the process, and all its waits end at
/// once, so that it runs out by itself.
class Life {
public:
    explicit Life(Timeline &timeline)
        : m_timeline(timeline)
    {
    }

    /// At the `point`-th place from now, counting from 1, `atDeath` runs, which is to end this life.
    void dieAt(int point, std::function<void()> atDeath)
    {
        m_dieAt = m_points + point;
        m_atDeath = std::move(atDeath);
    }
    void spare() { m_dieAt.reset(); }

    void point()
    {
        if (++m_points != m_dieAt || m_dead)
            return;
        m_atDeath();
    }

    /// Ends all waits, now and from now on.
    void end()
    {
        m_dead = true;
        for (const std::weak_ptr<Signal> &waiting : std::exchange(m_waiting, {})) {
            m_timeline.after(std::chrono::milliseconds(0), [waiting] {
                if (const std::shared_ptr<Signal> signal = waiting.lock())
                    signal->raise();
            });
        }
    }

    bool isDead() const { return m_dead; }
    int points() const { return m_points; }
    Timeline &timeline() { return m_timeline; }

    /// A signal that is also raised when this life ends. Wait for it while holding it.
    std::shared_ptr<Signal> signal()
    {
        auto made = std::make_shared<Signal>();
        if (m_waiting.size() > 64)
            std::erase_if(m_waiting, [](const std::weak_ptr<Signal> &old) { return old.expired(); });
        m_waiting.push_back(made);
        return made;
    }

private:
    Timeline &m_timeline;
    std::vector<std::weak_ptr<Signal>> m_waiting;
    std::function<void()> m_atDeath;
    std::optional<int> m_dieAt;
    int m_points = 0;
    bool m_dead = false;
};

} // namespace sluice::sim
