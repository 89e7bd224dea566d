#pragma once

#include "net/oauth/Tokens.h"

#include <QCoro/QCoroTask>

namespace sluice::net {

/// Where tokens are kept: one value a connection, found by its id. The engine binds it to the secret store.
class TokenVault {
public:
    TokenVault() = default;
    TokenVault(const TokenVault &) = delete;
    TokenVault &operator=(const TokenVault &) = delete;
    virtual ~TokenVault() = default;

    /// What is stored now, by whichever process. Errors: NotFound, Storage, Damaged.
    virtual QCoro::Task<Result<Tokens>> load(QString connection) = 0;

    /// Durable on return: what was stored survives the loss of power. Errors: Storage.
    virtual QCoro::Task<Result<void>> store(QString connection, Tokens tokens) = 0;
};

} // namespace sluice::net
