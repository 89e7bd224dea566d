#pragma once

#include "net/oauth/TokenKeeper.h"
#include "sim/Life.h"
#include "sim/TwoSystems.h"

namespace sluice::sim {

/// The key store of the machine: what lies in it survives the program.
class Safe {
public:
    /// A person signs in to everything, or signs in again. New grants, new tokens.
    void signIn(TwoSystems &systems);
    bool needsSignIn() const;

    QHash<QString, net::Tokens> tokens; ///< By connection: "salesforce" or the realm.
};

/// The registration with which a connection was made.
net::OAuthClient registrationOf(const QString &connection, const TwoSystems &systems);

/// The safe as one life of the program reaches it.
class LifeVault final : public net::TokenVault {
public:
    LifeVault(Safe &safe, Life &life)
        : m_safe(safe)
        , m_life(life)
    {
    }

    QCoro::Task<Result<net::Tokens>> load(QString connection) override
    {
        const auto found = m_safe.tokens.constFind(connection);
        if (found == m_safe.tokens.cend())
            co_return fail(ErrorKind::NotFound, QStringLiteral("nobody is signed in"));
        co_return net::Tokens(*found);
    }
    QCoro::Task<Result<void>> store(QString connection, net::Tokens tokens) override
    {
        m_life.point();
        if (m_life.isDead())
            co_return fail(ErrorKind::Storage, QStringLiteral("dead"));
        m_safe.tokens.insert(connection, std::move(tokens));
        m_life.point();
        co_return Result<void> {};
    }

private:
    Safe &m_safe;
    Life &m_life;
};

} // namespace sluice::sim
