#pragma once

#include "core/Time.h"

#include <QCoro/QCoroTask>

#include <chrono>

namespace sluice {

/// Where time comes from. Everything that reads the time or waits is given one, so that a test can own it.
class Clock {
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;

    virtual Instant now() const = 0;

    /// Time since some moment in the past, which nobody can set. Two readings tell what passed between them, also across
    /// programs until the machine restarts. By default that of a clock that nobody sets.
    virtual std::chrono::milliseconds steady() const { return now().time_since_epoch(); }

    /// Resumes on the calling thread after `duration`.
    virtual QCoro::Task<void> sleep(std::chrono::milliseconds duration) = 0;
};

/// The system's clock, moved by a fixed offset (`--now`); the offset is zero for everybody else.
class SystemClock final : public Clock {
public:
    SystemClock() = default;

    /// A clock that shows `start` now and runs on from there.
    explicit SystemClock(Instant start);

    Instant now() const override;
    std::chrono::milliseconds steady() const override;
    QCoro::Task<void> sleep(std::chrono::milliseconds duration) override;

private:
    std::chrono::milliseconds m_offset { 0 };
};

} // namespace sluice
