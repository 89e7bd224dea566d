#include "domain/Keys.h"
#include "journal/Kinds.h"
#include "reconcile/CertificateMaker.h"
#include "reconcile/Witness.h"
#include "support/StandingClock.h"
#include "unit/reconcile/Story.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sluice;
using namespace sluice::testing;
using namespace Qt::Literals::StringLiterals;
using desk::WitnessOutcome;
using reconcile::ChainHere;
using reconcile::Contradiction;
using reconcile::HeadTold;
namespace kind = journal::kind;

Q_DECLARE_METATYPE(std::optional<sluice::reconcile::HeadTold>)
Q_DECLARE_METATYPE(sluice::reconcile::ChainHere)
Q_DECLARE_METATYPE(sluice::desk::WitnessOutcome)

namespace {

Contradiction olderBy(qint64 missing)
{
    Contradiction one;
    one.outcome = WitnessOutcome::Older;
    one.told = { 150, u"ab12cd34ef56ab12"_s, kMorning };
    one.events = 150 - missing;
    return one;
}

} // namespace

/// What the journal and its outside witness say of each other.
class tst_witness : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theChainIsHeldAgainstWhatWasTold_data()
    {
        QTest::addColumn<std::optional<HeadTold>>("told");
        QTest::addColumn<ChainHere>("here");
        QTest::addColumn<WitnessOutcome>("outcome");
        const std::optional<HeadTold> told = HeadTold { 150, u"ab"_s, kMorning };
        QTest::newRow("nothing was told") << std::optional<HeadTold>() << ChainHere { 10, 10, {} } << WitnessOutcome::Absent;
        QTest::newRow("the last event") << told << ChainHere { 150, 150, u"ab"_s } << WitnessOutcome::Same;
        QTest::newRow("it went on since") << told << ChainHere { 150, 170, u"ab"_s } << WitnessOutcome::Same;
        QTest::newRow("told by this life, which began earlier") << told << ChainHere { 90, 170, u"ab"_s } << WitnessOutcome::Same;
        QTest::newRow("a backup") << told << ChainHere { 112, 120, {} } << WitnessOutcome::Older;
        QTest::newRow("a backup that has grown past it") << told << ChainHere { 112, 170, u"cd"_s } << WitnessOutcome::Older;
        QTest::newRow("another event there") << told << ChainHere { 150, 170, u"cd"_s } << WitnessOutcome::Rewritten;
        QTest::newRow("another event there, and longer") << told << ChainHere { 151, 151, u"cd"_s } << WitnessOutcome::Rewritten;
        QTest::newRow("an empty journal") << told << ChainHere { 0, 0, {} } << WitnessOutcome::Older;
    }

    void theChainIsHeldAgainstWhatWasTold()
    {
        QFETCH(std::optional<HeadTold>, told);
        QFETCH(ChainHere, here);
        QFETCH(WitnessOutcome, outcome);

        QCOMPARE(reconcile::compareWitness(told, here), outcome);
    }

    void aContradictionIsKeptAsItWas()
    {
        const Contradiction one = olderBy(38);

        const Contradiction read = reconcile::contradictionFrom(reconcile::payloadOf(one), kMorning);

        QCOMPARE(read.outcome, one.outcome);
        QCOMPARE(read.told.events, qint64(150));
        QCOMPARE(read.told.head, one.told.head);
        QCOMPARE(read.told.at, kMorning);
        QCOMPARE(read.events, qint64(112));
        QCOMPARE(reconcile::caseOf(read), reconcile::caseOf(one));
        QVERIFY(!(reconcile::caseOf(olderBy(0)) == CaseId()));
    }

    void itBreaksTheCertificateUntilAPersonAcceptsIt()
    {
        Story story;
        story.bill(RequestId(u"r-1"_s), u"00000000-0000-5000-8000-000000000001"_s, u"7"_s);
        reconcile::JournalReading reading;
        reading.book = story.book;
        reading.contradictions = { olderBy(38) };
        reading.contradictions[0].at = story.now;
        const std::vector<reconcile::BooksAtHand> books { story.books() };
        const auto certificate = [&](QDate month) { return reconcile::makeCertificate({ reading, books, month, story.now, {}, {} }); };

        const desk::Certificate broken = certificate({});
        QCOMPARE(broken.faults, 1);
        QVERIFY2(broken.text.contains(u"! journal_older"_s), qPrintable(broken.text));
        QVERIFY(broken.findings[0].sentence.contains(u"38 events are missing"_s));
        QVERIFY(!broken.text.contains(u"XXX"_s));
        QCOMPARE(certificate(QDate(2026, 3, 1)).faults, 1);
        QCOMPARE(certificate(QDate(2026, 2, 1)).faults, 0);

        reading.contradictions[0].acceptedBy = u"joan@tidemark.example"_s;
        const desk::Certificate accepted = certificate({});
        QCOMPARE(accepted.faults, 0);
        QVERIFY2(accepted.text.contains(u"- journal_older"_s) && accepted.text.contains(u"joan@tidemark.example"_s), qPrintable(accepted.text));
    }

    void whoAcceptedItIsReadFromTheJournal()
    {
        const QTemporaryDir folder;
        StandingClock clock;
        const std::unique_ptr<journal::Journal> journal = *journal::openSqliteJournal(folder.filePath(u"journal.sqlite"_s), clock);
        const Contradiction one = olderBy(38);
        const QString subject = subjectOf(reconcile::caseOf(one));
        const auto append = [&](const QString &kindOfEvent, const QString &about, const QJsonObject &payload) {
            QVERIFY(journal->append({ { kindOfEvent, about, u"joan@tidemark.example"_s, payload, {} } }).has_value());
        };
        const auto acceptedBy = [&] { return reconcile::readJournal(*journal)->contradictions.at(0).acceptedBy; };

        append(kind::kWitnessContradicted, u"witness"_s, reconcile::payloadOf(one));
        append(kind::kExceptionOpened, subject, {});
        QCOMPARE(acceptedBy(), QString());
        QCOMPARE(reconcile::readJournal(*journal)->witnessRead->outcome, WitnessOutcome::Older);
        append(kind::kExceptionResolved, subject, { { u"by"_s, u"person"_s } });
        QCOMPARE(acceptedBy(), u"joan@tidemark.example"_s);
        append(kind::kExceptionUndone, subject, { { u"seq"_s, 3 } });
        QCOMPARE(acceptedBy(), QString());
        append(kind::kExceptionResolved, subject, { { u"by"_s, u"person"_s } });
        append(kind::kExceptionReopened, subject, { { u"cycle"_s, 2 } });
        QCOMPARE(acceptedBy(), QString());
        append(kind::kCensusTaken, u"census"_s, { { u"witness"_s, QJsonObject { { u"outcome"_s, u"same"_s }, { u"events"_s, 160 }, { u"head"_s, u"ff"_s } } } });
        QCOMPARE(reconcile::readJournal(*journal)->witnessRead->outcome, WitnessOutcome::Same);
        QCOMPARE(reconcile::readJournal(*journal)->witnessRead->events, qint64(160));
    }
};

QTEST_GUILESS_MAIN(tst_witness)
#include "tst_witness.moc"
