#pragma once

#include "net/oauth/TokenVault.h"
#include "sandbox/Http.h"
#include "unit/net/ScriptedServer.h"

#include <QMap>

#include <functional>

namespace sluice::test {

/// Carries a request over a real socket into a stand-in and its answer back.
inline ScriptedServer::Script bridgeTo(std::function<sandbox::Response(const sandbox::Request &)> handle)
{
    return [handle = std::move(handle)](const QByteArray &bytes) {
        const qsizetype end = bytes.indexOf("\r\n\r\n");
        const QList<QByteArray> lines = bytes.left(end).split('\n');
        const QList<QByteArray> words = lines.first().trimmed().split(' ');
        sandbox::Request request;
        request.method = words.value(0);
        request.target = words.value(1);
        for (const QByteArray &line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            request.headers.append(qMakePair(line.left(colon).trimmed(), line.mid(colon + 1).trimmed()));
        }
        request.body = bytes.mid(end + 4);
        const sandbox::Response response = handle(request);
        if (response.wire == sandbox::Wire::DropAfterWork)
            return ScriptedServer::Answer { {}, ScriptedServer::Answer::Then::Close };
        QByteArray headers;
        for (const auto &[name, value] : response.headers)
            headers += name + ": " + value + "\r\n";
        return ScriptedServer::Answer { ScriptedServer::response(
            QByteArray::number(response.status) + " Status", response.body, headers) };
    };
}

/// Tokens for as long as the test lives.
class MemoryVault final : public net::TokenVault {
public:
    QCoro::Task<Result<net::Tokens>> load(QString connection) override
    {
        if (!tokens.contains(connection))
            co_return fail(ErrorKind::NotFound, QStringLiteral("none"));
        co_return tokens.value(connection);
    }
    QCoro::Task<Result<void>> store(QString connection, net::Tokens given) override
    {
        tokens.insert(connection, given);
        co_return Result<void>();
    }
    QMap<QString, net::Tokens> tokens;
};

} // namespace sluice::test
