#pragma once

#include <QJsonArray>

#include <chrono>

namespace sluice::bench {

/// What the stand-in saw of the posting of invoices, whoever did it.
struct PostingSeen {
    int calls = 0, creates = 0, refusals = 0;
    double seconds = 0; ///< From the first create to the answer of the last one.
};

/// `served`: the record of the stand-in. `perCreate`: how long it takes to make one invoice.
PostingSeen postingIn(const QJsonArray &served, std::chrono::milliseconds perCreate);

/// The least time that so many creates take under the limits of one company, one a call or in batches.
/// Source: the limits of the QuickBooks sheet: 10 a second, 500 and 40 batches a minute, 10 at once, 30 in a batch.
double floorOfSingles(int creates, std::chrono::milliseconds perCreate);
double floorOfBatches(int creates, std::chrono::milliseconds perCreate);

} // namespace sluice::bench
