#include "net/HttpClient.h"

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

class CountingTokens final : public TokenSource {
public:
    QCoro::Task<Result<Access>> access() override
    {
        co_return Access { "t" + QByteArray::number(renewals), QUrl(QStringLiteral("https://acme.my.salesforce.com")) };
    }
    QCoro::Task<Result<Access>> accessAfterRefusal(QByteArray refused) override
    {
        Q_ASSERT(refused == "t" + QByteArray::number(renewals));
        ++renewals;
        Result<Access> next = co_await access();
        co_return next;
    }
    int renewals = 0;
};

Result<void> judge(const HttpResponse &response)
{
    if (response.status == 401)
        return fail(ErrorKind::SignInNeeded, QStringLiteral("401"));
    if (response.status == 429)
        return fail(ErrorKind::RateLimited, QStringLiteral("429"));
    if (response.status >= 500)
        return fail(ErrorKind::Timeout, QStringLiteral("5xx"));
    if (response.status >= 400)
        return fail(ErrorKind::Rejected, QStringLiteral("4xx"));
    return {};
}

} // namespace

class TstHttpClient : public QObject {
    Q_OBJECT

private:
    struct Bench {
        explicit Bench(QList<Result<HttpResponse>> answersGiven)
            : answers(std::move(answersGiven))
        {
            clock.runsByItself = true;
            transport.script = [this](const HttpRequest &) { return answers.takeFirst(); };
        }
        QList<Result<HttpResponse>> answers;
        FakeClock clock;
        FakeTransport transport;
        SeededRandom random { 1 };
        RateLimiter limiter { clock, { { { 100, 1s } }, 4 } };
        CountingTokens tokens;
        HttpClient client { { transport, clock, random, limiter, tokens, judge, {}, 60s } };

        Result<HttpResponse> read()
        {
            HttpRequest request;
            request.url = QUrl(QStringLiteral("/services/data/v64.0/limits"));
            return QCoro::waitFor(client.read(request));
        }
        Result<HttpResponse> write()
        {
            HttpRequest request;
            request.method = "POST";
            request.url = QUrl(QStringLiteral("https://quickbooks.example/v3/company/1/invoice"));
            request.body = "{}";
            return QCoro::waitFor(client.write(request));
        }
    };

    static Result<HttpResponse> status(int code) { return HttpResponse { code, {}, "{}" }; }
    static Result<HttpResponse> error(ErrorKind kind) { return fail(kind, QStringLiteral("x")); }

private Q_SLOTS:
    void aCallCarriesTheTokenAndGoesToItsInstance()
    {
        Bench bench({ status(200) });

        QVERIFY(bench.read());

        const HttpRequest &sent = bench.transport.requests.first();
        QCOMPARE(sent.url, QUrl(QStringLiteral("https://acme.my.salesforce.com/services/data/v64.0/limits")));
        QVERIFY(sent.headers.contains(qMakePair(QByteArray("Authorization"), QByteArray("Bearer t0"))));
        QCOMPARE(bench.client.calls(), 1);
    }

    void aReadIsRepeatedUntilItWorks()
    {
        Bench bench({ error(ErrorKind::Timeout), status(503), error(ErrorKind::Offline), status(200) });

        QVERIFY(bench.read());

        QCOMPARE(bench.transport.requests.size(), 4);
        QCOMPARE(bench.clock.sleeps.size(), 3);
    }

    void aReadThatNeverWorksEndsWithItsLastError()
    {
        Bench bench({ status(503), status(503), status(503), status(503), error(ErrorKind::Offline) });

        const Result<HttpResponse> answer = bench.read();

        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Offline);
    }

    void aRefusalIsNotRepeated()
    {
        Bench bench({ status(400) });
        QCOMPARE(bench.read().error().kind, ErrorKind::Rejected);
    }

    void aWriteLeavesOnceWhateverHappens_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("no answer") << 0;
        QTest::newRow("server error") << 500;
        QTest::newRow("slow down") << 429;
        QTest::newRow("refused") << 400;
    }

    void aWriteLeavesOnceWhateverHappens()
    {
        QFETCH(int, status);
        Bench bench({ status == 0 ? error(ErrorKind::Timeout) : TstHttpClient::status(status) });

        QVERIFY(!bench.write());

        QCOMPARE(bench.transport.requests.size(), 1);
    }

    void aRefusedTokenIsRenewedOnceForAReadAndAWrite()
    {
        Bench reading({ status(401), status(200) });
        QVERIFY(reading.read());
        Bench writing({ status(401), status(200) });
        QVERIFY(writing.write());

        QCOMPARE(writing.tokens.renewals, 1);
        QVERIFY(writing.transport.requests.last().headers.contains(qMakePair(QByteArray("Authorization"), QByteArray("Bearer t1"))));
    }

    void theTokenNeverLeavesForAHostThatAReplyNamed()
    {
        Bench bench({ status(200) });
        HttpRequest request;
        request.url = QUrl(QStringLiteral("//elsewhere.example/services/data/v64.0/query/0r8")); // Relative, and with a host.

        const Result<HttpResponse> refused = QCoro::waitFor(bench.client.read(request));

        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().kind, ErrorKind::BadReply);
        QVERIFY(bench.transport.requests.isEmpty());
    }

    void aSecondRefusalIsFinal()
    {
        Bench bench({ status(401), status(401) });

        QCOMPARE(bench.read().error().kind, ErrorKind::SignInNeeded);
        QCOMPARE(bench.tokens.renewals, 1);
    }

    void slowDownRestsTheWholeConnection()
    {
        Bench bench({ status(429), status(200) });
        const Instant start = bench.clock.now();

        QVERIFY(bench.read());

        QVERIFY(bench.clock.now() - start >= 60s);
        QCOMPARE(toMs(bench.limiter.counters().pausedUntil), toMs(start + 60s));
    }

    void aNamedPauseIsKept()
    {
        HttpResponse slow { 429, { { "Retry-After", "7" } }, {} };
        Bench bench({ slow, status(200) });
        const Instant start = bench.clock.now();

        QVERIFY(bench.read());

        QCOMPARE(toMs(bench.clock.now()), toMs(start + 7s));
    }

    void aPauseOfDaysIsAskedAboutBeforeItsEnd_data()
    {
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("seconds") << QByteArray("31536000");
        QTest::newRow("a date") << QByteArray("Fri, 01 Jan 2038 00:00:00 GMT");
    }

    void aPauseOfDaysIsAskedAboutBeforeItsEnd()
    {
        QFETCH(QByteArray, named);
        HttpResponse slow { 429, { { "Retry-After", named } }, {} };
        Bench bench({ slow });
        const Instant start = bench.clock.now();

        const Result<HttpResponse> answer = bench.read();

        QVERIFY(!answer);
        QCOMPARE(toMs(bench.limiter.counters().pausedUntil), toMs(start + 15min));
    }
};

QTEST_GUILESS_MAIN(TstHttpClient)
#include "tst_http_client.moc"
