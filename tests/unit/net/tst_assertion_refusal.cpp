#include "net/oauth/AssertionRefusal.h"
#include "net/oauth/SignInProblem.h"
#include "net/oauth/TokenEndpoint.h"

#include "FakeClock.h"
#include "FakeTransport.h"

#include <QCoro/QCoroTask>

#include <QTest>

using namespace sluice;
using namespace sluice::net;
using namespace std::chrono_literals;
using sluice::test::FakeClock;
using sluice::test::FakeTransport;

namespace {

const Instant kThere = *parseInstant(QStringView(u"2026-11-06T08:49:37Z")); // As kDate says it.
const QByteArray kDate = "Fri, 06 Nov 2026 08:49:37 GMT";

Error refusalOf(int status, const QByteArray &body, QList<QPair<QByteArray, QByteArray>> headers = {}, Instant now = kThere)
{
    FakeClock clock(now);
    FakeTransport transport([&](const HttpRequest &) -> Result<HttpResponse> { return HttpResponse { status, headers, body }; });
    TokenEndpoint endpoint(transport, clock, OAuthClient::salesforce(QStringLiteral("3MVG9"), QUrl(QStringLiteral("https://login.example"))));
    const Result<Tokens> tokens = QCoro::waitFor(endpoint.exchangeAssertion({}, "a.b.c"));
    return tokens ? Error {} : tokens.error();
}

QByteArray said(const char *error, const char *description)
{
    return QByteArray("{\"error\":\"") + error + "\",\"error_description\":\"" + description + "\"}";
}

} // namespace

/// Salesforce has one error for most reasons and tells them apart in words: each must reach a person as what it is.
class TstAssertionRefusal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyReasonHasItsOwnCodeAndSentences_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("why");
        QTest::addColumn<QString>("toDo");
        const auto row = [](const char *error, const char *description, const char *code, const char *why, const char *toDo) {
            QTest::newRow(description) << said(error, description) << QString::fromLatin1(code) << QString::fromLatin1(why) << QString::fromLatin1(toDo);
        };
        row("invalid_grant", "user hasn't approved this consumer", "jwt_not_approved", "has approved the app", "permission set");
        row("invalid_app_access", "user is not admin approved to access this app", "jwt_not_approved", "has approved the app", "permission set");
        row("invalid_grant", "Audience validation failed", "jwt_audience", "another kind of org", "https://test.salesforce.com");
        row("invalid_grant", "audience is invalid", "jwt_audience", "another kind of org", "https://test.salesforce.com");
        row("invalid_grant", "invalid assertion", "jwt_assertion", "certificate", "Upload the certificate");
        row("invalid_grant", "expired authorization code", "jwt_clock", "clock", "set the clock");
        row("invalid_grant", "ip restricted or invalid login hours", "jwt_ip", "address", "Login IP Ranges");
        row("inactive_user", "user is inactive", "inactive_user", "inactive", "activate");
        row("invalid_grant", "authentication failure", "inactive_user", "inactive", "activate");
        row("unsupported_grant_type", "grant type not supported", "jwt_off", "does not allow", "JWT bearer flow");
        row("invalid_grant", "something new", "jwt_refused", "something new", "in Salesforce");
    }

    void everyReasonHasItsOwnCodeAndSentences()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, code);
        QFETCH(QString, why);
        QFETCH(QString, toDo);

        const Error error = refusalOf(400, body);
        const SignInProblem problem = describeSignIn(error, Provider::Salesforce);

        QCOMPARE(error.code, code);
        QCOMPARE(error.kind, ErrorKind::SignInNeeded);
        QVERIFY(needsMoreThanSignIn(error));
        QVERIFY2(problem.why.contains(why), qPrintable(problem.why));
        QVERIFY2(problem.whatToDo.contains(toDo), qPrintable(problem.whatToDo));
        QVERIFY(!clockOff(error));
    }

    void whatIsNoRefusalOfTheUserStaysWhatItIs_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("code");
        const auto kind = [](ErrorKind of) { return static_cast<int>(of); };
        QTest::newRow("consumer key") << 400 << said("invalid_client_id", "client identifier invalid") << kind(ErrorKind::Rejected) << QStringLiteral("invalid_client_id");
        QTest::newRow("down") << 503 << QByteArray("invalid assertion") << kind(ErrorKind::Timeout) << QString();
        QTest::newRow("too many") << 429 << said("rate_limit_exceeded", "invalid assertion") << kind(ErrorKind::RateLimited) << QStringLiteral("rate_limit_exceeded");
        QTest::newRow("a proxy") << 403 << QByteArray("<html>expired</html>") << kind(ErrorKind::BadReply) << QString();
    }

    void whatIsNoRefusalOfTheUserStaysWhatItIs()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        QFETCH(QString, code);

        const Error error = refusalOf(status, body);

        QCOMPARE(static_cast<int>(error.kind), kind);
        QCOMPARE(error.code, code);
    }

    void aWrongClockIsToldByTheAnswersDate_data()
    {
        QTest::addColumn<QByteArray>("description");
        QTest::addColumn<qint64>("offSeconds");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("why");
        const QByteArray expired = "expired authorization code", assertion = "invalid assertion";
        QTest::newRow("behind") << expired << qint64(-312) << QStringLiteral("jwt_clock") << QStringLiteral("312 s behind Salesforce's");
        QTest::newRow("ahead") << assertion << qint64(4000) << QStringLiteral("jwt_clock") << QStringLiteral("4000 s ahead of Salesforce's");
        QTest::newRow("a little") << expired << qint64(-20) << QStringLiteral("jwt_clock") << QStringLiteral("may be wrong");
        QTest::newRow("not the clock's fault") << assertion << qint64(20) << QStringLiteral("jwt_assertion") << QStringLiteral("certificate");
        QTest::newRow("nothing to do with it") << QByteArray("Audience validation failed") << qint64(-312) << QStringLiteral("jwt_audience") << QStringLiteral("org");
    }

    void aWrongClockIsToldByTheAnswersDate()
    {
        QFETCH(QByteArray, description);
        QFETCH(qint64, offSeconds);
        QFETCH(QString, code);
        QFETCH(QString, why);

        const Error error = refusalOf(400, said("invalid_grant", description.constData()), { { "Date", kDate } }, kThere + std::chrono::seconds(offSeconds));

        QCOMPARE(error.code, code);
        const QString told = describeSignIn(error, Provider::Salesforce).why;
        QVERIFY2(told.contains(why), qPrintable(told));
    }

    void aDateThatIsNoneIsNotBelieved()
    {
        const Error error = refusalOf(400, said("invalid_grant", "expired authorization code"), { { "Date", "yesterday" } }, kThere + 1h);
        QCOMPARE(error.code, QStringLiteral("jwt_clock"));
        QVERIFY(!clockOff(error));
    }

    void theAssertionIsNotRepeatedFromAnAnswer()
    {
        const Error error = refusalOf(400, said("invalid_grant", "bad assertion=eyJhbGciOiJSUzI1NiJ9.eyJhdWQi.x given"));
        QVERIFY2(!error.detail.contains(QLatin1String("eyJ")), qPrintable(error.detail));
    }

    void aRequestHoldsTheAssertionAndNothingElse()
    {
        FakeClock clock;
        FakeTransport transport([](const HttpRequest &) -> Result<HttpResponse> {
            return HttpResponse { 200, {}, "{\"access_token\":\"t\",\"id\":\"https://login.example/id/00D1/0051\"}" };
        });
        TokenEndpoint endpoint(transport, clock, OAuthClient::salesforce(QStringLiteral("3MVG9"), QUrl(QStringLiteral("https://login.example"))));

        const Result<Tokens> tokens = QCoro::waitFor(endpoint.exchangeAssertion({}, "a.b-_.c"));

        QVERIFY(tokens);
        QCOMPARE(tokens->accessToken, QByteArray("t"));
        QCOMPARE(tokens->orgId, QStringLiteral("00D1"));
        QVERIFY(!tokens->expiresAt);
        const HttpRequest &sent = transport.requests.first();
        QCOMPARE(sent.url, QUrl(QStringLiteral("https://login.example/services/oauth2/token")));
        QCOMPARE(sent.body, QByteArray("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=a.b-_.c"));
    }
};

QTEST_GUILESS_MAIN(TstAssertionRefusal)
#include "tst_assertion_refusal.moc"
