#include "net/RetryPolicy.h"

#include <algorithm>

namespace sluice::net {

using std::chrono::milliseconds;

bool worthRepeating(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Offline:
    case ErrorKind::Timeout:
    case ErrorKind::RateLimited:
    case ErrorKind::BadReply:
        return true;
    case ErrorKind::SignInNeeded:
    case ErrorKind::Rejected:
    case ErrorKind::NotFound:
    case ErrorKind::Conflict:
    case ErrorKind::Storage:
    case ErrorKind::Damaged:
    case ErrorKind::LimitReached:
    case ErrorKind::Forbidden:
    case ErrorKind::Usage:
    case ErrorKind::Cancelled:
        return false;
    }
    Q_UNREACHABLE();
}

std::optional<milliseconds> delayBeforeNext(
    const RetryPolicy &policy, int attempt, const Error &error, Random &random)
{
    if (attempt >= policy.attemptsMax || !worthRepeating(error.kind))
        return std::nullopt;
    if (error.retryAfter) {
        if (*error.retryAfter > policy.retryAfterMax)
            return std::nullopt;
        return std::max(*error.retryAfter, milliseconds(0));
    }
    milliseconds delay = policy.delayFirst;
    for (int doubled = 1; doubled < attempt && delay < policy.delayMax; ++doubled)
        delay *= 2;
    delay = std::min(delay, policy.delayMax);
    const auto half = static_cast<std::uint64_t>(delay.count() / 2);
    return milliseconds(
        delay.count() - static_cast<std::int64_t>(half == 0 ? 0 : random.next() % (half + 1)));
}

} // namespace sluice::net
