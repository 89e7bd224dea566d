#pragma once

#include "net/oauth/TokenVault.h"
#include "secrets/SecretStore.h"

namespace sluice::engine {

/// Keeps tokens in the secret store, one value a connection.
class SecretVault final : public net::TokenVault {
public:
    explicit SecretVault(secrets::SecretStore &store)
        : m_store(store)
    {
    }
    QCoro::Task<Result<net::Tokens>> load(QString connection) override;
    QCoro::Task<Result<void>> store(QString connection, net::Tokens tokens) override;
    QCoro::Task<Result<void>> remove(QString connection);

private:
    secrets::SecretStore &m_store;
};

/// Key of a client secret in the secret store.
QString clientSecretKey(const QString &clientId);

} // namespace sluice::engine
