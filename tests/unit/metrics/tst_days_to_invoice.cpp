#include "metrics/DaysToInvoice.h"
#include "metrics/Statistics.h"
#include "support/Bracketed.h"
#include "unit/metrics/Units.h"

#include <QTest>

using namespace sluice;
using namespace sluice::metrics;
using Days = std::vector<int>;
using Number = std::optional<double>;

class DaysToInvoiceTest : public QObject {
    Q_OBJECT

private:
    static const desk::DaysToInvoicePoint *month(const desk::DaysToInvoice &figure, QDate first)
    {
        for (const desk::DaysToInvoicePoint &point : figure.months) {
            if (point.month == first)
                return &point;
        }
        return nullptr;
    }

    static const desk::WaterfallPart *part(const desk::DaysToInvoice &figure, const QString &name)
    {
        for (const desk::WaterfallPart &one : figure.waterfall) {
            if (one.part == name)
                return &one;
        }
        return nullptr;
    }

    static Unit throughSluice(const QString &id)
    {
        Unit unit = posted(id, QDate(2026, 10, 5), QDate(2026, 10, 20)); // 15 days
        unit.completeOn = QDate(2026, 10, 12); // delivery 4, data 7
        unit.approvedOn = QDate(2026, 10, 18); // approval 6, posting 2
        return unit;
    }

    static Unit completeAhead()
    {
        Unit unit = posted(QStringLiteral("ahead"), QDate(2026, 10, 10), QDate(2026, 10, 15)); // 5 days
        unit.completeOn = QDate(2026, 10, 3);  // delivery 9, data 0
        unit.approvedOn = QDate(2026, 10, 12); // approval 2, posting 3
        return unit;
    }

private Q_SLOTS:
    void itIsDefinedInTheReadersLanguage()
    {
        const testing::Bracketed language;

        const desk::DaysToInvoice figure = daysToInvoice({}, {}, kNow);

        QVERIFY2(figure.definition.startsWith(QLatin1Char('[')), qPrintable(figure.definition));
        QVERIFY2(figure.definition.contains(QString::number(kSmallSample)), qPrintable(figure.definition));
        QVERIFY2(figure.clockStart.startsWith(QLatin1Char('[')), qPrintable(figure.clockStart));
    }

    void statisticsAreThoseOfASpreadsheet_data()
    {
        QTest::addColumn<std::vector<int>>("values");
        QTest::addColumn<std::optional<double>>("middle");
        QTest::addColumn<std::optional<double>>("p90");
        Days twenty, twentyOne;
        for (int i = 1; i <= 21; ++i) {
            if (i <= 20)
                twenty.push_back(i);
            twentyOne.push_back(22 - i);
        }
        QTest::newRow("nothing") << Days {} << Number() << Number();
        QTest::newRow("one") << Days { 4 } << Number(4) << Number();
        QTest::newRow("even: the mean of the middle two") << Days { 9, 1, 2, 4 } << Number(3) << Number();
        QTest::newRow("odd, unsorted") << Days { 30, 1, 2 } << Number(2) << Number();
        QTest::newRow("nineteen show dots") << Days(19, 5) << Number(5) << Number();
        QTest::newRow("1 to 20: 0.9 * 19 = 17.1 steps") << twenty << Number(10.5) << Number(18.1);
        QTest::newRow("1 to 21: exactly the 19th") << twentyOne << Number(11) << Number(19);
    }

    void statisticsAreThoseOfASpreadsheet()
    {
        QFETCH(std::vector<int>, values);
        QFETCH(std::optional<double>, middle);
        QFETCH(std::optional<double>, p90);

        QCOMPARE(median(values), middle);
        const Number found = percentile90(values);
        QCOMPARE(found.has_value(), p90.has_value());
        if (found)
            QVERIFY(qAbs(*found - *p90) < 1e-9);
    }

    void aMonthHoldsWhatWasPostedInIt()
    {
        const std::vector<Unit> units {
            posted(QStringLiteral("a"), QDate(2026, 8, 25), QDate(2026, 9, 30)),  // 36 days
            posted(QStringLiteral("b"), QDate(2026, 9, 28), QDate(2026, 10, 1)),  // 3 days
            posted(QStringLiteral("c"), QDate(2026, 10, 1), QDate(2026, 10, 31)), // 30 days
            posted(QStringLiteral("d"), QDate(2026, 10, 5), QDate(2026, 10, 5)),  // same day
        };

        const desk::DaysToInvoice figure = daysToInvoice(units, {}, kNow);

        QCOMPARE(figure.months.size(), 12U);
        QCOMPARE(figure.months.front().month, QDate(2025, 11, 1));
        QCOMPARE(figure.months.back().month, QDate(2026, 10, 1));
        QCOMPARE(month(figure, QDate(2026, 9, 1))->rows, QStringList { QStringLiteral("a") });
        const desk::DaysToInvoicePoint *october = month(figure, QDate(2026, 10, 1));
        QCOMPARE(october->count, 3);
        QCOMPARE(october->median, Number(3));
        QCOMPARE(october->p90, Number());
        QCOMPARE(october->dots, (Days { 0, 3, 30 }));
        QCOMPARE(october->rows, (QStringList { QStringLiteral("d"), QStringLiteral("b"), QStringLiteral("c") }));
        QCOMPARE(figure.count, 4);
        QCOMPARE(figure.median, Number(16.5));
        QCOMPARE(month(figure, QDate(2026, 2, 1))->median, Number());
    }

    void prematureAndUnknownAreCountedAndLeftOut()
    {
        Unit early = posted(QStringLiteral("early"), QDate(2026, 10, 9), QDate(2026, 10, 8));
        Unit notYet = posted(QStringLiteral("not-yet"), {}, QDate(2026, 10, 8));
        Unit unknown = posted(QStringLiteral("unknown"), {}, QDate(2026, 10, 8));
        unknown.triggerUnknown = true;
        Unit longAgo = posted(QStringLiteral("long-ago"), {}, QDate(2020, 1, 8));
        const Unit good = posted(QStringLiteral("good"), QDate(2026, 10, 1), QDate(2026, 10, 8));

        const desk::DaysToInvoice figure = daysToInvoice(std::vector { early, notYet, unknown, longAgo, good }, {}, kNow);

        QCOMPARE(figure.count, 1);
        QCOMPARE(figure.median, Number(7));
        QCOMPARE(figure.prematureRows, (QStringList { QStringLiteral("early"), QStringLiteral("not-yet") }));
        QCOMPARE(figure.premature, 2);
        QCOMPARE(figure.unknownRows, QStringList { QStringLiteral("unknown") });
        QCOMPARE(figure.unknown, 1);
        QVERIFY(figure.open.empty());
    }

    void openItemsStandAtTheirAgeOldestFirst()
    {
        Unit voided = posted(QStringLiteral("voided"), QDate(2026, 10, 1), QDate(2026, 10, 2));
        voided.state = RequestState::Voided;
        const std::vector<Unit> units {
            uninvoiced(QStringLiteral("young"), RequestState::Ready, kAsOf),
            uninvoiced(QStringLiteral("old"), RequestState::Blocked, QDate(2025, 10, 31)),
            uninvoiced(QStringLiteral("no trigger"), RequestState::Waiting),
            uninvoiced(QStringLiteral("cancelled"), RequestState::Cancelled, QDate(2026, 10, 1)),
            voided,
        };

        const desk::DaysToInvoice figure = daysToInvoice(units, {}, kNow);

        QCOMPARE(figure.open.size(), 3U);
        QCOMPARE(figure.open[0].row, QStringLiteral("old"));
        QCOMPARE(figure.open[0].age, 365);
        QCOMPARE(figure.open[1].row, QStringLiteral("voided"));
        QCOMPARE(figure.open[1].age, 30);
        QCOMPARE(figure.open[2].age, 0);
        QCOMPARE(figure.count, 0);
    }

    void onAnEarlierDayALaterInvoiceWasStillOpen()
    {
        Unit unit = posted(QStringLiteral("a"), QDate(2026, 10, 1), QDate(2026, 10, 20));
        unit.asOf = QDate(2026, 10, 11);

        const desk::DaysToInvoice figure = daysToInvoice(std::vector { unit }, {}, kNow);

        QCOMPARE(figure.count, 0);
        QCOMPARE(figure.open.front().age, 10);
    }

    void theWaterfallSplitsTheDaysOfThoseOfWhomAllIsKnown()
    {
        Unit whole = throughSluice(QStringLiteral("whole"));
        whole.sentOn = QDate(2026, 10, 23); // sending 3
        Unit ahead = completeAhead();
        ahead.sentOn = QDate(2026, 10, 16); // sending 1
        const Unit byHand = posted(QStringLiteral("by hand"), QDate(2026, 10, 30), QDate(2026, 10, 31)); // delivery 29
        const Unit notSent = throughSluice(QStringLiteral("not sent"));

        const desk::DaysToInvoice figure = daysToInvoice(std::vector { whole, ahead, byHand, notSent }, {}, kNow);

        QCOMPARE(figure.count, 4);
        QCOMPARE(figure.waterfall.size(), 5U);
        QCOMPARE(part(figure, QStringLiteral("delivery"))->days, 6.5);
        QCOMPARE(part(figure, QStringLiteral("data"))->days, 3.5);
        QCOMPARE(part(figure, QStringLiteral("approval"))->days, 4.0);
        QCOMPARE(part(figure, QStringLiteral("posting"))->days, 2.5);
        QCOMPARE(part(figure, QStringLiteral("sending"))->days, 2.0);
        for (const desk::WaterfallPart &one : figure.waterfall) {
            QCOMPARE(one.count, 2);
            QCOMPARE(one.rows, (QStringList { QStringLiteral("ahead"), QStringLiteral("whole") }));
        }
    }

    void whereNothingIsSentFromTheBooksTheWayToTheInvoiceIsStillTold()
    {
        const desk::DaysToInvoice figure = daysToInvoice(std::vector { throughSluice(QStringLiteral("whole")), completeAhead() }, {}, kNow);

        QCOMPARE(part(figure, QStringLiteral("delivery"))->count, 2);
        QCOMPARE(part(figure, QStringLiteral("posting"))->count, 2);
        QCOMPARE(part(figure, QStringLiteral("sending"))->count, 0);
    }

    void whatWasAllMadeByHandHasNoWaterfall()
    {
        const Unit byHand = posted(QStringLiteral("by hand"), QDate(2026, 10, 3), QDate(2026, 10, 4));

        const desk::DaysToInvoice figure = daysToInvoice(std::vector { byHand }, {}, kNow);

        QCOMPARE(figure.count, 1);
        for (const desk::WaterfallPart &one : figure.waterfall)
            QCOMPARE(one.count, 0);
    }

    void thePeriodBeforeIsAsLong()
    {
        desk::FigureFilter filter;
        filter.from = QDate(2026, 9, 15); // Whole months count.
        filter.to = QDate(2026, 10, 1);
        const std::vector<Unit> units {
            posted(QStringLiteral("now"), QDate(2026, 8, 28), QDate(2026, 9, 1)),
            posted(QStringLiteral("before"), QDate(2026, 6, 21), QDate(2026, 7, 1)),
            posted(QStringLiteral("long before"), QDate(2026, 5, 31), QDate(2026, 6, 30)),
        };

        const desk::DaysToInvoice figure = daysToInvoice(units, filter, kNow);

        QCOMPARE(figure.months.size(), 2U);
        QCOMPARE(figure.median, Number(4));
        QCOMPARE(figure.medianBefore, Number(10));
    }

    void aFilterNarrowsEverything()
    {
        Unit here = posted(QStringLiteral("here"), QDate(2026, 10, 1), QDate(2026, 10, 8));
        here.entity = QStringLiteral("North");
        Unit there = here;
        there.id = QStringLiteral("there");
        there.entity = QStringLiteral("South");
        Unit open = uninvoiced(QStringLiteral("open"), RequestState::Blocked, QDate(2026, 10, 1));
        open.entity = QStringLiteral("South");
        desk::FigureFilter filter;
        filter.entity = QStringLiteral("North");

        const desk::DaysToInvoice figure = daysToInvoice(std::vector { here, there, open }, filter, kNow);
        filter.currency = QStringLiteral("EUR");
        const desk::DaysToInvoice euros = daysToInvoice(std::vector { here, there, open }, filter, kNow);

        QCOMPARE(figure.count, 1);
        QVERIFY(figure.open.empty());
        QCOMPARE(euros.count, 0);
    }
};

QTEST_GUILESS_MAIN(DaysToInvoiceTest)
#include "tst_days_to_invoice.moc"
