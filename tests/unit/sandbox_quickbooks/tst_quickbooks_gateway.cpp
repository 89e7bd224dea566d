#include "QuickBooksFixture.h"

#include <QSet>

using namespace Qt::Literals::StringLiterals;
using namespace sluice::sandbox;
using namespace sluice::sandbox::quickbooks;
using namespace std::chrono_literals;

class tst_quickbooks_gateway : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDeadTokenIsRefusedByTheGateway()
    {
        QuickBooksFixture fixture;
        fixture.clock.advance(1h);

        const Response response = fixture.send(kUs, "GET", "preferences");

        QCOMPARE(response.status, 401);
        QVERIFY(response.header("WWW-Authenticate").contains("invalid_token"));
        const Value body = *Value::parse(response.body);
        QVERIFY(!body.has(u"Fault"));
        QCOMPARE(body[u"fault"][u"error"].items()[0][u"code"].toString(), u"3200"_s);
        QCOMPARE(body.at(u"fault.type").toString(), u"AUTHENTICATION"_s);
        QCOMPARE(body[u"time"].toInt(), sluice::toMs(fixture.clock.now()));
    }

    void aTokenOpensItsOwnCompanyOnly()
    {
        QuickBooksFixture fixture;
        fixture.tokens[kUk] = fixture.tokens[kUs];

        const Response response = fixture.send(kUk, "GET", "preferences");

        QCOMPARE(response.status, 403);
        QVERIFY(response.body.contains("3100"));
    }

    void aCompanyCanDisconnectTheApp()
    {
        QuickBooksFixture fixture;
        fixture.service.disconnect(kUs);

        QCOMPARE(fixture.send(kUs, "GET", "preferences").status, 401);
        QCOMPARE(fixture.send(kUk, "GET", "preferences").status, 200);
    }

    void everyAnswerHasItsOwnTid()
    {
        QuickBooksFixture fixture;
        QSet<QByteArray> tids;

        for (int i = 0; i < 50; ++i)
            tids.insert(fixture.send(kUs, "GET", i % 2 ? "preferences" : "invoice/1").header("intuit_tid"));

        QCOMPARE(tids.size(), 50);
        QVERIFY(!tids.contains(QByteArray()));
    }

    void tenASecondAndFiveHundredAMinute()
    {
        QuickBooksFixture fixture;
        fixture.service.setLimits(Limits());
        const auto burst = [&fixture](int calls) {
            int passed = 0;
            for (int i = 0; i < calls; ++i)
                passed += fixture.send(kUs, "GET", "preferences").status == 200;
            return passed;
        };

        QCOMPARE(burst(12), 10);
        QCOMPARE(fixture.send(kUk, "GET", "preferences").status, 200);
        const Response refused = fixture.send(kUs, "GET", "preferences");
        QCOMPARE(refused.status, 429);
        QVERIFY(refused.body.contains("\"code\":\"3001\""));
        QVERIFY(refused.header("Retry-After").isEmpty());
        fixture.clock.advance(1s);
        QCOMPARE(burst(12), 10);
        int inAMinute = 20;
        for (int second = 0; second < 55; ++second) {
            fixture.clock.advance(1s);
            inAMinute += burst(10);
        }
        QCOMPARE(inAMinute, 500);
    }

    void batchesAndParallelCallsHaveTheirOwnLimits()
    {
        QuickBooksFixture fixture;
        Limits limits = Limits::none();
        limits.batchesPerMinute = 2;
        limits.concurrent = 10;
        limits.retryAfter = true;
        fixture.service.setLimits(limits);
        const QByteArray body = "{\"BatchItemRequest\":[{\"Query\":\"select * from Term\"}]}";
        Request request;
        request.target = "/v3/company/" + kUs.toLatin1() + "/preferences";
        request.headers = { { "Authorization", "Bearer " + fixture.tokens[kUs].toLatin1() } };

        QCOMPARE(fixture.send(kUs, "POST", "batch", body).status, 200);
        QCOMPARE(fixture.send(kUs, "POST", "batch", body).status, 200);
        QCOMPARE(fixture.send(kUs, "POST", "batch", body).status, 429);
        QCOMPARE(fixture.send(kUs, "GET", "preferences").status, 200);
        QCOMPARE(fixture.service.handle(request, 10).status, 200);
        QCOMPARE(fixture.service.handle(request, 11).status, 429);
        QCOMPARE(fixture.service.handle(request, 11).header("Retry-After"), QByteArray("60"));
    }

    void plannedFaultsStrike_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("made");
        QTest::addColumn<int>("wire");
        const auto row = [](FaultKind kind, int status, int made, Wire wire = Wire::Send) {
            QTest::newRow(qPrintable(Faults::nameOf(kind))) << int(kind) << status << made << int(wire);
        };
        row(FaultKind::DropBefore, 200, 0, Wire::DropAfterWork);
        row(FaultKind::DropAfter, 200, 1, Wire::DropAfterWork);
        row(FaultKind::HangBefore, 200, 0, Wire::Hang);
        row(FaultKind::HangAfter, 200, 1, Wire::Hang);
        row(FaultKind::Status500Before, 500, 0);
        row(FaultKind::Status500After, 500, 1);
        row(FaultKind::Status503Before, 503, 0);
        row(FaultKind::Status503After, 503, 1);
        row(FaultKind::Status504After, 504, 1);
        row(FaultKind::Html502, 502, 0);
        row(FaultKind::TruncateAfter, 200, 1, Wire::Truncate);
        row(FaultKind::Throttle, 429, 0);
        row(FaultKind::SessionExpired, 401, 0);
        row(FaultKind::FaultInside200, 200, 0);
        row(FaultKind::InternalHiccup, 400, 0);
        row(FaultKind::DuplicateRequest, 400, 1);
    }
    void plannedFaultsStrike()
    {
        QFETCH(int, kind);
        QFETCH(int, status);
        QFETCH(int, made);
        QFETCH(int, wire);
        QuickBooksFixture fixture;
        fixture.service.faults().add({ static_cast<FaultKind>(kind), "POST", "/customer", 0, 1 });

        const Response struck
            = fixture.send(kUs, "POST", "customer?requestid=k", "{\"DisplayName\":\"Acme\"}");
        const qsizetype after = fixture.service.realm(kUs)->all(u"Customer"_s).size();
        const Response again
            = fixture.send(kUs, "POST", "customer?requestid=k", "{\"DisplayName\":\"Acme\"}");

        QCOMPARE(struck.status, status);
        QCOMPARE(int(struck.wire), wire);
        QCOMPARE(int(after), made);
        QCOMPARE(again.status, 200);
        QVERIFY(Value::parse(again.body)->has(u"Customer"));
        QCOMPARE(fixture.service.realm(kUs)->all(u"Customer"_s).size(), 1);
        if (static_cast<FaultKind>(kind) == FaultKind::FaultInside200)
            QCOMPARE(faultCode(*Value::parse(struck.body)), u"6000"_s);
    }

    void aFreshTokenMayBeRefusedOnce()
    {
        QuickBooksFixture fixture;
        fixture.service.setTransient401AfterRefresh(true);
        const TokenPair pair = fixture.service.connect(kUs);
        Request request;
        request.method = "POST";
        request.target = "/oauth2/v1/tokens/bearer";
        request.body = "client_id=app&client_secret=secret&grant_type=refresh_token&refresh_token="
            + pair.refreshToken.toLatin1();
        fixture.tokens[kUs]
            = (*Value::parse(fixture.service.handle(request).body))[u"access_token"].toString();

        QCOMPARE(fixture.send(kUs, "GET", "preferences").status, 401);
        QCOMPARE(fixture.send(kUs, "GET", "preferences").status, 200);
    }

    void readsAreMeteredAndWritesAreNot()
    {
        QuickBooksFixture fixture;
        fixture.service.setCorePlusBudget(2);

        QCOMPARE(fixture.send(kUs, "GET", "preferences").status, 200);
        QCOMPARE(fixture.send(kUs, "POST", "query", "select * from Term").status, 200);
        QCOMPARE(fixture.send(kUs, "GET", "preferences").status, 429);
        fixture.customer(kUs);
        QCOMPARE(fixture.service.corePlusCalls(), 2);
        fixture.clock.advance(std::chrono::hours(20));
        fixture.tokens[kUs] = fixture.service.connect(kUs).accessToken;
        QCOMPARE(fixture.send(kUs, "GET", "preferences").status, 200);
    }

    void theRecordSaysWhatHappened()
    {
        QuickBooksFixture fixture;
        const QString who = fixture.customer(kUs);
        fixture.send(kUs, "GET", "query?query=nonsense");

        const QList<Served> &served = fixture.service.served();
        QCOMPARE(served.size(), 2);
        QCOMPARE(served[0].note, "created Customer " + who.toLatin1());
        QCOMPARE(served[0].requestBody, QByteArray("{\"DisplayName\":\"Blackwood Joinery\"}"));
        QCOMPARE(served[1].status, 400);
        QCOMPARE(served[1].query, QByteArray("query=nonsense"));
    }

    void theSameRequestsGiveTheSameAnswers()
    {
        const auto run = [] {
            QuickBooksFixture fixture;
            QByteArray all;
            const QString who = fixture.customer(kUs);
            fixture.invoice(kUs, who, "12.34");
            for (const QByteArray rest : { "query?query=select%20*%20from%20Invoice",
                     "cdc?entities=Invoice&changedSince=2026-03-01" }) {
                const Response response = fixture.send(kUs, "GET", rest);
                all += response.body + response.header("intuit_tid");
            }
            return all;
        };

        QCOMPARE(run(), run());
    }

    void aCopyIsASnapshot()
    {
        QuickBooksFixture fixture;
        const QString who = fixture.customer(kUs);
        const Service snapshot = fixture.service;
        fixture.invoice(kUs, who, "10");

        fixture.service = snapshot;

        QVERIFY(fixture.service.realm(kUs)->all(u"Invoice"_s).isEmpty());
        fixture.invoice(kUs, who, "10");
        QCOMPARE(fixture.service.realm(kUs)->all(u"Invoice"_s).size(), 1);
    }
};

QTEST_APPLESS_MAIN(tst_quickbooks_gateway)
#include "tst_quickbooks_gateway.moc"
