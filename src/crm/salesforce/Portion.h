#pragma once

#include "core/Result.h"

namespace sluice::salesforce {

/// How much of a long write goes into one call. A call that nobody answers for long held more than this org does in the time
/// it has: from then on, calls hold half as much, else the same records would be sent first for ever, and nothing behind
/// them. Lives as long as whoever writes.
class Portion {
public:
    explicit Portion(int most)
        : m_size(most)
    {
    }

    int size() const { return m_size; }
    /// A new write begins.
    void begin() { m_silences = 0; }
    void answered() { m_silences = 0; }
    /// A call failed as a whole after `took`. Whether those behind it may fare better.
    bool goesOnAfter(const Error &error, std::chrono::milliseconds took);

private:
    int m_size;
    int m_silences = 0; ///< One behind the other.
};

} // namespace sluice::salesforce
