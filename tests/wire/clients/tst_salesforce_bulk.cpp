#include "SalesforceWorld.h"

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using sandbox::FaultKind;
using sandbox::Value;
using testing::World;

/// A first pull of many rows through Bulk API 2.0.
class SalesforceBulk final : public QObject {
    Q_OBJECT

private:
    static constexpr int kRows = 220; ///< Above the bound that the tests set.

    static salesforce::Session bulkAbove(int rows) { return { .bulkAbove = rows }; }

    static void fill(World &world, int rows)
    {
        const QString account = world.account(u"Acme"_s);
        for (int at = 0; at < rows; ++at)
            world.deal(u"Deal %1"_s.arg(at), account, "1234567.89");
    }

    static int sentTo(const World &world, const QByteArray &method, const QString &pathPart)
    {
        return static_cast<int>(std::count_if(world.transport.sent().begin(), world.transport.sent().end(),
            [&](const net::HttpRequest &request) { return request.method == method && request.url.path().contains(pathPart); }));
    }

private Q_SLOTS:
    void manyRowsComeThroughOneJob()
    {
        World world(true, bulkAbove(100));
        fill(world, kRows);
        const QString lost = world.deal(u"Lost"_s, world.account(u"Beta"_s), "1.00", u"Closed Lost"_s);

        const Result<PullReport> report = world.pull();

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QCOMPARE(world.sink.deals.size(), kRows);
        QVERIFY(!world.sink.deals.contains(lost));
        QCOMPARE(sentTo(world, "POST", u"jobs/query"_s), 1);
        const Deal deal = world.sink.deals.first();
        QCOMPARE(deal.amount->minor(), 123456789);
        QCOMPARE(deal.currency.text(), u"USD"_s);
        QVERIFY(deal.won && deal.closed && deal.wonAt);
        QCOMPARE(deal.closeOn, QDate(2026, 10, 30));
    }

    void theTwoWaysBringTheSame()
    {
        World bulk(true, bulkAbove(0)), rest(true, bulkAbove(-1));
        for (World *world : { &bulk, &rest }) {
            const QString account = world->account(u"Quote \"and\" comma, Ltd"_s);
            const QString deal = world->deal(u"Two\nlines, \"quoted\""_s, account, "0.10");
            QVERIFY(world->org().update(u"Opportunity"_s, deal, Value::object({ { u"Sluice_PO_Number__c"_s, u" 17,\"x\" "_s },
                { u"Sluice_Invoice_Amount__c"_s, Value::number("12500000.55") }, { u"Sluice_Delivered_On__c"_s, u"2026-11-01"_s } })).has_value());
            const QString product = world->put(u"Product2"_s, { { u"Name"_s, u"Seat, \"L\""_s }, { u"IsActive"_s, true } });
            const QString book = world->put(u"Pricebook2"_s, { { u"Name"_s, u"Standard"_s }, { u"IsActive"_s, true } });
            const QString entry = world->put(u"PricebookEntry"_s, { { u"Pricebook2Id"_s, book }, { u"Product2Id"_s, product },
                { u"UnitPrice"_s, Value::number("99.5") }, { u"IsActive"_s, true } });
            world->put(u"OpportunityLineItem"_s, { { u"OpportunityId"_s, deal }, { u"PricebookEntryId"_s, entry }, { u"Product2Id"_s, product },
                { u"Quantity"_s, Value::number("2.5") }, { u"UnitPrice"_s, Value::number("99.5") }, { u"TotalPrice"_s, Value::number("248.75") },
                { u"Description"_s, u"first\r\nsecond"_s }, { u"SortOrder"_s, Value::number("3") } });
            QVERIFY(world->pull().has_value());
        }

        QVERIFY(sentTo(bulk, "POST", u"jobs/query"_s) >= 4);
        QCOMPARE(sentTo(rest, "POST", u"jobs/query"_s), 0);
        const Deal one = bulk.sink.deals.first(), other = rest.sink.deals.first();
        QCOMPARE(one.name, u"Two\nlines, \"quoted\""_s);
        QCOMPARE(one.name, other.name);
        QCOMPARE(one.poNumber, other.poNumber);
        QCOMPARE(one.invoiceAmountText, u"12500000.55"_s);
        QCOMPARE(one.invoiceAmountText, other.invoiceAmountText);
        QCOMPARE(one.deliveredOn, other.deliveredOn);
        QCOMPARE(toMs(one.modifiedAt), toMs(other.modifiedAt));
        const DealLineRow line = bulk.sink.lines.first(), same = rest.sink.lines.first();
        QCOMPARE(line.line.productName, u"Seat, \"L\""_s);
        QCOMPARE(line.line.productName, same.line.productName);
        QCOMPARE(line.line.description, u"first\r\nsecond"_s);
        QCOMPARE(line.line.quantity.toText(), same.line.quantity.toText());
        QCOMPARE(line.line.total.minor(), same.line.total.minor());
        QCOMPARE(line.line.sortOrder, 3);
        QCOMPARE(bulk.sink.users.first().email, rest.sink.users.first().email);
        QVERIFY(bulk.sink.users.first().active);
    }

    void resultsInSeveralPagesAreFollowedToTheirEnd()
    {
        World world;
        fill(world, 21'000);

        const Result<PullReport> report = world.pull();

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QCOMPARE(world.sink.deals.size(), 21'000);
        QCOMPARE(report->records.value(u"Opportunity"_s), 21'000);
        QVERIFY(sentTo(world, "GET", u"/results"_s) >= 3);
        QVERIFY(report->calls < 25);
    }

    void manyRowsAreSharedOutAmongJobs()
    {
        World world(true, { .bulkAbove = 100, .rowsPerJob = 50 });
        fill(world, kRows);

        const Result<PullReport> report = world.pull();

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QCOMPARE(world.sink.deals.size(), kRows);
        QCOMPARE(report->records.value(u"Opportunity"_s), kRows); // Each came once.
        QCOMPARE(sentTo(world, "POST", u"jobs/query"_s), kRows / 50 + 1);
    }

    void ofSeveralJobsOneThatFailsIsMadeGood()
    {
        World world(true, { .bulkAbove = 100, .rowsPerJob = 50 });
        fill(world, kRows);
        world.strike(FaultKind::Html502, 1, "POST", "jobs/query");

        const Result<PullReport> report = world.pull();

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QCOMPARE(world.sink.deals.size(), kRows);
    }

    void aJobThatTakesItsTimeIsWaitedFor()
    {
        World world(true, bulkAbove(100));
        fill(world, kRows);
        world.service.switches().bulkDelay = std::chrono::minutes(3);

        QVERIFY(world.pull().has_value());

        QCOMPARE(world.sink.deals.size(), kRows);
        QVERIFY(sentTo(world, "GET", u"jobs/query"_s) < 40);
    }

    void anOrgWithoutBulkIsReadPageByPage()
    {
        World world(true, bulkAbove(100));
        fill(world, kRows);
        world.service.switches().bulkAllowed = false;

        QVERIFY(world.pull().has_value());

        QCOMPARE(world.sink.deals.size(), kRows);
        QCOMPARE(sentTo(world, "GET", u"/results"_s), 0);
    }

    void afterAFailedJobTheRowsAreReadPageByPage()
    {
        World world(true, bulkAbove(100));
        fill(world, kRows);
        world.service.switches().bulkFails = true;

        QVERIFY(world.pull().has_value());

        QCOMPARE(world.sink.deals.size(), kRows);
    }

    void aJobThatCannotBeOrderedIsNoReasonNotToRead_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("no answer") << int(FaultKind::DropAfter);
        QTest::newRow("500") << int(FaultKind::Status500Before);
        QTest::newRow("a proxy's page") << int(FaultKind::Html502);
    }

    void aJobThatCannotBeOrderedIsNoReasonNotToRead()
    {
        QFETCH(int, kind);
        World world(true, bulkAbove(100));
        fill(world, kRows);
        world.strike(FaultKind(kind), 1, "POST", "jobs/query");

        const Result<PullReport> report = world.pull();

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QCOMPARE(world.sink.deals.size(), kRows);
    }

    void aJobThatIsNoLongerWantedIsAborted()
    {
        World world(true, bulkAbove(100));
        fill(world, kRows);
        world.service.switches().bulkDelay = std::chrono::minutes(3);
        world.sink.failAtPage = 1; // The users, while the deals are still being gathered.

        const Result<PullReport> report = world.pull();

        QVERIFY(!report.has_value());
        QVERIFY(sentTo(world, "PATCH", u"jobs/query/"_s) >= 1);
    }

    void aPageWhoseAnswerBrokeOffIsReadAgain_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("half a page") << int(FaultKind::TruncateAfter);
        QTest::newRow("no answer") << int(FaultKind::DropAfter);
        QTest::newRow("503") << int(FaultKind::Status503Before);
        QTest::newRow("a dead session") << int(FaultKind::SessionExpired);
    }

    void aPageWhoseAnswerBrokeOffIsReadAgain()
    {
        QFETCH(int, kind);
        World world(true, bulkAbove(100));
        fill(world, kRows);
        world.strike(FaultKind(kind), 1, "GET", "/results");

        const Result<PullReport> report = world.pull();

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QCOMPARE(world.sink.deals.size(), kRows);
    }
};

QTEST_GUILESS_MAIN(SalesforceBulk)
#include "tst_salesforce_bulk.moc"
