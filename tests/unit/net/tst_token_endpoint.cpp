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
};

QTEST_GUILESS_MAIN(TstTokenEndpoint)
#include "tst_token_endpoint.moc"
