#include "SalesforceWorld.h"

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using sandbox::FaultKind;
using testing::HeldMemory;
using testing::World;

/// A good guest: what Sluice does when the org's calls run short, and when the org moves or is under maintenance.
class SalesforceLimits final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsReadWhileTheOrgsCallsAreNearlySpent()
    {
        World world;
        world.settle();
        world.service.limits().use(96'000);
        QVERIFY(world.pull().has_value()); // Its reply tells.
        world.transport.clearSent();

        const Result<PullReport> resting = world.pull();

        QVERIFY(!resting.has_value());
        QCOMPARE(int(resting.error().kind), int(ErrorKind::RateLimited));
        QCOMPARE(resting.error().code, u"org_allowance"_s);
        QVERIFY(resting.error().retryAfter && *resting.error().retryAfter <= std::chrono::minutes(15));
        QVERIFY(world.transport.sent().isEmpty());
    }

    void afterTheRestOneCallAsksWhatIsLeft()
    {
        HeldMemory memory;
        World world(true, { {}, {}, &memory });
        world.settle();
        world.service.limits().use(96'000);
        QVERIFY(world.pull().has_value());
        world.sandboxClock.advance(std::chrono::minutes(16));
        world.transport.clearSent();
        salesforce::Client next({ world.transport, world.clock, world.random, world.tokens }, { {}, {}, &memory });

        QVERIFY(!QCoro::waitFor(next.pull(&world.sink)).has_value());
        QCOMPARE(world.transport.sent().constLast().url.path(), u"/services/data/v64.0/limits"_s);
        world.sandboxClock.advance(std::chrono::hours(25)); // The day has gone by.
        const Result<PullReport> again = QCoro::waitFor(next.pull(&world.sink));

        QVERIFY2(again.has_value(), again ? "" : qPrintable(again.error().detail));
    }

    void aClockThatWasSetBackDoesNotProlongTheRest()
    {
        HeldMemory memory;
        World world(true, { .memory = &memory });
        world.settle();
        memory.keep(u"spent_at"_s, toIso(world.clock.now() + std::chrono::hours(24 * 365)));
        salesforce::Client next({ world.transport, world.clock, world.random, world.tokens }, { .memory = &memory });

        const Result<PullReport> report = QCoro::waitFor(next.pull(&world.sink));

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QVERIFY(memory.recall(u"spent_at"_s).isEmpty());
    }

    void tooManyCallsAtOnceSlowTheConnectionDown()
    {
        World world;
        world.settle();
        world.clock.slept.clear();
        int left = 2;
        const auto serve = [&](const sandbox::Request &request) {
            if (left-- <= 0)
                return world.service.handle(request);
            sandbox::Response busy;
            busy.status = 403;
            busy.headers = { { "Content-Type", "application/json" } };
            busy.body = "[{\"message\":\"ConcurrentRequests (Concurrent API Requests) Limit exceeded.\",\"errorCode\":\"REQUEST_LIMIT_EXCEEDED\"}]";
            return busy;
        };
        testing::SandboxTransport crowded(world.clock);
        crowded.route(u"org.test"_s, "/", serve);
        salesforce::Client client({ crowded, world.clock, world.random, world.tokens }, {});

        const Result<PullReport> report = QCoro::waitFor(client.pull(&world.sink));

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QVERIFY(!world.clock.slept.isEmpty());
    }

    void anOrgThatMovedIsFoundThroughAFreshToken()
    {
        World world;
        const QString id = world.deal(u"One"_s, world.account(u"Acme"_s), "10.00");
        int left = 1;
        testing::SandboxTransport moved(world.clock);
        moved.route(u"org.test"_s, "/", [&](const sandbox::Request &request) {
            if (left-- <= 0)
                return world.service.handle(request);
            sandbox::Response elsewhere;
            elsewhere.status = 302;
            elsewhere.headers = { { "Location", "https://acme-new.my.salesforce.com/services/data" } };
            return elsewhere;
        });
        salesforce::Client client({ moved, world.clock, world.random, world.tokens }, {});

        const Result<PullReport> report = QCoro::waitFor(client.pull(&world.sink));

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QCOMPARE(world.tokens.renewals, 1);
        QVERIFY(world.sink.deals.contains(id));
        for (const net::HttpRequest &request : moved.sent())
            QCOMPARE(request.url.host(), u"org.test"_s); // The token never went elsewhere.
    }

    void theNextPageIsAskedOfNobodyElse_data()
    {
        QTest::addColumn<QByteArray>("prefix");
        QTest::newRow("another address") << QByteArray("https://elsewhere.test");
        QTest::newRow("another host") << QByteArray("//elsewhere.test");
        QTest::newRow("backslashes") << QByteArray(R"(\\\\elsewhere.test)");
        QTest::newRow("no path") << QByteArray("elsewhere.test");
    }

    void theNextPageIsAskedOfNobodyElse()
    {
        QFETCH(QByteArray, prefix);
        World world(true, { .bulkAbove = -1 });
        const QString account = world.account(u"Acme"_s);
        for (int at = 0; at < 2100; ++at)
            world.deal(u"Deal %1"_s.arg(at), account, "10.00");
        testing::SandboxTransport misled(world.clock);
        misled.route({}, "/", [&](const sandbox::Request &request) {
            sandbox::Response response = world.service.handle(request);
            response.body.replace("\"nextRecordsUrl\":\"", "\"nextRecordsUrl\":\"" + prefix);
            return response;
        });
        salesforce::Client client({ misled, world.clock, world.random, world.tokens }, { .bulkAbove = -1 });

        const Result<PullReport> report = QCoro::waitFor(client.pull(&world.sink));

        QVERIFY(!report.has_value());
        QCOMPARE(int(report.error().kind), int(ErrorKind::BadReply));
        QCOMPARE(report.error().code, u"next_page_elsewhere"_s);
        for (const net::HttpRequest &request : misled.sent())
            QCOMPARE(request.url.host(), u"org.test"_s);
    }

    void aQueryThatDoesNotEndInTimeIsAskedTwice()
    {
        World world;
        world.settle();
        int asked = 0;
        testing::SandboxTransport slow(world.clock);
        slow.route(u"org.test"_s, "/", [&](const sandbox::Request &request) {
            if (!request.target.contains("/query?"))
                return world.service.handle(request);
            ++asked;
            sandbox::Response late;
            late.status = 400;
            late.headers = { { "Content-Type", "application/json" } };
            late.body = R"([{"message":"Your query request was running for too long.","errorCode":"QUERY_TIMEOUT"}])";
            return late;
        });
        salesforce::Client client({ slow, world.clock, world.random, world.tokens }, {});

        QVERIFY(!QCoro::waitFor(client.findTasks({ u"overdue.1"_s })).has_value());

        QCOMPARE(asked, 2);
    }

    void anOrgTooLargeToBeCountedIsReadAllTheSame()
    {
        World world;
        const QString id = world.deal(u"One"_s, world.account(u"Acme"_s), "10.00");
        int uncounted = 0;
        world.service.switches().refuseQuery = [&](const QString &statement) {
            const bool counts = statement.startsWith(u"SELECT COUNT()");
            uncounted += counts ? 1 : 0;
            return counts ? QByteArray("QUERY_TIMEOUT") : QByteArray();
        };

        const Result<PullReport> report = world.pull();

        const qsizetype jobs = std::ranges::count_if(world.service.served(),
            [](const sandbox::Served &one) { return one.method == "POST" && one.path.endsWith("jobs/query"); });
        QVERIFY(uncounted > 1);
        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QVERIFY(world.sink.deals.contains(id));
        QVERIFY(jobs > 0); // What could not be counted is much.
    }

    void aSessionThatEndsBetweenTwoPagesIsRenewed()
    {
        World world(true, { .bulkAbove = -1 });
        const QString account = world.account(u"Acme"_s);
        for (int at = 0; at < 4500; ++at)
            world.deal(u"Deal %1"_s.arg(at), account, "10.00");
        world.service.faults().add({ FaultKind::SessionExpired, "GET", "query/0r8", 1, 1 });

        QVERIFY(world.pull().has_value());

        QCOMPARE(world.sink.deals.size(), 4500);
        QCOMPARE(world.tokens.renewals, 1);
    }

    void aFieldThatWasLockedSinceIsLeftOutOfTheWrite()
    {
        World world;
        const QString id = world.deal(u"One"_s, world.account(u"Acme"_s), "10.00");
        world.settle();
        world.org().access().lockDown(u"Opportunity"_s, u"Sluice_Invoice_Number__c"_s);

        const auto report = QCoro::waitFor(world.client.writeDeals({ { .dealId = DealId(id), .invoiceNumber = u"S-1"_s, .status = InvoiceStatus::Open } }));

        QVERIFY(report.has_value());
        QCOMPARE(report->written, 1);
        QVERIFY(report->failures.empty());
        QCOMPARE((*world.org().find(u"Opportunity"_s, id))[u"Sluice_Invoice_Status__c"].toString(), u"Open"_s);
    }
};

QTEST_GUILESS_MAIN(SalesforceLimits)
#include "tst_salesforce_limits.moc"
