#include "metrics/Statistics.h"

#include <algorithm>

namespace sluice::metrics {

namespace {

/// The value at `tenths`/10 of the way from the smallest to the largest.
double quantile(std::vector<int> values, std::size_t tenths)
{
    std::sort(values.begin(), values.end());
    const std::size_t place = (values.size() - 1) * tenths; // In tenths of a step; whole numbers hit values exactly.
    const std::size_t below = place / 10;
    const double low = values[below];
    const double high = values[std::min(below + 1, values.size() - 1)];
    return low + (high - low) * static_cast<double>(place % 10) / 10.0;
}

} // namespace

std::optional<double> median(std::vector<int> values)
{
    if (values.empty())
        return std::nullopt;
    return quantile(std::move(values), 5);
}

std::optional<double> percentile90(std::vector<int> values)
{
    if (values.size() < static_cast<std::size_t>(kSmallSample))
        return std::nullopt;
    return quantile(std::move(values), 9);
}

} // namespace sluice::metrics
