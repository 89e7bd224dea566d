#include "billing/Payloads.h"
#include "billing/Planner.h"
#include "domain/Keys.h"

#include <QSet>
#include <QTest>

using namespace sluice;

namespace {

const Currency kUsd { { 'U', 'S', 'D' }, 2 };

Money usd(std::int64_t cents)
{
    return Money(cents, kUsd);
}

DealLine line(const QString &id, std::int64_t cents)
{
    DealLine line;
    line.id = id;
    line.productId = ProductId(QStringLiteral("01t") + id);
    line.productName = QStringLiteral("Product ") + id;
    line.quantity = Decimal(2, 0);
    line.unitPrice = Decimal(cents / 2, 2);
    line.total = usd(cents);
    return line;
}

Deal deal(BillingEvent event)
{
    Deal deal;
    deal.id = DealId(QStringLiteral("006Qy00000AbCdEIAV"));
    deal.name = QStringLiteral("Renewal");
    deal.won = true;
    deal.currency = kUsd;
    deal.closeOn = QDate(2026, 3, 31);
    deal.event = event;
    deal.lines = { line(QStringLiteral("a"), 100'01), line(QStringLiteral("b"), 250'00) };
    return deal;
}

std::int64_t sumOf(const std::vector<BillingRequest> &requests)
{
    std::int64_t sum = 0;
    for (const BillingRequest &request : requests)
        sum += request.amount.minor();
    return sum;
}

} // namespace

class tst_planner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDealBilledOnCloseIsOneRequestWithItsLines();
    void eachMilestoneIsARequest();
    void aSubscriptionIsOneRequestAPeriod_data();
    void aSubscriptionIsOneRequestAPeriod();
    void partsOfASubscriptionSumToTheWhole();
    void aTermThatEndsBeforeItBeginsStaysOneRequest();
    void aDealWithoutAnEventIsOneRequestForTheChecksToStop();
    void planningTwiceGivesTheSameIds();
    void theTermFromTheThirtyFirstDoesNotCreep();
    void aPayloadReadsBackAsTheRequest();
};

void tst_planner::aDealBilledOnCloseIsOneRequestWithItsLines()
{
    const std::vector<BillingRequest> requests = billing::plan(deal(BillingEvent::OnClose));

    QCOMPARE(requests.size(), 1u);
    QCOMPARE(requests[0].kind, RequestKind::OnClose);
    QCOMPARE(requests[0].lines.size(), 2u);
    QCOMPARE(requests[0].amount.minor(), 350'01);
    QCOMPARE(requests[0].plannedOn, QDate(2026, 3, 31));
}

void tst_planner::eachMilestoneIsARequest()
{
    Deal milestones = deal(BillingEvent::Milestones);
    milestones.milestones = { { QStringLiteral("m1"), QStringLiteral("Kick-off"), usd(150'00), QDate(2026, 4, 1), QDate() },
        { QStringLiteral("m2"), QStringLiteral("Go-live"), usd(200'01), QDate(2026, 6, 1), QDate(2026, 6, 3) } };

    const std::vector<BillingRequest> requests = billing::plan(milestones);

    QCOMPARE(requests.size(), 2u);
    QCOMPARE(requests[0].amount.minor(), 150'00);
    QCOMPARE(requests[0].plannedOn, QDate(2026, 4, 1));
    QCOMPARE(requests[1].plannedOn, QDate(2026, 6, 3));
    QCOMPARE(requests[1].part, QStringLiteral("m2"));
    QCOMPARE(sumOf(requests), 350'01);
}

void tst_planner::aSubscriptionIsOneRequestAPeriod_data()
{
    QTest::addColumn<QDate>("from");
    QTest::addColumn<QDate>("to");
    QTest::addColumn<int>("frequency");
    QTest::addColumn<int>("count");
    QTest::newRow("a year by months") << QDate(2026, 1, 1) << QDate(2026, 12, 31) << int(BillingFrequency::Monthly) << 12;
    QTest::newRow("a year by quarters") << QDate(2026, 1, 1) << QDate(2026, 12, 31) << int(BillingFrequency::Quarterly) << 4;
    QTest::newRow("three years") << QDate(2026, 2, 15) << QDate(2029, 2, 14) << int(BillingFrequency::Annually) << 3;
    QTest::newRow("once") << QDate(2026, 1, 1) << QDate(2026, 12, 31) << int(BillingFrequency::Once) << 1;
    QTest::newRow("a last short month") << QDate(2026, 1, 1) << QDate(2026, 3, 10) << int(BillingFrequency::Monthly) << 3;
    QTest::newRow("no end") << QDate(2026, 1, 1) << QDate() << int(BillingFrequency::Monthly) << 1;
}

void tst_planner::aSubscriptionIsOneRequestAPeriod()
{
    QFETCH(QDate, from);
    QFETCH(QDate, to);
    QFETCH(int, frequency);
    QFETCH(int, count);
    Deal subscription = deal(BillingEvent::Subscription);
    subscription.termStart = from;
    subscription.termEnd = to;
    subscription.frequency = static_cast<BillingFrequency>(frequency);

    const std::vector<BillingRequest> requests = billing::plan(subscription);

    QCOMPARE(static_cast<int>(requests.size()), count);
    QCOMPARE(requests.front().periodFrom, from);
    QCOMPARE(requests.back().periodTo, to);
    QCOMPARE(sumOf(requests), 350'01);
}

void tst_planner::partsOfASubscriptionSumToTheWhole()
{
    Deal subscription = deal(BillingEvent::Subscription);
    subscription.termStart = QDate(2026, 1, 1);
    subscription.frequency = BillingFrequency::Monthly;
    for (int days = 1; days < 800; days += 7) {
        subscription.termEnd = subscription.termStart.addDays(days);
        const std::vector<BillingRequest> requests = billing::plan(subscription);
        QCOMPARE(sumOf(requests), 350'01);
        for (const BillingRequest &request : requests) {
            std::int64_t lines = 0;
            for (const RequestLine &part : request.lines)
                lines += part.amount.minor();
            QCOMPARE(lines, request.amount.minor());
        }
    }
}

void tst_planner::aTermThatEndsBeforeItBeginsStaysOneRequest()
{
    Deal subscription = deal(BillingEvent::Subscription);
    subscription.termStart = QDate(2026, 6, 1);
    subscription.termEnd = QDate(2026, 1, 1);
    subscription.frequency = BillingFrequency::Quarterly;

    QCOMPARE(billing::plan(subscription).size(), 1u);
}

void tst_planner::aDealWithoutAnEventIsOneRequestForTheChecksToStop()
{
    Deal unknown = deal(BillingEvent::OnClose);
    unknown.event.reset();
    unknown.eventText = QStringLiteral("When the moon is full");

    QCOMPARE(billing::plan(unknown).size(), 1u);
}

void tst_planner::planningTwiceGivesTheSameIds()
{
    Deal subscription = deal(BillingEvent::Subscription);
    subscription.termStart = QDate(2026, 1, 1);
    subscription.termEnd = QDate(2026, 12, 31);
    subscription.frequency = BillingFrequency::Monthly;

    const std::vector<BillingRequest> first = billing::plan(subscription);
    const std::vector<BillingRequest> second = billing::plan(subscription);

    QSet<QString> ids;
    for (std::size_t i = 0; i < first.size(); ++i) {
        QCOMPARE(first[i].id.value, second[i].id.value);
        ids.insert(first[i].id.value);
    }
    QCOMPARE(ids.size(), 12);
}

void tst_planner::theTermFromTheThirtyFirstDoesNotCreep()
{
    Deal subscription = deal(BillingEvent::Subscription);
    subscription.termStart = QDate(2026, 1, 31);
    subscription.termEnd = QDate(2027, 1, 30);
    subscription.frequency = BillingFrequency::Monthly;

    const std::vector<BillingRequest> requests = billing::plan(subscription);

    QCOMPARE(requests.size(), 12u);
    QCOMPARE(requests[1].periodFrom, QDate(2026, 2, 28));
    QCOMPARE(requests[2].periodFrom, QDate(2026, 3, 31));
}

void tst_planner::aPayloadReadsBackAsTheRequest()
{
    const BillingRequest request = billing::plan(deal(BillingEvent::OnClose)).front();

    const QJsonObject payload = billing::plannedPayload(request, AccountId(QStringLiteral("001")));
    const std::optional<BillingRequest> read = billing::requestFromPayload(request.id, payload);

    QVERIFY(read.has_value());
    QCOMPARE(billing::plannedPayload(*read, AccountId(QStringLiteral("001"))), payload);
    QVERIFY(!billing::requestFromPayload(request.id, QJsonObject {}).has_value());
}

QTEST_GUILESS_MAIN(tst_planner)
#include "tst_planner.moc"
