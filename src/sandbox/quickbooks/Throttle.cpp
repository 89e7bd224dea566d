#include "sandbox/quickbooks/Throttle.h"

namespace sluice::sandbox::quickbooks {

namespace {

constexpr std::int64_t kSecondMs = 1000;
constexpr std::int64_t kMinuteMs = 60'000;

} // namespace

bool Throttle::Window::hasRoom(int limit, std::int64_t spanMs, std::int64_t nowMs)
{
    if (limit <= 0)
        return true;
    while (!passedMs.isEmpty() && passedMs.first() <= nowMs - spanMs)
        passedMs.removeFirst();
    return passedMs.size() < limit;
}

void Throttle::Window::count(int limit, std::int64_t nowMs)
{
    if (limit > 0)
        passedMs.append(nowMs);
}

bool Throttle::admit(const Limits &limits, Instant now, bool isBatch, int open)
{
    const std::int64_t nowMs = toMs(now);
    if (limits.concurrent > 0 && open > limits.concurrent)
        return false;
    if (!m_second.hasRoom(limits.perSecond, kSecondMs, nowMs)
        || !m_minute.hasRoom(limits.perMinute, kMinuteMs, nowMs))
        return false;
    if (isBatch && !m_batches.hasRoom(limits.batchesPerMinute, kMinuteMs, nowMs))
        return false;
    m_second.count(limits.perSecond, nowMs);
    m_minute.count(limits.perMinute, nowMs);
    if (isBatch)
        m_batches.count(limits.batchesPerMinute, nowMs);
    return true;
}

} // namespace sluice::sandbox::quickbooks
