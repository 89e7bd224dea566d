#include "sim/Network.h"

#include "support/SandboxTransport.h"

namespace sluice::sim {

using std::chrono::milliseconds;

milliseconds Network::between(int least, int most)
{
    return milliseconds(least + static_cast<int>(m_parts.random.next() % static_cast<std::uint64_t>(most - least + 1)));
}

Network::Fate Network::fateOf(const net::HttpRequest &request)
{
    auto dice = static_cast<int>(m_parts.random.next() % 1000);
    const auto strikes = [&dice](int share) { return (dice -= share) < 0; };
    const Weather &weather = m_parts.weather;
    if (strikes(weather.noNetwork))
        return Fate::NoNetwork;
    if (strikes(weather.loseRequest))
        return Fate::LoseRequest;
    if (strikes(weather.loseAnswer))
        return Fate::LoseAnswer;
    if (strikes(weather.late))
        return Fate::Late;
    if (strikes(weather.twice) && m_parts.mayRepeat(request))
        return Fate::Twice;
    return Fate::Deliver;
}

/// Some seconds, and sometimes minutes. The other side has to know a call again that comes when its caller has long looked
/// for it and called again.
milliseconds Network::lateness(const net::HttpRequest &request)
{
    const bool isVery = m_parts.random.next() % 3 == 0 && m_parts.mayRepeat(request);
    return isVery ? between(30'000, 480'000) : between(200, 5000);
}

void Network::describe(const net::HttpRequest &request, Fate fate) const
{
    if (!m_parts.tell)
        return;
    static constexpr const char *kNames[] = { "", ": no network", ": lost on the way", ": the answer is lost",
        ": arrives late", ": arrives twice" };
    m_parts.tell(QStringLiteral("    %1 %2%3").arg(QString::fromLatin1(request.method), request.url.path(),
        QString::fromLatin1(kNames[static_cast<int>(fate)])));
}

void Network::giveUp(const std::shared_ptr<Journey> &journey)
{
    journey->answer = fail(ErrorKind::Timeout, QStringLiteral("no answer came"));
    journey->signal->raise();
}

void Network::arrive(const std::shared_ptr<Journey> &journey, Timeline &timeline)
{
    sandbox::Response response = journey->handler(testing::toSandbox(journey->request));
    if (journey->fate == Fate::Twice)
        response = journey->handler(testing::toSandbox(journey->request));
    if (journey->fate == Fate::Late)
        return; // Nobody listens any more.
    if (journey->fate == Fate::LoseAnswer && response.wire == sandbox::Wire::Send)
        response.wire = sandbox::Wire::DropAfterWork;
    const milliseconds wait = response.wire == sandbox::Wire::Hang ? journey->request.timeout : journey->back;
    timeline.after(wait, [journey, response = std::move(response)] {
        if (response.wire != sandbox::Wire::Send)
            return giveUp(journey);
        journey->answer = testing::toNet(response);
        journey->signal->raise();
    });
}

QCoro::Task<Result<net::HttpResponse>> Network::send(net::HttpRequest request)
{
    m_parts.life.point();
    if (m_parts.life.isDead())
        co_return fail(ErrorKind::Cancelled, QStringLiteral("dead"));
    m_parts.watch(request);
    Timeline &timeline = m_parts.life.timeline();
    const auto journey = std::make_shared<Journey>();
    journey->fate = fateOf(request);
    describe(request, journey->fate);
    journey->request = std::move(request);
    journey->handler = m_parts.handler;
    journey->signal = m_parts.life.signal();
    const bool slow = static_cast<int>(m_parts.random.next() % 1000) < m_parts.weather.slow;
    const milliseconds out = slow ? between(500, 4000) : between(10, 150);
    journey->back = slow ? between(500, 4000) : between(10, 150);
    switch (journey->fate) {
    case Fate::NoNetwork:
        co_return fail(ErrorKind::Offline, QStringLiteral("the network is down"));
    case Fate::LoseRequest:
        timeline.after(out + journey->back, [journey] { giveUp(journey); });
        break;
    case Fate::Late:
        timeline.after(out, [journey] { giveUp(journey); });
        timeline.after(out + lateness(journey->request), [journey, &timeline] { arrive(journey, timeline); });
        break;
    case Fate::Deliver:
    case Fate::LoseAnswer:
    case Fate::Twice:
        timeline.after(out, [journey, &timeline] { arrive(journey, timeline); });
        break;
    }
    co_await journey->signal->wait();
    m_parts.life.point();
    if (m_parts.life.isDead() || !journey->answer)
        co_return fail(ErrorKind::Cancelled, QStringLiteral("dead"));
    co_return std::move(*journey->answer);
}

} // namespace sluice::sim
