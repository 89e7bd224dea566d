#pragma once

namespace sluice::billing {

/// Whether settling may send. What is found is put down in any case.
enum class Sending {
    Allowed,
    Held, ///< Nothing is sent nor given up.
    Later ///< The same, and settling comes again in this cycle: a look in vain is not counted.
};

} // namespace sluice::billing
