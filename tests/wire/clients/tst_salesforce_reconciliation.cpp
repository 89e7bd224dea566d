#include "SalesforceWorld.h"

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using sandbox::FaultKind;
using sandbox::Value;
using testing::HeldMemory;
using testing::World;

/// What becomes visible long after its stamp, when every cursor has passed it.
class SalesforceReconciliation final : public QObject {
    Q_OBJECT

private:
    /// Somebody's import takes two hours before it shows, long behind the cursor by then.
    static QString lateDeal(World &world, const QString &name)
    {
        const QString account = world.account(u"Late"_s);
        world.org().setCommitDelay(std::chrono::hours(2));
        const auto made = world.org().create(u"Opportunity"_s, Value::object({ { u"Name"_s, name }, { u"AccountId"_s, account },
            { u"StageName"_s, u"Closed Won"_s }, { u"CloseDate"_s, u"2026-10-30"_s }, { u"Amount"_s, 10 } }), world.user);
        world.org().setCommitDelay(std::chrono::seconds(0));
        for (int minutes = 0; minutes < 180; minutes += 30) {
            world.sandboxClock.advance(std::chrono::minutes(30));
            if (!world.pull())
                return {};
        }
        return made.value_or(QString());
    }

    /// As many pulls as there are kinds of records, so far apart that each compares one. How many calls the last of them made.
    static int pullAround(World &world)
    {
        int calls = 0;
        for (int kind = 0; kind < 8; ++kind) {
            world.sandboxClock.advance(std::chrono::minutes(5));
            const Result<PullReport> report = world.pull();
            calls = report ? report->calls : -1;
        }
        return calls;
    }

private Q_SLOTS:
    void aRecordThatShowsBehindTheCursorIsFoundWithinADay()
    {
        HeldMemory memory;
        World world(true, { .memory = &memory });
        world.settle();
        const QString id = lateDeal(world, u"Imported"_s);
        QVERIFY(!id.isEmpty());
        QCOMPARE(pullAround(world), 2);
        QVERIFY(!world.sink.deals.contains(id)); // The overlap does not reach it.
        world.sandboxClock.advance(std::chrono::hours(22));

        QVERIFY(pullAround(world) <= 3); // With a call that is made anyway, or behind it.

        QVERIFY(world.sink.deals.contains(id));
        world.sink.deals.clear();
        (void)pullAround(world);
        QVERIFY(world.sink.deals.isEmpty()); // Once a day is enough.
    }

    void itIsNoChangeInTheReport()
    {
        HeldMemory memory;
        World world(true, { .memory = &memory });
        world.deal(u"One"_s, world.account(u"Acme"_s), "10.00");
        world.settle();
        world.sandboxClock.advance(std::chrono::hours(25));

        for (int kind = 0; kind < 8; ++kind) {
            const Result<PullReport> report = world.pull();
            QVERIFY(report.has_value());
            QVERIFY(std::ranges::all_of(report->records, [](int read) { return read == 0; }));
        }
    }

    void anAddressThatShowsLateIsFoundToo()
    {
        HeldMemory memory;
        World world(true, { .memory = &memory });
        const QString account = world.account(u"Acme"_s);
        world.settle();
        world.org().setCommitDelay(std::chrono::hours(2));
        QVERIFY(world.org().create(u"Contact"_s, Value::object({ { u"LastName"_s, u"Pay"_s }, { u"AccountId"_s, account }, { u"Email"_s, u"pay@acme.example"_s } })));
        world.org().setCommitDelay(std::chrono::seconds(0));
        for (int hour = 0; hour < 3; ++hour) {
            world.sandboxClock.advance(std::chrono::hours(1));
            QVERIFY(world.pull().has_value());
        }
        QVERIFY(world.sink.accounts[account].email.isEmpty());
        world.sandboxClock.advance(std::chrono::hours(22));

        (void)pullAround(world);

        QCOMPARE(world.sink.accounts[account].email, u"pay@acme.example"_s);
    }

    void longWindowsAreReadToTheirEnd_data()
    {
        QTest::addColumn<int>("bulkAbove");
        QTest::addColumn<bool>("bulkAllowed");
        QTest::newRow("page by page") << 10'000 << true;
        QTest::newRow("in bulk") << 5 << true;
        QTest::newRow("where Bulk is not allowed") << 5 << false;
    }

    void longWindowsAreReadToTheirEnd()
    {
        QFETCH(int, bulkAbove);
        QFETCH(bool, bulkAllowed);
        HeldMemory memory;
        World world(true, { .memory = &memory, .bulkAbove = bulkAbove });
        const QString account = world.account(u"Acme"_s);
        for (int at = 0; at < 2100; ++at)
            world.deal(u"Deal %1"_s.arg(at), account, "10.00");
        world.service.switches().shortPages = true;
        world.settle();
        world.service.switches().bulkAllowed = bulkAllowed;
        world.sink.deals.clear();
        world.service.clearServed();
        world.sandboxClock.advance(std::chrono::hours(25));

        (void)pullAround(world);

        QCOMPARE(world.sink.deals.size(), 2100);
        const auto isJob = [](const sandbox::Served &one) { return one.path.endsWith("jobs/query") && one.status == 200; };
        QCOMPARE(std::ranges::any_of(world.service.served(), isJob), bulkAbove == 5 && bulkAllowed);
    }

    void whatCouldNotBeComparedIsComparedAnHourLater_data()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("refused") << QByteArray("QUERY_TOO_COMPLICATED");
        QTest::newRow("too slow, and no Bulk here") << QByteArray("QUERY_TIMEOUT");
    }

    void whatCouldNotBeComparedIsComparedAnHourLater()
    {
        QFETCH(QByteArray, code);
        HeldMemory memory;
        World world(true, { .memory = &memory });
        world.settle();
        const QString id = lateDeal(world, u"Imported"_s);
        (void)pullAround(world);
        world.sandboxClock.advance(std::chrono::hours(22));
        world.service.switches().bulkAllowed = false;
        world.service.switches().refuseQuery = [code](const QString &statement) {
            return statement.contains(u"FROM Opportunity WHERE") && statement.contains(u"SystemModstamp <") ? code : QByteArray();
        };
        (void)pullAround(world);
        QVERIFY(!world.sink.deals.contains(id));
        world.service.switches().refuseQuery = {};

        world.sandboxClock.advance(std::chrono::minutes(61));
        (void)pullAround(world);

        QVERIFY(world.sink.deals.contains(id));
    }

    /// Their contacts are read apart, and no query of contacts may ask for contacts inside.
    void accountsAreComparedInBulkWithStatementsThatSalesforceTakes()
    {
        HeldMemory memory;
        World world(true, { .memory = &memory, .bulkAbove = 5 });
        QStringList accounts;
        for (int at = 0; at < 12; ++at)
            accounts.append(world.account(u"Acme %1"_s.arg(at)));
        world.settle();
        world.org().setCommitDelay(std::chrono::hours(2));
        for (const QString &account : accounts)
            QVERIFY(world.org().create(u"Contact"_s, Value::object({ { u"LastName"_s, u"Pay"_s }, { u"AccountId"_s, account }, { u"Email"_s, u"pay@acme.example"_s } })));
        world.org().setCommitDelay(std::chrono::seconds(0));
        for (int hour = 0; hour < 3; ++hour) {
            world.sandboxClock.advance(std::chrono::hours(1));
            QVERIFY(world.pull().has_value());
        }
        world.sandboxClock.advance(std::chrono::hours(22));
        world.service.clearServed();

        (void)pullAround(world);

        for (const sandbox::Served &one : world.service.served())
            QVERIFY2(!one.path.endsWith("jobs/query") || one.status == 200, one.requestBody.constData());
        for (const QString &account : accounts)
            QCOMPARE(world.sink.accounts[account].email, u"pay@acme.example"_s);
    }

    void itWaitsWhileTheOrgsCallsRunShort()
    {
        HeldMemory memory;
        World world(true, { .memory = &memory });
        world.deal(u"One"_s, world.account(u"Acme"_s), "10.00");
        world.settle();
        world.sandboxClock.advance(std::chrono::hours(25));
        world.service.limits().use(85'000);
        QVERIFY(QCoro::waitFor(world.client.limits()).has_value()); // Its reply tells how many are used.
        world.sink.deals.clear();

        (void)pullAround(world);

        QVERIFY(world.sink.deals.isEmpty());
    }

    void itsFailureKeepsNoChangeFromBeingRead()
    {
        HeldMemory memory;
        World world(true, { .memory = &memory, .bulkAbove = -1 });
        const QString account = world.account(u"Acme"_s);
        for (int at = 0; at < 2100; ++at)
            world.deal(u"Deal %1"_s.arg(at), account, "10.00");
        world.service.switches().shortPages = true;
        world.settle();
        world.sandboxClock.advance(std::chrono::hours(25));
        for (int kind = 0; kind < 8; ++kind) {
            world.service.faults().add({ FaultKind::Status500Before, "GET", "query/0r8", 0, 6 });
            QVERIFY(world.pull().has_value());
            world.service.faults().clear();
        }
    }
};

QTEST_GUILESS_MAIN(SalesforceReconciliation)
#include "tst_salesforce_reconciliation.moc"
