#include "engine/BooksUse.h"
#include "unit/engine/CycleWorld.h"

#include <QLoggingCategory>
#include <QTest>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using sandbox::FaultKind;
using sandbox::Value;
using testing::CycleWorld;

/// Whole cycles over two companies: neither is the other's trouble.
class tst_companies final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"sluice.*.info=false"_s); }

    void aCompanyInTroubleHoldsUpNoOther_data()
    {
        QTest::addColumn<FaultKind>("kind");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("times");
        QTest::newRow("it asks for a rest at the pull") << FaultKind::Throttle << QByteArray("GET") << QByteArray("/cdc") << 1;
        QTest::newRow("it asks for a rest before it is written to") << FaultKind::Throttle << QByteArray("GET") << QByteArray("/preferences") << 1;
        QTest::newRow("it is silent for an hour") << FaultKind::Status503Before << QByteArray() << QByteArray("/") << 100'000;
        QTest::newRow("a write hangs") << FaultKind::HangAfter << QByteArray("POST") << QByteArray("/invoice") << 1;
    }

    void aCompanyInTroubleHoldsUpNoOther()
    {
        QFETCH(FaultKind, kind);
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(int, times);
        CycleWorld world;
        QCOMPARE(world.systems.companies().size(), 2U);
        const QString troubled = world.systems.companies()[0].realm, well = world.systems.companies()[1].realm;
        (void)world.cycle();
        world.people.approveAll(*world.program);
        world.systems.timeline().pass(std::chrono::minutes(15)); // The settings are asked for again.
        world.systems.books().faults().add({ kind, method, "/company/" + troubled.toLatin1() + path, 0, times });
        const Instant began = world.systems.timeline().now();

        const engine::CycleSummary summary = world.cycle();

        const std::optional<Instant> posted = world.firstInvoiceAt(well);
        QVERIFY(posted.has_value());
        QVERIFY2(*posted - began < std::chrono::seconds(50), qPrintable(QString::number((*posted - began).count())));
        QVERIFY2(kind == FaultKind::HangAfter || summary.duration < std::chrono::seconds(100), qPrintable(QString::number(summary.duration.count())));
        world.systems.books().faults().clear();
        world.systems.timeline().pass(std::chrono::minutes(5));
        (void)world.cycle();
        QVERIFY(world.firstInvoiceAt(troubled).has_value());
    }

    void aRestThatIsNotWaitedOutIsNoted()
    {
        CycleWorld world;
        const QString troubled = world.systems.companies()[0].realm;
        (void)world.cycle();
        world.people.approveAll(*world.program);
        const auto throttle = [&](QByteArray path) {
            world.systems.books().faults().add({ FaultKind::Throttle, {}, "/company/" + troubled.toLatin1() + path, 0, 1 });
        };
        throttle("/invoice");
        engine::CycleSummary summary = world.cycle();
        QVERIFY(!summary.companies[0].error && summary.companies[0].writeError);
        QCOMPARE(summary.companies[0].writeError->kind, ErrorKind::RateLimited);
        QVERIFY(!summary.companies[1].error && !summary.companies[1].writeError);

        summary = world.cycle();

        QVERIFY(summary.companies[0].error.has_value());
        QCOMPARE(summary.companies[0].error->kind, ErrorKind::RateLimited);
        QVERIFY2(summary.companies[0].error->detail.contains(u"rest until"), qPrintable(summary.companies[0].error->detail));
        QCOMPARE(summary.companies[0].calls, 0);
        world.systems.timeline().pass(std::chrono::minutes(2));
        summary = world.cycle();
        QVERIFY(!summary.companies[0].error && !summary.companies[0].writeError);
        QVERIFY(world.firstInvoiceAt(troubled).has_value());
    }

    void companiesArePostedToSideBySide()
    {
        CycleWorld world;
        (void)world.cycle();
        world.people.approveAll(*world.program);
        (void)world.cycle();

        const QList<sandbox::Served> &served = world.systems.books().served();
        const auto writesTo = [&](std::size_t company) {
            std::vector<qsizetype> places;
            for (qsizetype i = 0; i < served.size(); ++i) {
                if (served[i].method == "POST" && served[i].path.endsWith(world.systems.companies()[company].realm.toLatin1() + "/invoice"))
                    places.push_back(i);
            }
            return places;
        };
        const std::vector<qsizetype> first = writesTo(0), second = writesTo(1);
        QVERIFY(first.size() > 1 && second.size() > 1);
        QVERIFY(first.front() < second.back() && second.front() < first.back());
    }

    /// The allowance is that of the app, whatever the company.
    void readsThatRunShortSlowThePollDown()
    {
        CycleWorld world;
        QCOMPARE(world.cycle().rest.count(), 0);
        engine::BooksUse use(world.program->views());
        for (const sim::BillingCompany &company : world.systems.companies())
            QVERIFY(use.add(company.realm, 210'000, world.systems.timeline().now()));

        const engine::CycleSummary summary = world.cycle();

        QVERIFY(summary.rest > std::chrono::seconds(10));
        QVERIFY(summary.rest <= std::chrono::hours(1));
    }

    void callsOfACycleThatFailedAreCountedToo()
    {
        CycleWorld world;
        (void)world.cycle();
        const QString realm = world.systems.companies()[0].realm;
        const auto counted = [&](const QString &source) {
            return engine::callsToday(world.program->views().note(engine::callsNote(source)).value(), world.systems.timeline().now());
        };
        const int before = counted(realm), crmBefore = counted(u"salesforce"_s);
        const auto reads = [&] { return engine::BooksUse::readsThisMonth(world.program->views(), realm, world.systems.timeline().now()); };
        const int readsBefore = reads();

        world.machine.stop.raise();
        const Result<engine::CycleSummary> stopped = world.program->runCycle();

        QVERIFY(!stopped.has_value());
        QVERIFY(counted(realm) > before);
        QVERIFY(reads() > readsBefore);
        QVERIFY(counted(u"salesforce"_s) > crmBefore);
    }
};

QTEST_GUILESS_MAIN(tst_companies)
#include "tst_companies.moc"
