#include "journal/Kinds.h"
#include "journal/PayloadText.h"
#include "unit/engine/CycleWorld.h"

#include <QLoggingCategory>
#include <QTest>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using engine::CycleKind;
using journal::textOf;
using sandbox::Value;
using testing::CycleWorld;
namespace kind = journal::kind;

namespace {

qint64 told(CycleWorld &world)
{
    const QList<Value> witnesses = world.systems.crm().org().all(u"Sluice_Witness__c"_s);
    return witnesses.size() == 1 ? qRound64(witnesses[0][u"Events__c"].toDouble()) : -1;
}

/// Whether Salesforce holds the head that the journal has at that event.
bool agrees(CycleWorld &world)
{
    const QList<Value> witnesses = world.systems.crm().org().all(u"Sluice_Witness__c"_s);
    const auto there = world.program->journal().after(told(world) - 1, 1).value();
    return witnesses.size() == 1 && !there.empty()
        && QString::fromLatin1(there.front().hash.toHex()) == witnesses[0][u"Head__c"].toString();
}

/// Strikes, and is gone, when Salesforce is asked for a witness.
const sandbox::Fault kTripwire { sandbox::FaultKind::Status503Before, "GET", "/query", 0, 1 };

/// The program is closed and opened once more.
void reopen(CycleWorld &world)
{
    world.restoreJournal(world.copyOfJournal());
}

/// Something is decided that no cycle has to do with.
void decide(CycleWorld &world, int times)
{
    for (int i = 0; i < times; ++i) {
        const QString email = u"guest%1@harbor.example"_s.arg(i);
        QVERIFY(world.program->projection().record({ { kind::kPersonSignedIn, u"person:"_s + email, email, { { u"name"_s, email } }, {} } }).has_value());
    }
}

} // namespace

/// The outside witness of the journal, read back.
class tst_witness_check final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"sluice.*=false"_s); }

    void aBackupPutBackIsOnRecordBeforeAnotherHeadIsTold()
    {
        CycleWorld world;
        (void)world.cycle();
        const sim::Disk::Files backup = world.copyOfJournal();
        const qint64 events = world.program->journal().lastSeq().value();
        world.postAll();
        const qint64 toldBefore = told(world);
        QVERIFY(toldBefore > events);

        world.restoreJournal(backup);
        const engine::CycleSummary summary = world.cycle();

        const std::vector<journal::Event> found = eventsOf(world, kind::kWitnessContradicted);
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(textOf(found[0].payload, "outcome"), u"older"_s);
        QCOMPARE(found[0].payload[u"told_events"_s].toInteger(), toldBefore);
        QCOMPARE(found[0].payload[u"events"_s].toInteger(), events);
        const std::vector<mirror::CaseView> cases = casesOf(world, u"journal_older"_s);
        QCOMPARE(cases.size(), std::size_t(1));
        QCOMPARE(cases[0].state, CaseState::Open);
        QCOMPARE(cases[0].finding.found, QString::number(events));
        QVERIFY(summary.exceptionsOpened >= 1);
        QVERIFY(found[0].seq <= told(world)); // The head that Salesforce holds now covers the evidence.
        QVERIFY(agrees(world));
    }

    void itIsSaidOnceAndStaysUntilAPersonAcceptsIt()
    {
        CycleWorld world;
        (void)world.cycle();
        const sim::Disk::Files backup = world.copyOfJournal();
        world.postAll();
        world.restoreJournal(backup);
        for (int i = 0; i < 3; ++i) {
            (void)world.cycle();
            reopen(world);
            world.systems.timeline().pass(std::chrono::hours(25)); // A census each.
        }
        QCOMPARE(eventsOf(world, kind::kWitnessContradicted).size(), std::size_t(1));
        QCOMPARE(casesOf(world, u"journal_older"_s).front().state, CaseState::Open);
        const QString line = casesOf(world, u"journal_older"_s).front().id.value;

        world.rebuild();
        (void)world.cycle();
        QCOMPARE(casesOf(world, u"journal_older"_s).front().id.value, line);
        QVERIFY(world.program->desk().resolve(u"controller@harbor.example"_s, CaseId(line), Cause::Sys2, u"the disk was replaced"_s, {}).has_value());
        world.systems.timeline().pass(std::chrono::hours(25));
        (void)world.cycle();

        QCOMPARE(casesOf(world, u"journal_older"_s).front().state, CaseState::Resolved);
        QCOMPARE(eventsOf(world, kind::kWitnessContradicted).size(), std::size_t(1));
    }

    void aJournalThatTellsAnotherStoryIsNamed()
    {
        CycleWorld world;
        (void)world.cycle();
        const sim::Disk::Files backup = world.copyOfJournal();
        world.postAll();
        const qint64 toldBefore = told(world);
        world.restoreJournal(backup);
        decide(world, static_cast<int>(toldBefore - world.program->journal().lastSeq().value()) + 5);
        reopen(world); // By now it is as long as what was told, and whole.
        QVERIFY(world.program->journal().verify()->ok);
        QVERIFY(world.program->journal().lastSeq().value() > toldBefore);

        (void)world.cycle();

        const std::vector<journal::Event> found = eventsOf(world, kind::kWitnessContradicted);
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(textOf(found[0].payload, "outcome"), u"rewritten"_s);
        QCOMPARE(casesOf(world, u"journal_rewritten"_s).size(), std::size_t(1));
        QVERIFY(agrees(world));
    }

    void aCensusOnDemandAsksToo()
    {
        CycleWorld world;
        (void)world.cycle();
        const sim::Disk::Files backup = world.copyOfJournal();
        world.postAll();
        const qint64 toldBefore = told(world);
        (void)world.cycle(CycleKind::Census);
        QCOMPARE(textOf(eventsOf(world, kind::kCensusTaken).back().payload[u"witness"_s].toObject(), "outcome"), u"same"_s);
        QVERIFY(eventsOf(world, kind::kWitnessContradicted).empty());
        world.restoreJournal(backup);

        const engine::CycleSummary summary = world.cycle(CycleKind::Census);

        QVERIFY(summary.censusFaults.value_or(0) >= 1);
        QCOMPARE(textOf(eventsOf(world, kind::kCensusTaken).back().payload[u"witness"_s].toObject(), "outcome"), u"older"_s);
        QCOMPARE(casesOf(world, u"journal_older"_s).size(), std::size_t(1));
        QCOMPARE(told(world), toldBefore); // Such a census writes to neither system.
    }

    void anIdleCycleDoesNotAsk()
    {
        CycleWorld world;
        for (int i = 0; i < 4; ++i) {
            (void)world.cycle();
            world.systems.timeline().pass(std::chrono::minutes(1));
        }
        QCOMPARE(world.cycle().salesforce.calls, 1);
        reopen(world);
        world.systems.crm().faults().add(kTripwire);
        (void)world.cycle(); // The first one of a life, with nothing to tell.
        QVERIFY(!world.systems.crm().faults().isEmpty());
        decide(world, 1);
        world.systems.timeline().pass(std::chrono::hours(2));
        (void)world.cycle(); // Now there is a head to tell.
        QVERIFY(world.systems.crm().faults().isEmpty());
    }

    void anOrgWithoutAPlaceForItIsNoFailure()
    {
        CycleWorld world;
        world.systems.crm().org().access().uninstallSluice();
        const engine::CycleSummary summary = world.cycle();
        QVERIFY(!summary.writeBackError);
        QVERIFY(eventsOf(world, kind::kWitnessContradicted).empty());
        QVERIFY(!world.cycle(CycleKind::Census).censusError);
    }

    void aWitnessThatCannotBeReadIsNotWrittenOver()
    {
        CycleWorld world;
        (void)world.cycle();
        const sim::Disk::Files backup = world.copyOfJournal();
        world.postAll();
        const qint64 toldBefore = told(world);
        world.restoreJournal(backup);
        world.systems.crm().faults().add({ sandbox::FaultKind::Status503Before, "GET", "/query", 0, 50 });

        const engine::CycleSummary failed = world.cycle();

        QVERIFY(failed.writeBackError.has_value());
        QCOMPARE(told(world), toldBefore);
        world.systems.crm().faults().clear();
        (void)world.cycle();
        QCOMPARE(textOf(eventsOf(world, kind::kWitnessContradicted).front().payload, "outcome"), u"older"_s);
    }

    void whatWasToldOutlivesALossOfPower()
    {
        for (int seed = 1; seed <= 8; ++seed) {
            CycleWorld world(static_cast<std::uint64_t>(seed));
            SeededRandom random(static_cast<std::uint64_t>(seed));
            (void)world.cycle();
            world.program->die();
            world.machine.disk.losePower(random);
            world.restoreJournal(world.copyOfJournal());
            (void)world.cycle();
            QVERIFY2(eventsOf(world, kind::kWitnessContradicted).empty(), qPrintable(QString::number(seed)));
        }
    }
};

QTEST_GUILESS_MAIN(tst_witness_check)
#include "tst_witness_check.moc"
