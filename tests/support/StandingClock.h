#pragma once

#include "core/Clock.h"

namespace sluice::testing {

/// A clock that stands until it is set.
class StandingClock final : public Clock {
public:
    Instant now() const override { return at; }
    QCoro::Task<void> sleep(std::chrono::milliseconds) override { co_return; }
    Instant at = fromMs(1764000000000);
};

} // namespace sluice::testing
