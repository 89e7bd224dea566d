#include "ui/journal/CertificateWords.h"

#include "ui/kit/Format.h"

#include <QCoreApplication>

namespace sluice::ui::words {

using desk::CensusFindingKind;
using desk::IntentOutcome;

namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(words)
};

} // namespace

QString of(IntentOutcome outcome)
{
    switch (outcome) {
    case IntentOutcome::Posted: return Say::tr("Posted");
    case IntentOutcome::Credited: return Say::tr("Credited");
    case IntentOutcome::Voided: return Say::tr("Voided");
    case IntentOutcome::Deleted: return Say::tr("Deleted");
    case IntentOutcome::Missing: return Say::tr("Not seen yet");
    case IntentOutcome::Rejected: return Say::tr("Refused");
    case IntentOutcome::NotSent: return Say::tr("Not sent");
    case IntentOutcome::Uncertain: return Say::tr("Uncertain");
    }
    Q_UNREACHABLE();
}

QString of(CensusFindingKind kind)
{
    switch (kind) {
    case CensusFindingKind::JournalOlder: return Say::tr("Older journal");
    case CensusFindingKind::JournalRewritten: return Say::tr("Rewritten journal");
    case CensusFindingKind::Duplicate: return Say::tr("Duplicate");
    case CensusFindingKind::Foreign: return Say::tr("Foreign");
    case CensusFindingKind::Altered: return Say::tr("Altered");
    case CensusFindingKind::Unapproved: return Say::tr("Unapproved");
    case CensusFindingKind::Deleted: return Say::tr("Deleted");
    case CensusFindingKind::Missing: return Say::tr("Not seen yet");
    case CensusFindingKind::Voided: return Say::tr("Voided");
    case CensusFindingKind::Late: return Say::tr("Turned up late");
    }
    Q_UNREACHABLE();
}

QString ofWitness(const desk::Certificate &certificate)
{
    const std::optional<desk::Certificate::WitnessRead> &read = certificate.witnessRead;
    if (!read)
        return certificate.witness ? Say::tr("Salesforce has not been asked yet which head it holds.") : QString();
    const QString when = format::dateTime(read->at);
    switch (read->outcome) {
    case desk::WitnessOutcome::Same: return Say::tr("Salesforce, asked %1, holds the same head.").arg(when);
    case desk::WitnessOutcome::Absent: return Say::tr("Salesforce, asked %1, holds no head of this journal.").arg(when);
    case desk::WitnessOutcome::Older:
    case desk::WitnessOutcome::Rewritten:
        return Say::tr("Salesforce, asked %1, holds another head than this journal.").arg(when);
    }
    Q_UNREACHABLE();
}

Tone toneOf(IntentOutcome outcome)
{
    switch (outcome) {
    case IntentOutcome::Posted: return Tone::Good;
    case IntentOutcome::Credited:
    case IntentOutcome::Voided: return Tone::Info;
    case IntentOutcome::Deleted:
    case IntentOutcome::Missing: return Tone::Bad;
    case IntentOutcome::Rejected:
    case IntentOutcome::Uncertain: return Tone::Warn;
    case IntentOutcome::NotSent: return Tone::Neutral;
    }
    Q_UNREACHABLE();
}

} // namespace sluice::ui::words
