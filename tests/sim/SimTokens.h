#pragma once

#include "net/oauth/TokenSource.h"
#include "sim/TwoSystems.h"

namespace sluice::sim {

/// Tokens of the org; a refused one is replaced by a new session.
class OrgTokens final : public net::TokenSource {
public:
    explicit OrgTokens(TwoSystems &systems)
        : m_systems(systems)
    {
    }

    QCoro::Task<Result<net::Access>> access() override
    {
        if (m_token.isEmpty())
            open();
        co_return net::Access { m_token, QUrl(QStringLiteral("http://org.test")) };
    }
    QCoro::Task<Result<net::Access>> accessAfterRefusal(QByteArray refused) override
    {
        if (refused == m_token)
            open();
        co_return net::Access { m_token, QUrl(QStringLiteral("http://org.test")) };
    }

private:
    void open()
    {
        sandbox::salesforce::PendingCode code;
        code.clientId = QStringLiteral("client");
        code.userId = m_systems.crm().org().userIdOf({});
        code.scopes = QStringList { QStringLiteral("api"), QStringLiteral("refresh_token") };
        code.issued = m_systems.timeline().now();
        sandbox::salesforce::Grants &grants = m_systems.crm().oauth().grants();
        const std::size_t grant = grants.open(code, code.issued);
        m_token = grants.openSession(grant, m_systems.crm().org().organizationId(), code.issued).toLatin1();
    }

    TwoSystems &m_systems;
    QByteArray m_token;
};

/// Tokens of one company; a refused one is replaced by those of a new grant.
class RealmTokens final : public net::TokenSource {
public:
    RealmTokens(TwoSystems &systems, QString realm)
        : m_systems(systems)
        , m_realm(std::move(realm))
    {
    }

    QCoro::Task<Result<net::Access>> access() override
    {
        if (m_token.isEmpty())
            m_token = m_systems.books().connect(m_realm).accessToken.toLatin1();
        co_return net::Access { m_token, {} };
    }
    QCoro::Task<Result<net::Access>> accessAfterRefusal(QByteArray refused) override
    {
        if (refused == m_token)
            m_token = m_systems.books().connect(m_realm).accessToken.toLatin1();
        co_return net::Access { m_token, {} };
    }

private:
    TwoSystems &m_systems;
    QString m_realm;
    QByteArray m_token;
};

} // namespace sluice::sim
