#include "metrics/BilledUnbilled.h"
#include "metrics/UnbilledAgeing.h"
#include "support/Bracketed.h"
#include "unit/metrics/Units.h"

#include <QTest>

using namespace sluice;
using namespace sluice::metrics;

namespace {

const QDate kTriggered(2026, 10, 10);

Unit billedAt(const QString &id, qint64 minor)
{
    Unit unit = posted(id, kTriggered, QDate(2026, 10, 20));
    unit.billed = Money(minor, kUsd);
    return unit;
}

} // namespace

class BilledUnbilledTest : public QObject {
    Q_OBJECT

private:
    static desk::BilledUnbilled only(const std::vector<Unit> &units, const desk::FigureFilter &filter = {})
    {
        const auto figures = billedUnbilled(units, filter, kNow);
        return figures && figures->size() == 1 ? figures->front() : desk::BilledUnbilled {};
    }

private Q_SLOTS:
    void bothAreDefinedInTheReadersLanguage()
    {
        const testing::Bracketed language;
        const std::vector units { unitNamed(QStringLiteral("a")) };

        const auto billed = billedUnbilled(units, {}, kNow);
        const auto ages = unbilledAgeing(units, {}, kNow);

        QVERIFY(billed && billed->size() == 1 && ages && ages->size() == 1);
        QVERIFY2(billed->front().definition.startsWith(QLatin1Char('[')), qPrintable(billed->front().definition));
        QVERIFY2(ages->front().definition.startsWith(QLatin1Char('[')), qPrintable(ages->front().definition));
    }

    void theStateSaysWhyItIsUnbilled_data()
    {
        QTest::addColumn<RequestState>("state");
        QTest::addColumn<QString>("column");
        const auto row = [](RequestState state, const char *column) {
            QTest::newRow(qPrintable(nameOf(state))) << state << QString::fromLatin1(column);
        };
        row(RequestState::Planned, "notDue");
        row(RequestState::Waiting, "notDue");
        row(RequestState::Blocked, "blocked");
        row(RequestState::Returned, "blocked");
        row(RequestState::Rejected, "blocked");
        row(RequestState::Ready, "ready");
        row(RequestState::Submitted, "waiting");
        row(RequestState::Approved, "ready");
        row(RequestState::Posting, "ready");
        row(RequestState::Uncertain, "ready");
        row(RequestState::Cancelled, "none");
    }

    void theStateSaysWhyItIsUnbilled()
    {
        QFETCH(RequestState, state);
        QFETCH(QString, column);
        Unit unit = uninvoiced(QStringLiteral("a"), state, column == QLatin1String("notDue") ? QDate() : kTriggered);
        unit.completeOn = QDate(2026, 10, 11);
        if (state == RequestState::Approved || state == RequestState::Posting || state == RequestState::Uncertain)
            unit.approvedOn = QDate(2026, 10, 12);

        const desk::BilledMonth month = only({ unit }).months.back();

        const auto share = [&](const char *name) { return column == QLatin1String(name) ? 10000 : 0; };
        QCOMPARE(month.unbilledNotDue.minor(), share("notDue"));
        QCOMPARE(month.unbilledReady.minor(), share("ready"));
        QCOMPARE(month.unbilledWaiting.minor(), share("waiting"));
        QCOMPARE(month.unbilledBlocked.minor(), share("blocked"));
        QCOMPARE(month.booked.minor(), column == QLatin1String("none") ? 0 : 10000);
    }

    void anInvoiceMayCoverTooLittleOrTooMuch()
    {
        const desk::BilledUnbilled figure = only({ billedAt(QStringLiteral("short"), 9999), billedAt(QStringLiteral("even"), 10000),
            billedAt(QStringLiteral("long"), 10250) });

        const desk::BilledMonth &month = figure.months.back();
        QCOMPARE(month.booked.minor(), 30000);
        QCOMPARE(month.billed.minor(), 30249);
        QCOMPARE(month.unbilledBlocked.minor(), 1);
        QCOMPARE(month.blockedRows, QStringList { QStringLiteral("short") });
        QCOMPARE(month.overBilled.minor(), 250);
        QVERIFY(figure.ties);
        QCOMPARE(figure.booked.minor(), 30000);
        QCOMPARE(figure.billed.minor(), 30249);
        QCOMPARE(figure.unbilled.minor(), 1);
    }

    void aVoidInvoiceBillsNothing()
    {
        Unit voided = billedAt(QStringLiteral("voided"), 0);
        voided.state = RequestState::Voided;

        const desk::BilledMonth month = only({ voided }).months.back();

        QCOMPARE(month.billed.minor(), 0);
        QCOMPARE(month.unbilledBlocked.minor(), 10000);
        QVERIFY(month.billedRows.isEmpty());
    }

    void anUnknownTriggerBlocksAndHasNoAge()
    {
        Unit unit = uninvoiced(QStringLiteral("a"), RequestState::Blocked);
        unit.triggerUnknown = true;

        const desk::BilledMonth month = only({ unit }).months.back();
        const auto ages = unbilledAgeing(std::vector { unit }, {}, kNow);

        QCOMPARE(month.unbilledBlocked.minor(), 10000);
        QCOMPARE(month.unbilledNotDue.minor(), 0);
        QVERIFY(ages);
        QCOMPARE(ages->front().total.minor(), 0);
    }

    void theMonthIsThatOfTheWin()
    {
        Unit unit = billedAt(QStringLiteral("a"), 10000);
        unit.wonOn = QDate(2026, 3, 31);
        Unit earlier = billedAt(QStringLiteral("before the period"), 10000);
        earlier.wonOn = QDate(2025, 10, 31);
        Unit later = billedAt(QStringLiteral("not won yet"), 10000);
        later.wonOn = QDate(2026, 11, 1);

        const desk::BilledUnbilled figure = only({ unit, earlier, later });

        QCOMPARE(figure.months.size(), 12U);
        QCOMPARE(figure.months[4].month, QDate(2026, 3, 1));
        QCOMPARE(figure.months[4].bookedRows, QStringList { QStringLiteral("a") });
        QCOMPARE(figure.booked.minor(), 10000);
    }

    void onAnEarlierDayItStoodWhereItsStampsSay_data()
    {
        QTest::addColumn<int>("day");
        QTest::addColumn<QString>("column");
        QTest::newRow("before the event") << 9 << QStringLiteral("notDue");
        QTest::newRow("data missing") << 12 << QStringLiteral("blocked");
        QTest::newRow("submitted") << 13 << QStringLiteral("waiting");
        QTest::newRow("approved") << 16 << QStringLiteral("ready");
        QTest::newRow("dated") << 20 << QStringLiteral("billed");
    }

    void onAnEarlierDayItStoodWhereItsStampsSay()
    {
        QFETCH(int, day);
        QFETCH(QString, column);
        Unit unit = billedAt(QStringLiteral("a"), 10000);
        unit.completeOn = QDate(2026, 10, 13);
        unit.approvedOn = QDate(2026, 10, 16);
        unit.asOf = QDate(2026, 10, day);

        const desk::BilledMonth month = only({ unit }).months.back();

        const auto share = [&](const char *name) { return column == QLatin1String(name) ? 10000 : 0; };
        QCOMPARE(month.unbilledNotDue.minor(), share("notDue"));
        QCOMPARE(month.unbilledBlocked.minor(), share("blocked"));
        QCOMPARE(month.unbilledWaiting.minor(), share("waiting"));
        QCOMPARE(month.unbilledReady.minor(), share("ready"));
        QCOMPARE(month.billed.minor(), share("billed"));
    }

    void currenciesAreNeverAdded()
    {
        Unit euros = billedAt(QStringLiteral("euros"), 0);
        euros.amount = euros.billed = Money(5000, kEur);
        Unit crossed = billedAt(QStringLiteral("a deal in dollars, billed in euros"), 0);
        crossed.billed = Money(9000, kEur);

        const auto figures = billedUnbilled(std::vector { euros, crossed, billedAt(QStringLiteral("dollars"), 10000) }, {}, kNow);

        QVERIFY(figures);
        QCOMPARE(figures->size(), 2U);
        for (const desk::BilledUnbilled &figure : *figures) {
            const bool dollars = figure.currency == kUsd;
            QCOMPARE(figure.booked, dollars ? Money(20000, kUsd) : Money(5000, kEur));
            QCOMPARE(figure.billed, dollars ? Money(10000, kUsd) : Money(14000, kEur));
            QCOMPARE(figure.unbilled, dollars ? Money(10000, kUsd) : Money(0, kEur));
            QCOMPARE(figure.months.back().overBilled, dollars ? Money(0, kUsd) : Money(9000, kEur));
            QVERIFY(figure.ties);
        }
    }

    void aSumPast64BitsIsRefused()
    {
        Unit huge = uninvoiced(QStringLiteral("a"), RequestState::Ready, kTriggered);
        huge.amount = Money(std::numeric_limits<std::int64_t>::max(), kUsd);

        const auto figures = billedUnbilled(std::vector { huge, huge }, {}, kNow);

        QVERIFY(!figures);
        QCOMPARE(figures.error().kind, ErrorKind::LimitReached);
    }

    void ageingCountsFromTheTrigger_data()
    {
        QTest::addColumn<int>("age");
        QTest::addColumn<QString>("label");
        QTest::newRow("today") << 0 << QStringLiteral("0–7");
        QTest::newRow("7") << 7 << QStringLiteral("0–7");
        QTest::newRow("8") << 8 << QStringLiteral("8–14");
        QTest::newRow("14") << 14 << QStringLiteral("8–14");
        QTest::newRow("15") << 15 << QStringLiteral("15–30");
        QTest::newRow("30") << 30 << QStringLiteral("15–30");
        QTest::newRow("31") << 31 << QStringLiteral("31–60");
        QTest::newRow("60") << 60 << QStringLiteral("31–60");
        QTest::newRow("61") << 61 << QStringLiteral("61–90");
        QTest::newRow("90") << 90 << QStringLiteral("61–90");
        QTest::newRow("91") << 91 << QStringLiteral("> 90");
        QTest::newRow("three years") << 1100 << QStringLiteral("> 90");
    }

    void ageingCountsFromTheTrigger()
    {
        QFETCH(int, age);
        QFETCH(QString, label);
        Unit unit = uninvoiced(QStringLiteral("a"), RequestState::Blocked, kAsOf.addDays(-age));
        unit.wonOn = unit.triggeredOn; // Possibly long before the twelve months of the other figures.

        const auto figures = unbilledAgeing(std::vector { unit, billedAt(QStringLiteral("billed"), 10000),
                                                uninvoiced(QStringLiteral("not due"), RequestState::Waiting) }, {}, kNow);

        QVERIFY(figures);
        QCOMPARE(figures->front().buckets.size(), 6U);
        QCOMPARE(figures->front().total.minor(), 10000);
        for (const desk::AgeingBucket &bucket : figures->front().buckets) {
            QCOMPARE(bucket.count, bucket.label == label ? 1 : 0);
            QCOMPARE(bucket.amount.minor(), bucket.label == label ? 10000 : 0);
        }
    }
};

QTEST_GUILESS_MAIN(BilledUnbilledTest)
#include "tst_billed_unbilled.moc"
