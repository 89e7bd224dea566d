#pragma once

#include "sandbox/Value.h"

#include <QDate>

namespace sluice::sandbox::quickbooks {

/// The day a document of `date` is due under a Term record; the document's own day without a term.
/// Date-driven terms fall due on DayOfMonthDue of this month, or of the next if fewer than DueNextMonthDays
/// remain.
QDate dueDate(QDate date, const Value &term);

} // namespace sluice::sandbox::quickbooks
