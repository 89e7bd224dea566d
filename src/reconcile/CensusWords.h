#pragma once

#include "desk/Certificate.h"

namespace sluice::reconcile {

/// What was found, in one sentence for people.
QString sentenceOf(const desk::CensusFinding &finding);

/// "posted", "not sent", …, in the reader's language.
QString wordOf(desk::IntentOutcome outcome);

} // namespace sluice::reconcile
