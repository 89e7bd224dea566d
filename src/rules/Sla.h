#pragma once

#include "core/Time.h"
#include "domain/Enums.h"
#include "rules/WorkCalendar.h"

#include <chrono>
#include <optional>
#include <span>
#include <vector>

namespace sluice::rules {

/// A pause: [from, to). `to` is when it was resumed, or else the wake-up date that every pause has.
using Pause = Span;

/// One cycle of an exception's clock, as the journal tells it. Re-opening starts another cycle with its own start.
struct ClockCycle {
    Instant openedAt {};
    std::vector<Pause> pauses; ///< In any order; may overlap.
    std::optional<Instant> resolvedAt;
    std::chrono::minutes target { 24 * 60 };
};

struct ClockStatus {
    SlaState state = SlaState::Running;
    std::chrono::milliseconds worked {};    ///< Working time so far, pauses left out; stands still once resolved.
    std::chrono::milliseconds remaining {}; ///< target − worked; negative when breached.
    Instant dueAt {};                       ///< The first moment at which the target is used up.
    std::optional<Instant> breachedAt;      ///< The moment from which the target was exceeded; keeps its stamp.
};

/// Working time of [from, to) outside every pause.
std::chrono::milliseconds workedOutside(const WorkCalendar &calendar, Instant from, Instant to, std::span<const Pause> pauses);

/// Walks forward from `opened` until `target` of working time outside the pauses is used up.
Instant dueAfter(const WorkCalendar &calendar, Instant opened, std::chrono::minutes target, std::span<const Pause> pauses);

/// Where the clock stands. Resolved in time is Met, also at the very moment that it is due; past it is Breached, for good.
ClockStatus clockStatus(const ClockCycle &cycle, const WorkCalendar &calendar, Instant now);

enum class StretchKind { Ran, Outside, Paused };
QString nameOf(StretchKind kind); // "ran", "outside", "paused"

struct Stretch {
    Instant from {}, to {};
    StretchKind kind = StretchKind::Ran;
};

/// The same reckoning laid open: [opened, until) without gaps, joined while the kind stays the same. The stretches that
/// ran sum to workedOutside(). A pause outside working time counts as outside.
std::vector<Stretch> stretches(const WorkCalendar &calendar, Instant opened, Instant until, std::span<const Pause> pauses);

/// "Opened Fri 16:10; ran 7 h 50 m; outside working time 48 h; paused 2 h 30 m; due Mon 18:40", in the calendar's zone.
QString clockSentence(const ClockCycle &cycle, const WorkCalendar &calendar, Instant now);

} // namespace sluice::rules
