#pragma once

#include "sandbox/quickbooks/RequestIds.h"
#include "sandbox/quickbooks/Throttle.h"

#include <chrono>

namespace sluice::sandbox::quickbooks {

/// What a caller may set to find out how a client copes.
struct Switches {
    RequestIdMode requestIds = RequestIdMode::Replay;
    std::chrono::milliseconds requestIdRetention = std::chrono::hours(24);
    Limits limits;
    /// Sources disagree: 30, 25 or 10.
    int batchItemsMax = 30;
    /// Every so many-th item of a batch fails with the internal hiccup, nothing applied; 0: none.
    int batchHiccupEvery = 0;
    /// One transient 401 for the first call with a freshly refreshed access token.
    bool transient401AfterRefresh = false;
    /// Metered reads an app may make in one calendar month (UTC); negative: not metered.
    qint64 corePlusPerMonth = -1;
    /// How a read beyond the meter is answered. Nobody has published it.
    int corePlusBlockedStatus = 429;
};

} // namespace sluice::sandbox::quickbooks
