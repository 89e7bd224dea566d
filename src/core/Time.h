#pragma once

#include "core/Result.h"

#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>
#include <string_view>

namespace sluice {

/// A moment in UTC, counted in milliseconds. Stored as an integer in columns that end in `_ms`.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

constexpr std::int64_t toMs(Instant at) { return at.time_since_epoch().count(); }
constexpr Instant fromMs(std::int64_t ms) { return Instant(std::chrono::milliseconds(ms)); }

QDateTime toQDateTime(Instant at);
Instant fromQDateTime(const QDateTime &at);

/// `2026-10-30T16:05:02.000Z`: how times stand in JSON, in the journal and in queries.
QString toIso(Instant at);

/// Reads every form of either API: `…Z`, `+0000`, `-07:00`, with and without milliseconds. A date alone is no moment.
std::optional<Instant> parseInstant(std::string_view text);
std::optional<Instant> parseInstant(QStringView text);

/// Reads `YYYY-MM-DD` and nothing else.
std::optional<QDate> parseDate(std::string_view text);

} // namespace sluice
