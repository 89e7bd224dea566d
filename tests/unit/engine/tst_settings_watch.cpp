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

sandbox::quickbooks::Realm &firstRealm(CycleWorld &world)
{
    return *world.systems.books().realm(world.systems.companies().front().realm);
}

/// Somebody changes one setting in the books.
void set(CycleWorld &world, const QString &group, const QString &name, const Value &value)
{
    sandbox::quickbooks::Realm &realm = firstRealm(world);
    Value preferences = realm.all(u"Preferences"_s).constFirst();
    Value inner = preferences[group];
    inner.set(name, value);
    preferences.set(group, inner);
    realm.put(u"Preferences"_s, preferences);
}

void later(CycleWorld &world)
{
    world.systems.timeline().pass(std::chrono::hours(3));
    (void)world.cycle();
}

} // namespace

/// Settings of a company that somebody changes in the books.
class tst_settings_watch final : public QObject {
    Q_OBJECT

    /// A customer whose currency nobody understands.
    static Value makeUnreadable(CycleWorld &world)
    {
        sandbox::quickbooks::Realm &realm = firstRealm(world);
        Value odd;
        const Value made = realm.createAt(world.systems.timeline().now(), u"Customer"_s, Value::object({ { u"DisplayName"_s, u"Nobody"_s } }));
        if (made.has(u"Fault"))
            qFatal("%s", made.toJson().constData());
        for (const Value &customer : realm.all(u"Customer"_s)) {
            if (customer[u"DisplayName"].toString() == u"Nobody")
                odd = customer;
        }
        odd.set(u"CurrencyRef"_s, Value::object({ { u"value"_s, u"???"_s } }));
        realm.put(u"Customer"_s, odd);
        return odd;
    }

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"sluice.*=false"_s); }

    void whatIsReadFirstIsNoChange()
    {
        CycleWorld world;
        (void)world.cycle();
        later(world);

        QCOMPARE(eventsOf(world, kind::kSettingsSeen).size(), world.systems.companies().size());
        QVERIFY(eventsOf(world, kind::kSettingsChanged).empty());
        QVERIFY(casesOf(world, u"settings_changed"_s).empty());
    }

    void eachChangeOpensOneExceptionThatSaysFromWhatToWhat()
    {
        CycleWorld world;
        (void)world.cycle();
        set(world, u"AccountingInfoPrefs"_s, u"BookCloseDate"_s, u"2019-12-31"_s);
        set(world, u"TaxPrefs"_s, u"UsingSalesTax"_s, false);

        later(world);
        later(world);

        const std::vector<journal::Event> changed = eventsOf(world, kind::kSettingsChanged);
        QCOMPARE(changed.size(), std::size_t(1));
        QCOMPARE(changed.front().payload[u"changes"_s].toArray().size(), 2);
        QStringList found;
        for (const mirror::CaseView &one : casesOf(world, u"settings_changed"_s)) {
            QCOMPARE(one.state, CaseState::Open);
            QVERIFY(one.requestId.value.isEmpty());
            found.append(one.finding.found);
        }
        found.sort();
        QCOMPARE(found.size(), 2);
        QVERIFY2(found[0].startsWith(u"books closed until: none → 2019-12-31"), qPrintable(found[0]));
        QVERIFY2(found[1].startsWith(u"sales tax: on → off"), qPrintable(found[1]));
    }

    void onlyAPersonClosesItAndTheNextChangeOpensItAgain()
    {
        CycleWorld world;
        (void)world.cycle();
        set(world, u"AccountingInfoPrefs"_s, u"BookCloseDate"_s, u"2019-11-30"_s);
        later(world);
        const mirror::CaseView first = casesOf(world, u"settings_changed"_s).front();
        QVERIFY(world.program->projection().record({ { kind::kExceptionResolved, u"exception:"_s + first.id.value, u"ann@harbor.example"_s,
            { { u"cause"_s, u"SYS-1"_s }, { u"note"_s, u"month end"_s }, { u"by"_s, u"person"_s } }, {} } }).has_value());
        later(world);
        QCOMPARE(casesOf(world, u"settings_changed"_s).front().state, CaseState::Resolved);

        set(world, u"AccountingInfoPrefs"_s, u"BookCloseDate"_s, u"2019-12-31"_s);
        later(world);

        const std::vector<mirror::CaseView> cases = casesOf(world, u"settings_changed"_s);
        QCOMPARE(cases.size(), std::size_t(1));
        QCOMPARE(cases.front().state, CaseState::Open);
        QVERIFY2(cases.front().finding.found.startsWith(u"books closed until: 2019-11-30 → 2019-12-31"), qPrintable(cases.front().finding.found));
    }

    void anotherUsualTaxCodeIsAChangeToo()
    {
        CycleWorld world;
        (void)world.cycle();
        QVERIFY(firstRealm(world).isUs());
        set(world, u"TaxPrefs"_s, u"TaxGroupCodeRef"_s, Value::object({ { u"value"_s, u"3"_s } }));

        later(world);

        const std::vector<mirror::CaseView> cases = casesOf(world, u"settings_changed"_s);
        QCOMPARE(cases.size(), std::size_t(1));
        QVERIFY2(cases.front().finding.found.startsWith(u"usual tax code: California → Tucson"), qPrintable(cases.front().finding.found));
    }

    void aNewMirrorIsNoChange()
    {
        CycleWorld world;
        (void)world.cycle();
        const qint64 events = world.program->journal().lastSeq().value();

        world.rebuild();

        QCOMPARE(world.program->journal().lastSeq().value(), events);
    }

    void aRecordThatIsLeftOutIsAnException()
    {
        CycleWorld world;
        (void)world.cycle();
        const Value odd = makeUnreadable(world);

        later(world);

        const std::vector<mirror::CaseView> cases = casesOf(world, u"record_unreadable"_s);
        QCOMPARE(cases.size(), std::size_t(1));
        QCOMPARE(cases.front().finding.field, u"Customer"_s);
        QVERIFY2(cases.front().finding.found.contains(odd[u"Id"].toString()), qPrintable(cases.front().finding.found));
        QVERIFY(!world.cycle().companies.front().error);
    }

    /// The page that had no room for it has moved the cursor: nothing brings it a second time.
    void aRecordThatIsLeftOutIsToldThoughTheProgramEndsAfterThePull_data()
    {
        QTest::addColumn<bool>("byPower");
        QTest::newRow("somebody quits") << false;
        QTest::newRow("it dies") << true;
    }

    void aRecordThatIsLeftOutIsToldThoughTheProgramEndsAfterThePull()
    {
        QFETCH(bool, byPower);
        CycleWorld world;
        (void)world.cycle();
        makeUnreadable(world);
        world.systems.timeline().pass(std::chrono::minutes(15)); // Far behind the cursor by then.
        world.machine.stop.raise();
        QVERIFY(!world.program->runCycle().has_value());
        world.machine.stop.lower();
        if (byPower)
            world.killProgram();
        else
            world.restart();
        world.systems.timeline().pass(std::chrono::minutes(15));

        (void)world.cycle();

        QCOMPARE(casesOf(world, u"record_unreadable"_s).size(), std::size_t(1));
        const qint64 events = world.program->journal().lastSeq().value();
        world.systems.timeline().pass(std::chrono::minutes(15));
        (void)world.cycle();
        QCOMPARE(world.program->journal().lastSeq().value(), events); // It is told once.
    }
};

QTEST_GUILESS_MAIN(tst_settings_watch)
#include "tst_settings_watch.moc"
