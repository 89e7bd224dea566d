#include "net/HttpClient.h"
#include "net/QnamTransport.h"
#include "net/oauth/AssertionRefusal.h"
#include "net/oauth/KeySignIn.h"
#include "net/oauth/SignIn.h"
#include "net/oauth/SignInProblem.h"
#include "net/oauth/TokenKeeper.h"
#include "sandbox/salesforce/Service.h"
#include "support/TestRsaKey.h"
#include "wire/signin/Bridge.h"

#include <QCoro/QCoroTask>

#include <QTest>

using namespace sluice;
using namespace sluice::net;
using namespace std::chrono_literals;
using sluice::test::bridgeTo;
using sluice::test::MemoryVault;
using sluice::test::ScriptedServer;
using sluice::testing::TestRsaKey;

/// The sign-in by key over real sockets against the stand-in, which checks every signature for itself.
class TstWireKeySignIn : public QObject {
    Q_OBJECT

private:
    const Instant m_start = *parseInstant(QStringView(u"2026-11-24T12:00:00.000Z"));
    sandbox::SandboxClock m_sandboxClock { m_start };
    SystemClock m_clock { m_start };
    SeededRandom m_random { 11 };
    QnamTransport m_transport { "Sluice/test" };
    TestRsaKey m_key, m_other; // Making one takes a while.
    std::unique_ptr<sandbox::salesforce::Service> m_org;
    std::unique_ptr<ScriptedServer> m_server;

    OAuthClient client() const { return OAuthClient::salesforce(QStringLiteral("3MVG9.test"), m_server->url()); }
    SigningKey key() const { return { QStringLiteral("ann@acme.example"), m_key.privatePem() }; }

    Result<SignedIn> signIn(Clock *clock, const QString &ownerExpected = {})
    {
        KeyOrder order { client(), key(), ownerExpected };
        return QCoro::waitFor(signInByKey(&m_transport, clock, &m_random, std::move(order)));
    }
    Result<SignedIn> signIn() { return signIn(&m_clock); }

    bool wasSent(const QByteArray &text) const
    {
        return std::any_of(m_server->requests.begin(), m_server->requests.end(),
            [&text](const QByteArray &request) { return request.contains(text); });
    }

private Q_SLOTS:
    void init()
    {
        sandbox::salesforce::Options options;
        options.clientId = QStringLiteral("3MVG9.test");
        m_org = std::make_unique<sandbox::salesforce::Service>(m_sandboxClock, options);
        sandbox::Value user = sandbox::Value::object();
        user.set(QStringLiteral("Username"), QStringLiteral("ann@acme.example"));
        user.set(QStringLiteral("Email"), QStringLiteral("ann@acme.example"));
        user.set(QStringLiteral("LastName"), QStringLiteral("Lee"));
        user.set(QStringLiteral("IsActive"), true);
        QVERIFY(!m_org->org().put(QStringLiteral("User"), user).isEmpty());
        m_server = std::make_unique<ScriptedServer>(
            bridgeTo([this](const sandbox::Request &request) { return m_org->handle(request); }));
        m_org->setBaseUrl(m_server->url({}).toString());
        QVERIFY(m_org->oauth().jwt().registerKey(m_key.certificatePem()));
        m_org->switches().jwtPreAuthorised = true;
        m_sandboxClock.set(m_clock.now());
    }

    void aKeySignsInAndSaysWhoItIs()
    {
        const Result<SignedIn> signedIn = signIn();

        QVERIFY2(signedIn, signedIn ? "" : qPrintable(signedIn.error().code + signedIn.error().detail));
        QCOMPARE(signedIn->person.email, QStringLiteral("ann@acme.example"));
        QCOMPARE(signedIn->tokens.orgId, m_org->org().organizationId());
        QVERIFY(signedIn->tokens.refreshToken.isEmpty());
        QCOMPARE(signedIn->tokens.signingKey, std::optional(key()));
        QVERIFY(!wasSent("PRIVATE KEY") && !wasSent("authorize"));
    }

    void aDeadSessionIsSignedAnewAndTheCallGoesOn()
    {
        const Result<SignedIn> signedIn = signIn();
        QVERIFY(signedIn);
        MemoryVault vault;
        MemoryRefreshLock lock(m_clock);
        TokenKeeper keeper({ QStringLiteral("c"), client(), m_transport, m_clock, m_random, vault, lock });
        QVERIFY(QCoro::waitFor(keeper.adopt(signedIn->tokens)));
        QByteArray token = signedIn->tokens.accessToken;
        for (int round = 0; round < 3; ++round) {
            m_org->oauth().grants().expireSessions();

            const Result<Access> renewed = QCoro::waitFor(keeper.accessAfterRefusal(token));

            QVERIFY2(renewed, renewed ? "" : qPrintable(renewed.error().code + renewed.error().detail));
            QVERIFY(renewed->token != token);
            token = renewed->token;
        }
        QVERIFY(!wasSent("refresh_token"));

        QVERIFY(QCoro::waitFor(signOut(&m_transport, &m_clock, client(), vault.tokens.value(QStringLiteral("c")))));
        QVERIFY(wasSent("token=" + token.toPercentEncoding())); // All that there is to revoke.
    }

    void aWrongClockIsToldBySeconds_data()
    {
        QTest::addColumn<int>("offSeconds");
        QTest::addColumn<QString>("says");
        QTest::newRow("behind") << -3600 << QStringLiteral("s behind Salesforce's");
        QTest::newRow("ahead") << 3600 << QStringLiteral("s ahead of Salesforce's");
    }

    void aWrongClockIsToldBySeconds()
    {
        QFETCH(int, offSeconds);
        QFETCH(QString, says);
        SystemClock wrong(m_clock.now() + std::chrono::seconds(offSeconds));

        const Result<SignedIn> signedIn = signIn(&wrong);

        QCOMPARE(signedIn.error().code, QStringLiteral("jwt_clock"));
        const QString why = describeSignIn(signedIn.error(), Provider::Salesforce).why;
        QVERIFY2(why.contains(says), qPrintable(why));
        const auto off = clockOff(signedIn.error());
        QVERIFY(off && std::abs(off->count() - offSeconds) <= 30);
    }

    void whatWasGrantedBeforeARefusalIsGivenBack()
    {
        const Result<SignedIn> signedIn = signIn(&m_clock, QStringLiteral("00D000000000999AAA"));

        QCOMPARE(signedIn.error().code, QStringLiteral("other_org"));
        QVERIFY(wasSent("POST /services/oauth2/revoke"));
    }

    void everyRefusalReachesThePersonAsWhatItIs_data()
    {
        QTest::addColumn<QString>("code");
        for (const char *code : { "jwt_not_approved", "jwt_assertion", "jwt_off", "jwt_ip", "jwt_audience", "invalid_client_id" })
            QTest::newRow(code) << QString::fromLatin1(code);
    }

    void everyRefusalReachesThePersonAsWhatItIs()
    {
        QFETCH(QString, code);
        KeyOrder order { client(), key(), {} };
        if (code == QLatin1String("jwt_not_approved"))
            m_org->switches().jwtPreAuthorised = false;
        if (code == QLatin1String("jwt_assertion"))
            order.key.pem = m_other.privatePem();
        if (code == QLatin1String("jwt_off"))
            m_org->oauth().jwt() = {};
        if (code == QLatin1String("jwt_ip"))
            m_org->switches().jwtIpRestricted = true;
        if (code == QLatin1String("jwt_audience"))
            m_org->setBaseUrl(QStringLiteral("http://127.0.0.1:1"));
        if (code == QLatin1String("invalid_client_id"))
            order.client.id = QStringLiteral("another");

        const Result<SignedIn> signedIn
            = QCoro::waitFor(signInByKey(&m_transport, &m_clock, &m_random, std::move(order)));

        QVERIFY(!signedIn);
        QCOMPARE(signedIn.error().code, code);
        const SignInProblem problem = describeSignIn(signedIn.error(), Provider::Salesforce);
        QVERIFY(!problem.what.isEmpty() && !problem.why.isEmpty() && !problem.whatToDo.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TstWireKeySignIn)
#include "tst_wire_key_sign_in.moc"
