#include "reconcile/Witness.h"

#include "domain/Keys.h"
#include "journal/PayloadText.h"

#include <QCoreApplication>

namespace sluice::reconcile {

using desk::CensusFindingKind;
using desk::WitnessOutcome;
using journal::textOf;

namespace {

constexpr qsizetype kHeadShown = 12; // Enough to compare two by eye.

struct Say {
    Q_DECLARE_TR_FUNCTIONS(reconcile)
};

QString sentenceOf(const Contradiction &one)
{
    const QString when = toIso(one.told.at);
    const QString said = one.outcome == WitnessOutcome::Older
        ? Say::tr("Salesforce was told of %1 events on %2, and this journal held %3 when it was opened: a backup was put back, "
                  "and %4 events are missing")
              .arg(one.told.events).arg(when).arg(one.events).arg(one.told.events - one.events)
        : Say::tr("At event %1 this journal has another head than the one told to Salesforce on %2: it was written anew, or "
                  "went on from a copy")
              .arg(one.told.events).arg(when);
    return one.acceptedBy.isEmpty() ? said : Say::tr("%1 (accepted by %2)").arg(said, one.acceptedBy);
}

} // namespace

WitnessOutcome compareWitness(const std::optional<HeadTold> &told, const ChainHere &here)
{
    if (!told)
        return WitnessOutcome::Absent;
    if (told->events > here.eventsNow)
        return WitnessOutcome::Older;
    if (told->head == here.headThere)
        return WitnessOutcome::Same;
    return told->events > here.events ? WitnessOutcome::Older : WitnessOutcome::Rewritten;
}

QJsonObject payloadOf(const Contradiction &one)
{
    return { { QStringLiteral("outcome"), nameOf(one.outcome) }, { QStringLiteral("told_events"), one.told.events },
        { QStringLiteral("told_head"), one.told.head }, { QStringLiteral("told_at"), toIso(one.told.at) },
        { QStringLiteral("events"), one.events }, { QStringLiteral("head"), one.headThere } };
}

Contradiction contradictionFrom(const QJsonObject &payload, Instant at)
{
    Contradiction one;
    one.at = at;
    one.outcome = witnessOutcomeFrom(textOf(payload, "outcome")).value_or(WitnessOutcome::Rewritten);
    one.told.events = payload.value(QLatin1String("told_events")).toInteger();
    one.told.head = textOf(payload, "told_head");
    one.told.at = parseInstant(textOf(payload, "told_at")).value_or(Instant {});
    one.events = payload.value(QLatin1String("events")).toInteger();
    one.headThere = textOf(payload, "head");
    return one;
}

QString lineOf(const Contradiction &one)
{
    return QStringLiteral("witness:%1:%2").arg(one.told.events).arg(one.told.head.left(kHeadShown));
}

QString checkOf(WitnessOutcome outcome)
{
    switch (outcome) {
    case WitnessOutcome::Older: return QStringLiteral("journal_older");
    case WitnessOutcome::Rewritten: return QStringLiteral("journal_rewritten");
    case WitnessOutcome::Same:
    case WitnessOutcome::Absent: return {};
    }
    Q_UNREACHABLE();
}

CaseId caseOf(const Contradiction &one)
{
    return caseId(RequestId(), checkOf(one.outcome), lineOf(one));
}

QString nameOf(WitnessOutcome outcome)
{
    switch (outcome) {
    case WitnessOutcome::Same: return QStringLiteral("same");
    case WitnessOutcome::Absent: return QStringLiteral("absent");
    case WitnessOutcome::Older: return QStringLiteral("older");
    case WitnessOutcome::Rewritten: return QStringLiteral("rewritten");
    }
    Q_UNREACHABLE();
}

std::optional<WitnessOutcome> witnessOutcomeFrom(const QString &name)
{
    for (const WitnessOutcome outcome :
        { WitnessOutcome::Same, WitnessOutcome::Absent, WitnessOutcome::Older, WitnessOutcome::Rewritten }) {
        if (name == nameOf(outcome))
            return outcome;
    }
    return {};
}

desk::CensusFinding findingOf(const Contradiction &one)
{
    desk::CensusFinding finding;
    finding.kind = one.outcome == WitnessOutcome::Older ? CensusFindingKind::JournalOlder : CensusFindingKind::JournalRewritten;
    finding.isFault = one.acceptedBy.isEmpty();
    finding.companyName = QStringLiteral("Salesforce");
    finding.at = one.at;
    finding.sentence = sentenceOf(one);
    finding.differences = one.outcome == WitnessOutcome::Older
        ? std::vector<desk::Difference> { { QStringLiteral("events"), QString::number(one.told.events), QString::number(one.events) } }
        : std::vector<desk::Difference> { { QStringLiteral("head"), one.told.head, one.headThere } };
    return finding;
}

} // namespace sluice::reconcile
