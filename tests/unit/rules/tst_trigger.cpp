#include "unit/rules/World.h"

#include <QTest>

using namespace sluice;
using namespace sluice::rules;
using namespace sluice::rules::test;

Q_DECLARE_METATYPE(std::optional<DeliveryStatus>)

class TestTrigger : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aValueThatNobodyKnowsIsNeitherPendingNorOnce()
    {
        World world;
        world.deal.event = BillingEvent::Delivered;
        world.deal.delivery.reset();
        world.deal.deliveryText = QStringLiteral("Shipped");
        world.request.kind = RequestKind::Delivery;
        QCOMPARE(triggerOf(world.deal, world.request, {}, world.today).state, EventState::Unknown);
        // What operations confirmed in Sluice counts all the same.
        QCOMPARE(triggerOf(world.deal, world.request, QDate(2026, 3, 12), world.today).state, EventState::Happened);

        world.deal.event = BillingEvent::Subscription;
        world.deal.frequency.reset();
        world.deal.frequencyText = QStringLiteral("Biennially");
        world.request.kind = RequestKind::Period;
        world.request.periodFrom = QDate(2026, 3, 1);
        QCOMPARE(triggerOf(world.deal, world.request, {}, world.today).state, EventState::Unknown);
        world.deal.frequencyText.clear(); // Not said: once.
        QCOMPARE(triggerOf(world.deal, world.request, {}, world.today).state, EventState::Happened);
    }

    void deliveryNeedsTheStatusThatItsEventAsksFor_data()
    {
        QTest::addColumn<int>("event");
        QTest::addColumn<std::optional<DeliveryStatus>>("status");
        QTest::addColumn<QDate>("inSalesforce");
        QTest::addColumn<QDate>("inSluice");
        QTest::addColumn<int>("state");
        QTest::addColumn<QDate>("on");
        using Status = std::optional<DeliveryStatus>;
        const int delivered = int(BillingEvent::Delivered);
        const int accepted = int(BillingEvent::Accepted);
        const QDate tenth(2026, 3, 10);
        const int happened = int(EventState::Happened);
        const int notYet = int(EventState::NotYet);
        QTest::newRow("delivered") << delivered << Status(DeliveryStatus::Delivered) << tenth << QDate() << happened << tenth;
        QTest::newRow("accepted counts as delivered") << delivered << Status(DeliveryStatus::Accepted) << tenth << QDate() << happened << tenth;
        QTest::newRow("delivered is not accepted") << accepted << Status(DeliveryStatus::Delivered) << tenth << QDate() << notYet << QDate();
        QTest::newRow("accepted") << accepted << Status(DeliveryStatus::Accepted) << tenth << QDate() << happened << tenth;
        QTest::newRow("a date with a pending status is a plan") << delivered << Status(DeliveryStatus::Pending) << tenth << QDate() << notYet << QDate();
        QTest::newRow("no status at all") << delivered << Status() << tenth << QDate() << notYet << QDate();
        QTest::newRow("status without date") << delivered << Status(DeliveryStatus::Delivered) << QDate() << QDate() << int(EventState::Contradicted) << QDate();
        QTest::newRow("confirmed in Sluice") << accepted << Status(DeliveryStatus::Pending) << QDate() << QDate(2026, 3, 12) << happened << QDate(2026, 3, 12);
        QTest::newRow("today") << delivered << Status(DeliveryStatus::Delivered) << QDate(2026, 3, 20) << QDate() << happened << QDate(2026, 3, 20);
        QTest::newRow("tomorrow") << delivered << Status(DeliveryStatus::Delivered) << QDate(2026, 3, 21) << QDate() << notYet << QDate();
    }

    void deliveryNeedsTheStatusThatItsEventAsksFor()
    {
        QFETCH(int, event);
        QFETCH(std::optional<DeliveryStatus>, status);
        QFETCH(QDate, inSalesforce);
        QFETCH(QDate, inSluice);
        QFETCH(int, state);
        QFETCH(QDate, on);
        World world;
        world.deal.event = static_cast<BillingEvent>(event);
        world.deal.delivery = status;
        world.deal.deliveredOn = inSalesforce;
        world.request.kind = RequestKind::Delivery;

        const Trigger trigger = triggerOf(world.deal, world.request, inSluice, world.today);

        QCOMPARE(int(trigger.state), state);
        QCOMPARE(trigger.on, on);
    }

    void onCloseIsTheDayInTheEntitysZone()
    {
        World world;
        world.deal.wonAt = parseInstant(std::string_view("2026-03-03T02:00:00Z"));

        QCOMPARE(triggeredOn(world.deal, world.request, {}, world.today), QDate(2026, 3, 3));
        QCOMPARE(triggeredOn(world.deal, world.request, {}, world.today, QTimeZone("America/New_York")), QDate(2026, 3, 2));
    }

    void withoutAWonMomentTheCloseDateStands()
    {
        World world;
        world.deal.wonAt.reset();
        world.deal.closeOn = QDate(2026, 3, 5);

        QCOMPARE(triggeredOn(world.deal, world.request, {}, world.today), QDate(2026, 3, 5));
    }

    void aMilestoneIsBillableWhenItIsApproved()
    {
        World world;
        world.request.kind = RequestKind::Milestone;
        world.request.part = QStringLiteral("m2");
        world.deal.event = BillingEvent::Milestones;
        world.deal.milestones = { { QStringLiteral("m1"), {}, {}, {}, QDate(2026, 3, 1) }, { QStringLiteral("m2"), {}, {}, QDate(2026, 3, 10), {} } };

        QVERIFY(!triggeredOn(world.deal, world.request, {}, world.today));

        world.deal.milestones.back().approvedOn = QDate(2026, 3, 11);
        QCOMPARE(triggeredOn(world.deal, world.request, {}, world.today), QDate(2026, 3, 11));
    }

    void aPeriodIsBillableFromItsFirstDay()
    {
        World world;
        world.request.kind = RequestKind::Period;
        world.deal.event = BillingEvent::Subscription;
        world.request.periodFrom = world.today;

        QCOMPARE(triggeredOn(world.deal, world.request, {}, world.today), world.today);
        QVERIFY(!triggeredOn(world.deal, world.request, {}, world.today.addDays(-1)));
    }

    void withoutAnEventNothingHappens()
    {
        World world;
        world.deal.event.reset();

        QCOMPARE(triggerOf(world.deal, world.request, QDate(2026, 3, 1), world.today).state, EventState::Unknown);
    }
};

QTEST_APPLESS_MAIN(TestTrigger)
#include "tst_trigger.moc"
