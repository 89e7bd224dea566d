#pragma once

#include "desk/Certificate.h"
#include "ui/kit/Theme.h"

namespace sluice::ui::words {

QString of(desk::IntentOutcome outcome);
QString of(desk::CensusFindingKind kind);
/// When Salesforce was asked for the journal's head and what it said; empty when it was never told one.
QString ofWitness(const desk::Certificate &certificate);
Tone toneOf(desk::IntentOutcome outcome);

} // namespace sluice::ui::words
