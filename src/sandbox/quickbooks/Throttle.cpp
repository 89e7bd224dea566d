#include "sandbox/quickbooks/Throttle.h"

#include <algorithm>

namespace sluice::sandbox::quickbooks {

void Throttle::Bucket::refill(int capacity, std::int64_t periodMs, std::int64_t nowMs)
{
    const std::int64_t full = std::int64_t(capacity) * 1000;
    if (!used) {
        used = true;
        level = full;
    } else if (nowMs > filledAtMs) {
        const std::int64_t passed = std::min(nowMs - filledAtMs, periodMs);
        level = std::min(full, level + passed * full / periodMs);
    }
    filledAtMs = nowMs;
}

bool Throttle::admit(const Limits &limits, Instant now, bool isBatch, int open)
{
    const std::int64_t nowMs = toMs(now);
    m_second.refill(limits.perSecond, 1000, nowMs);
    m_minute.refill(limits.perMinute, 60'000, nowMs);
    if (isBatch)
        m_batch.refill(limits.batchesPerMinute, 60'000, nowMs);
    const bool batchPasses = !isBatch || m_batch.has(limits.batchesPerMinute);
    const bool seatFree = limits.concurrent <= 0 || open <= limits.concurrent;
    if (!seatFree || !batchPasses || !m_second.has(limits.perSecond) || !m_minute.has(limits.perMinute))
        return false;
    m_second.take(limits.perSecond);
    m_minute.take(limits.perMinute);
    if (isBatch)
        m_batch.take(limits.batchesPerMinute);
    return true;
}

} // namespace sluice::sandbox::quickbooks
