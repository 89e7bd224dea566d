#include "books/quickbooks/Company.h"
#include "support/MemorySink.h"
#include "support/TimedBooks.h"

#include <QTest>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using sandbox::FaultKind;

namespace {

const QString kFirst = u"9341450000000001"_s;
const QString kSecond = u"9341450000000002"_s;

/// One company of the stand-in with its client, in virtual time.
struct Side {
    Side(sandbox::quickbooks::Service &service, net::Transport &network, Clock &clock, Random &random, const QString &realm)
        : token(net::Access { service.connect(realm).accessToken.toLatin1(), {} })
        , company({ network, clock, random, token, QUrl(u"http://qbo.test"_s), sluice::Realm(realm) })
    {
    }
    net::FixedToken token;
    quickbooks::Company company;
    testing::MemorySink sink;
    std::optional<Instant> doneAt;
    bool well = false;
};

struct World {
    World()
        : service(sandboxClock, { .clientId = u"id"_s, .clientSecret = u"secret"_s, .redirectUris = {}, .baseUrl = u"http://qbo.test"_s })
        , network(timeline, service, {})
    {
        for (const QString &realm : { kFirst, kSecond }) {
            service.addRealm({ .realmId = realm, .companyName = realm });
            sides.push_back(std::make_unique<Side>(service, network, clock, random, realm));
        }
    }

    QCoro::Task<void> pull(Side &side)
    {
        const Result<PullReport> report = co_await side.company.pull(&side.sink, {});
        side.well = report.has_value();
        side.doneAt = clock.now();
    }

    QCoro::Task<void> look(Side &side, int &answered)
    {
        const Result<std::vector<Invoice>> found = co_await side.company.invoicesNumbered(u"1"_s);
        answered += found ? 1 : 0;
    }

    void untilQuiet()
    {
        while (timeline.step()) { }
    }

    int refused() const
    {
        return static_cast<int>(std::count_if(service.served().begin(), service.served().end(), [](const sandbox::Served &one) { return one.status == 429; }));
    }

    sandbox::SandboxClock sandboxClock { fromMs(1'795'500'000'000) };
    sim::Timeline timeline { sandboxClock };
    testing::TimelineClock clock { timeline };
    SeededRandom random { 5 };
    sandbox::quickbooks::Service service;
    testing::TimedBooks network;
    std::vector<std::unique_ptr<Side>> sides;
};

} // namespace

/// The limits of QuickBooks, which hold for each company alone.
class tst_quickbooks_limits final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aThrottledCompanyDoesNotHoldUpAnother()
    {
        World world;
        const Instant began = world.clock.now();
        world.service.faults().add({ FaultKind::Throttle, "GET", kFirst.toLatin1() + "/preferences", 0, 1 });

        const QCoro::Task<void> first = world.pull(*world.sides[0]), second = world.pull(*world.sides[1]);
        world.untilQuiet();

        QVERIFY(world.sides[0]->well && world.sides[1]->well);
        QVERIFY(*world.sides[0]->doneAt - began >= std::chrono::minutes(1));
        QVERIFY(*world.sides[1]->doneAt - began < std::chrono::seconds(15));
        QCOMPARE(world.refused(), 1);
    }

    void aRestIsWaitedOutNoLongerThanTroubleIsBorne_data()
    {
        QTest::addColumn<FaultKind>("kind");
        QTest::addColumn<int>("borne");
        QTest::addColumn<bool>("well");
        QTest::newRow("a rest, for half a minute") << FaultKind::Throttle << 30 << false;
        QTest::newRow("a rest, for two minutes") << FaultKind::Throttle << 120 << true;
        QTest::newRow("silence, for half a minute") << FaultKind::HangBefore << 30 << false;
        QTest::newRow("silence, for ten minutes") << FaultKind::HangBefore << 600 << true;
    }

    void aRestIsWaitedOutNoLongerThanTroubleIsBorne()
    {
        QFETCH(FaultKind, kind);
        QFETCH(int, borne);
        QFETCH(bool, well);
        World world;
        const Instant began = world.clock.now();
        world.service.faults().add({ kind, "GET", kFirst.toLatin1() + "/preferences", 0, 1 });
        world.sides[0]->company.bearTroubleUntil(began + std::chrono::seconds(borne));

        const QCoro::Task<void> pulled = world.pull(*world.sides[0]);
        world.untilQuiet();

        QCOMPARE(world.sides[0]->well, well);
        if (!well)
            QVERIFY(*world.sides[0]->doneAt - began <= std::chrono::seconds(borne + 5));
    }

    void aHundredQuestionsAtOnceStayUnderEveryLimit()
    {
        World world;
        Side &side = *world.sides[0];
        const QCoro::Task<void> opened = world.pull(side);
        world.untilQuiet();
        int answered = 0;
        std::vector<QCoro::Task<void>> looks;

        for (int i = 0; i < 100; ++i)
            looks.push_back(world.look(side, answered));
        world.untilQuiet();

        QCOMPARE(answered, 100);
        QCOMPARE(world.refused(), 0);
        QVERIFY(world.network.openHighest() <= 10);
    }

    /// The command line is another program each time, and people put several commands into one script.
    void programsThatFollowEachOtherStayUnderTheLimitsTogether()
    {
        World world;
        const auto worked = [&](Side &side) {
            int answered = 0;
            std::vector<QCoro::Task<void>> looks;
            for (int i = 0; i < 8; ++i)
                looks.push_back(world.look(side, answered));
            world.untilQuiet();
            return answered == 8;
        };
        QString left = quickbooks::textOf(quickbooks::Traffic());
        for (int program = 0; program < 6; ++program) {
            Side side(world.service, world.network, world.clock, world.random, kFirst);
            side.company.joinTraffic(quickbooks::trafficFrom(left));
            QVERIFY(worked(side));
            left = quickbooks::textOf(side.company.traffic());
        }

        QCOMPARE(world.refused(), 0);
    }

    void aRestThatACompanyAskedForOutlivesTheProgram()
    {
        World world;
        world.service.faults().add({ FaultKind::Throttle, "GET", kFirst.toLatin1(), 0, 1 });
        int answered = 0;
        const QCoro::Task<void> look = world.look(*world.sides[0], answered);
        while (world.sides[0]->company.traffic().pausedUntil <= world.clock.now() && world.timeline.step()) { }
        Side next(world.service, world.network, world.clock, world.random, kFirst);
        next.company.joinTraffic(quickbooks::trafficFrom(quickbooks::textOf(world.sides[0]->company.traffic())));
        const Instant began = world.clock.now();

        const QCoro::Task<void> pulled = world.pull(next);
        world.untilQuiet();

        QVERIFY(next.well);
        QVERIFY(*next.doneAt - began >= std::chrono::seconds(50));
        QVERIFY(quickbooks::trafficFrom(u"nonsense|1"_s).calls.isEmpty());
    }

    void readsAreCountedAsIntuitCountsThem()
    {
        World world;
        Side &side = *world.sides[0];
        const QCoro::Task<void> pulled = world.pull(side);
        world.untilQuiet();

        QVERIFY(side.company.readsMade() > 5);
        QCOMPARE(qint64(side.company.readsMade()), world.service.corePlusCalls());
    }

    void beyondTheMonthlyAllowanceTheReadFailsAndSaysWhy()
    {
        World world;
        world.service.setCorePlusBudget(0);
        Side &side = *world.sides[0];
        const Instant began = world.clock.now();

        const QCoro::Task<void> pulled = world.pull(side);
        world.untilQuiet();

        QVERIFY(side.doneAt && !side.well);
        QVERIFY(*side.doneAt - began < std::chrono::minutes(10));
    }
};

QTEST_GUILESS_MAIN(tst_quickbooks_limits)
#include "tst_quickbooks_limits.moc"
