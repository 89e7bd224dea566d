#pragma once

#include "crm/salesforce/Client.h"
#include "sandbox/salesforce/Service.h"
#include "support/JumpClock.h"
#include "support/MemorySink.h"
#include "support/SandboxTransport.h"

#include <QTest>

namespace sluice::testing {

using namespace Qt::Literals::StringLiterals;
using sandbox::FaultKind;
using sandbox::Value;

inline constexpr Instant kStart = fromMs(1'795'500'000'000);

/// A token source that opens a new session at the stand-in when the old one was refused.
class OrgTokens final : public net::TokenSource {
public:
    explicit OrgTokens(sandbox::salesforce::Service &service, Clock &clock)
        : m_service(service)
        , m_clock(clock)
    {
    }

    QCoro::Task<Result<net::Access>> access() override
    {
        if (m_token.isEmpty())
            open();
        co_return net::Access { m_token, QUrl(u"http://org.test"_s) };
    }

    QCoro::Task<Result<net::Access>> accessAfterRefusal(QByteArray) override
    {
        ++renewals;
        if (!renewable)
            co_return fail(ErrorKind::SignInNeeded, u"the grant is gone"_s);
        open();
        co_return net::Access { m_token, QUrl(u"http://org.test"_s) };
    }

    int renewals = 0;
    bool renewable = true;

private:
    void open()
    {
        sandbox::salesforce::PendingCode code;
        code.clientId = u"client"_s;
        code.userId = m_service.org().userIdOf({});
        code.scopes = QStringList { u"api"_s, u"refresh_token"_s };
        code.issued = m_clock.now();
        sandbox::salesforce::Grants &grants = m_service.oauth().grants();
        m_token = grants.openSession(grants.open(code, m_clock.now()), m_service.org().organizationId(), m_clock.now()).toLatin1();
    }

    sandbox::salesforce::Service &m_service;
    Clock &m_clock;
    QByteArray m_token;
};

/// What a client keeps between two starts.
class HeldMemory final : public salesforce::Memory {
public:
    QString recall(const QString &name) const override { return texts.value(name); }
    void keep(const QString &name, const QString &text) override { texts[name] = text; }

    QMap<QString, QString> texts;
};

/// One org of the stand-in and the client that works with it.
struct World {
    explicit World(bool multiCurrency = true, salesforce::Session session = {})
        : service(sandboxClock, { .clientId = u"client"_s, .redirectUris = {}, .baseUrl = u"http://org.test"_s, .organizationId = {},
                                  .multiCurrency = multiCurrency })
        , client({ transport, clock, random, tokens }, std::move(session))
    {
        transport.route(u"org.test"_s, "/", [this](const sandbox::Request &request) { return service.handle(request); });
        profile = org().put(u"Profile"_s, Value::object({ { u"Name"_s, u"Admin"_s } }));
        user = org().put(u"User"_s, Value::object({ { u"Username"_s, u"ann@acme.example"_s }, { u"LastName"_s, u"Lee"_s },
            { u"FirstName"_s, u"Ann"_s }, { u"Name"_s, u"Ann Lee"_s }, { u"Email"_s, u"Ann@Acme.Example"_s }, { u"IsActive"_s, true },
            { u"ProfileId"_s, profile } }));
    }

    sandbox::salesforce::Org &org() { return service.org(); }

    QString put(const QString &object, Value::Members members) { return org().put(object, Value::object(std::move(members))); }

    QString account(const QString &name) { return put(u"Account"_s, { { u"Name"_s, name }, { u"OwnerId"_s, user } }); }

    QString deal(const QString &name, const QString &accountId, const QByteArray &amount, const QString &stage = u"Closed Won"_s)
    {
        return put(u"Opportunity"_s, { { u"Name"_s, name }, { u"AccountId"_s, accountId }, { u"StageName"_s, stage },
                                       { u"CloseDate"_s, u"2026-10-30"_s }, { u"OwnerId"_s, user },
                                       { u"Amount"_s, Value::number(amount) } });
    }

    void strike(FaultKind kind, int times, QByteArray method = {}, QByteArray path = {})
    {
        service.faults().add({ kind, std::move(method), std::move(path), 0, times });
    }

    Result<PullReport> pull() { return QCoro::waitFor(client.pull(&sink)); }

    /// Everything so far lies before the overlap, and has been read once more.
    void settle()
    {
        QVERIFY(pull().has_value());
        sandboxClock.advance(std::chrono::minutes(30));
        QVERIFY(pull().has_value());
    }

    sandbox::SandboxClock sandboxClock { kStart };
    JumpClock clock { sandboxClock };
    SeededRandom random { 7 };
    SandboxTransport transport { clock };
    sandbox::salesforce::Service service;
    OrgTokens tokens { service, clock };
    salesforce::Client client;
    MemorySink sink;
    QString profile, user;
};

} // namespace sluice::testing
