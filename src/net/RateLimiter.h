#pragma once

#include "core/Clock.h"
#include "core/Result.h"

#include <QCoro/QCoroTask>
#include <QList>

#include <chrono>
#include <memory>

namespace sluice::net {

/// At most `calls` in any stretch of `per`, wherever one lays it.
struct Allowance {
    int calls = 0;
    std::chrono::milliseconds per { 1000 };
};

/// Keeps the calls to one remote party under its limits: so many a second, so many a minute, so many at once.
/// Callers are served in the order in which they came. One limiter belongs to one thread.
///
/// It counts in sliding windows and not in refilled buckets, because a bucket lets nearly twice its size
/// through around the moment at which it is full again, and the other side counts that as one second.
class RateLimiter {
    struct State;
    struct Queue;

public:
    struct Limits {
        QList<Allowance> allowances; ///< All of them hold at once.
        int inFlightMax = 0; ///< Zero: no limit.
    };

    /// What has happened so far, for the status bar and for tests.
    struct Counters {
        qint64 admitted = 0;
        int inFlight = 0;
        int inFlightHighest = 0;
        int waiting = 0;
        Instant pausedUntil {}; ///< In the past unless paused.
    };

    /// The permission for one call; gives its place back when destroyed.
    class Slot {
    public:
        Slot() = default;
        Slot(Slot &&other) noexcept = default;
        Slot &operator=(Slot &&other) noexcept;
        Slot(const Slot &) = delete;
        Slot &operator=(const Slot &) = delete;
        ~Slot() { release(); }

        void release();

    private:
        friend class RateLimiter;
        explicit Slot(std::shared_ptr<State> state)
            : m_state(std::move(state))
        {
        }
        std::shared_ptr<State> m_state;
    };

    /// `clock` must outlive the limiter and every call that waits in it.
    RateLimiter(Clock &clock, Limits limits);
    RateLimiter(const RateLimiter &) = delete;
    RateLimiter &operator=(const RateLimiter &) = delete;
    ~RateLimiter(); ///< Everybody who waits gets Cancelled.

    /// Waits until a call is allowed. Errors: Cancelled if the limiter goes away first; RateLimited if a pause lasts
    /// longer than anybody is to wait.
    QCoro::Task<Result<Slot>> acquire();

    /// Admits nobody before `until` (a 429 speaks for the whole connection), and for a minute from then on only half of
    /// what the limits allow: whoever was too fast does not begin at that speed again. A later moment than the one set
    /// stands.
    void pauseUntil(Instant until);

    /// Nobody waits for the end of a pause that lasts beyond `until`: whoever stands in line then, or comes, is refused.
    void waitAtMostUntil(Instant until);
    /// Nor for the end of one that has so long to go.
    void waitAtMost(std::chrono::milliseconds rest);

    Counters counters() const;

    /// How many more calls would find a place at once; the allowances are another matter. Only where places are limited.
    int placesFree() const;

    /// When the calls were admitted that still count, oldest first.
    QList<Instant> recent() const;
    /// Counts calls that somebody else made, oldest first. Before the first call of its own.
    void countOthers(const QList<Instant> &calls);

private:
    static QCoro::Task<Result<Slot>> acquire(std::shared_ptr<State> state);

    std::shared_ptr<State> m_state;
};

} // namespace sluice::net
