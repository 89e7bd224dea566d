#include "billing/RequestProjector.h"
#include "domain/Keys.h"
#include "journal/Kinds.h"

#include <QJsonArray>
#include <QTest>

using namespace sluice;
using mirror::Decision;
using mirror::Outbox;
using mirror::RequestView;
namespace kind = journal::kind;

namespace {

/// Tells a request's story event by event.
class Story {
public:
    Story &then(const QString &kind, const QJsonObject &payload = {}, const QString &actor = QStringLiteral("sluice"))
    {
        journal::Event event;
        event.seq = ++m_seq;
        event.at = fromMs(m_seq * 1000);
        event.kind = kind;
        event.actor = actor;
        event.version = static_cast<int>(m_seq);
        event.payload = payload;
        billing::applyToRequest(view, event);
        return *this;
    }
    Story &submitted(const QJsonArray &needs)
    {
        return then(kind::kRequestSubmitted,
            { { QStringLiteral("fingerprint"), QStringLiteral("f1") }, { QStringLiteral("path"), QStringLiteral("P3") },
                { QStringLiteral("decisive"), QJsonObject { { QStringLiteral("amount"), QStringLiteral("10.00") } } },
                { QStringLiteral("needs"), needs } });
    }
    Story &signedAs(const QString &role, const QString &fingerprint = QStringLiteral("f1"))
    {
        return then(kind::kApprovalGiven,
            { { QStringLiteral("role"), role }, { QStringLiteral("fingerprint"), fingerprint } },
            role + QStringLiteral("@tidemark.example"));
    }
    RequestView view;

private:
    qint64 m_seq = 0;
};

const QJsonArray kBoth { QStringLiteral("controller"), QStringLiteral("cfo") };
const QJsonArray kController { QStringLiteral("controller") };

} // namespace

class tst_request_projector : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itIsApprovedOnlyWhenEveryNeededRoleHasSigned();
    void aSignatureOnAnotherFingerprintDoesNotCount();
    void aVoidedApprovalForgetsItsSignatures();
    void aSubmissionAnewStartsWithoutSignatures();
    void theOutboxFollowsTheIntent();
    void aLinkedInvoiceIsPostedByHand();
    void aCancelledRequestThatIsPlannedAgainLives();
};

void tst_request_projector::itIsApprovedOnlyWhenEveryNeededRoleHasSigned()
{
    Story story;
    story.submitted(kBoth).signedAs(QStringLiteral("controller"));

    QCOMPARE(story.view.decision, Decision::Submitted);
    QCOMPARE(billing::rolesOutstanding(story.view), QStringList { QStringLiteral("cfo") });

    story.signedAs(QStringLiteral("cfo"));

    QCOMPARE(story.view.decision, Decision::Approved);
    QCOMPARE(story.view.state, RequestState::Approved);
    QVERIFY(billing::isFullySigned(story.view));
}

void tst_request_projector::aSignatureOnAnotherFingerprintDoesNotCount()
{
    Story story;
    story.submitted(kController).signedAs(QStringLiteral("controller"), QStringLiteral("older"));

    QCOMPARE(story.view.decision, Decision::Submitted);
}

void tst_request_projector::aVoidedApprovalForgetsItsSignatures()
{
    Story story;
    story.submitted(kController).signedAs(QStringLiteral("controller")).then(kind::kApprovalVoided, { { QStringLiteral("diff"), QJsonArray { QJsonObject {} } } });

    QCOMPARE(story.view.decision, Decision::None);
    QVERIFY(story.view.signatures.empty());
    QVERIFY(!billing::isFullySigned(story.view));
    QCOMPARE(story.view.voidedDiff.size(), 1);
    QCOMPARE(story.view.lastApproved.value(QLatin1String("amount")).toString(), QStringLiteral("10.00"));
}

void tst_request_projector::aSubmissionAnewStartsWithoutSignatures()
{
    Story story;
    story.submitted(kBoth).signedAs(QStringLiteral("controller")).submitted(kBoth);

    QCOMPARE(billing::rolesOutstanding(story.view).size(), 2);
}

void tst_request_projector::theOutboxFollowsTheIntent()
{
    Story story;
    story.submitted(kController).signedAs(QStringLiteral("controller"));
    story.then(kind::kInvoiceIntended, { { QStringLiteral("realm"), QStringLiteral("1") }, { QStringLiteral("key"), QStringLiteral("k") }, { QStringLiteral("revision"), 1 } });
    QCOMPARE(story.view.state, RequestState::Posting);

    story.then(kind::kInvoiceUncertain, { { QStringLiteral("why"), QStringLiteral("no answer") } });
    QCOMPARE(story.view.state, RequestState::Uncertain);
    QVERIFY(story.view.uncertainAt.has_value());

    story.then(kind::kInvoicePosted, { { QStringLiteral("realm"), QStringLiteral("1") }, { QStringLiteral("invoice"), QStringLiteral("130") }, { QStringLiteral("doc_number"), QStringLiteral("S-1") } });
    QCOMPARE(story.view.state, RequestState::Posted);
    QCOMPARE(story.view.outbox, Outbox::Posted);
    QCOMPARE(story.view.invoiceId, QStringLiteral("130"));
    QCOMPARE(story.view.outboxRevision, 1);
}

void tst_request_projector::aLinkedInvoiceIsPostedByHand()
{
    Story story;
    story.then(kind::kInvoiceLinked, { { QStringLiteral("realm"), QStringLiteral("1") }, { QStringLiteral("invoice"), QStringLiteral("7") }, { QStringLiteral("posted_at"), QStringLiteral("2026-03-31T10:00:00.000Z") } });

    QCOMPARE(story.view.origin, InvoiceOrigin::Linked);
    QCOMPARE(toIso(*story.view.postedAt), QStringLiteral("2026-03-31T10:00:00.000Z"));
    QCOMPARE(story.view.outbox, Outbox::None);
}

void tst_request_projector::aCancelledRequestThatIsPlannedAgainLives()
{
    Story story;
    story.then(kind::kRequestCancelled);
    QCOMPARE(story.view.state, RequestState::Cancelled);

    story.then(kind::kRequestPlanned);
    QCOMPARE(story.view.decision, Decision::None);
    QVERIFY(story.view.state != RequestState::Cancelled);
}

QTEST_GUILESS_MAIN(tst_request_projector)
#include "tst_request_projector.moc"
