#include "net/RateLimiter.h"

#include "net/WaitList.h"

#include <algorithm>
#include <deque>

namespace sluice::net {

using std::chrono::milliseconds;

namespace {
constexpr std::chrono::minutes kCaution { 1 };
}

struct RateLimiter::State {
    State(Clock &clockGiven, Limits limitsGiven)
        : clock(clockGiven)
        , limits(std::move(limitsGiven))
    {
        for (const Allowance &allowance : limits.allowances)
            remembered = std::max(remembered, static_cast<std::size_t>(std::max(allowance.calls, 1)));
    }

    // Everything here is told by the steady clock: whoever sets the other one must neither open the gate nor shut it.
    using Moment = milliseconds;

    Clock &clock;
    Limits limits;
    Counters counters;
    std::optional<Moment> pausedUntil; ///< Once there was a pause.
    std::deque<Moment> admissions; ///< Newest last; as many as the largest allowance needs.
    std::size_t remembered = 0;
    bool timerRunning = false;
    bool closed = false;
    WaitList line;
    std::deque<bool *> admitted; ///< One for each who stands in line, set when its turn came.
    Moment waitMax = Moment::max();
    milliseconds patience = milliseconds::max();

    Moment now() const { return clock.steady(); }
    Moment momentOf(Instant time) const { return time - clock.now() + now(); }
    Instant timeOf(Moment moment) const { return clock.now() + (moment - now()); }

    /// How long until the allowances and the pause let one more call pass.
    milliseconds delay(Moment now) const
    {
        Moment free = std::max(now, pausedUntil.value_or(now));
        for (const Allowance &allowance : limits.allowances) {
            const auto calls = static_cast<std::size_t>(std::max(cautious(allowance.calls), 1));
            if (admissions.size() >= calls)
                free = std::max(free, admissions[admissions.size() - calls] + allowance.per);
        }
        return free - now;
    }

    int places() const { return std::max(cautious(limits.inFlightMax), 1); }
    bool isFull() const { return limits.inFlightMax > 0 && counters.inFlight >= places(); }

    int cautious(int limit) const
    {
        return pausedUntil && now() < *pausedUntil + kCaution ? limit / 2 : limit;
    }

    void remember(Moment call)
    {
        if (remembered == 0)
            return;
        admissions.push_back(call);
        if (admissions.size() > remembered)
            admissions.pop_front();
    }

    void admit(Moment at)
    {
        remember(at);
        ++counters.admitted;
        counters.inFlightHighest = std::max(counters.inFlightHighest, ++counters.inFlight);
    }

    bool restsTooLong() const
    {
        const Moment here = now();
        return pausedUntil && *pausedUntil > here && (*pausedUntil > waitMax || *pausedUntil - here > patience);
    }

    // Static, with the state held by value: whoever is resumed may destroy the limiter.
    static void refuseWaiting(std::shared_ptr<State> state);
    static void admitWaiting(std::shared_ptr<State> state);
    static QCoro::Task<void> admitLater(std::shared_ptr<State> state, milliseconds delay);
};

void RateLimiter::State::admitWaiting(std::shared_ptr<State> state)
{
    while (!state->closed && !state->line.isEmpty() && !state->isFull()) {
        const Moment now = state->now();
        const milliseconds delay = state->delay(now);
        if (delay.count() > 0) {
            if (!std::exchange(state->timerRunning, true))
                admitLater(state, delay);
            return;
        }
        state->admit(now);
        *state->admitted.front() = true;
        state->admitted.pop_front();
        state->line.resumeFirst();
    }
}

void RateLimiter::State::refuseWaiting(std::shared_ptr<State> state)
{
    if (!state->restsTooLong())
        return;
    state->admitted.clear();
    state->line.resumeAll();
}

QCoro::Task<void> RateLimiter::State::admitLater(std::shared_ptr<State> state, milliseconds delay)
{
    co_await state->clock.sleep(delay);
    state->timerRunning = false;
    admitWaiting(state);
}

/// Stands in line first and only then asks for admission: the asking may resume this very coroutine.
struct RateLimiter::Queue {
    std::shared_ptr<State> state;
    bool *admitted;

    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> caller)
    {
        const std::shared_ptr<State> held = state;
        held->admitted.push_back(admitted);
        held->line.add(caller);
        State::admitWaiting(held);
    }
    void await_resume() const noexcept { }
};

RateLimiter::Slot &RateLimiter::Slot::operator=(Slot &&other) noexcept
{
    if (this != &other) {
        release();
        m_state = std::move(other.m_state);
    }
    return *this;
}

void RateLimiter::Slot::release()
{
    const std::shared_ptr<State> state = std::exchange(m_state, nullptr);
    if (!state)
        return;
    --state->counters.inFlight;
    State::admitWaiting(state);
}

RateLimiter::RateLimiter(Clock &clock, Limits limits)
    : m_state(std::make_shared<State>(clock, std::move(limits)))
{
}

RateLimiter::~RateLimiter()
{
    const std::shared_ptr<State> state = m_state;
    state->closed = true;
    state->admitted.clear();
    state->line.resumeAll();
}

QCoro::Task<Result<RateLimiter::Slot>> RateLimiter::acquire() { return acquire(m_state); }

QCoro::Task<Result<RateLimiter::Slot>> RateLimiter::acquire(std::shared_ptr<State> state)
{
    bool admitted = false;
    if (!state->restsTooLong()) {
        ++state->counters.waiting;
        Queue queue { state, &admitted };
        co_await queue;
        --state->counters.waiting;
    }
    if (state->closed)
        co_return fail(ErrorKind::Cancelled, QStringLiteral("the rate limiter was closed"));
    if (!admitted) {
        const State::Moment until = state->pausedUntil.value_or(state->now());
        const milliseconds left = std::max(until - state->now(), milliseconds(0));
        co_return tl::unexpected(Error { ErrorKind::RateLimited, QStringLiteral("at rest until %1").arg(toIso(state->timeOf(until))), left, {}, {} });
    }
    co_return Slot(state);
}

void RateLimiter::pauseUntil(Instant until)
{
    const std::shared_ptr<State> state = m_state; // Whoever is refused may destroy the limiter.
    const State::Moment moment = state->momentOf(until);
    state->pausedUntil = std::max(state->pausedUntil.value_or(moment), moment);
    State::refuseWaiting(state);
}

void RateLimiter::waitAtMostUntil(Instant until)
{
    const std::shared_ptr<State> state = m_state;
    state->waitMax = until == Instant::max() ? State::Moment::max() : state->momentOf(until);
    State::refuseWaiting(state);
}

void RateLimiter::waitAtMost(milliseconds rest)
{
    const std::shared_ptr<State> state = m_state;
    state->patience = rest;
    State::refuseWaiting(state);
}

RateLimiter::Counters RateLimiter::counters() const
{
    Counters counters = m_state->counters;
    if (m_state->pausedUntil)
        counters.pausedUntil = m_state->timeOf(*m_state->pausedUntil);
    return counters;
}

int RateLimiter::placesFree() const
{
    return std::max(m_state->places() - m_state->counters.inFlight - m_state->counters.waiting, 0);
}

QList<Instant> RateLimiter::recent() const
{
    milliseconds longest { 0 };
    for (const Allowance &allowance : m_state->limits.allowances)
        longest = std::max(longest, allowance.per);
    const State::Moment from = m_state->now() - longest;
    QList<Instant> calls;
    for (const State::Moment call : m_state->admissions) {
        if (call >= from)
            calls.append(m_state->timeOf(call));
    }
    return calls;
}

void RateLimiter::countOthers(const QList<Instant> &calls)
{
    const Instant now = m_state->clock.now();
    for (const Instant call : calls) {
        if (call <= now) // Else somebody has put the clock back since.
            m_state->remember(m_state->momentOf(call));
    }
}

} // namespace sluice::net
