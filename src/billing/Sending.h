#pragma once

namespace sluice::billing {

/// Whether settling may send. Held: what is found is put down, and nothing is sent nor given up.
enum class Sending { Allowed, Held };

} // namespace sluice::billing
