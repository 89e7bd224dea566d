#include "unit/engine/DeskWorld.h"

#include <QtTest>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using testing::DeskWorld;

namespace {

constexpr auto kUsd = &DeskWorld::usd;

/// Twenty requests won on 1 January 2026 and invoiced 1, 2, … 20 days later; amounts 1000.01, 1000.02, … 1000.20.
/// The nineteenth invoice is a cent too high, the twentieth eleven cents too low.
void addInvoiced(DeskWorld &world)
{
    for (int day = 1; day <= 20; ++day) {
        const qint64 cents = 100000 + day;
        auto &view = world.request(u"I%1"_s.arg(day), QDate(2026, 1, 1), kUsd(cents));
        const qint64 billed = day == 19 ? cents + 1 : day == 20 ? cents - 11 : cents;
        world.invoice(view, u"INV-%1"_s.arg(day), QDate(2026, 1, 1).addDays(day), kUsd(billed), kUsd(day == 1 ? 8250 : 0));
    }
}

/// Ten requests that were won and billable so many days before 31 March 2026; 10.00, 20.00, … 100.00.
void addOpen(DeskWorld &world)
{
    int n = 0;
    for (const int age : { 7, 8, 14, 15, 30, 31, 60, 61, 90, 91 })
        world.request(u"U%1"_s.arg(age), QDate(2026, 3, 31).addDays(-age), kUsd(1000 * ++n));
}

} // namespace

/// What the reader answers, over a real mirror, against numbers worked out by hand.
class TstDeskReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void daysToInvoiceAreCountedInCalendarDaysOfTheCompany();
    void billedAndUnbilledTieToTheCent();
    void unbilledAgeingPutsEachAgeIntoItsBucket();
    void theRowsOfAFigureAddUpToIt();
    void theRowsOfAHeadlineAddUpToItInItsCurrency();
    void aFilterNarrowsEveryFigure();
    void aBillableDayIsThatDayWhereverItIsRead();
    void aPartIsHeldToItsPartAndNotToTheDeal();
    void theQueueIsSortedByItsDueTimes();
    void todayCountsARequestWithTwoExceptionsOnce();
    void todayCountsWhatBelongsToNoRequestEachForItself();
    void todayIsWhatTheCompanyCallsSo_data();
    void todayIsWhatTheCompanyCallsSo();
    void aRequestNamesTheOwnerOfItsDeal();
    void findingTakesNamesNumbersAndAmountsHoweverWritten_data();
    void findingTakesNamesNumbersAndAmountsHoweverWritten();
};

void TstDeskReader::daysToInvoiceAreCountedInCalendarDaysOfTheCompany()
{
    DeskWorld world;
    world.clock.at = *parseInstant(u"2026-03-31T20:00:00Z");
    addInvoiced(world);
    addOpen(world);
    desk::Reader &reader = world.read();

    const Result<desk::DaysToInvoice> figure = reader.daysToInvoice({});

    QVERIFY(figure);
    QCOMPARE(figure->count, 20);
    QCOMPARE(*figure->median, 10.5); // Between the tenth and the eleventh of 1…20.
    QCOMPARE(*figure->p90, 18.1);    // A tenth of the way from the eighteenth to the nineteenth.
    QCOMPARE(figure->open.size(), std::size_t(10));
    const auto january = std::find_if(figure->months.begin(), figure->months.end(),
        [](const desk::DaysToInvoicePoint &point) { return point.month == QDate(2026, 1, 1); });
    QVERIFY(january != figure->months.end());
    QCOMPARE(january->count, 20);
    QCOMPARE(january->rows.size(), 20);
}

void TstDeskReader::billedAndUnbilledTieToTheCent()
{
    DeskWorld world;
    world.clock.at = *parseInstant(u"2026-03-31T20:00:00Z");
    addInvoiced(world);
    addOpen(world);
    desk::Reader &reader = world.read();

    const auto figures = reader.billedUnbilled({});

    QVERIFY(figures && figures->size() == 1);
    const desk::BilledUnbilled &figure = figures->front();
    QCOMPARE(figure.booked.toText(), u"20552.10"_s);  // 20 × 1000.00 + 2.10 + 550.00
    QCOMPARE(figure.billed.toText(), u"20002.00"_s);  // 20002.10 + 0.01 − 0.11; sales tax is none of it
    QCOMPARE(figure.unbilled.toText(), u"550.11"_s);  // 550.00 + 0.11; booked = billed + unbilled − 0.01 over-billed
    QVERIFY(figure.ties);
    QVERIFY(figure.doesNotTieBy.isZero());
}

void TstDeskReader::unbilledAgeingPutsEachAgeIntoItsBucket()
{
    DeskWorld world;
    world.clock.at = *parseInstant(u"2026-03-31T20:00:00Z");
    addInvoiced(world);
    addOpen(world);
    desk::Reader &reader = world.read();

    const auto figures = reader.unbilledAgeing({});

    QVERIFY(figures && figures->size() == 1);
    QStringList amounts;
    for (const desk::AgeingBucket &bucket : figures->front().buckets)
        amounts += bucket.amount.toText();
    // 7 | 8, 14 | 15, 30 | 31, 60 | 61, 90 and the 0.11 that INV-20 left 89 days ago | 91
    QCOMPARE(amounts, (QStringList { u"10.00"_s, u"50.00"_s, u"90.00"_s, u"130.00"_s, u"170.11"_s, u"100.00"_s }));
    QCOMPARE(figures->front().total.toText(), u"550.11"_s);
}

void TstDeskReader::theRowsOfAFigureAddUpToIt()
{
    DeskWorld world;
    world.clock.at = *parseInstant(u"2026-03-31T20:00:00Z");
    addInvoiced(world);
    addOpen(world);
    desk::Reader &reader = world.read();
    const auto figures = reader.billedUnbilled({});
    QVERIFY(figures);

    for (const desk::BilledMonth &month : figures->front().months) {
        const auto rows = reader.figureRows(month.bookedRows, {});
        QVERIFY(rows);
        qint64 booked = 0, billed = 0, unbilled = 0, over = 0;
        for (const desk::FigureRow &row : *rows) {
            booked += row.booked.minor();
            billed += row.billed.minor();
            unbilled += row.unbilled.minor();
            over += row.over.minor();
        }
        QCOMPARE(booked, month.booked.minor());
        QCOMPARE(billed, month.billed.minor());
        QCOMPARE(over, month.overBilled.minor());
        QCOMPARE(unbilled, month.unbilledBlocked.minor() + month.unbilledReady.minor() + month.unbilledWaiting.minor()
                + month.unbilledNotDue.minor());
    }
    const auto twentieth = reader.figureRows({ u"I20"_s }, {});
    QCOMPARE(twentieth->front().days, 20);
    QCOMPARE(twentieth->front().age, 89); // What is left of it is as old as its event, whatever was invoiced.
}

void TstDeskReader::theRowsOfAHeadlineAddUpToItInItsCurrency()
{
    DeskWorld world;
    world.clock.at = *parseInstant(u"2026-03-31T20:00:00Z");
    addInvoiced(world);
    addOpen(world);
    const Currency eur = *Currency::fromCode(u"EUR");
    auto &abroad = world.request(u"E"_s, QDate(2026, 1, 1), kUsd(90000));
    world.invoice(abroad, u"INV-E"_s, QDate(2026, 1, 10), Money(80000, eur), Money(0, eur)); // Billed in another currency.
    desk::Reader &reader = world.read();
    const auto figures = reader.billedUnbilled({});
    QVERIFY(figures && figures->size() == 2);

    for (const desk::BilledUnbilled &figure : *figures) {
        QStringList unbilled, billed;
        for (const desk::BilledMonth &month : figure.months) {
            unbilled += month.notDueRows + month.readyRows + month.waitingRows + month.blockedRows;
            billed += month.billedRows;
        }
        desk::FigureFilter filter;
        filter.currency = figure.currency.text();
        const auto openRows = reader.figureRows(unbilled, filter), billedRows = reader.figureRows(billed, filter);
        QVERIFY(openRows && billedRows);
        qint64 open = 0, invoiced = 0;
        for (const desk::FigureRow &row : *openRows)
            open += row.unbilled.minor();
        for (const desk::FigureRow &row : *billedRows)
            invoiced += row.billed.minor();
        QCOMPARE(open, figure.unbilled.minor());
        QCOMPARE(invoiced, figure.billed.minor());
    }
}

void TstDeskReader::aFilterNarrowsEveryFigure()
{
    DeskWorld world;
    world.clock.at = *parseInstant(u"2026-03-31T20:00:00Z");
    addInvoiced(world);
    for (int day = 1; day <= 5; ++day)
        world.deals.at(u"I%1"_s.arg(day)).segment = u"SMB"_s;
    desk::Reader &reader = world.read();
    desk::FigureFilter filter;
    filter.segment = u"SMB"_s;

    QCOMPARE(reader.figureChoices()->segments, (QStringList { u"Enterprise"_s, u"SMB"_s }));
    QCOMPARE(reader.daysToInvoice(filter)->count, 5);
    QCOMPARE(*reader.daysToInvoice(filter)->median, 3.0);
    QCOMPARE(reader.billedUnbilled(filter)->front().booked.toText(), u"5000.15"_s);
    filter.currency = u"EUR"_s;
    QCOMPARE(reader.daysToInvoice(filter)->count, 0);
}

void TstDeskReader::aBillableDayIsThatDayWhereverItIsRead()
{
    DeskWorld world;
    world.clock.at = *parseInstant(u"2026-03-31T20:00:00Z");
    world.request(u"winter"_s, QDate(2026, 1, 15), kUsd(100));
    world.request(u"summer"_s, QDate(2026, 3, 20), kUsd(100));
    desk::Reader &reader = world.read();

    const auto rows = reader.requestsById({ u"winter"_s, u"summer"_s });

    QVERIFY(rows && rows->size() == 2);
    for (const desk::RequestRow &row : *rows) // A day stays that day, wherever it is read.
        QCOMPARE(row.triggeredOn, row.id.value == u"winter"_s ? QDate(2026, 1, 15) : QDate(2026, 3, 20));
}

void TstDeskReader::aPartIsHeldToItsPartAndNotToTheDeal()
{
    DeskWorld world;
    world.request(u"part"_s, QDate(2026, 1, 15), kUsd(2500));
    world.deals.at(u"part"_s).amount = kUsd(10000);
    desk::Reader &reader = world.read();

    const Result<desk::RequestDetail> detail = reader.request(RequestId(u"part"_s));

    QVERIFY(detail);
    const auto net = std::ranges::find(detail->differences, u"Net amount"_s, &desk::Difference::field);
    QVERIFY(net != detail->differences.end()); // The deal has no lines, so the invoice says nothing.
    QCOMPARE(net->was, u"USD 25.00"_s);
}

void TstDeskReader::theQueueIsSortedByItsDueTimes()
{
    DeskWorld world;
    world.clock.at = *parseInstant(u"2026-03-31T20:00:00Z"); // A Tuesday.
    auto &view = world.request(u"A"_s, QDate(2026, 3, 20), kUsd(500000));
    world.exception(u"late"_s, view, *parseInstant(u"2026-03-27T17:00:00Z"));  // Friday: due Monday, same hour.
    world.exception(u"fresh"_s, view, *parseInstant(u"2026-03-31T19:00:00Z")); // An hour ago: 23 h left.
    desk::Reader &reader = world.read();

    const auto rows = reader.exceptions(CaseState::Open);

    QVERIFY(rows && rows->size() == 2);
    QCOMPARE(rows->at(0).id.value, u"late"_s);
    QCOMPARE(rows->at(0).sla, SlaState::Breached);
    QVERIFY(rows->at(0).remainingMinutes < 0);
    QCOMPARE(rows->at(1).id.value, u"fresh"_s);
    QCOMPARE(rows->at(1).sla, SlaState::Running);
    QCOMPARE(rows->at(1).remainingMinutes, 23 * 60);
    QCOMPARE(toIso(rows->at(1).dueAt), u"2026-04-01T19:00:00.000Z"_s);
}

void TstDeskReader::todayCountsARequestWithTwoExceptionsOnce()
{
    DeskWorld world;
    world.clock.at = *parseInstant(u"2026-03-31T20:00:00Z");
    auto &view = world.request(u"A"_s, QDate(2026, 3, 20), kUsd(500000));
    world.exception(u"one"_s, view, *parseInstant(u"2026-03-27T17:00:00Z"));
    world.exception(u"two"_s, view, *parseInstant(u"2026-03-31T19:00:00Z")).owner = u"ann@harbor.example"_s;
    auto &posted = world.request(u"B"_s, QDate(2026, 3, 30), kUsd(7000));
    world.invoice(posted, u"INV-1"_s, QDate(2026, 3, 31), kUsd(7000), kUsd(0));
    desk::Reader &reader = world.read();

    const Result<desk::TodayBoard> board = reader.today(u"ann@harbor.example"_s);

    QVERIFY(board);
    QCOMPARE(board->exceptionsOpen, 2);
    QCOMPARE(board->breached, 1);
    QCOMPARE(board->mine, 1);
    QCOMPARE(board->newSinceYesterday, 1);
    QCOMPARE(board->blocked.size(), std::size_t(1));
    QCOMPARE(board->blocked.front().sum.toText(), u"5000.00"_s);
    QCOMPARE(board->causes.size(), std::size_t(1));
    QCOMPARE(board->causes.front().count, 2);
    QCOMPARE(board->causes.front().sums.front().sum.toText(), u"5000.00"_s); // As the bar opens: once, too.
    QCOMPARE(board->postedToday, 1);
    QCOMPARE(board->postedRows, QStringList { u"B"_s });
    QCOMPARE(board->foreignInvoices, 0);
}

void TstDeskReader::todayCountsWhatBelongsToNoRequestEachForItself()
{
    DeskWorld world;
    world.clock.at = *parseInstant(u"2026-03-31T20:00:00Z");
    auto &view = world.request(u"A"_s, QDate(2026, 3, 20), kUsd(500000));
    for (const QString &name : { u"one"_s, u"two"_s })
        world.exception(name, view, *parseInstant(u"2026-03-31T19:00:00Z")).requestId = RequestId();
    world.exception(u"later"_s, view, *parseInstant(u"2026-03-31T19:00:00Z")).state = CaseState::Paused;
    desk::Reader &reader = world.read();

    const Result<desk::TodayBoard> board = reader.today({});

    QVERIFY(board);
    QCOMPARE(board->exceptionsOpen, 2); // As the list counts them that it opens.
    QCOMPARE(board->blocked.front().sum.toText(), u"15000.00"_s);
}

void TstDeskReader::todayIsWhatTheCompanyCallsSo_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("paidOn"); // The midnight before the payment's day, as the views keep it.
    QTest::addColumn<QString>("now");
    QTest::addColumn<int>("paid");
    QTest::newRow("London in summer, at noon")
        << u"Europe/London"_s << u"2026-06-29T23:00:00Z"_s << u"2026-06-30T11:00:00Z"_s << 1;
    QTest::newRow("London in summer, after its midnight")
        << u"Europe/London"_s << u"2026-06-29T23:00:00Z"_s << u"2026-06-30T23:30:00Z"_s << 0;
    QTest::newRow("London in winter") << u"Europe/London"_s << u"2026-12-01T00:00:00Z"_s << u"2026-12-01T23:30:00Z"_s << 1;
    QTest::newRow("Los Angeles, when it is tomorrow in London")
        << u"America/Los_Angeles"_s << u"2026-12-01T08:00:00Z"_s << u"2026-12-02T02:00:00Z"_s << 1;
    QTest::newRow("Los Angeles, after its midnight")
        << u"America/Los_Angeles"_s << u"2026-12-01T08:00:00Z"_s << u"2026-12-02T08:30:00Z"_s << 0;
}

void TstDeskReader::todayIsWhatTheCompanyCallsSo()
{
    QFETCH(QString, zone);
    QFETCH(QString, paidOn);
    QFETCH(QString, now);
    QFETCH(int, paid);
    DeskWorld world;
    world.zone = zone;
    world.clock.at = *parseInstant(QStringView(now));
    auto &view = world.request(u"A"_s, QDate(2026, 3, 20), kUsd(7000));
    world.invoice(view, u"INV-1"_s, QDate(2026, 3, 31), kUsd(7000), kUsd(0));
    view.postedAt = view.paidAt = *parseInstant(QStringView(paidOn));
    desk::Reader &reader = world.read();

    const Result<desk::TodayBoard> board = reader.today({});

    QVERIFY(board);
    QCOMPARE(board->paidToday, paid);
    QCOMPARE(board->postedToday, paid);
}

void TstDeskReader::aRequestNamesTheOwnerOfItsDeal()
{
    DeskWorld world;
    world.request(u"A"_s, QDate(2026, 3, 20), kUsd(500000));
    world.request(u"B"_s, QDate(2026, 3, 20), kUsd(500000));
    world.deals.at(u"B"_s).ownerId = u"005000000000009AAA"_s; // Of whom nothing was read.

    const auto rows = world.read().requests();

    QVERIFY(rows && rows->size() == 2);
    for (const desk::RequestRow &row : *rows)
        QCOMPARE(row.ownerName, row.id.value == u"A" ? u"Ann Lee"_s : QString());
}

void TstDeskReader::findingTakesNamesNumbersAndAmountsHoweverWritten_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("found"); // What is exact first, then requests, exceptions, invoices, customers.
    QTest::newRow("a document's number") << u"inv-77"_s << QStringList { u"9341450000000001:9INV-77"_s, u"B"_s }; // The document before what it bills.
    QTest::newRow("the beginning of a number") << u"inv-7"_s << QStringList { u"B"_s, u"9341450000000001:9INV-77"_s };
    QTest::newRow("an amount as it is") << u"1250.00"_s << QStringList { u"A"_s, u"case"_s };
    QTest::newRow("grouped as in London") << u"1,250.00"_s << QStringList { u"A"_s, u"case"_s };
    QTest::newRow("grouped as in Berlin") << u"1.250,00"_s << QStringList { u"A"_s, u"case"_s };
    QTest::newRow("without its cents") << u"1,250"_s << QStringList { u"A"_s, u"case"_s };
    QTest::newRow("with its currency") << u"USD 1,250.00"_s << QStringList { u"A"_s, u"case"_s };
    QTest::newRow("in another currency") << u"EUR 1,250.00"_s << QStringList {};
    QTest::newRow("what is wrong") << u"po number"_s << QStringList { u"case"_s };
    QTest::newRow("nothing") << u"  "_s << QStringList {};
}

void TstDeskReader::findingTakesNamesNumbersAndAmountsHoweverWritten()
{
    QFETCH(QString, typed);
    QFETCH(QStringList, found);
    DeskWorld world;
    world.clock.at = *parseInstant(u"2026-03-31T20:00:00Z");
    auto &view = world.request(u"A"_s, QDate(2026, 3, 20), kUsd(125000));
    world.exception(u"case"_s, view, world.clock.at);
    auto &posted = world.request(u"B"_s, QDate(2026, 3, 30), kUsd(7000));
    world.invoice(posted, u"INV-77"_s, QDate(2026, 3, 31), kUsd(7000), kUsd(0));
    desk::Reader &reader = world.read();

    const auto rows = reader.find(typed, 5);

    QVERIFY(rows);
    QStringList ids;
    for (const desk::FoundRow &row : *rows)
        ids += row.id;
    QVERIFY2(ids == found, qPrintable(ids.join(u' ')));
}

QTEST_GUILESS_MAIN(TstDeskReader)
#include "tst_desk_reader.moc"
