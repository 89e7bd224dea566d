#include "engine/StandingRefusals.h"
#include "journal/Kinds.h"
#include "unit/engine/CycleWorld.h"

#include <QLoggingCategory>
#include <QTest>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using sandbox::FaultKind;
using sandbox::Value;
using testing::CycleWorld;

/// What a failing call leaves of the rest of a write-back.
class TestWriteBackRound final : public QObject {
    Q_OBJECT

    /// The deals that the org was asked to write since the record was cleared.
    static QSet<QString> refusedDeals(sandbox::salesforce::Service &crm)
    {
        QSet<QString> ids;
        for (const sandbox::Served &one : crm.served()) {
            if (!one.path.contains("composite") || one.path.contains("batch"))
                continue;
            for (const Value &deal : crm.org().all(u"Opportunity"_s)) {
                const QString id = deal[u"Id"].toString();
                if (deal[u"Sluice_Invoice_Status__c"].toString().isEmpty() && one.requestBody.contains(id.toLatin1()))
                    ids.insert(id);
            }
        }
        return ids;
    }

    /// An exception about a deal, whose owner can be asked.
    static CaseId askable(CycleWorld &world)
    {
        const std::vector<mirror::CaseView> cases = world.program->views().cases().value();
        return std::ranges::find_if(cases, [](const mirror::CaseView &one) {
            return one.state == CaseState::Open && !one.dealId.value.isEmpty(); })->id;
    }

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"sluice.*=false"_s); }

    void oneCallThatFailsKeepsNothingElseFromBeingTold()
    {
        CycleWorld world;
        sandbox::salesforce::Org &org = world.systems.crm().org();
        world.systems.crm().faults().add({ FaultKind::Status500Before, "PATCH", "composite/sobjects", 0, 1 }); // Deals.

        (void)world.cycle();

        QVERIFY(!org.all(u"Sluice_Sync_Exception__c"_s).isEmpty());
        QVERIFY(!org.all(u"Sluice_Witness__c"_s).isEmpty());
        (void)world.cycle();
        qsizetype pending = 0;
        for (const Value &deal : org.all(u"Opportunity"_s))
            pending += deal[u"Sluice_Invoice_Status__c"].toString() == u"Pending" ? 1 : 0;
        QVERIFY(pending > 0);
    }

    void aRefusalForGoodRestsUntilSomethingMoves_data()
    {
        QTest::addColumn<QString>("moved");
        QTest::addColumn<bool>("again");
        QTest::newRow("nothing") << u"nothing"_s << false;
        QTest::newRow("the deal was changed in Salesforce") << u"record"_s << true;
        QTest::newRow("the org describes itself anew") << u"org"_s << true;
        QTest::newRow("somebody asks") << u"person"_s << true;
        QTest::newRow("a day went by") << u"day"_s << true;
    }

    void aRefusalForGoodRestsUntilSomethingMoves()
    {
        QFETCH(QString, moved);
        QFETCH(bool, again);
        CycleWorld world;
        sandbox::salesforce::Service &crm = world.systems.crm();
        QVERIFY(crm.org().addValidationRule(u"Opportunity"_s, u"Sluice_Invoice_Status__c = 'Pending'"_s, u"No"_s));
        const engine::CycleSummary first = world.cycle();
        QVERIFY(first.writeBackFailed > 0);
        const QString deal = refusedDeals(crm).values().front();
        const std::size_t journaled = testing::eventsOf(world, journal::kind::kStatusWritten).size();
        crm.clearServed();

        if (moved == u"record")
            QVERIFY(crm.org().update(u"Opportunity"_s, deal, Value::object({ { u"NextStep"_s, u"Call"_s } })));
        else if (moved == u"org") {
            crm.org().access().lockDown(u"Account"_s, u"Sluice_Last_Payment__c"_s);
            crm.metadataChanged();
            world.systems.timeline().pass(std::chrono::hours(23));
        } else if (moved == u"person")
            QVERIFY(engine::askAgain(world.program->views(), world.systems.timeline().now() + std::chrono::minutes(1)));
        world.systems.timeline().pass(moved == u"day" ? std::chrono::minutes(24 * 60 + 1) : std::chrono::minutes(61));
        const engine::CycleSummary second = world.cycle();

        QCOMPARE(refusedDeals(crm).contains(deal), again);
        QCOMPARE(second.writeBackFailed, first.writeBackFailed); // It stands refused either way.
        QCOMPARE(testing::eventsOf(world, journal::kind::kStatusWritten).size(), journaled); // And is told once.
    }

    /// An org whose calls are used up rests for a quarter of an hour; no cycle lasts that long.
    void aRestOfTheOrgIsNotSatOutInACycle()
    {
        CycleWorld world;
        sandbox::salesforce::Org &org = world.systems.crm().org();
        world.systems.crm().faults().add({ FaultKind::Throttle, "PATCH", "composite/sobjects", 0, 1 });
        const Instant began = world.systems.timeline().now();

        const engine::CycleSummary summary = world.cycle();

        QVERIFY(summary.writeBackError.has_value());
        QCOMPARE(summary.writeBackError->kind, ErrorKind::RateLimited);
        QVERIFY(world.systems.timeline().now() - began < std::chrono::minutes(5));
        QVERIFY(org.all(u"Sluice_Witness__c"_s).isEmpty());
        world.systems.timeline().pass(std::chrono::minutes(16));
        QVERIFY(!world.cycle().writeBackError);
        QVERIFY(!org.all(u"Sluice_Witness__c"_s).isEmpty());
    }

    void aRefusalThatPassesByItselfIsTriedInTheNextCycle()
    {
        CycleWorld world;
        world.systems.crm().faults().add({ FaultKind::LockRow, "PATCH", "composite/sobjects", 0, 5 });
        QVERIFY(world.cycle().writeBackFailed > 0);

        QCOMPARE(world.cycle().writeBackFailed, 0);
    }

    /// What Sluice may not write it leaves out; nobody has been told of it then.
    void whatWasHiddenIsToldOnceItComesIntoSight_data()
    {
        QTest::addColumn<QString>("object");
        QTest::addColumn<QString>("field");
        QTest::newRow("of an account") << u"Account"_s << u"Sluice_Open_Balance__c"_s;
        QTest::newRow("of a deal") << u"Opportunity"_s << u"Sluice_Invoice_Status__c"_s;
        QTest::newRow("of an exception") << u"Sluice_Sync_Exception__c"_s << u"Message__c"_s;
    }

    void whatWasHiddenIsToldOnceItComesIntoSight()
    {
        QFETCH(QString, object);
        QFETCH(QString, field);
        CycleWorld world;
        sandbox::salesforce::Service &crm = world.systems.crm();
        crm.org().access().hide(object, field);
        crm.metadataChanged();
        world.postAll();
        world.systems.timeline().pass(std::chrono::minutes(15));
        (void)world.cycle();
        const auto told = [&] {
            return std::ranges::count_if(crm.org().all(object), [&](const Value &record) {
                return !record[field].isNull() && !record[field].toString().isEmpty();
            });
        };
        const qsizetype before = told();
        const auto events = [&] { return testing::eventsOf(world, journal::kind::kStatusWritten).size(); };
        const std::size_t journaled = events();
        world.systems.timeline().pass(std::chrono::minutes(15));
        (void)world.cycle();
        QCOMPARE(events(), journaled); // Meanwhile it is not told again and again.

        crm.org().access().show(object, field);
        crm.metadataChanged();
        world.systems.timeline().pass(std::chrono::hours(25)); // The fields are looked at again.
        (void)world.cycle();

        QVERIFY2(told() > before, qPrintable(QString::number(told())));
    }

    /// The org must be given room first; until then nothing can be made in it.
    void aFullOrgIsTriedAgainInAQuarterOfAnHour()
    {
        CycleWorld world;
        sandbox::salesforce::Service &crm = world.systems.crm();
        crm.org().setStorageFull(true);
        const engine::CycleSummary full = world.cycle();
        QVERIFY(full.writeBackFailed > 0);
        crm.clearServed();
        world.systems.timeline().pass(std::chrono::minutes(5));
        (void)world.cycle();
        const auto tries = [&] {
            return std::ranges::count_if(crm.served(), [](const sandbox::Served &one) { return one.path.contains("composite/sobjects/Sluice_Sync_Exception__c"); });
        };
        QCOMPARE(tries(), 0);

        crm.org().setStorageFull(false);
        world.systems.timeline().pass(std::chrono::minutes(11));
        (void)world.cycle();

        QVERIFY(tries() > 0);
        QVERIFY(!crm.org().all(u"Sluice_Sync_Exception__c"_s).isEmpty());
        QCOMPARE(world.cycle().writeBackFailed, 0);
    }

    void aTaskThatWasRefusedForGoodRests()
    {
        CycleWorld world;
        world.postAll();
        sandbox::salesforce::Service &crm = world.systems.crm();
        const mirror::RequestView billed = world.posted().front();
        world.makeDue(billed, billed.dueOn.addDays(-90));
        QVERIFY(crm.org().addValidationRule(u"Task"_s, u"Subject != null"_s, u"No Tasks"_s));
        world.systems.timeline().pass(std::chrono::minutes(15));
        QVERIFY(world.cycle().writeBackFailed > 0);
        crm.clearServed();
        world.systems.timeline().pass(std::chrono::minutes(61));

        QVERIFY(world.cycle().writeBackFailed > 0);

        QVERIFY(std::ranges::none_of(crm.served(), [](const sandbox::Served &one) { return one.path.contains("sobjects/Task"); }));
        crm.org().clearValidationRules();
        QVERIFY(engine::askAgain(world.program->views(), world.systems.timeline().now()));
        QCOMPARE(world.cycle().writeBackFailed, 0);
        QCOMPARE(crm.org().all(u"Task"_s).size(), 1);
    }

    /// Salesforce may carry out a call minutes after its caller gave up.
    void aTaskThatMayStillAppearIsNotMadeASecondTime()
    {
        CycleWorld world;
        world.postAll();
        sandbox::salesforce::Service &crm = world.systems.crm();
        const mirror::RequestView billed = world.posted().front();
        world.makeDue(billed, billed.dueOn.addDays(-90));
        crm.faults().add({ FaultKind::DropBefore, "POST", "sobjects/Task", 0, 1 });
        world.systems.timeline().pass(std::chrono::minutes(15));
        (void)world.cycle();
        crm.clearServed();
        const auto made = [&] {
            return std::ranges::any_of(crm.served(), [](const sandbox::Served &one) { return one.path.contains("sobjects/Task"); });
        };

        (void)world.cycle();
        QVERIFY(!made());

        world.systems.timeline().pass(std::chrono::minutes(4));
        (void)world.cycle();
        QVERIFY(made());
        QCOMPARE(crm.org().all(u"Task"_s).size(), 1);
    }

    void aSecondAttemptMayAppearLateAsWell()
    {
        CycleWorld world;
        world.postAll();
        sandbox::salesforce::Service &crm = world.systems.crm();
        const mirror::RequestView billed = world.posted().front();
        world.makeDue(billed, billed.dueOn.addDays(-90));
        crm.faults().add({ FaultKind::DropBefore, "POST", "sobjects/Task", 0, 2 });
        world.systems.timeline().pass(std::chrono::minutes(15));
        (void)world.cycle();
        world.systems.timeline().pass(std::chrono::minutes(4));
        (void)world.cycle();
        QCOMPARE(testing::eventsOf(world, journal::kind::kTaskIntended).size(), 2);
        crm.clearServed();

        (void)world.cycle();

        QVERIFY(crm.org().all(u"Task"_s).isEmpty());
        QVERIFY(std::ranges::none_of(crm.served(), [](const sandbox::Served &one) { return one.path.contains("sobjects/Task"); }));
    }

    /// Its reason is gone before it is known whether it exists.
    void aTaskThatMayStillAppearIsNotTakenForClosed()
    {
        CycleWorld world;
        world.postAll();
        sandbox::salesforce::Service &crm = world.systems.crm();
        const mirror::RequestView billed = world.posted().front();
        world.makeDue(billed, billed.dueOn.addDays(-90));
        crm.faults().add({ FaultKind::DropBefore, "POST", "sobjects/Task", 0, 1 });
        world.systems.timeline().pass(std::chrono::minutes(15));
        (void)world.cycle();
        const std::vector<journal::Event> intended = testing::eventsOf(world, journal::kind::kTaskIntended);
        QCOMPARE(intended.size(), 1);
        world.makeDue(billed, billed.dueOn.addDays(90));
        world.systems.timeline().pass(std::chrono::minutes(1));

        (void)world.cycle();
        const QString key = intended.front().payload.value(u"key"_s).toString();
        crm.org().put(u"Task"_s, Value::object({ { u"Sluice_Task_Key__c"_s, key }, { u"Subject"_s, u"Overdue"_s } }));
        (void)world.cycle();

        QCOMPARE(crm.org().all(u"Task"_s).size(), 1);
        QVERIFY(crm.org().all(u"Task"_s).front()[u"IsClosed"_s].toBool());
    }

    void askingAgainMakesNoSecondTask()
    {
        CycleWorld world;
        (void)world.cycle();
        sandbox::salesforce::Service &crm = world.systems.crm();
        const CaseId about = askable(world);
        QVERIFY(world.program->desk().ask(u"clerk@harbor.example"_s, about, u"Which address?"_s));
        crm.faults().add({ FaultKind::DropBefore, "POST", "sobjects/Task", 0, 1 });
        (void)world.cycle();
        QCOMPARE(testing::eventsOf(world, journal::kind::kTaskIntended).size(), 1);
        QVERIFY(world.program->desk().ask(u"clerk@harbor.example"_s, about, u"Which address, please?"_s));

        (void)world.cycle();

        QVERIFY(crm.org().all(u"Task"_s).isEmpty());
        world.systems.timeline().pass(std::chrono::minutes(4));
        (void)world.cycle();
        QCOMPARE(crm.org().all(u"Task"_s).size(), 1);
    }

    void aTaskThatNeverAppearedIsGivenUp()
    {
        CycleWorld world;
        world.postAll();
        sandbox::salesforce::Service &crm = world.systems.crm();
        const mirror::RequestView billed = world.posted().front();
        world.makeDue(billed, billed.dueOn.addDays(-90));
        crm.faults().add({ FaultKind::DropBefore, "POST", "sobjects/Task", 0, 1 });
        world.systems.timeline().pass(std::chrono::minutes(15));
        (void)world.cycle();
        world.makeDue(billed, billed.dueOn.addDays(90));
        world.systems.timeline().pass(std::chrono::minutes(4));

        (void)world.cycle();

        QCOMPARE(world.program->views().tasks().value().front().state, u"closed"_s);
    }

    void aCopyOfATaskIsClosedWithIt()
    {
        CycleWorld world;
        world.postAll();
        sandbox::salesforce::Org &org = world.systems.crm().org();
        const mirror::RequestView billed = world.posted().front();
        world.makeDue(billed, billed.dueOn.addDays(-90));
        world.systems.timeline().pass(std::chrono::minutes(15));
        (void)world.cycle();
        Value copy = org.all(u"Task"_s).front();
        copy.remove(u"Id"_s);
        org.put(u"Task"_s, copy);
        QCOMPARE(org.all(u"Task"_s).size(), 2);

        world.makeDue(billed, billed.dueOn.addDays(90)); // It is overdue no more.
        world.systems.timeline().pass(std::chrono::minutes(15));
        (void)world.cycle();

        for (const Value &task : org.all(u"Task"_s))
            QVERIFY2(task[u"IsClosed"].toBool(), task.toJson().constData());
    }

    void aTaskThatFailsKeepsTheWitnessFromNothing()
    {
        CycleWorld world;
        world.postAll();
        sandbox::salesforce::Org &org = world.systems.crm().org();
        const mirror::RequestView billed = world.posted().front();
        world.makeDue(billed, billed.dueOn.addDays(-90));
        const auto head = [&] { return org.all(u"Sluice_Witness__c"_s).front()[u"Head__c"].toString(); };
        const QString before = head();
        world.systems.crm().faults().add({ FaultKind::Status500Before, "POST", "sobjects/Task", 0, 1 });
        world.systems.timeline().pass(std::chrono::minutes(15));

        (void)world.cycle();

        QVERIFY(org.all(u"Task"_s).isEmpty());
        QVERIFY(head() != before);
        world.systems.timeline().pass(std::chrono::minutes(15));
        (void)world.cycle();
        QCOMPARE(org.all(u"Task"_s).size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestWriteBackRound)
#include "tst_write_back_round.moc"
