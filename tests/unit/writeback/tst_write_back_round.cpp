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
