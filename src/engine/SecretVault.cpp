#include "engine/SecretVault.h"

namespace sluice::engine {

namespace {
QString tokensKey(const QString &connection)
{
    return QStringLiteral("tokens/") + connection;
}
} // namespace

QString clientSecretKey(const QString &clientId)
{
    return QStringLiteral("client/") + clientId;
}

QCoro::Task<Result<net::Tokens>> SecretVault::load(QString connection)
{
    const Result<QByteArray> stored = co_await m_store.read(tokensKey(connection));
    if (!stored)
        co_return tl::unexpected(stored.error());
    co_return net::Tokens::fromJson(*stored);
}

QCoro::Task<Result<void>> SecretVault::store(QString connection, net::Tokens tokens)
{
    co_return co_await m_store.write(tokensKey(connection), tokens.toJson());
}

QCoro::Task<Result<void>> SecretVault::remove(QString connection)
{
    co_return co_await m_store.remove(tokensKey(connection));
}

} // namespace sluice::engine
