#include "secrets/MemoryStore.h"

namespace sluice::secrets {

QCoro::Task<Result<QByteArray>> MemoryStore::read(QString key)
{
    if (!m_secrets.contains(key))
        co_return fail(ErrorKind::NotFound, QStringLiteral("no secret is stored as %1").arg(key));
    co_return m_secrets.value(key);
}

QCoro::Task<Result<void>> MemoryStore::write(QString key, QByteArray secret)
{
    m_secrets.insert(key, secret);
    co_return Result<void>();
}

QCoro::Task<Result<void>> MemoryStore::remove(QString key)
{
    m_secrets.remove(key);
    co_return Result<void>();
}

} // namespace sluice::secrets
