#include "net/oauth/LoopbackListener.h"
#include "net/oauth/RedirectInbox.h"

#include <QCoro/QCoroTask>

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QUrl>

using namespace sluice;
using namespace sluice::net;
using namespace std::chrono_literals;

class TstLoopbackListener : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<LoopbackListener> m_listener;
    std::unique_ptr<RedirectInbox> m_inbox;

    QByteArray ask(const QByteArray &requestLine, const QByteArray &headers = {}, const QByteArray &host = {},
        const QHostAddress &address = QHostAddress(QHostAddress::LocalHost))
    {
        QTcpSocket socket;
        socket.connectToHost(address, m_listener->port());
        const QByteArray named = host.isEmpty() ? "localhost:" + QByteArray::number(m_listener->port()) : host;
        socket.write(requestLine + " HTTP/1.1\r\nHost: " + named + "\r\n" + headers + "\r\n");
        waitUntilClosed(socket);
        return socket.readAll();
    }

    static void waitUntilClosed(QTcpSocket &socket)
    {
        [[maybe_unused]] const bool closed
            = QTest::qWaitFor([&socket] { return socket.state() == QAbstractSocket::UnconnectedState; }, 5'000);
    }

    static QByteArray statusOf(const QByteArray &answer) { return answer.mid(9, 3); }
    static QByteArray locationOf(const QByteArray &answer)
    {
        const qsizetype at = answer.indexOf("Location: ");
        return at < 0 ? QByteArray() : answer.mid(at + 10, answer.indexOf("\r\n", at) - at - 10);
    }

private Q_SLOTS:
    void init()
    {
        Result<std::unique_ptr<LoopbackListener>> made = LoopbackListener::listen({ 0 });
        QVERIFY(made);
        m_listener = std::move(*made);
        m_inbox = std::make_unique<RedirectInbox>("right-state");
        m_listener->deliverTo(*m_inbox);
    }

    void cleanup()
    {
        m_listener.reset();
        m_inbox.reset();
    }

    void aRedirectWithTheRightStateArrivesOnceAndLeavesTheAddressBar()
    {
        const QByteArray first = ask("GET /callback?code=aPrx%2F%2B%3D%3D&state=right-state&realmId=9341450000000000");
        const QByteArray again = ask("GET /callback?code=other&state=right-state");
        const QByteArray page = ask("GET /done");

        QCOMPARE(statusOf(first), QByteArray("302"));
        QCOMPARE(locationOf(first), QByteArray("/done"));
        QCOMPARE(locationOf(again), QByteArray("/done"));
        QCOMPARE(statusOf(page), QByteArray("200"));
        QVERIFY(page.contains("Cache-Control: no-store"));
        const Result<Redirect> redirect = QCoro::waitFor(m_inbox->wait(1s));
        QVERIFY(redirect);
        QCOMPARE(redirect->code, QStringLiteral("aPrx/+==")); // Decoded once.
        QCOMPARE(redirect->realm, QStringLiteral("9341450000000000"));
    }

    void bothAddressesOfLocalhostAreServed()
    {
        const QByteArray answer = ask("GET /favicon.ico", {}, {}, QHostAddress(QHostAddress::LocalHostIPv6));
        QTcpServer probe;
        if (!probe.listen(QHostAddress::LocalHostIPv6, 0))
            QSKIP("this machine has no ::1");
        QCOMPARE(statusOf(answer), QByteArray("204"));
    }

    void aStrangersStateIsTurnedAwayAndTheWaitGoesOn()
    {
        const QByteArray answer = ask("GET /callback?code=evil&state=wrong-state");
        QCOMPARE(locationOf(answer), QByteArray("/failed"));
        QCOMPARE(locationOf(ask("GET /callback?error=access_denied")), QByteArray("/failed"));
        QCOMPARE(QCoro::waitFor(m_inbox->wait(50ms)).error().code, QStringLiteral("wrong_state"));

        m_inbox = std::make_unique<RedirectInbox>("right-state");
        m_listener->deliverTo(*m_inbox);
        ask("GET /callback?code=evil&state=wrong-state");
        ask("GET /callback?code=good&state=right-state");
        QCOMPARE(QCoro::waitFor(m_inbox->wait(1s))->code, QStringLiteral("good"));
    }

    void aRefusalEndsTheWaitWithItsOwnWord()
    {
        const QByteArray answer
            = ask("GET /callback?error=access_denied&error_description=end-user+denied+authorization&state=right-state");
        QCOMPARE(locationOf(answer), QByteArray("/failed"));
        const Result<Redirect> redirect = QCoro::waitFor(m_inbox->wait(1s));
        QCOMPARE(redirect.error().kind, ErrorKind::Rejected);
        QCOMPARE(redirect.error().code, QStringLiteral("access_denied"));
        QCOMPARE(redirect.error().detail, QStringLiteral("end-user denied authorization"));
    }

    void nothingThatWasSentComesBack()
    {
        for (const QByteArray &target : { QByteArray("/callback?error=<script>alert(1)</script>&state=x"),
                 QByteArray("/callback?error=marker&error_description=marker&state=right-state"), QByteArray("/marker"), QByteArray("/failed?marker"),
                 QByteArray("/done?marker") }) {
            const QByteArray answer = ask("GET " + target);
            QVERIFY(!answer.isEmpty());
            QVERIFY2(!answer.contains("marker") && !answer.contains("script>"), answer.constData());
        }
    }

    void otherRequestsGetTheirPlainAnswer_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QByteArray>("status");
        const auto row = [](const char *name, const char *line, const char *status, const char *headers = "", const char *host = "") {
            QTest::newRow(name) << QByteArray(line) << QByteArray(headers) << QByteArray(host) << QByteArray(status);
        };
        row("favicon", "GET /favicon.ico", "204");
        row("another path", "GET /", "404");
        row("a path that begins alike", "GET /callback2?code=x&state=right-state", "404");
        row("another method", "POST /callback", "405", "Content-Length: 0\r\n");
        row("preflight of a public page", "OPTIONS /callback", "204", "Access-Control-Request-Private-Network: true\r\n");
        row("another preflight", "OPTIONS /callback", "405");
        row("a name of somebody else's", "GET /callback?code=x&state=right-state", "400", "", "rebound.example:17171");
        row("no HTTP", "HELLO", "400");
        row("a head without end", "GET /x", "431", QByteArray("X: " + QByteArray(40'000, 'x') + "\r\n").constData());
    }

    void otherRequestsGetTheirPlainAnswer()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, headers);
        QFETCH(QByteArray, host);
        QFETCH(QByteArray, status);

        QCOMPARE(statusOf(ask(line, headers, host)), status);
        QCOMPARE(QCoro::waitFor(m_inbox->wait(10ms)).error().code, QStringLiteral("nothing_came_back"));
    }

    void aBusyPortIsPassedOver()
    {
        const quint16 busy = m_listener->port();
        QCOMPARE(LoopbackListener::listen({ busy }).error().code, QStringLiteral("ports_busy"));
        const auto next = LoopbackListener::listen({ busy, 0 });
        QVERIFY(next);
        QVERIFY((*next)->port() != busy);
        QTcpServer onlyV6; // Somebody holds the other half of localhost.
        QVERIFY(onlyV6.listen(QHostAddress::LocalHostIPv6, 0));
        QCOMPARE(LoopbackListener::listen({ onlyV6.serverPort() }).error().kind, ErrorKind::Conflict);
    }

    void cancellingEndsTheWaitAndSoDoesTheEndOfTheInbox()
    {
        std::optional<Result<Redirect>> outcome;
        auto wait = [](RedirectInbox &inbox, std::optional<Result<Redirect>> &into) -> QCoro::Task<> {
            into = co_await inbox.wait(60s);
        };
        wait(*m_inbox, outcome);
        m_inbox.reset();
        QVERIFY(outcome.has_value());
        QCOMPARE(outcome->error().kind, ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TstLoopbackListener)
#include "tst_loopback_listener.moc"
