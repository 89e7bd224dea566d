#pragma once

#include <ctime>

namespace sluice::sim {

/// Processor time that this process has used.
inline double cpuSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

} // namespace sluice::sim
