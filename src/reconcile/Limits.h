#pragma once

#include "desk/Certificate.h"

namespace sluice::reconcile {

/// What a certificate cannot promise, a sentence each: what no certificate can, and what this one cannot as things stand.
QStringList limitsOf(const desk::Certificate &certificate);

} // namespace sluice::reconcile
