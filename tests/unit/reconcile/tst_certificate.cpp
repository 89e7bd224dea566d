#include "reconcile/CertificateMaker.h"
#include "unit/reconcile/Story.h"

#include <QTest>

using namespace sluice;
using namespace sluice::testing;
namespace kind = journal::kind;

namespace {

const QString kKey = QStringLiteral("00000000-0000-5000-8000-000000000001");

reconcile::JournalReading readingOf(const Story &story)
{
    reconcile::JournalReading reading;
    reading.id = QStringLiteral("j-1");
    reading.head = QStringLiteral("ab12");
    reading.events = 7;
    reading.book = story.book;
    return reading;
}

desk::Certificate certificateOf(const Story &story, QDate month = {}, QTimeZone zone = QTimeZone::utc())
{
    const reconcile::JournalReading reading = readingOf(story);
    std::vector<reconcile::BooksAtHand> all { story.books() };
    all[0].zone = zone;
    return reconcile::makeCertificate({ reading, all, month, story.now, {}, {} });
}

} // namespace

class tst_certificate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void outcomesAreSummedByCurrency()
    {
        Story story;
        story.bill(RequestId(QStringLiteral("r-1")), kKey, QStringLiteral("7"));
        story.bill(RequestId(QStringLiteral("r-2")), QStringLiteral("00000000-0000-5000-8000-000000000002"), QStringLiteral("8"));
        story.approve(RequestId(QStringLiteral("r-3")));
        story.intend(RequestId(QStringLiteral("r-3")), QStringLiteral("00000000-0000-5000-8000-000000000003"));

        const desk::Certificate certificate = certificateOf(story);

        QCOMPARE(certificate.sums.size(), std::size_t(2));
        QCOMPARE(certificate.sums[0].sum, Money(200'00, kUsd));
        QCOMPARE(certificate.sums[0].count, 2);
        QCOMPARE(certificate.sums[1].outcome, desk::IntentOutcome::Uncertain);
        QCOMPARE(certificate.faults, 0);
        QCOMPARE(certificate.unsettled, 1);
        QVERIFY(certificate.text.contains(QStringLiteral("USD 200.00")));
    }

    void aMonthIsCountedInTheZoneOfItsCompany()
    {
        Story story;
        story.now = *parseInstant(QStringView(u"2026-04-01T02:00:00Z")); // Still March in Los Angeles.
        story.bill(RequestId(QStringLiteral("r-1")), kKey, QStringLiteral("7"));
        const QTimeZone pacific("America/Los_Angeles");

        QCOMPARE(certificateOf(story, QDate(2026, 3, 15), pacific).rows.size(), std::size_t(1));
        QCOMPARE(certificateOf(story, QDate(2026, 4, 15), pacific).rows.size(), std::size_t(0));
        QCOMPARE(certificateOf(story, QDate(2026, 4, 15)).rows.size(), std::size_t(1));
        QCOMPARE(certificateOf(story, QDate(2026, 3, 15), pacific).month, QDate(2026, 3, 1));
    }

    void theLimitsFollowTheState()
    {
        Story story;
        story.bill(RequestId(QStringLiteral("r-1")), kKey, QStringLiteral("7"));
        reconcile::JournalReading reading = readingOf(story);
        std::vector<reconcile::BooksAtHand> all { story.books() };
        const auto limits = [&] {
            return reconcile::makeCertificate({ reading, all, {}, story.now, {}, {} }).limits.join(QLatin1Char('\n'));
        };

        QVERIFY(limits().contains(QStringLiteral("no census has read them all anew")));
        QVERIFY(limits().contains(QStringLiteral("Nobody outside has been told the head")));
        all[0].censusAt = story.now;
        reading.witness = reconcile::WitnessWord { story.now, 5, QStringLiteral("ab"), true };
        QVERIFY(!limits().contains(QStringLiteral("census")));
        QVERIFY(!limits().contains(QStringLiteral("Nobody outside")));
        all[0].censusAt = story.now + std::chrono::hours(24 * 300); // By a clock that ran ahead: as good as none.
        QVERIFY(limits().contains(QStringLiteral("the last census is of")));
        all[0].censusAt = story.now;
        reading.witness->agrees = false;
        QVERIFY(limits().contains(QStringLiteral("does not hold the head that Salesforce was told")));
        all[0].connected = false;
        QVERIFY(limits().contains(QStringLiteral("is not connected any more")));
        QVERIFY(limits().contains(QStringLiteral("A document without a marker is not seen")));
    }

    void theRowsOpenInASpreadsheetWithoutBecomingFormulas()
    {
        Story story;
        const RequestId request(QStringLiteral("r-1"));
        story.approve(request);
        story.tell(request, kind::kRequestPlanned, { { QStringLiteral("deal"), QStringLiteral("006") },
            { QStringLiteral("title"), QStringLiteral("=HYPERLINK(\"http://x\",\"y\")") } });
        story.intend(request, kKey);

        const QString csv = certificateOf(story).csv;

        QVERIFY2(csv.contains(QStringLiteral("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")), qPrintable(csv));
        QCOMPARE(csv.count(QStringLiteral("\r\n")), 2);
    }

    void aSecondDocumentHasARowOfItsOwn()
    {
        Story story;
        story.bill(RequestId(QStringLiteral("r-1")), kKey, QStringLiteral("7"));
        story.store(QStringLiteral("8"), kKey);

        const desk::Certificate certificate = certificateOf(story);

        QCOMPARE(certificate.faults, 1);
        QCOMPARE(certificate.csv.count(QStringLiteral("\r\n")), 3);
        QVERIFY(certificate.text.contains(QStringLiteral("! duplicate")));
    }
};

QTEST_GUILESS_MAIN(tst_certificate)
#include "tst_certificate.moc"
