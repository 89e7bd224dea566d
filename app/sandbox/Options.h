#pragma once

#include "sandbox/control/Sandbox.h"

#include <cstdint>
#include <variant>

namespace sluice::sandbox {

/// What the command line asked for (contracts §4).
struct Options {
    std::uint16_t port = 0; ///< 0: any free one.
    control::Sandbox::Setup setup;
    QString stateFolder; ///< Empty: nothing is kept.
};

/// Reads the command line. An int is the exit code with which to leave: everything that had to be said has been said.
std::variant<Options, int> readOptions(int argc, char **argv);

} // namespace sluice::sandbox
