#include "net/HttpClient.h"

#include "net/HttpDate.h"

namespace sluice::net {

using std::chrono::milliseconds;

HttpClient::HttpClient(Parts parts)
    : m_parts(std::move(parts))
{
}

QCoro::Task<Result<HttpResponse>> HttpClient::read(HttpRequest request)
{
    for (int attempt = 1;; ++attempt) {
        HttpRequest copy = request;
        Result<HttpResponse> response = co_await sendRenewingToken(std::move(copy));
        if (response || (m_parts.givesUp && m_parts.givesUp(response.error(), attempt)))
            co_return response;
        const std::optional<milliseconds> delay
            = delayBeforeNext(m_parts.readPolicy, attempt, response.error(), m_parts.random);
        if (!delay)
            co_return response;
        if (delay->count() > 0)
            co_await m_parts.clock.sleep(*delay);
    }
}

QCoro::Task<Result<HttpResponse>> HttpClient::write(HttpRequest request)
{
    return sendRenewingToken(std::move(request));
}

QCoro::Task<Result<HttpResponse>> HttpClient::sendRenewingToken(HttpRequest request)
{
    Result<Access> access = co_await m_parts.tokens.access();
    if (!access)
        co_return tl::unexpected(access.error());
    const QByteArray used = access->token;
    HttpRequest first = request;
    Result<HttpResponse> response = co_await sendOnce(std::move(first), std::move(*access));
    if (response || response.error().kind != ErrorKind::SignInNeeded)
        co_return response;

    Result<Access> renewed = co_await m_parts.tokens.accessAfterRefusal(used);
    if (!renewed)
        co_return tl::unexpected(renewed.error());
    Result<HttpResponse> second = co_await sendOnce(std::move(request), std::move(*renewed));
    co_return second;
}

QCoro::Task<Result<HttpResponse>> HttpClient::sendOnce(HttpRequest request, Access access)
{
    Result<RateLimiter::Slot> slot = co_await m_parts.limiter.acquire();
    if (!slot)
        co_return tl::unexpected(slot.error());
    if (request.url.isRelative()) {
        // "//host/path" is relative, too: whoever wrote it into a reply would be handed the token.
        if (!request.url.authority().isEmpty())
            co_return fail(ErrorKind::BadReply, QStringLiteral("an address that names another host"));
        request.url = access.instance.resolved(request.url);
    }
    request.headers.append({ "Authorization", "Bearer " + access.token });

    ++m_calls;
    m_reads += request.method == "GET" ? 1 : 0;
    Result<HttpResponse> response = co_await m_parts.transport.send(std::move(request));
    if (!response)
        co_return response;
    if (Result<void> verdict = m_parts.judge(*response); !verdict) {
        Error error = verdict.error();
        const Instant now = m_parts.clock.now();
        if (!error.retryAfter)
            error.retryAfter = retryAfter(*response, now);
        if (error.kind == ErrorKind::RateLimited)
            m_parts.limiter.pauseUntil(now + error.retryAfter.value_or(m_parts.pauseUnnamed));
        co_return tl::unexpected(std::move(error));
    }
    co_return response;
}

std::optional<milliseconds> retryAfter(const HttpResponse &response, Instant now)
{
    // A slip of whoever named it must not silence a connection for days: after so long it is asked again.
    constexpr milliseconds kNone { 0 }, kNamedMax = std::chrono::minutes(15);
    const QByteArray text = response.header("Retry-After").trimmed();
    if (text.isEmpty())
        return std::nullopt;
    bool isNumber = false;
    const qint64 seconds = text.toLongLong(&isNumber);
    if (isNumber) {
        if (seconds < 0 || seconds > 31'536'000)
            return std::nullopt;
        return std::min(milliseconds(seconds * 1000), kNamedMax);
    }
    const std::optional<Instant> at = httpDate(text);
    return at ? std::optional(std::clamp<milliseconds>(*at - now, kNone, kNamedMax)) : std::nullopt;
}

} // namespace sluice::net
