#include "engine/Stop.h"

namespace sluice::engine {

QCoro::Task<Result<net::HttpResponse>> StoppableTransport::send(net::HttpRequest request)
{
    if (m_stop.isRaised())
        co_return fail(ErrorKind::Cancelled, QStringLiteral("stopped"));
    co_return co_await m_inner.send(std::move(request));
}

} // namespace sluice::engine
