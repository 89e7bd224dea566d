#pragma once

#include "desk/Certificate.h"

namespace sluice::reconcile {

/// The certificate as a page of plain text, for people and for filing.
QString textOf(const desk::Certificate &certificate);

/// One row an intent, and one a foreign document or a second one; RFC 4180 with a head. A cell that a spreadsheet would
/// take for a formula starts with an apostrophe.
QString csvOf(const desk::Certificate &certificate);

} // namespace sluice::reconcile
