#pragma once

#include "system/Workplace.h"

namespace sluice::bench {

/// Measures first pulls of both systems, each run in a process of its own into a mirror that does not exist yet, and prints
/// medians beside the peers' and the budgets. One run before those that count lets the stand-in prepare its answers, so that
/// the client is what is measured. Returns the exit code.
///
/// Salesforce page by page and in bulk, at once and with 150 ms an answer, beside jsforce with better-sqlite3.
int printSalesforcePulls(testing::Workplace &place, int runs);
/// Every company of the profile, beside the floor that the limits of QuickBooks set.
int printBooksPull(testing::Workplace &place, int runs);

} // namespace sluice::bench
