#pragma once

#include "net/Http.h"

#include <QList>

#include <functional>

namespace sluice::test {

/// A transport that does what the test says, at once, and keeps what it was given.
class FakeTransport final : public net::Transport {
public:
    using Script = std::function<Result<net::HttpResponse>(const net::HttpRequest &)>;

    explicit FakeTransport(Script scriptGiven = {})
        : script(std::move(scriptGiven))
    {
    }

    QCoro::Task<Result<net::HttpResponse>> send(net::HttpRequest request) override
    {
        requests.append(request);
        co_return script(request);
    }

    static net::HttpResponse reply(int status, const QByteArray &body) { return { status, {}, body }; }

    Script script;
    QList<net::HttpRequest> requests;
};

} // namespace sluice::test
