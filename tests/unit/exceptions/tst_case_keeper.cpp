#include "domain/Keys.h"
#include "exceptions/CaseKeeper.h"
#include "exceptions/CaseProjector.h"
#include "journal/Kinds.h"
#include "rules/Phrases.h"
#include "support/Bracketed.h"

#include <QTest>

using namespace sluice;
using mirror::CaseView;
using testing::Bracketed;
namespace kind = journal::kind;

namespace {

const Currency kUsd { { 'U', 'S', 'D' }, 2 };
const Instant kMonday = *parseInstant(QStringView(u"2026-03-30T09:00:00Z"));

exceptions::Judged judged(std::vector<Finding> findings)
{
    return { RequestId(QStringLiteral("r-1")), DealId(QStringLiteral("006")), AccountId(QStringLiteral("001")), Money(100'00, kUsd),
        std::move(findings) };
}

Finding poMissing()
{
    Finding finding;
    finding.check = QStringLiteral("po_number");
    finding.field = QStringLiteral("Opportunity.Sluice_PO_Number__c");
    finding.needed = QStringLiteral("a purchase order number");
    finding.cause = Cause::Dea1;
    return finding;
}

const QJsonObject kByPerson { { QStringLiteral("cause"), QStringLiteral("CUS-1") }, { QStringLiteral("by"), QStringLiteral("person") } };

/// Keeps the history and the cases that follow from it, as the engine does.
class Queue {
public:
    std::vector<journal::NewEvent> assess(const exceptions::Judged &one, Instant at)
    {
        const std::vector<exceptions::Judged> all { one };
        std::vector<journal::NewEvent> events = exceptions::caseChanges(all, m_cases, rules::defaultPolicy(), at, {}, acknowledged);
        for (const journal::NewEvent &event : events)
            append(event, at);
        return events;
    }
    void append(const journal::NewEvent &wanted, Instant at)
    {
        journal::Event event;
        event.seq = static_cast<qint64>(m_history.size()) + 1;
        event.at = at;
        event.kind = wanted.kind;
        event.subject = wanted.subject;
        event.actor = wanted.actor;
        event.payload = wanted.payload;
        event.version = static_cast<int>(event.seq);
        m_history.push_back(event);
        const QString id = wanted.subject.section(QLatin1Char(':'), 1);
        m_cases[id] = exceptions::foldCase(CaseId(id), m_history);
    }
    void byPerson(const QString &kind, const QJsonObject &payload, Instant at)
    {
        append({ kind, subjectOf(only().id), QStringLiteral("clerk@tidemark.example"), payload, {} }, at);
    }
    const CaseView &only() const { return m_cases.begin()->second; }
    const std::vector<journal::Event> &history() const { return m_history; }
    std::size_t size() const { return m_cases.size(); }

    exceptions::KeepsCheck acknowledged;

private:
    std::unordered_map<QString, CaseView> m_cases;
    std::vector<journal::Event> m_history;
};

} // namespace

class tst_case_keeper : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFindingOpensOneCaseAndOnlyOnce();
    void itClosesByItselfAndSaysWhatClosedIt();
    void whatClosedItIsSaidInTheReadersLanguage();
    void aCaseThatFailsAgainStartsAnotherCycle();
    void whatAPersonClosesWhileItFailsGoesOn();
    void whatPassedAfterAPersonClosedItStartsAnotherCycle();
    void anAcknowledgedOneStaysWithThePerson();
    void theDueTimeSkipsTheWeekEnd();
    void aPauseEndsAtItsWakeUpTime();
    void whoWakesLateFindsTheClockWhereItWouldHaveStood_data();
    void whoWakesLateFindsTheClockWhereItWouldHaveStood();
    void whoIsWokenEarlyRunsFromThenOn();
    void aDecisionCanBeTakenBack();
    void somebodyElsesDecisionCannot();
    void aRequestThatWasNotJudgedKeepsItsCases();
};

void tst_case_keeper::aFindingOpensOneCaseAndOnlyOnce()
{
    Queue queue;
    QCOMPARE(queue.assess(judged({ poMissing(), poMissing() }), kMonday).size(), 1u);
    QCOMPARE(queue.assess(judged({ poMissing() }), kMonday + std::chrono::hours(1)).size(), 0u);

    QCOMPARE(queue.size(), 1u);
    QCOMPARE(queue.only().state, CaseState::Open);
    QCOMPARE(queue.only().finding.cause, Cause::Dea1);
    QCOMPARE(toIso(queue.only().dueAt), QStringLiteral("2026-03-31T09:00:00.000Z"));
}

void tst_case_keeper::itClosesByItselfAndSaysWhatClosedIt()
{
    Queue queue;
    queue.assess(judged({ poMissing() }), kMonday);
    queue.assess(judged({}), kMonday + std::chrono::hours(2));

    QCOMPARE(queue.only().state, CaseState::Resolved);
    QCOMPARE(queue.only().resolvedBy, QStringLiteral("source"));
    QCOMPARE(queue.only().resolvedNote, QStringLiteral("The check passes: Opportunity.Sluice_PO_Number__c is no longer empty"));
}

/// The record is English everywhere; who reads it does so in their own language.
void tst_case_keeper::whatClosedItIsSaidInTheReadersLanguage()
{
    const Bracketed language;
    Queue queue;
    Finding finding = poMissing();
    finding.found = QStringLiteral("PO 17");
    queue.assess(judged({ poMissing() }), kMonday);
    queue.assess(judged({}), kMonday);
    const QString empty = queue.only().resolvedNote;
    queue.assess(judged({ finding }), kMonday);
    const QString why = queue.history().back().payload.value(QLatin1String("why")).toString();
    queue.assess(judged({}), kMonday);
    const QString wrong = queue.only().resolvedNote;

    for (const QString &record : { empty, why, wrong }) {
        QVERIFY2(!record.startsWith(QLatin1Char('[')), qPrintable(record));
        QCOMPARE(rules::spoken(record), QLatin1Char('[') + record + QLatin1Char(']'));
    }
}

void tst_case_keeper::aCaseThatFailsAgainStartsAnotherCycle()
{
    Queue queue;
    queue.assess(judged({ poMissing() }), kMonday);
    queue.assess(judged({}), kMonday + std::chrono::hours(2));
    queue.assess(judged({ poMissing() }), kMonday + std::chrono::hours(30));

    QCOMPARE(queue.size(), 1u);
    QCOMPARE(queue.only().cycle, 2);
    QCOMPARE(queue.only().attempts, 1);
    QCOMPARE(queue.only().openedAt, kMonday);
    QCOMPARE(queue.only().cycleOpenedAt, kMonday + std::chrono::hours(30));
}

/// D.10: the clock is never reset, so that no breach can be wiped by closing what still fails.
void tst_case_keeper::whatAPersonClosesWhileItFailsGoesOn()
{
    Queue queue;
    queue.assess(judged({ poMissing() }), kMonday);
    const Instant due = queue.only().dueAt;
    queue.byPerson(kind::kExceptionPaused, { { QStringLiteral("until"), toIso(kMonday + std::chrono::hours(9)) } }, kMonday + std::chrono::hours(1));
    queue.byPerson(kind::kExceptionResolved, kByPerson, kMonday + std::chrono::hours(30));
    QCOMPARE(queue.assess(judged({ poMissing() }), kMonday + std::chrono::hours(31)).size(), 1u);

    QCOMPARE(queue.history().back().kind, kind::kExceptionReopened);
    QCOMPARE(queue.history().back().payload.value(QLatin1String("due_at")).toString(), toIso(due));
    QCOMPARE(queue.only().state, CaseState::Open);
    QCOMPARE(queue.only().cycle, 1);
    QCOMPARE(queue.only().attempts, 1);
    QCOMPARE(queue.only().dueAt, due);
    QCOMPARE(queue.only().cycleOpenedAt, kMonday);
    QCOMPARE(queue.only().pauses.size(), 1u);
    QVERIFY(!queue.only().resolvedAt);
    QCOMPARE(queue.assess(judged({ poMissing() }), kMonday + std::chrono::hours(32)).size(), 0u);
}

void tst_case_keeper::whatPassedAfterAPersonClosedItStartsAnotherCycle()
{
    Queue queue;
    queue.assess(judged({ poMissing() }), kMonday);
    queue.byPerson(kind::kExceptionResolved, kByPerson, kMonday + std::chrono::hours(2));
    QCOMPARE(queue.assess(judged({}), kMonday + std::chrono::hours(3)).size(), 1u);
    QCOMPARE(queue.only().state, CaseState::Resolved);
    QCOMPARE(queue.only().resolvedBy, QStringLiteral("source"));
    QCOMPARE(*queue.only().resolvedAt, kMonday + std::chrono::hours(2));
    QCOMPARE(*queue.only().cause, Cause::Cus1);
    QCOMPARE(queue.assess(judged({}), kMonday + std::chrono::hours(4)).size(), 0u);

    queue.assess(judged({ poMissing() }), kMonday + std::chrono::hours(30));

    QCOMPARE(queue.only().cycle, 2);
    QCOMPARE(queue.only().cycleOpenedAt, kMonday + std::chrono::hours(30));
}

/// Where closing is an answer, what was closed is not found again; were it taken for passed, the answer would be lost.
void tst_case_keeper::anAcknowledgedOneStaysWithThePerson()
{
    Queue queue;
    queue.acknowledged = [](const QString &check) { return check == QLatin1String("po_number"); };
    queue.assess(judged({ poMissing() }), kMonday);
    queue.byPerson(kind::kExceptionResolved, kByPerson, kMonday + std::chrono::hours(2));

    QCOMPARE(queue.assess(judged({}), kMonday + std::chrono::hours(3)).size(), 0u);
    QCOMPARE(queue.only().resolvedBy, QStringLiteral("person"));

    Finding other = poMissing();
    other.found = QStringLiteral("another one");
    queue.assess(judged({ other }), kMonday + std::chrono::hours(30));
    QCOMPARE(queue.only().cycle, 2);
}

void tst_case_keeper::theDueTimeSkipsTheWeekEnd()
{
    Queue queue;
    queue.assess(judged({ poMissing() }), *parseInstant(QStringView(u"2026-03-27T17:00:00Z"))); // A Friday.

    QCOMPARE(toIso(queue.only().dueAt), QStringLiteral("2026-03-30T17:00:00.000Z"));
}

void tst_case_keeper::aPauseEndsAtItsWakeUpTime()
{
    Queue queue;
    queue.assess(judged({ poMissing() }), kMonday);
    const Instant wakeUp = kMonday + std::chrono::hours(5);
    queue.byPerson(kind::kExceptionPaused, { { QStringLiteral("reason"), QStringLiteral("waiting_for_sales") }, { QStringLiteral("until"), toIso(wakeUp) } },
        kMonday + std::chrono::hours(1));
    QCOMPARE(queue.only().state, CaseState::Paused);

    QCOMPARE(queue.assess(judged({ poMissing() }), wakeUp - std::chrono::minutes(1)).size(), 0u);
    queue.assess(judged({ poMissing() }), wakeUp);

    QCOMPARE(queue.only().state, CaseState::Open);
    QVERIFY(queue.only().pauses.back().to.has_value());
}

void tst_case_keeper::whoWakesLateFindsTheClockWhereItWouldHaveStood_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("resumed by the clock") << kind::kExceptionResumed;
    QTest::newRow("paused again") << kind::kExceptionPaused;
    QTest::newRow("resolved") << kind::kExceptionResolved;
}

/// Nobody may have synced for days: that gives no exception more time, and takes no breach back.
void tst_case_keeper::whoWakesLateFindsTheClockWhereItWouldHaveStood()
{
    QFETCH(QString, kind);
    Queue queue;
    queue.assess(judged({ poMissing() }), kMonday);
    const Instant wakeUp = kMonday + std::chrono::hours(2);
    queue.byPerson(kind::kExceptionPaused, { { QStringLiteral("reason"), QStringLiteral("waiting_for_sales") }, { QStringLiteral("until"), toIso(wakeUp) } },
        kMonday + std::chrono::hours(1));

    const Instant late = wakeUp + std::chrono::hours(70);
    if (kind == kind::kExceptionResumed)
        queue.assess(judged({ poMissing() }), late);
    else
        queue.byPerson(kind, { { QStringLiteral("until"), toIso(late + std::chrono::hours(1)) } }, late);

    QCOMPARE(queue.history().back().kind, kind);
    QCOMPARE(toIso(*queue.only().pauses.front().to), toIso(wakeUp));
}

void tst_case_keeper::whoIsWokenEarlyRunsFromThenOn()
{
    Queue queue;
    queue.assess(judged({ poMissing() }), kMonday);
    const Instant early = kMonday + std::chrono::hours(2);
    queue.byPerson(kind::kExceptionPaused, { { QStringLiteral("until"), toIso(kMonday + std::chrono::hours(9)) } }, kMonday + std::chrono::hours(1));

    queue.byPerson(kind::kExceptionResumed, {}, early);

    QCOMPARE(toIso(*queue.only().pauses.front().to), toIso(early));
}

void tst_case_keeper::aDecisionCanBeTakenBack()
{
    Queue queue;
    queue.assess(judged({ poMissing() }), kMonday);
    queue.byPerson(kind::kExceptionTagged, { { QStringLiteral("cause"), QStringLiteral("CUS-1") } }, kMonday);
    queue.byPerson(kind::kExceptionResolved, { { QStringLiteral("cause"), QStringLiteral("CUS-1") }, { QStringLiteral("by"), QStringLiteral("person") } }, kMonday);

    const auto last = exceptions::undoable(QStringLiteral("clerk@tidemark.example"), queue.history());
    QVERIFY(last.has_value());
    QCOMPARE(last->kind, kind::kExceptionResolved);
    queue.byPerson(kind::kExceptionUndone, { { QStringLiteral("seq"), last->seq } }, kMonday);

    QCOMPARE(queue.only().state, CaseState::Open);
    QCOMPARE(*queue.only().cause, Cause::Cus1);
    QCOMPARE(exceptions::undoable(QStringLiteral("clerk@tidemark.example"), queue.history())->kind, kind::kExceptionTagged);
}

void tst_case_keeper::somebodyElsesDecisionCannot()
{
    Queue queue;
    queue.assess(judged({ poMissing() }), kMonday);
    queue.byPerson(kind::kExceptionTagged, { { QStringLiteral("cause"), QStringLiteral("CUS-1") } }, kMonday);

    QVERIFY(!exceptions::undoable(QStringLiteral("other@tidemark.example"), queue.history()).has_value());
    QCOMPARE(exceptions::lastDecider(queue.history()), QStringLiteral("clerk@tidemark.example"));
}

void tst_case_keeper::aRequestThatWasNotJudgedKeepsItsCases()
{
    Queue queue;
    queue.assess(judged({ poMissing() }), kMonday);
    exceptions::Judged other = judged({});
    other.requestId = RequestId(QStringLiteral("r-2"));
    queue.assess(other, kMonday);

    QCOMPARE(queue.only().state, CaseState::Open);
}

QTEST_GUILESS_MAIN(tst_case_keeper)
#include "tst_case_keeper.moc"
