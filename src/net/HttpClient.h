#pragma once

#include "core/Clock.h"
#include "core/Random.h"
#include "net/Http.h"
#include "net/RateLimiter.h"
#include "net/RetryPolicy.h"
#include "net/oauth/TokenSource.h"

#include <functional>

namespace sluice::net {

/// What a reply means in the language of its system: nothing when it is good to use, else the error it stands
/// for. SignInNeeded says "the bearer token was refused before anything was processed"; RateLimited says
/// "slow down".
using ReplyJudge = std::function<Result<void>(const HttpResponse &)>;

/// The calls of one connection: adds the bearer token, keeps the limits, renews a refused token once, and
/// repeats what may be repeated. Knows nothing of either system; the judge does.
class HttpClient {
public:
    struct Parts {
        Transport &transport;
        Clock &clock;
        Random &random;
        RateLimiter &limiter;
        TokenSource &tokens;
        ReplyJudge judge;
        RetryPolicy readPolicy {};
        /// How long the connection rests when it was told to slow down and no delay was named.
        std::chrono::milliseconds pauseUnnamed { 60'000 };
        /// Whether a read that failed so, after this many attempts, is not worth what the policy would still give it.
        std::function<bool(const Error &, int attempts)> givesUp {};
    };

    /// Everything that `parts` refers to must outlive the client and its calls.
    explicit HttpClient(Parts parts);

    /// A call without effect at the other side: repeated under the read policy.
    /// A relative url is resolved against the instance of the token.
    ///
    /// Errors: what the judge or the transport said last; those of TokenSource; BadReply for a relative url with a host.
    QCoro::Task<Result<HttpResponse>> read(HttpRequest request);

    /// A call with an effect: its bytes leave once. Only when the token was refused, which happens before
    /// anything is processed, are they sent a second time. Timeout means that the outcome is unknown.
    QCoro::Task<Result<HttpResponse>> write(HttpRequest request);

    /// Calls sent so far, repeats included.
    qint64 calls() const { return m_calls; }
    /// Of them, those that only read (GET).
    qint64 reads() const { return m_reads; }

private:
    QCoro::Task<Result<HttpResponse>> sendRenewingToken(HttpRequest request);
    QCoro::Task<Result<HttpResponse>> sendOnce(HttpRequest request, Access access);

    Parts m_parts;
    qint64 m_calls = 0, m_reads = 0;
};

/// `Retry-After` in seconds or as an HTTP date, as a delay from `now`; a quarter of an hour at most.
std::optional<std::chrono::milliseconds> retryAfter(const HttpResponse &response, Instant now);

} // namespace sluice::net
