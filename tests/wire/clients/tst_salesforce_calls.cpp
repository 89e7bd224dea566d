#include "SalesforceWorld.h"

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using sandbox::FaultKind;
using sandbox::Value;
using testing::HeldMemory;
using testing::World;

/// What Sluice takes of the org's calls of a day, as the org counts them.
class SalesforceCalls final : public QObject {
    Q_OBJECT

private:
    static qsizetype countOf(const net::HttpRequest &request, const QByteArray &text) { return request.body.count(text); }

    /// Queries among the parts of a composite call.
    static qsizetype queriesIn(const net::HttpRequest &request) { return countOf(request, "/query?") + countOf(request, "/queryAll?"); }

private Q_SLOTS:
    void anIdlePullIsOneCallAsTheOrgCounts()
    {
        World world;
        world.deal(u"One"_s, world.account(u"Acme"_s), "10.00");
        world.settle();
        const int before = world.service.limits().used();
        world.transport.clearSent();

        const Result<PullReport> report = world.pull();

        QVERIFY(report.has_value());
        QCOMPARE(report->calls, 1);
        QCOMPARE(world.service.limits().used() - before, 1);
        QCOMPARE(world.transport.sent().constFirst().url.path(), u"/services/data/v64.0/composite"_s);
    }

    void noCallHoldsMoreThanSalesforceTakes()
    {
        HeldMemory memory;
        World world(true, { .memory = &memory });
        world.deal(u"One"_s, world.account(u"Acme"_s), "10.00");
        world.settle();
        world.sandboxClock.advance(std::chrono::hours(25)); // Deletion logs, contacts and a window to compare are due, too.
        QVERIFY(world.pull().has_value());

        for (const net::HttpRequest &request : world.transport.sent()) {
            QVERIFY(!request.url.path().endsWith(u"/batch"));
            QVERIFY2(queriesIn(request) <= 5, request.body.constData());
            QVERIFY(countOf(request, "referenceId") <= 25);
        }
    }

    void aDayOfIdlePullsStaysBelowATenthOfTheAllowance()
    {
        HeldMemory memory;
        World world(true, { .memory = &memory });
        world.deal(u"One"_s, world.account(u"Acme"_s), "10.00");
        world.settle();
        world.sandboxClock.advance(std::chrono::hours(25)); // What was used until here has left the window.
        QVERIFY(world.pull().has_value());
        const int before = world.service.limits().used();

        for (int minute = 0; minute < 24 * 60 - 60; ++minute) {
            world.sandboxClock.advance(std::chrono::minutes(1));
            QVERIFY(world.pull().has_value());
        }

        const int used = world.service.limits().used() - before;
        QVERIFY2(used < 10'000, qPrintable(QString::number(used)));
        QVERIFY2(used < 2'000, qPrintable(QString::number(used)));
    }

    void whatChangesSeldomIsAskedForEveryFiveMinutes()
    {
        World world;
        world.settle();
        QVERIFY(world.pull().has_value());
        const QString name = u"Grace"_s;
        QVERIFY(world.org().update(u"User"_s, world.user, Value::object({ { u"FirstName"_s, name }, { u"LastName"_s, u"Lee"_s } })));
        world.sandboxClock.advance(std::chrono::minutes(1));
        const auto shown = [&] { return world.sink.users.value(world.user).name; };
        const QString before = shown();
        QVERIFY(world.pull().has_value());
        QCOMPARE(shown(), before);

        world.sandboxClock.advance(std::chrono::minutes(5));
        QVERIFY(world.pull().has_value());

        QVERIFY(shown().contains(name));
    }

    /// A line of a product that nobody has read would open an exception that nobody needs.
    void aProductComesWithTheFirstLineOfIt()
    {
        World world;
        const QString deal = world.deal(u"One"_s, world.account(u"Acme"_s), "10.00");
        world.settle();
        QVERIFY(world.pull().has_value());
        world.sandboxClock.advance(std::chrono::minutes(1));
        const QString product = world.put(u"Product2"_s, { { u"Name"_s, u"Seat"_s }, { u"IsActive"_s, true } });
        QVERIFY(!product.isEmpty());
        const QString line = world.put(u"OpportunityLineItem"_s, { { u"OpportunityId"_s, deal }, { u"Product2Id"_s, product }, { u"Quantity"_s, 1 },
            { u"UnitPrice"_s, Value::number("10.0") }, { u"TotalPrice"_s, Value::number("10.0") } });

        QVERIFY(world.pull().has_value());

        QVERIFY(world.sink.lines.contains(line));
        QVERIFY(world.sink.products.contains(product));
    }

    /// The name of a stage that nobody knew yet tells whether its deals are won.
    void aStageThatIsNewIsLookedUpBeforeItsHistoryIsRead()
    {
        World world;
        const QString deal = world.deal(u"One"_s, world.account(u"Acme"_s), "10.00", u"Prospecting"_s);
        world.settle();
        QVERIFY(world.pull().has_value());
        world.sandboxClock.advance(std::chrono::minutes(1));
        world.put(u"OpportunityStage"_s, { { u"MasterLabel"_s, u"Signed"_s }, { u"ApiName"_s, u"Signed"_s }, { u"IsActive"_s, true },
            { u"IsClosed"_s, true }, { u"IsWon"_s, true }, { u"SortOrder"_s, 90 } });
        const QString row = world.put(u"OpportunityHistory"_s, { { u"OpportunityId"_s, deal }, { u"StageName"_s, u"Signed"_s } });
        QVERIFY(!row.isEmpty());

        QVERIFY(world.pull().has_value());

        QVERIFY(world.sink.stages.contains(row));
        QVERIFY(world.sink.stages.value(row).won);
    }

    void wonStagesAreReadToTheirEnd()
    {
        World world;
        world.service.switches().shortPages = true;
        const QString deal = world.deal(u"One"_s, world.account(u"Acme"_s), "10.00", u"Prospecting"_s);
        QStringList rows;
        for (int at = 0; at < 2100; ++at) {
            const QString name = u"Stage %1"_s.arg(at);
            world.put(u"OpportunityStage"_s, { { u"MasterLabel"_s, name }, { u"ApiName"_s, name }, { u"IsActive"_s, true }, { u"IsClosed"_s, true },
                { u"IsWon"_s, true }, { u"SortOrder"_s, at + 50 } });
            if (at % 300 == 0)
                rows.append(world.put(u"OpportunityHistory"_s, { { u"OpportunityId"_s, deal }, { u"StageName"_s, name } }));
        }

        QVERIFY(world.pull().has_value());

        for (const QString &row : rows)
            QVERIFY2(world.sink.stages.value(row).won, qPrintable(world.sink.stages.value(row).stage));
    }

    void aPullEndsWhereTheOrgsCallsAreSpent()
    {
        World world(true, { .bulkAbove = -1 });
        const QString account = world.account(u"Acme"_s);
        for (int at = 0; at < 4500; ++at)
            world.deal(u"Deal %1"_s.arg(at), account, "10.00");
        world.settle();
        world.service.switches().shortPages = true;
        for (const Value &deal : world.org().all(u"Opportunity"_s))
            QVERIFY(world.org().update(u"Opportunity"_s, deal[u"Id"].toString(), Value::object({ { u"NextStep"_s, u"Call"_s } })));
        world.sandboxClock.advance(std::chrono::minutes(1));
        world.service.limits().use(96'000); // Somebody else's, just now.
        world.transport.clearSent();

        const Result<PullReport> report = world.pull();

        QVERIFY(!report.has_value());
        QCOMPARE(int(report.error().kind), int(ErrorKind::RateLimited));
        QCOMPARE(report.error().code, u"org_allowance"_s);
        QCOMPARE(world.transport.sent().size(), 1);
        // What is being written is written to its end.
        const QString id = world.org().all(u"Opportunity"_s).front()[u"Id"].toString();
        const auto written = QCoro::waitFor(world.client.writeDeals({ { .dealId = DealId(id), .status = InvoiceStatus::Open } }));
        QVERIFY(written && written->written == 1);
    }
};

QTEST_GUILESS_MAIN(SalesforceCalls)
#include "tst_salesforce_calls.moc"
