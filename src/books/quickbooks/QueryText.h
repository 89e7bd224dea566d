#pragma once

#include "core/Time.h"

#include <QString>

namespace sluice::quickbooks {

/// A literal of the query language with its quotes: backslash and apostrophe are escaped, control characters become
/// spaces, so that a value can never leave its quotes. Source: QuickBooks sheet, section 4.1.
QString quoted(QStringView value);

/// A moment as a literal: `'2026-03-01T08:00:00.000Z'`.
QString quoted(Instant at);
QString quoted(QDate date);

} // namespace sluice::quickbooks
