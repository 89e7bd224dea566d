#pragma once

#include <QString>

namespace sluice::bench {

// `now`: what the clock of the stand-ins shows, ISO 8601.

/// Opens the profile, which is signed in, and pulls Salesforce into its mirror: nothing else. Prints one JSON line:
/// {records, calls, seconds, cpu_seconds, idle_mb, peak_mb}. Returns the exit code.
int pullSalesforce(const QString &profile, const QString &now);

/// The same for every QuickBooks company of the profile.
int pullBooks(const QString &profile, const QString &now);

/// Runs one cycle that may have work to do, then `idle` ones that have none, all without writing to either system. Prints
/// one JSON line: {first: {…}, idle: [{seconds, cpu_seconds, salesforce_calls, books_calls}], peak_mb}.
int cycles(const QString &profile, const QString &now, int idle);

} // namespace sluice::bench
