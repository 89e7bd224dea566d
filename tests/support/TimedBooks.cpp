#include "support/TimedBooks.h"

#include "support/SandboxTransport.h"

namespace sluice::testing {

using std::chrono::milliseconds;

QCoro::Task<void> TimelineClock::sleep(milliseconds duration)
{
    const auto signal = std::make_shared<sim::Signal>();
    m_timeline.after(std::max(duration, milliseconds(0)), [signal] { signal->raise(); });
    co_await signal->wait();
}

struct TimedBooks::Journey {
    net::HttpRequest request;
    sim::Signal signal;
    std::optional<Result<net::HttpResponse>> answer;
    milliseconds way { 0 };
};

TimedBooks::TimedBooks(sim::Timeline &timeline, sandbox::quickbooks::Service &service, Pace pace)
    : m_timeline(timeline)
    , m_service(service)
    , m_pace(pace)
{
}

milliseconds TimedBooks::paceOf(const net::HttpRequest &request) const
{
    if (request.method == "GET")
        return m_pace.read;
    if (request.url.path().endsWith(QLatin1String("/batch"))) // One after the other.
        return m_pace.create * std::max<qsizetype>(request.body.count("\"bId\""), 1);
    return m_pace.create;
}

QCoro::Task<Result<net::HttpResponse>> TimedBooks::send(net::HttpRequest request)
{
    ++m_calls;
    const auto journey = std::make_shared<Journey>();
    journey->request = std::move(request);
    journey->way = milliseconds(5 + m_random.next() % 60);
    m_timeline.after(journey->way, [this, journey] { arrive(journey); });
    co_await journey->signal.wait();
    co_return std::move(*journey->answer);
}

void TimedBooks::arrive(std::shared_ptr<Journey> journey)
{
    m_openHighest = std::max(m_openHighest, ++m_open);
    sandbox::Response response = m_service.handle(toSandbox(journey->request), m_open);
    if (m_rewrite)
        m_rewrite(journey->request, response);
    const bool refusedAtOnce = response.status == 429;
    if (m_lose && m_lose(journey->request) && response.wire == sandbox::Wire::Send)
        response.wire = sandbox::Wire::DropAfterWork;
    const bool hangs = response.wire == sandbox::Wire::Hang; // Then the caller's own patience ends it.
    const milliseconds work = refusedAtOnce ? milliseconds(1) : hangs ? journey->request.timeout : paceOf(journey->request);
    m_timeline.after(work, [this, journey, response = std::move(response)] {
        // The answer is out before its end is counted, as it is with a real server.
        m_timeline.after(milliseconds(2), [this] { --m_open; });
        m_timeline.after(journey->way, [journey, response] {
            if (response.wire == sandbox::Wire::Send)
                journey->answer = toNet(response);
            else
                journey->answer = fail(ErrorKind::Timeout, QStringLiteral("no answer came"));
            journey->signal.raise();
        });
    });
}

} // namespace sluice::testing
