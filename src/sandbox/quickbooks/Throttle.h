#pragma once

#include "core/Time.h"

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

/// Token buckets of one app at one company.
class Throttle {
public:
    /// Whether a request may pass at `now`; takes from the buckets if so. `open` counts the requests that the company is
    /// answering at this moment, this one included.
    bool admit(const Limits &limits, Instant now, bool isBatch, int open);

private:
    /// A bucket counted in thousandths of a request.
    struct Bucket {
        std::int64_t level = 0;
        std::int64_t filledAtMs = 0;
        bool used = false;

        void refill(int capacity, std::int64_t periodMs, std::int64_t nowMs);
        bool has(int capacity) const { return capacity <= 0 || level >= 1000; }
        void take(int capacity) { level -= capacity > 0 ? 1000 : 0; }
    };
    Bucket m_second;
    Bucket m_minute;
    Bucket m_batch;
};

} // namespace sluice::sandbox::quickbooks
