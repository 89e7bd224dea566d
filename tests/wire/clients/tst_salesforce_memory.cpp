#include "SalesforceWorld.h"

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using testing::HeldMemory;
using testing::World;
using testing::kStart;

/// What a client need not ask twice, and how deletions reach it however long it slept.
class SalesforceMemory final : public QObject {
    Q_OBJECT

private:
    /// A client as the next start of the program makes it.
    static std::unique_ptr<salesforce::Client> restarted(World &world, HeldMemory &memory)
    {
        return std::make_unique<salesforce::Client>(
            salesforce::Api::Parts { world.transport, world.clock, world.random, world.tokens },
            salesforce::Session { {}, {}, &memory });
    }

private Q_SLOTS:
    void anIdleCycleOfANewStartIsOneCall()
    {
        HeldMemory memory;
        World world(true, { {}, {}, &memory });
        world.deal(u"One"_s, world.account(u"Acme"_s), "10.00");
        world.settle();
        const std::unique_ptr<salesforce::Client> next = restarted(world, memory);

        const Result<PullReport> report = QCoro::waitFor(next->pull(&world.sink));

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QCOMPARE(report->calls, 1);
        QCOMPARE(report->records.value(u"Opportunity"_s), 0);
        QCOMPARE(next->apiVersion(), u"64.0"_s);
    }

    void whatWasKeptIsAskedAgainEveryDay()
    {
        HeldMemory memory;
        World world(true, { {}, {}, &memory });
        world.settle();
        world.sandboxClock.advance(std::chrono::hours(25));
        const std::unique_ptr<salesforce::Client> next = restarted(world, memory);

        const Result<PullReport> report = QCoro::waitFor(next->pull(&world.sink));

        QVERIFY(report.has_value());
        QVERIFY2(report->calls <= 6, qPrintable(QString::number(report->calls))); // A dead session, versions, describes, the records, and a window.
        QCOMPARE(QCoro::waitFor(next->pull(&world.sink))->calls, 1);
    }

    void aFieldHiddenSinceTheLastStartIsNoticedAtOnce()
    {
        HeldMemory memory;
        World world(true, { {}, {}, &memory });
        const QString id = world.deal(u"One"_s, world.account(u"Acme"_s), "10.00");
        world.settle();
        world.org().access().hide(u"Opportunity"_s, u"Sluice_Channel__c"_s);
        const std::unique_ptr<salesforce::Client> next = restarted(world, memory);

        const Result<PullReport> report = QCoro::waitFor(next->pull(&world.sink));

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        // The refusal, versions, describes, the records, and all deals without the field: how many, and which.
        QVERIFY2(report->calls <= 8, qPrintable(QString::number(report->calls)));
        QVERIFY(world.sink.deals.contains(id));
        QCOMPARE(QCoro::waitFor(restarted(world, memory)->pull(&world.sink))->calls, 1);
    }

    void aMemoryThatCannotBeReadIsNoMemory_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("no JSON") << u"{\"version\":\"64"_s;
        QTest::newRow("another shape") << u"{\"version\":\"64.0\",\"described_at\":\"2026-11-24T00:00:00Z\",\"objects\":{\"Opportunity\":{\"Id\":3}}}"_s;
        QTest::newRow("fewer objects") << u"{\"version\":\"64.0\",\"described_at\":\"2026-11-24T00:00:00Z\",\"objects\":{\"Opportunity\":{}}}"_s;
    }

    void aMemoryThatCannotBeReadIsNoMemory()
    {
        QFETCH(QString, text);
        HeldMemory memory;
        memory.texts[u"org"_s] = text;
        World world(true, { {}, {}, &memory });
        const QString id = world.deal(u"One"_s, world.account(u"Acme"_s), "10.00");

        const Result<PullReport> report = world.pull();

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QVERIFY(world.sink.deals.contains(id));
    }

    void aDealThatWasEmptiedFromTheBinIsGone()
    {
        World world;
        const QString id = world.deal(u"One"_s, world.account(u"Acme"_s), "10.00");
        world.settle();
        QVERIFY(world.org().remove(u"Opportunity"_s, id).has_value());
        world.org().purge(u"Opportunity"_s, id);
        world.sandboxClock.advance(std::chrono::minutes(10));

        const Result<PullReport> report = world.pull();

        QVERIFY(report.has_value());
        QCOMPARE(report->calls, 2); // After ten minutes users and contacts are due as well.
        QCOMPARE(world.sink.gone.value(u"Opportunity"_s), QStringList { id });
    }

    void aDeletionLogThatIsTooLongLeadsToAComparison()
    {
        HeldMemory memory;
        World world(true, { {}, {}, &memory });
        const QString account = world.account(u"Acme"_s), id = world.deal(u"One"_s, account, "10.00");
        world.settle();
        world.sink.known[u"Opportunity"_s] = { id };
        world.sink.known[u"Account"_s] = { account };
        QVERIFY(world.org().remove(u"Opportunity"_s, id).has_value());
        world.org().purge(u"Opportunity"_s, id);
        world.sandboxClock.advance(std::chrono::minutes(10));
        int refused = 0;
        world.service.rewriteAnswers([&](const sandbox::Request &request, sandbox::Response &answer) {
            if (!request.target.contains("/deleted/"))
                return;
            ++refused;
            answer.status = 400;
            answer.body = R"([{"message":"exceeded max ids","errorCode":"EXCEEDED_ID_LIMIT"}])";
        });
        salesforce::Client next({ world.transport, world.clock, world.random, world.tokens }, { {}, {}, &memory });

        const Result<PullReport> report = QCoro::waitFor(next.pull(&world.sink));

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QVERIFY(refused > 0);
        QVERIFY(world.sink.gone.value(u"Opportunity"_s).contains(id));
        QVERIFY(!world.sink.gone.value(u"Account"_s).contains(account));
    }

    void theDeletionLogIsNotAskedInEveryCycle()
    {
        World world;
        world.settle();
        world.sandboxClock.advance(std::chrono::seconds(10));
        world.transport.clearSent();

        QVERIFY(world.pull().has_value());

        QCOMPARE(world.transport.sent().size(), 1);
        QVERIFY(!world.transport.sent().first().body.contains("/deleted/"));
    }

    void aDealThatCameBackIsAlive()
    {
        World world;
        const QString id = world.deal(u"One"_s, world.account(u"Acme"_s), "10.00");
        world.settle();
        QVERIFY(world.org().remove(u"Opportunity"_s, id).has_value());
        QVERIFY(world.org().undelete(u"Opportunity"_s, id).has_value());
        world.sandboxClock.advance(std::chrono::minutes(10));
        world.sink.deals.clear();

        QVERIFY(world.pull().has_value());

        QVERIFY(world.sink.gone.value(u"Opportunity"_s).isEmpty());
        QVERIFY(world.sink.deals.contains(id));
    }

    void afterALongSleepAllIdsAreCompared()
    {
        HeldMemory memory;
        World world(true, { {}, {}, &memory });
        const QString account = world.account(u"Acme"_s);
        const QString kept = world.deal(u"Kept"_s, account, "10.00");
        const QString gone = world.deal(u"Gone"_s, account, "10.00");
        const QString lost = world.deal(u"Lost since"_s, account, "10.00");
        world.settle();
        world.sink.known[u"Opportunity"_s] = { kept, gone, lost };
        world.sink.known[u"Account"_s] = { account };
        QVERIFY(world.org().remove(u"Opportunity"_s, gone).has_value());
        world.org().purge(u"Opportunity"_s, gone);
        QVERIFY(world.org().update(u"Opportunity"_s, lost, sandbox::Value::object({ { u"StageName"_s, u"Closed Lost"_s } })).has_value());
        world.sandboxClock.advance(std::chrono::days(40));
        const std::unique_ptr<salesforce::Client> next = restarted(world, memory);

        const Result<PullReport> report = QCoro::waitFor(next->pull(&world.sink));

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QCOMPARE(world.sink.gone.value(u"Opportunity"_s), QStringList { gone });
        QVERIFY(world.sink.gone.value(u"Account"_s).isEmpty());
        QVERIFY(!world.sink.deals.value(lost).won);
        QCOMPARE(QCoro::waitFor(next->pull(&world.sink))->calls, 1);
    }
};

QTEST_GUILESS_MAIN(SalesforceMemory)
#include "tst_salesforce_memory.moc"
