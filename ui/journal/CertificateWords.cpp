#include "ui/journal/CertificateWords.h"

#include <QCoreApplication>

namespace sluice::ui::words {

using desk::CensusFindingKind;
using desk::IntentOutcome;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("words", text);
}

} // namespace

QString of(IntentOutcome outcome)
{
    switch (outcome) {
    case IntentOutcome::Posted: return tr("Posted");
    case IntentOutcome::Credited: return tr("Credited");
    case IntentOutcome::Voided: return tr("Voided");
    case IntentOutcome::Deleted: return tr("Deleted");
    case IntentOutcome::Missing: return tr("Not seen yet");
    case IntentOutcome::Rejected: return tr("Refused");
    case IntentOutcome::NotSent: return tr("Not sent");
    case IntentOutcome::Uncertain: return tr("Uncertain");
    }
    Q_UNREACHABLE();
}

QString of(CensusFindingKind kind)
{
    switch (kind) {
    case CensusFindingKind::Duplicate: return tr("Duplicate");
    case CensusFindingKind::Foreign: return tr("Foreign");
    case CensusFindingKind::Altered: return tr("Altered");
    case CensusFindingKind::Unapproved: return tr("Unapproved");
    case CensusFindingKind::Deleted: return tr("Deleted");
    case CensusFindingKind::Missing: return tr("Not seen yet");
    case CensusFindingKind::Voided: return tr("Voided");
    case CensusFindingKind::Late: return tr("Turned up late");
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
