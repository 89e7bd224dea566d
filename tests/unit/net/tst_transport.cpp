#include "net/QnamTransport.h"

#include "ScriptedServer.h"

#include <QCoro/QCoroTask>

#include <QProcess>
#include <QTest>

using namespace sluice;
using namespace sluice::net;
using namespace std::chrono_literals;
using sluice::test::ScriptedServer;
using Answer = ScriptedServer::Answer;
using Then = Answer::Then;

Q_DECLARE_METATYPE(Then)

class TstTransport : public QObject {
    Q_OBJECT

private:
    QnamTransport m_transport { "Sluice/test" };

    static HttpRequest post(const QUrl &url, const QByteArray &body)
    {
        HttpRequest request;
        request.method = "POST";
        request.url = url;
        request.body = body;
        request.headers = { { "Content-Type", "application/json" } };
        request.timeout = 5s;
        return request;
    }

    Result<HttpResponse> send(HttpRequest request) { return QCoro::waitFor(m_transport.send(std::move(request))); }

private Q_SLOTS:
    void aServerThatHangsUpSeesOneRequest_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Then>("then");
        QTest::addColumn<bool>("onUsedConnection");
        for (const QByteArray &method : { QByteArray("POST"), QByteArray("PATCH"), QByteArray("DELETE") }) {
            for (const bool used : { false, true }) {
                for (const Then then : { Then::Close, Then::Reset }) {
                    for (const QByteArray &body : { QByteArray("{\"a\":1}"), QByteArray(200'000, 'x'), QByteArray() }) {
                        QTest::addRow("%s, %lld bytes, %s, %s connection", method.constData(),
                            static_cast<long long>(body.size()), then == Then::Close ? "closed" : "reset",
                            used ? "used" : "fresh")
                            << method << body << then << used;
                    }
                }
            }
        }
    }

    void aServerThatHangsUpSeesOneRequest()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, body);
        QFETCH(Then, then);
        QFETCH(bool, onUsedConnection);
        ScriptedServer server([then](const QByteArray &request) {
            if (request.startsWith("GET /warm"))
                return Answer { ScriptedServer::response("200 OK", "{}"), Then::KeepOpen };
            return Answer { {}, then };
        });
        if (onUsedConnection) {
            HttpRequest warm;
            warm.url = server.url(QStringLiteral("/warm"));
            QVERIFY(send(warm));
            server.requests.clear();
        }

        HttpRequest request = post(server.url(QStringLiteral("/invoice")), body);
        request.method = method;
        const Result<HttpResponse> answer = send(request);
        QTest::qWait(50); // A second request would come at once.

        QCOMPARE(server.requests.size(), 1);
        QVERIFY(server.requests.first().endsWith(body));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Timeout);
    }

    void anAnswerComesBackWhole()
    {
        ScriptedServer server([](const QByteArray &) {
            return Answer { ScriptedServer::response("201 Created", "{\"id\":1}", "X-One: a\r\nx-two: b\r\n") };
        });

        const Result<HttpResponse> answer = send(post(server.url(QStringLiteral("/a?b=c%20d")), "{}"));

        QVERIFY(answer);
        QCOMPARE(answer->status, 201);
        QCOMPARE(answer->body, QByteArray("{\"id\":1}"));
        QCOMPARE(answer->header("x-one"), QByteArray("a"));
        QCOMPARE(answer->header("X-Two"), QByteArray("b"));
        const QByteArray request = server.requests.first();
        QVERIFY(request.startsWith("POST /a?b=c%20d HTTP/1.1\r\n"));
        QVERIFY(request.contains("User-Agent: Sluice/test\r\n"));
        QVERIFY(request.contains("gzip"));
        QVERIFY(request.contains("Content-Length: 2\r\n"));
    }

    void aRefusalKeepsItsStatusAndBody_data()
    {
        QTest::addColumn<QByteArray>("statusLine");
        QTest::addColumn<int>("status");
        QTest::newRow("300") << QByteArray("300 Multiple Choices") << 300;
        QTest::newRow("302, not followed") << QByteArray("302 Found") << 302;
        QTest::newRow("400") << QByteArray("400 Bad Request") << 400;
        QTest::newRow("401") << QByteArray("401 Unauthorized") << 401;
        QTest::newRow("403") << QByteArray("403 Forbidden") << 403;
        QTest::newRow("404") << QByteArray("404 Not Found") << 404;
        QTest::newRow("409") << QByteArray("409 Conflict") << 409;
        QTest::newRow("420") << QByteArray("420 Enhance") << 420;
        QTest::newRow("429") << QByteArray("429 Too Many Requests") << 429;
        QTest::newRow("500") << QByteArray("500 Internal Server Error") << 500;
        QTest::newRow("503") << QByteArray("503 Service Unavailable") << 503;
    }

    void aRefusalKeepsItsStatusAndBody()
    {
        QFETCH(QByteArray, statusLine);
        QFETCH(int, status);
        ScriptedServer server([&](const QByteArray &) {
            return Answer { ScriptedServer::response(statusLine, "[\"no\"]",
                "WWW-Authenticate: Bearer realm=\"Intuit\", error=\"invalid_token\"\r\nLocation: /elsewhere\r\n") };
        });

        const Result<HttpResponse> answer = send(post(server.url(), "{}"));

        QVERIFY(answer);
        QCOMPARE(answer->status, status);
        QCOMPARE(answer->body, QByteArray("[\"no\"]"));
        QCOMPARE(server.requests.size(), 1);
    }

    void aBasicChallengeIsAnAnswerToo()
    {
        ScriptedServer server([](const QByteArray &) {
            return Answer { ScriptedServer::response(
                "401 Unauthorized", "{\"error\":\"invalid_client\"}", "WWW-Authenticate: Basic realm=\"x\"\r\n") };
        });
        HttpRequest request = post(server.url(), "grant_type=x");
        request.headers.append(qMakePair(QByteArray("Authorization"), QByteArray("Basic YTpi")));

        const Result<HttpResponse> answer = send(request);

        QVERIFY(answer);
        QCOMPARE(answer->status, 401);
        QCOMPARE(answer->body, QByteArray("{\"error\":\"invalid_client\"}"));
        QCOMPARE(server.requests.size(), 1);
    }

    void aTruncatedAnswerIsNoAnswer()
    {
        ScriptedServer server([](const QByteArray &) {
            return Answer { "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"records\":[", Then::Close };
        });

        const Result<HttpResponse> answer = send(post(server.url(), "{}"));

        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Timeout);
        QCOMPARE(server.requests.size(), 1);
    }

    void silenceIsTimeoutOnceTheRequestHasLeft()
    {
        ScriptedServer server([](const QByteArray &) { return Answer {}; });
        HttpRequest request = post(server.url(), "{}");
        request.timeout = 100ms;

        const Result<HttpResponse> answer = send(request);

        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Timeout);
        QCOMPARE(server.requests.size(), 1);
    }

    void aHostThatTakesNoConnectionIsOfflineSoon()
    {
        ScriptedServer server([](const QByteArray &) { return Answer {}; }); // It never speaks TLS.
        QnamTransport transport("Sluice/test", { .connection = 200ms, .whole = 60s });
        HttpRequest request = post(server.url(), "{}");
        request.url.setScheme(QStringLiteral("https"));
        request.timeout = 60s;

        const Result<HttpResponse> answer = QCoro::waitFor(transport.send(request));

        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Offline); // Nothing left: it may go again.
        QCOMPARE(answer.error().detail, QStringLiteral("no connection in time"));
    }

    void theWaitForAConnectionIsNotThatForAnAnswer()
    {
        ScriptedServer server([](const QByteArray &) { return Answer {}; });
        QnamTransport transport("Sluice/test", { .connection = 50ms, .whole = 60s });
        HttpRequest request = post(server.url(), "{}");
        request.timeout = 400ms;

        const Result<HttpResponse> answer = QCoro::waitFor(transport.send(request));

        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Timeout);
        QCOMPARE(answer.error().detail, QStringLiteral("no answer in time"));
    }

    void anAnswerThatTricklesEndsAtLast()
    {
        ScriptedServer server([](const QByteArray &) { return Answer {}; });
        QnamTransport transport("Sluice/test", { .connection = 10s, .whole = 200ms });
        HttpRequest request = post(server.url(), "{}");
        request.timeout = 60s;

        const Result<HttpResponse> answer = QCoro::waitFor(transport.send(request));

        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Timeout);
    }

    void aClosedPortIsOffline()
    {
        QUrl url;
        {
            ScriptedServer gone([](const QByteArray &) { return Answer {}; });
            url = gone.url();
        }

        const Result<HttpResponse> answer = send(post(url, "{}"));

        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Offline);
    }

    void aPageThatUnpacksFarIsRead()
    {
        const QByteArray big = '[' + QByteArray(20'000'000, ' ') + ']';
        QProcess gzip;
        gzip.start(QStringLiteral("gzip"), { QStringLiteral("-c") });
        gzip.write(big);
        gzip.closeWriteChannel();
        QVERIFY(gzip.waitForFinished());
        const QByteArray packed = gzip.readAllStandardOutput();
        QVERIFY(packed.size() * 40 < big.size());
        ScriptedServer server([&](const QByteArray &) {
            return Answer { ScriptedServer::response("200 OK", packed, "Content-Encoding: gzip\r\n") };
        });
        HttpRequest request;
        request.url = server.url();

        const Result<HttpResponse> answer = send(request);

        QVERIFY(answer);
        QCOMPARE(answer->body.size(), big.size());
    }

    void aBrokenPackingIsABadReply()
    {
        ScriptedServer server([](const QByteArray &) {
            return Answer { ScriptedServer::response("200 OK", "this is no gzip", "Content-Encoding: gzip\r\n") };
        });
        HttpRequest request;
        request.url = server.url();

        const Result<HttpResponse> answer = send(request);

        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::BadReply);
    }

    void plainHttpGoesToLoopbackOnly_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("loopback");
        QTest::newRow("localhost") << QStringLiteral("http://localhost:1/") << true;
        QTest::newRow("127.0.0.1") << QStringLiteral("http://127.0.0.1:1/") << true;
        QTest::newRow("127.9.9.9") << QStringLiteral("http://127.9.9.9:1/") << true;
        QTest::newRow("::1") << QStringLiteral("http://[::1]:1/") << true;
        QTest::newRow("a name that begins alike") << QStringLiteral("http://localhost.example/") << false;
        QTest::newRow("a number that begins alike") << QStringLiteral("http://127.0.0.1.example/") << false;
        QTest::newRow("all addresses") << QStringLiteral("http://0.0.0.0:1/") << false;
        QTest::newRow("a neighbour") << QStringLiteral("http://192.168.0.1/") << false;
        QTest::newRow("another scheme") << QStringLiteral("ftp://localhost/") << false;
        QTest::newRow("a file") << QStringLiteral("file:///etc/hostname") << false;
    }

    void plainHttpGoesToLoopbackOnly()
    {
        QFETCH(QString, url);
        QFETCH(bool, loopback);

        HttpRequest request;
        request.url = QUrl(url);
        request.timeout = 200ms;
        const Result<HttpResponse> answer = send(request);

        QVERIFY(!answer);
        QCOMPARE(answer.error().code == QStringLiteral("plain_http"), !loopback);
        QCOMPARE(answer.error().kind, loopback ? ErrorKind::Offline : ErrorKind::Usage);
    }

    void aServerWithoutTlsIsOfflineForHttps()
    {
        ScriptedServer server([](const QByteArray &) { return Answer { "HTTP/1.1 400 Bad Request\r\n\r\n", Then::Close }; });
        HttpRequest request = post(server.url(), "{}");
        request.url.setScheme(QStringLiteral("https"));
        request.timeout = 1s; // The server waits for a request that it can read.

        const Result<HttpResponse> answer = send(request);

        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Offline);
    }

    void noCallWaitsForAnotherToTheSameHost()
    {
        constexpr int kCalls = 10; // As many as QuickBooks takes at once.
        ScriptedServer server([](const QByteArray &) { return Answer {}; });
        QnamTransport transport("Sluice/test");

        std::vector<QCoro::Task<Result<HttpResponse>>> running;
        for (int i = 0; i < kCalls; ++i)
            running.push_back(transport.send(HttpRequest { .url = server.url() }));

        QTRY_COMPARE(server.requests.size(), kCalls);
    }

    void callsUnderWayEndWithTheTransport()
    {
        ScriptedServer server([](const QByteArray &) { return Answer {}; });
        auto transport = std::make_unique<QnamTransport>("Sluice/test");
        std::optional<Result<HttpResponse>> outcome;
        auto call = [](QnamTransport &over, HttpRequest request, std::optional<Result<HttpResponse>> &into) -> QCoro::Task<> {
            into = co_await over.send(std::move(request));
        };
        auto running = call(*transport, post(server.url(), "{}"), outcome);
        QTRY_COMPARE(server.requests.size(), 1);

        transport.reset();

        QVERIFY(outcome.has_value());
        QCOMPARE(outcome->error().kind, ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TstTransport)
#include "tst_transport.moc"
