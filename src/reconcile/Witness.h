#pragma once

#include "core/Id.h"
#include "core/Time.h"
#include "desk/Certificate.h"

#include <QJsonObject>

#include <optional>

namespace sluice::reconcile {

/// The head of a journal as Salesforce holds it.
struct HeadTold {
    qint64 events = 0;
    QString head;
    Instant at {};
};

/// The chain beside it.
struct ChainHere {
    qint64 events = 0;     ///< That the journal held when it was opened, before anything was added to what was found.
    qint64 eventsNow = 0;
    QString headThere; ///< At the event that was told; empty when there is none.
};

/// What the two say of each other. Pure. A journal that was put back may have grown past the told event by the time
/// anybody asks: how long it was when it was opened tells it from one that was written anew.
desk::WitnessOutcome compareWitness(const std::optional<HeadTold> &told, const ChainHere &here);

/// A contradiction as the journal keeps it.
struct Contradiction {
    Instant at {};
    desk::WitnessOutcome outcome = desk::WitnessOutcome::Rewritten;
    HeadTold told;
    qint64 events = 0; ///< That the journal held.
    QString headThere;
    QString acceptedBy; ///< Who closed its exception.
};
QJsonObject payloadOf(const Contradiction &contradiction);
Contradiction contradictionFrom(const QJsonObject &payload, Instant at);

/// Names the exception of a contradiction: the same evidence opens the same one.
QString lineOf(const Contradiction &contradiction);
QString checkOf(desk::WitnessOutcome outcome); ///< "journal_older", "journal_rewritten"; empty for the others.
CaseId caseOf(const Contradiction &contradiction);

QString nameOf(desk::WitnessOutcome outcome); ///< "same", "absent", "older", "rewritten"
std::optional<desk::WitnessOutcome> witnessOutcomeFrom(const QString &name);

/// The contradiction as the certificate names it: a fault until a person has closed its exception.
desk::CensusFinding findingOf(const Contradiction &contradiction);

} // namespace sluice::reconcile
