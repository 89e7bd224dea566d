#include "support/SandboxTransport.h"

#include <QUrl>

namespace sluice::testing {

sandbox::Request toSandbox(const net::HttpRequest &request)
{
    sandbox::Request asked;
    asked.method = request.method;
    asked.target = request.url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
    asked.headers = request.headers;
    asked.headers.append({ "Host", request.url.authority().toLatin1() });
    asked.body = request.body;
    return asked;
}

net::HttpResponse toNet(sandbox::Response response)
{
    return { response.status, std::move(response.headers), std::move(response.body) };
}

void SandboxTransport::route(QString host, QByteArray pathPrefix, Handler handler)
{
    m_routes.push_back({ std::move(host), std::move(pathPrefix), std::move(handler) });
}

const SandboxTransport::Route *SandboxTransport::routeOf(const QUrl &url) const
{
    const QByteArray path = url.path(QUrl::FullyEncoded).toLatin1();
    for (const Route &route : m_routes) {
        if ((route.host.isEmpty() || route.host == url.host()) && path.startsWith(route.pathPrefix))
            return &route;
    }
    return nullptr;
}

QCoro::Task<Result<net::HttpResponse>> SandboxTransport::send(net::HttpRequest request)
{
    m_sent.append(request);
    const Route *route = routeOf(request.url);
    if (!route)
        co_return fail(ErrorKind::Offline, QStringLiteral("no host %1").arg(request.url.host()));
    const Fate fate = m_weather ? m_weather(request) : Fate::Deliver;
    if (fate == Fate::NoNetwork)
        co_return fail(ErrorKind::Offline, QStringLiteral("the network is down"));
    if (fate == Fate::LoseRequest)
        co_return fail(ErrorKind::Timeout, QStringLiteral("the connection ended before an answer came"));

    sandbox::Response response = route->handler(toSandbox(request));
    if (m_rewrite)
        m_rewrite(request, response);
    if (fate == Fate::LoseAnswer)
        response.wire = sandbox::Wire::DropAfterWork;
    switch (response.wire) {
    case sandbox::Wire::Send:
        co_return toNet(std::move(response));
    case sandbox::Wire::DropAfterWork:
    case sandbox::Wire::Truncate: // The transport notices that the announced length did not come.
        co_return fail(ErrorKind::Timeout, QStringLiteral("the connection ended before an answer came"));
    case sandbox::Wire::Hang:
        co_await m_clock.sleep(request.timeout);
        co_return fail(ErrorKind::Timeout, QStringLiteral("no answer in time"));
    }
    Q_UNREACHABLE();
}

} // namespace sluice::testing
