#include "net/oauth/TokenEndpoint.h"

#include "FakeClock.h"
#include "FakeTransport.h"

#include <QCoro/QCoroTask>

#include <QTest>

using namespace sluice;
using namespace sluice::net;
using sluice::test::FakeClock;
using sluice::test::FakeTransport;

class TstTokenEndpoint : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRefusalDoesNotRepeatWhatItWasSent()
    {
        FakeClock clock;
        FakeTransport transport([](const HttpRequest &) {
            return FakeTransport::reply(400,
                "{\"error\":\"invalid_grant\",\"error_description\":\"expired: refresh_token=5Aep861abcDEF.1234567\\nsecond\\u001b[31m line\"}");
        });
        OAuthClient client = OAuthClient::salesforce(QStringLiteral("3MVG9"), QUrl(QStringLiteral("https://login.example")));
        TokenEndpoint endpoint(transport, clock, client);

        const Result<Tokens> tokens = QCoro::waitFor(endpoint.refresh({}, "5Aep861abcDEF.1234567"));

        QVERIFY(!tokens);
        QCOMPARE(tokens.error().code, QStringLiteral("invalid_grant"));
        QVERIFY2(tokens.error().detail.contains(QLatin1String("expired: refresh_token=[redacted]")), qPrintable(tokens.error().detail));
        QVERIFY(!tokens.error().detail.contains(QLatin1Char('\n')) && !tokens.error().detail.contains(QChar(0x1b)));
    }

    void theTokenGoesToASafeAddressOrWhereItWent_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QString>("taken");
        const QString before = QStringLiteral("https://before.example");
        QTest::newRow("another one") << QByteArray("https://moved.example") << QStringLiteral("https://moved.example");
        QTest::newRow("on this machine") << QByteArray("http://127.0.0.1:8080") << QStringLiteral("http://127.0.0.1:8080");
        QTest::newRow("not https") << QByteArray("http://moved.example") << before;
        QTest::newRow("no address") << QByteArray("https://moved\\u0000example") << before;
        QTest::newRow("no host") << QByteArray("https:///services") << before;
        QTest::newRow("none") << QByteArray("") << before;
    }

    void theTokenGoesToASafeAddressOrWhereItWent()
    {
        QFETCH(QByteArray, said);
        QFETCH(QString, taken);
        FakeClock clock;
        FakeTransport transport([&](const HttpRequest &) {
            return FakeTransport::reply(200, "{\"access_token\":\"a\",\"instance_url\":\"" + said + "\"}");
        });
        TokenEndpoint endpoint(transport, clock, OAuthClient::salesforce(QStringLiteral("3MVG9"), QUrl(QStringLiteral("https://login.example"))));
        Tokens before;
        before.instanceUrl = QUrl(QStringLiteral("https://before.example"));

        const Result<Tokens> tokens = QCoro::waitFor(endpoint.refresh(before, "r"));

        QVERIFY(tokens);
        QCOMPARE(tokens->instanceUrl, QUrl(taken));
    }

    void aLifetimeWithoutAnEndThatMattersHasNone_data()
    {
        QTest::addColumn<QByteArray>("seconds");
        QTest::addColumn<bool>("ends");
        QTest::newRow("an hour") << QByteArray("3600") << true;
        QTest::newRow("an hour, as text") << QByteArray("\"3600\"") << true;
        QTest::newRow("five years") << QByteArray("156032154") << true;
        QTest::newRow("past the year ten thousand") << QByteArray("315360000000") << false;
        QTest::newRow("more than can be counted") << QByteArray("\"9223372036854775807\"") << false;
        QTest::newRow("none") << QByteArray("0") << false;
        QTest::newRow("less than none") << QByteArray("-5") << false;
    }

    void aLifetimeWithoutAnEndThatMattersHasNone()
    {
        QFETCH(QByteArray, seconds);
        QFETCH(bool, ends);
        FakeClock clock;
        FakeTransport transport([&](const HttpRequest &) {
            return FakeTransport::reply(200, "{\"access_token\":\"a\",\"expires_in\":" + seconds + '}');
        });
        TokenEndpoint endpoint(transport, clock, OAuthClient::salesforce(QStringLiteral("3MVG9"), QUrl(QStringLiteral("https://login.example"))));

        const Result<Tokens> tokens = QCoro::waitFor(endpoint.refresh({}, "r"));

        QVERIFY(tokens);
        QCOMPARE(tokens->expiresAt.has_value(), ends);
        QCOMPARE(Tokens::fromJson(tokens->toJson()).value_or(Tokens()), *tokens);
    }
};

QTEST_GUILESS_MAIN(TstTokenEndpoint)
#include "tst_token_endpoint.moc"
