#pragma once

#include "core/Clock.h"
#include "core/Random.h"
#include "net/Http.h"
#include "sandbox/quickbooks/Service.h"
#include "sim/Timeline.h"

namespace sluice::testing {

/// The time of a timeline: who sleeps is woken when the timeline gets there.
class TimelineClock final : public Clock {
public:
    explicit TimelineClock(sim::Timeline &timeline)
        : m_timeline(timeline)
    {
    }
    Instant now() const override { return m_timeline.now() + ahead; }
    std::chrono::milliseconds steady() const override { return m_timeline.now().time_since_epoch(); }
    QCoro::Task<void> sleep(std::chrono::milliseconds duration) override;

    std::chrono::milliseconds ahead { 0 }; ///< By how much somebody set the clock wrong.

private:
    sim::Timeline &m_timeline;
};

/// The network to the stand-in for QuickBooks in virtual time: calls travel, are worked on side by side and come back, as
/// slowly as the real ones, and the stand-in counts how many it has open.
class TimedBooks final : public net::Transport {
public:
    /// What a call takes once it arrived.
    struct Pace {
        std::chrono::milliseconds create { 400 }, read { 150 };
    };
    TimedBooks(sim::Timeline &timeline, sandbox::quickbooks::Service &service, Pace pace);

    QCoro::Task<Result<net::HttpResponse>> send(net::HttpRequest request) override;

    /// Called for every answer on its way back; true loses it.
    void loseAnswers(std::function<bool(const net::HttpRequest &)> lose) { m_lose = std::move(lose); }
    /// Called for every answer before it leaves, with what was done already done.
    void rewriteAnswers(std::function<void(const net::HttpRequest &, sandbox::Response &)> rewrite) { m_rewrite = std::move(rewrite); }
    int openHighest() const { return m_openHighest; }
    int calls() const { return m_calls; }

private:
    struct Journey;
    std::chrono::milliseconds paceOf(const net::HttpRequest &request) const;
    void arrive(std::shared_ptr<Journey> journey);

    sim::Timeline &m_timeline;
    sandbox::quickbooks::Service &m_service;
    Pace m_pace;
    SeededRandom m_random { 11 };
    std::function<bool(const net::HttpRequest &)> m_lose;
    std::function<void(const net::HttpRequest &, sandbox::Response &)> m_rewrite;
    int m_open = 0, m_openHighest = 0, m_calls = 0;
};

} // namespace sluice::testing
