#include "billing/Doubt.h"

#include "books/Books.h"

namespace sluice::billing {

using mirror::RequestView;

namespace {

constexpr std::chrono::minutes kEagerFor { 10 };
constexpr std::chrono::minutes kRestMax { 15 };
constexpr std::chrono::minutes kLateMax { 10 };
constexpr std::chrono::minutes kShownAfter { 30 }; // Looks settle what is in doubt within minutes, or not by themselves.
// How long the books are given to say what came of a call that they remember, by what they say instead.
constexpr std::chrono::hours kBusyMax { 1 }, kFaultyMax { 6 };
const QString kBusy = QStringLiteral("600");

/// A clock that was set back proves nothing: then as little time has passed as can be.
std::chrono::milliseconds since(std::optional<Instant> moment, Instant now)
{
    return moment && *moment < now ? now - *moment : std::chrono::milliseconds(0);
}

/// Whatever is sent again is first put down as uncertain.
Instant lastSent(const RequestView &view)
{
    return view.uncertainAt.value_or(view.intendedAt.value_or(Instant()));
}

} // namespace

bool isLookDue(const RequestView &view, std::optional<Instant> looked, Instant now)
{
    const Instant last = std::max(lastSent(view), looked.value_or(Instant()));
    if (last > now)
        return true; // By a clock that ran ahead.
    const std::chrono::milliseconds doubted = since(view.intendedAt, last);
    return doubted < kEagerFor || now - last >= std::min<std::chrono::milliseconds>(kRestMax, doubted / 8);
}

bool mayStillAppear(const RequestView &view, Instant now)
{
    return since(lastSent(view), now) < kLateMax;
}

bool leadsNowhere(const RequestView &view, Instant now)
{
    if (view.outboxErrorCode == books::kTakesNoWrites)
        return true; // They remember that refusal: it would come again.
    // A number that is taken and is still in doubt: by whom, nobody could say.
    const bool isBusy = view.outboxErrorCode == kBusy || view.outboxErrorCode == kNumberTaken;
    return since(view.intendedAt, now) >= (isBusy ? kBusyMax : kFaultyMax);
}

Instant doubtShownAt(const RequestView &view)
{
    return view.intendedAt.value_or(Instant()) + kShownAfter;
}

} // namespace sluice::billing
