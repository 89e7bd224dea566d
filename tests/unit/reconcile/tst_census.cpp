#include "unit/reconcile/Story.h"

#include <QTest>

using namespace sluice;
using namespace sluice::testing;
using desk::CensusFindingKind;
using desk::IntentOutcome;
namespace kind = journal::kind;

namespace {

const RequestId kOne(QStringLiteral("r-1"));
const QString kKey = QStringLiteral("00000000-0000-5000-8000-000000000001");
const QString kSecondKey = QStringLiteral("00000000-0000-5000-8000-000000000002");

QStringList kindsOf(const reconcile::Census &census)
{
    QStringList kinds;
    for (const desk::CensusFinding &finding : census.findings)
        kinds.append(reconcile::nameOf(finding.kind));
    return kinds;
}

} // namespace

class tst_census : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anApprovedIntentWithItsDocumentIsClean()
    {
        Story story;
        story.bill(kOne, kKey, QStringLiteral("7"));

        const reconcile::Census census = story.census();

        QCOMPARE(census.traced.size(), std::size_t(1));
        QCOMPARE(census.traced[0].outcome, IntentOutcome::Posted);
        QCOMPARE(census.traced[0].intent.approvedBy, QStringList { QStringLiteral("joan@tidemark.example") });
        QCOMPARE(kindsOf(census), QStringList());
    }

    void twoDocumentsOfOneKeyAreADuplicate()
    {
        Story story;
        story.bill(kOne, kKey, QStringLiteral("7"));
        story.store(QStringLiteral("8"), kKey);

        const reconcile::Census census = story.census();

        QCOMPARE(kindsOf(census), QStringList { QStringLiteral("duplicate") });
        QCOMPARE(census.findings[0].invoiceId, QStringLiteral("8"));
        QVERIFY(census.findings[0].isFault);
        QVERIFY(census.findings[0].sentence.contains(QStringLiteral("S-7")));
    }

    void twoRevisionsThatBothStandAreADuplicate()
    {
        Story story;
        story.approve(kOne);
        story.intend(kOne, kKey);
        story.answer(kOne, kind::kInvoiceRejected, kKey);
        story.store(QStringLiteral("7"), kKey); // The refusal was not the truth.
        story.intend(kOne, kSecondKey, 2);
        story.answer(kOne, kind::kInvoicePosted, kSecondKey, QStringLiteral("8"));
        story.store(QStringLiteral("8"), kSecondKey);

        const QStringList kinds = kindsOf(story.census());

        QVERIFY(kinds.contains(QStringLiteral("duplicate")));
        QVERIFY(kinds.contains(QStringLiteral("late")));
    }

    void aReversedSecondDocumentIsNoDuplicate()
    {
        Story story;
        story.bill(kOne, kKey, QStringLiteral("7"));
        story.store(QStringLiteral("8"), kKey).voided = true;

        QCOMPARE(kindsOf(story.census()), QStringList());
    }

    void aMarkerThatTheJournalNeverGaveIsForeign()
    {
        Story story;
        story.bill(kOne, kKey, QStringLiteral("7"));
        story.store(QStringLiteral("9"), kSecondKey);

        const reconcile::Census census = story.census();

        QCOMPARE(kindsOf(census), QStringList { QStringLiteral("foreign") });
        QCOMPARE(census.findings[0].requestId, RequestId());
        QCOMPARE(census.findings[0].key, kSecondKey);
    }

    void aChangedFieldIsNamedWithBothValues()
    {
        Story story;
        Invoice &stored = story.bill(kOne, kKey, QStringLiteral("7"));
        stored.dueOn = QDate(2026, 6, 30);
        stored.lines[0].description = QStringLiteral("Something else");

        const reconcile::Census census = story.census();

        QCOMPARE(kindsOf(census), QStringList { QStringLiteral("altered") });
        QCOMPARE(census.findings[0].differences.size(), std::size_t(2));
        QCOMPARE(census.findings[0].differences[0].was, QStringLiteral("2026-04-30"));
        QCOMPARE(census.findings[0].differences[0].is, QStringLiteral("2026-06-30"));
        QCOMPARE(census.traced[0].outcome, IntentOutcome::Posted);
    }

    void aDocumentWhoseMarkerWasRemovedIsKnownByItsId()
    {
        Story story;
        story.bill(kOne, kKey, QStringLiteral("7")).privateNote.clear();

        const reconcile::Census census = story.census();

        QCOMPARE(census.traced[0].outcome, IntentOutcome::Posted);
        QCOMPARE(kindsOf(census), QStringList { QStringLiteral("altered") });
    }

    void aVoidIsAFactAndNoFault()
    {
        Story story;
        Invoice &stored = story.bill(kOne, kKey, QStringLiteral("7"));
        stored.voided = true;
        stored.privateNote = QStringLiteral("Voided");
        stored.total = stored.balance = Money(0, kUsd);

        const reconcile::Census census = story.census();

        QCOMPARE(census.traced[0].outcome, IntentOutcome::Voided);
        QCOMPARE(kindsOf(census), QStringList { QStringLiteral("voided") });
        QVERIFY(!census.findings[0].isFault);
    }

    void aDeletedDocumentIsNamedWithAndWithoutItsRow()
    {
        Story told, rebuilt;
        told.bill(kOne, kKey, QStringLiteral("7")).deleted = true;
        rebuilt.bill(kOne, kKey, QStringLiteral("7"));
        rebuilt.invoices.clear(); // A mirror made anew holds no trace of it.

        for (const reconcile::Census &census : { told.census(), rebuilt.census() }) {
            QCOMPARE(census.traced[0].outcome, IntentOutcome::Deleted);
            QCOMPARE(kindsOf(census), QStringList { QStringLiteral("deleted") });
            QCOMPARE(census.findings[0].invoiceId, QStringLiteral("7"));
            QCOMPARE(census.findings[0].docNumber, QStringLiteral("S-7"));
        }
    }

    void aDocumentNotReadYetIsMissingAndNotDeleted()
    {
        Story story;
        story.bill(kOne, kKey, QStringLiteral("7"));
        story.invoices.clear();
        std::vector<reconcile::BooksAtHand> all { story.books() };
        all[0].readAt = story.now - std::chrono::minutes(3);

        const reconcile::Census census = reconcile::takeCensus(story.book.intents(), all);
        QCOMPARE(census.traced[0].outcome, IntentOutcome::Missing);

        all.clear(); // Its company is not at hand at all.
        QCOMPARE(reconcile::takeCensus(story.book.intents(), all).traced[0].outcome, IntentOutcome::Missing);
    }

    void aCreditedInvoiceStillStands()
    {
        Story story;
        story.bill(kOne, kKey, QStringLiteral("7"));
        std::vector<reconcile::BooksAtHand> all { story.books() };
        all[0].credited.insert(QStringLiteral("7"));

        QCOMPARE(reconcile::takeCensus(story.book.intents(), all).traced[0].outcome, IntentOutcome::Credited);
    }

    void anIntentWithoutAnApprovalInForceIsNamed_data()
    {
        QTest::addColumn<QString>("lost");
        QTest::newRow("voided by a change") << kind::kApprovalVoided;
        QTest::newRow("withdrawn") << kind::kRequestWithdrawn;
        QTest::newRow("rejected") << kind::kApprovalRejected;
        QTest::newRow("cancelled") << kind::kRequestCancelled;
    }

    void anIntentWithoutAnApprovalInForceIsNamed()
    {
        QFETCH(QString, lost);
        Story story;
        story.approve(kOne);
        story.tell(kOne, lost, {});
        story.intend(kOne, kKey);
        story.answer(kOne, kind::kInvoicePosted, kKey, QStringLiteral("7"));
        story.store(QStringLiteral("7"), kKey);

        QCOMPARE(kindsOf(story.census()), QStringList { QStringLiteral("unapproved") });
    }

    void anApprovalOfAnotherFingerprintIsNone()
    {
        Story story;
        story.approve(kOne, QStringLiteral("f-old"));
        story.intend(kOne, kKey, 1, QStringLiteral("f-new"));
        story.answer(kOne, kind::kInvoicePosted, kKey, QStringLiteral("7"));
        story.store(QStringLiteral("7"), kKey);

        QCOMPARE(kindsOf(story.census()), QStringList { QStringLiteral("unapproved") });
    }

    void whatWasNeverWrittenNeedsNoDocument()
    {
        Story story;
        story.approve(kOne);
        story.intend(kOne, kKey);
        QCOMPARE(story.census().traced[0].outcome, IntentOutcome::Uncertain);
        story.answer(kOne, kind::kInvoiceUncertain, kKey);
        QCOMPARE(story.census().traced[0].outcome, IntentOutcome::Uncertain);
        story.answer(kOne, kind::kInvoiceNotSent, kKey);
        QCOMPARE(story.census().traced[0].outcome, IntentOutcome::NotSent);
        story.intend(kOne, kKey); // The same words once more: one intent.
        QCOMPARE(story.census().traced.size(), std::size_t(1));
        story.answer(kOne, kind::kInvoiceRejected, kKey);
        const reconcile::Census census = story.census();
        QCOMPARE(census.traced[0].outcome, IntentOutcome::Rejected);
        QCOMPARE(census.traced[0].intent.why, QStringLiteral("refused"));
        QCOMPARE(kindsOf(census), QStringList());
    }

    void aDocumentThatTurnsUpAfterItWasGivenUpIsLate()
    {
        Story story;
        story.approve(kOne);
        story.intend(kOne, kKey);
        story.answer(kOne, kind::kInvoiceNotSent, kKey);
        story.store(QStringLiteral("7"), kKey);
        QCOMPARE(kindsOf(story.census()), QStringList { QStringLiteral("late") });

        story.answer(kOne, kind::kInvoicePosted, kKey, QStringLiteral("7")); // Joined by its marker.

        const reconcile::Census census = story.census();
        QCOMPARE(census.traced[0].outcome, IntentOutcome::Posted);
        QCOMPARE(kindsOf(census), QStringList { QStringLiteral("late") });
    }

    void theSameKeyInAnotherCompanyIsForeignThere()
    {
        Story story;
        story.bill(kOne, kKey, QStringLiteral("7"));
        std::vector<reconcile::BooksAtHand> all { story.books(), story.books() };
        all[1].realm = QStringLiteral("9131");

        const reconcile::Census census = reconcile::takeCensus(story.book.intents(), all);

        QCOMPARE(kindsOf(census), QStringList { QStringLiteral("foreign") });
        QCOMPARE(census.findings[0].realm, QStringLiteral("9131"));
    }
};

QTEST_GUILESS_MAIN(tst_census)
#include "tst_census.moc"
