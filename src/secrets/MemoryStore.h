#pragma once

#include "secrets/SecretStore.h"

#include <QMap>

namespace sluice::secrets {

/// Secrets for as long as the process lives: for tests and the simulator.
class MemoryStore final : public SecretStore {
public:
    QCoro::Task<Result<QByteArray>> read(QString key) override;
    QCoro::Task<Result<void>> write(QString key, QByteArray secret) override;
    QCoro::Task<Result<void>> remove(QString key) override;

private:
    QMap<QString, QByteArray> m_secrets;
};

} // namespace sluice::secrets
