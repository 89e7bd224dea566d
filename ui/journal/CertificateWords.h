#pragma once

#include "desk/Certificate.h"
#include "ui/kit/Theme.h"

namespace sluice::ui::words {

QString of(desk::IntentOutcome outcome);
QString of(desk::CensusFindingKind kind);
Tone toneOf(desk::IntentOutcome outcome);

} // namespace sluice::ui::words
