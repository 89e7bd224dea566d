#include "SalesforceFixture.h"
#include "support/TestRsaKey.h"

#include "net/oauth/JwtAssertion.h"

#include <QTest>

using namespace sluice;
using namespace sluice::sandbox;
using namespace sluice::sandbox::salesforce;
using namespace std::chrono_literals;
using sluice::testing::TestRsaKey;

namespace {

const QByteArray kGrant = "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=";

} // namespace

class tst_salesforce_jwt : public QObject {
    Q_OBJECT

private:
    TestRsaKey m_key, m_other; // Making one takes a while.

    net::JwtClaims claims(const SalesforceFixture &f) const
    {
        return { QStringLiteral("3MVG9.sluice"), QStringLiteral("ada@acme.example"), QStringLiteral("http://127.0.0.1:8080"), f.clock.now() + 180s };
    }
    Answer ask(SalesforceFixture &f, const net::JwtClaims &what, const QByteArray &pem) const
    {
        return f.send("POST", "/services/oauth2/token", kGrant + net::signedAssertion(what, { what.subject, pem }).value());
    }
    Answer ask(SalesforceFixture &f) const { return ask(f, claims(f), m_key.privatePem()); }
    void allow(SalesforceFixture &f) const
    {
        QVERIFY(f.service.oauth().jwt().registerKey(m_key.certificatePem()));
        f.service.switches().jwtPreAuthorised = true;
    }

private Q_SLOTS:
    void theAnswerHasWhatTheSheetPromises()
    {
        SalesforceFixture f;
        allow(f);

        const Answer answer = ask(f);

        QCOMPARE(answer.status, 200);
        QVERIFY(answer.body[u"access_token"].toString().startsWith(f.org.organizationId().left(15) + u'!'));
        QVERIFY(!answer.body.has(u"refresh_token") && !answer.body.has(u"expires_in"));
        QCOMPARE(answer.body[u"id"].toString(), QStringLiteral("http://127.0.0.1:8080/id/%1/%2").arg(f.org.organizationId(), f.user));
        QCOMPARE(answer.body[u"instance_url"].toString(), QStringLiteral("http://127.0.0.1:8080"));
        f.token = answer.body[u"access_token"].toString().toLatin1();
        QCOMPARE(f.data("GET", "/limits").status, 200);
        QCOMPARE(f.get("/services/oauth2/userinfo").body[u"email"].toString(), QStringLiteral("ada@acme.example"));
    }

    void everyRefusalHasItsText_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("description");
        const auto row = [](const char *what, const char *error, const char *description) {
            QTest::newRow(what) << QString::fromLatin1(what) << QString::fromLatin1(error) << QString::fromLatin1(description);
        };
        row("no key registered", "unsupported_grant_type", "grant type not supported");
        row("another key", "invalid_grant", "invalid assertion");
        row("changed", "invalid_grant", "invalid assertion");
        row("no signature", "invalid_grant", "invalid assertion");
        row("no assertion", "invalid_grant", "invalid assertion");
        row("another algorithm", "invalid_grant", "invalid assertion");
        row("too long ahead", "invalid_grant", "invalid assertion");
        row("another app", "invalid_client_id", "client identifier invalid");
        row("another audience", "invalid_grant", "Audience validation failed");
        row("over", "invalid_grant", "expired authorization code");
        row("unknown user", "invalid_grant", "user hasn't approved this consumer");
        row("no user", "invalid_grant", "user hasn't approved this consumer");
        row("not approved", "invalid_grant", "user hasn't approved this consumer");
        row("inactive", "inactive_user", "user is inactive");
        row("restricted", "invalid_grant", "ip restricted");
    }

    void everyRefusalHasItsText()
    {
        QFETCH(QString, what);
        QFETCH(QString, error);
        QFETCH(QString, description);
        SalesforceFixture f;
        if (what != QStringLiteral("no key registered"))
            allow(f);
        net::JwtClaims said = claims(f);
        QByteArray pem = m_key.privatePem();
        if (what == QStringLiteral("another key"))
            pem = m_other.privatePem();
        if (what == QStringLiteral("too long ahead"))
            said.expiresAt = f.clock.now() + 10min;
        if (what == QStringLiteral("another app"))
            said.issuer += u'x';
        if (what == QStringLiteral("another audience"))
            said.audience = QStringLiteral("https://login.salesforce.com");
        if (what == QStringLiteral("over"))
            said.expiresAt = f.clock.now();
        if (what == QStringLiteral("unknown user"))
            said.subject = QStringLiteral("nobody@acme.example");
        if (what == QStringLiteral("no user"))
            said.subject.clear();
        if (what == QStringLiteral("not approved")) {
            f.service.switches().jwtPreAuthorised = false;
            f.service.oauth().grants().revokeAll();
        }
        if (what == QStringLiteral("inactive"))
            QVERIFY(f.org.update(QStringLiteral("User"), f.user, json(R"({"IsActive":false})"), {}));
        if (what == QStringLiteral("restricted"))
            f.service.switches().jwtIpRestricted = true;
        QByteArray assertion = net::signedAssertion(said, { said.subject, pem }).value();
        const QList<QByteArray> parts = assertion.split('.');
        if (what == QStringLiteral("changed"))
            assertion = parts[0] + '.' + QByteArray(parts[1]).replace(4, 1, parts[1][4] == 'x' ? "y" : "x") + '.' + parts[2];
        if (what == QStringLiteral("no signature"))
            assertion = parts[0] + '.' + parts[1] + '.';
        if (what == QStringLiteral("no assertion"))
            assertion = "hello";
        if (what == QStringLiteral("another algorithm"))
            assertion = QByteArray(R"({"alg":"none"})").toBase64(QByteArray::Base64UrlEncoding) + '.' + parts[1] + '.' + parts[2];

        const Answer answer = f.send("POST", "/services/oauth2/token", kGrant + assertion);

        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.body[u"error"].toString(), error);
        QCOMPARE(answer.body[u"error_description"].toString(), description);
    }

    void whoSignedInOnceIsApproved()
    {
        SalesforceFixture f; // Ada signs in by browser in it.
        QVERIFY(f.service.oauth().jwt().registerKey(m_key.publicPem()));
        QCOMPARE(ask(f).status, 200);

        f.service.oauth().grants().revokeAll();

        QCOMPARE(ask(f).status, 400);
    }

    void manySignInsByKeyPushNoGrantOut()
    {
        SalesforceFixture f;
        allow(f);
        const QByteArray refreshToken = f.signIn().body[u"refresh_token"].toString().toLatin1();
        const QByteArray first = ask(f).body[u"access_token"].toString().toLatin1();
        for (int i = 0; i < 10; ++i)
            QCOMPARE(ask(f).status, 200);

        QCOMPARE(f.refresh(refreshToken).status, 200);
        f.token = first;
        QCOMPARE(f.data("GET", "/limits").status, 200); // A new session ends no other.
    }

    void aRevokedSessionEndsAlone()
    {
        SalesforceFixture f;
        allow(f);
        const QByteArray one = ask(f).body[u"access_token"].toString().toLatin1();
        const QByteArray two = ask(f).body[u"access_token"].toString().toLatin1();

        QCOMPARE(f.send("POST", "/services/oauth2/revoke", "token=" + one.toPercentEncoding()).status, 200);

        f.token = one;
        QCOMPARE(f.data("GET", "/limits").status, 401);
        f.token = two;
        QCOMPARE(f.data("GET", "/limits").status, 200);
        QCOMPARE(ask(f).status, 200);
    }

    void onlyAnRsaKeyIsRegistered()
    {
        JwtBearer jwt;
        QVERIFY(!jwt.registerKey("hush") && !jwt.registerKey(m_key.privatePem()) && !jwt.registerKey({}));
        QVERIFY(!jwt.hasKey());
        QVERIFY(jwt.registerKey(m_key.publicPem()) && jwt.registerKey(m_key.certificatePem()));
    }
};

QTEST_GUILESS_MAIN(tst_salesforce_jwt)
#include "tst_salesforce_jwt.moc"
