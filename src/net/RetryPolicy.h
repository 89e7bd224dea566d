#pragma once

#include "core/Random.h"
#include "core/Result.h"

#include <chrono>

namespace sluice::net {

/// How often and how patiently a call that may be repeated is repeated.
struct RetryPolicy {
    int attemptsMax = 5;
    std::chrono::milliseconds delayFirst { 500 };
    std::chrono::milliseconds delayMax { 30'000 };

    /// The longest delay that we accept when the remote side names one; beyond it the call fails and the
    /// caller decides (a quota that opens in nine hours is not worth waiting for inside a call).
    std::chrono::milliseconds retryAfterMax { 120'000 };

    /// One attempt and no more.
    static RetryPolicy once() { return { .attemptsMax = 1 }; }
};

/// True if the same call may succeed later without anybody doing anything: Offline, Timeout, RateLimited and,
/// because a proxy on the way may have spoken, BadReply.
bool worthRepeating(ErrorKind kind);

/// How long to wait after failed attempt number `attempt` (from 1), or nothing when the policy is exhausted.
/// Doubles from `delayFirst` up to `delayMax`, then takes a random point in its upper half so that many
/// callers do not come back together. A delay named by the remote side is kept to exactly.
std::optional<std::chrono::milliseconds> delayBeforeNext(
    const RetryPolicy &policy, int attempt, const Error &error, Random &random);

} // namespace sluice::net
