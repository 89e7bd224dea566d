#include "WireClient.h"

#include "app/sandbox/Gzip.h"
#include "support/SandboxProgram.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using sluice::testing::SandboxProgram;
using sluice::testing::WireClient;

namespace {

const QStringList kSmall { QStringLiteral("--deals"), QStringLiteral("150"), QStringLiteral("--now"),
                           QStringLiteral("2026-10-30T09:00:00Z") };

QUrl originOf(const SandboxProgram &program)
{
    return QUrl(program.text("salesforce", "login_url"));
}

QJsonDocument get(const SandboxProgram &program, const QByteArray &target)
{
    WireClient client(originOf(program));
    return QJsonDocument::fromJson(client.call("GET", target).body);
}

/// Plans one fault for the next Salesforce version list.
void plan(const SandboxProgram &program, const QByteArray &kind)
{
    WireClient client(originOf(program));
    const auto answer = client.call("POST", "/control/faults",
                                    R"({"system":"salesforce","path":"/services/data","kind":")" + kind + "\"}");
    QCOMPARE(answer.status, 200);
}

/// The id of an invoice of the first company that is not paid.
QByteArray openInvoice(const SandboxProgram &program)
{
    const QByteArray realm = program.realms().constFirst().toLatin1();
    for (const QJsonValue &invoice : get(program, "/control/quickbooks/" + realm + "/invoice").array()) {
        if (invoice[QLatin1String("Balance")].toDouble() > 0)
            return invoice[QLatin1String("Id")].toString().toLatin1();
    }
    return {};
}

} // namespace

class TestSandboxProgram : public QObject {
    Q_OBJECT

    SandboxProgram m_program;

private Q_SLOTS:
    void initTestCase()
    {
        const QString trouble = m_program.start(kSmall);
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    }

    void theAnnouncementSaysEverythingThatAClientNeeds()
    {
        for (const auto &[section, key] : { std::pair("salesforce", "login_url"), std::pair("salesforce", "client_id"),
                                            std::pair("quickbooks", "discovery_url"), std::pair("quickbooks", "api_url"),
                                            std::pair("quickbooks", "client_id"), std::pair("quickbooks", "client_secret") })
            QVERIFY2(!m_program.text(section, key).isEmpty(), key);
        QCOMPARE(m_program.realms().size(), 2);
        QCOMPARE(originOf(m_program).host(), QStringLiteral("127.0.0.1"));
        QVERIFY(m_program.controlUrl().endsWith(QLatin1String("/control")));
    }

    void bothSystemsAnswerUnderTheirOwnPaths()
    {
        const QByteArray discovery = QUrl(m_program.text("quickbooks", "discovery_url")).path().toLatin1();

        QVERIFY(get(m_program, "/services/data").array().size() > 5);
        QVERIFY(get(m_program, discovery).object().contains(QLatin1String("token_endpoint")));
        QVERIFY(get(m_program, "/.well-known/openid-configuration").object().contains(QLatin1String("token_endpoint")));
    }

    void oneConnectionServesManyRequests()
    {
        WireClient client(originOf(m_program));

        for (int i = 0; i < 5; ++i)
            QCOMPARE(client.call("GET", "/services/data").status, 200);
        QVERIFY(client.isOpen());
        QVERIFY(client.call("GET", "/services/data", {}, { "Connection: close" }).whole);
        QTRY_VERIFY(!client.isOpen() || client.call("GET", "/services/data").status == 0);
    }

    void bodiesArePackedBothWays()
    {
        WireClient client(originOf(m_program));

        const auto plain = client.call("GET", "/control/planted");
        const auto packed = client.call("GET", "/control/planted", {}, { "Accept-Encoding: gzip" });
        QCOMPARE(packed.headers.value("content-encoding"), QByteArray("gzip"));
        QVERIFY(packed.body.size() < plain.body.size());
        QCOMPARE(sluice::sandbox::unpackGzip(packed.body, 10'000'000).value_or(QByteArray()), plain.body);

        const QByteArray order = sluice::sandbox::packGzip(R"({"seconds":0})");
        QCOMPARE(client.call("POST", "/control/advance", order, { "Content-Encoding: gzip" }).status, 200);
        QCOMPARE(client.call("POST", "/control/advance", order.chopped(6), { "Content-Encoding: gzip" }).status, 400);
    }

    void largeBodiesArePackedOnceAndStayRight()
    {
        WireClient client(originOf(m_program));
        const QByteArray target = "/control/quickbooks/" + m_program.realms().constFirst().toLatin1() + "/invoice";

        const auto plain = client.call("GET", target);
        QVERIFY(plain.body.size() > 64 * 1024);
        for (int run = 0; run < 2; ++run) {
            const auto packed = client.call("GET", target, {}, { "Accept-Encoding: gzip" });
            QVERIFY(packed.body.size() < plain.body.size() / 2);
            QCOMPARE(sluice::sandbox::unpackGzip(packed.body, 100'000'000).value_or(QByteArray()), plain.body);
        }
    }

    void anAnswerLeavesAsMuchLaterAsWasAsked()
    {
        WireClient client(originOf(m_program)), other(originOf(m_program));
        const auto setDelay = [&](const QByteArray &ms) {
            return other.call("POST", "/control/slowness", R"({"system":"salesforce","method":"GET","ms":)" + ms + "}").status;
        };
        QCOMPARE(setDelay("300"), 200);
        QElapsedTimer timer;
        timer.start();

        QCOMPARE(client.call("GET", "/services/data").status, 200);
        QVERIFY(timer.elapsed() >= 300);
        QCOMPARE(setDelay("0"), 200);
        QCOMPARE(setDelay("-1"), 400);
    }

    void aHeadHasNoBody()
    {
        WireClient client(originOf(m_program));

        QVERIFY(client.call("HEAD", "/services/data").body.isEmpty());
        QCOMPARE(client.call("GET", "/services/data").status, 200);
    }

    void theWireDoesWhatTheFaultOrders()
    {
        {
            plan(m_program, "drop-after");
            WireClient client(originOf(m_program));
            const auto answer = client.call("GET", "/services/data");
            QCOMPARE(answer.status, 0);
            QVERIFY(answer.closed);
        }
        {
            plan(m_program, "truncate-after");
            WireClient client(originOf(m_program));
            const auto answer = client.call("GET", "/services/data");
            QCOMPARE(answer.status, 200);
            QVERIFY(!answer.whole && !answer.body.isEmpty() && answer.closed);
        }
        {
            plan(m_program, "hang-after");
            WireClient client(originOf(m_program));
            const auto answer = client.call("GET", "/services/data", {}, {}, 700);
            QCOMPARE(answer.status, 0);
            QVERIFY(!answer.closed);
        }
        QVERIFY(get(m_program, "/services/data").array().size() > 5);
    }

    void whatIsNoRequestIsRefused()
    {
        WireClient client(originOf(m_program));
        QCOMPARE(client.raw("HELLO WORLD\r\n\r\n").status, 400);

        WireClient large(originOf(m_program));
        QCOMPARE(large.call("GET", "/services/data", {}, { "X-Long: " + QByteArray(100'000, 'x') }).status, 431);

        WireClient other(originOf(m_program));
        QCOMPARE(other.call("TRACE", "/services/data").status, 405);
    }

    void aTakenPortIsSaidSo()
    {
        SandboxProgram second;

        const QString trouble = second.start(kSmall + QStringList { QStringLiteral("--port"), QString::number(originOf(m_program).port()) });

        QVERIFY2(trouble.contains(QLatin1String("cannot listen")), qPrintable(trouble));
    }

    void theStateFolderKeepsWhatHappened()
    {
        QTemporaryDir folder;
        const QStringList arguments = kSmall + QStringList { QStringLiteral("--state"), folder.path() };
        QByteArray invoice, path;
        {
            SandboxProgram first;
            QCOMPARE(first.start(arguments), QString());
            invoice = openInvoice(first);
            path = "/control/quickbooks/" + first.realms().constFirst().toLatin1();
            WireClient client(originOf(first));
            QCOMPARE(client.call("POST", path + "/pay", "{\"invoice\":\"" + invoice + "\"}").status, 200);
            QCOMPARE(client.call("POST", "/control/advance", R"({"seconds":864000})").status, 200);
        }
        SandboxProgram second;
        QCOMPARE(second.start(arguments), QString());

        const QJsonObject kept = get(second, path + "/invoice/" + invoice).object();
        QCOMPARE(kept[QLatin1String("Balance")].toDouble(), 0.0);
        QVERIFY(get(second, "/control").object()[QLatin1String("now")].toString() >= QLatin1String("2026-11-09T09:00:00"));
    }
};

QTEST_GUILESS_MAIN(TestSandboxProgram)
#include "tst_sandbox_program.moc"
