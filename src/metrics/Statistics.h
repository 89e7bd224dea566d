#pragma once

#include <optional>
#include <vector>

namespace sluice::metrics {

/// Below this many items a figure shows the items, no percentile. Source: D.0.
inline constexpr int kSmallSample = 20;

/// The middle value, or the mean of the middle two; nothing of nothing.
std::optional<double> median(std::vector<int> values);

/// The 90th percentile, between two neighbours in proportion (PERCENTILE.INC of spreadsheets); nothing of a small sample.
std::optional<double> percentile90(std::vector<int> values);

} // namespace sluice::metrics
