#pragma once

#include "core/Time.h"

#include <QList>

namespace sluice::sandbox::quickbooks {

/// How much one app may ask of one company. Zero: no limit.
struct Limits {
    int perSecond = 10;
    int perMinute = 500;
    int concurrent = 10;
    int batchesPerMinute = 40;
    bool retryAfter = false; ///< Intuit does not promise the header.

    static Limits none() { return { 0, 0, 0, 0, false }; }
};

/// The calls of one app at one company, counted over the last second and the last minute. No more than the
/// documented number passes in any such stretch, and nothing within it is refused.
class Throttle {
public:
    /// Whether a request may pass at `now`; counts it if so. `open` counts the requests that the company is
    /// answering at this moment, this one included.
    bool admit(const Limits &limits, Instant now, bool isBatch, int open);

private:
    /// The moments of the calls within one stretch of time, oldest first.
    struct Window {
        QList<std::int64_t> passedMs;

        bool hasRoom(int limit, std::int64_t spanMs, std::int64_t nowMs);
        void count(int limit, std::int64_t nowMs);
    };
    Window m_second;
    Window m_minute;
    Window m_batches;
};

} // namespace sluice::sandbox::quickbooks
