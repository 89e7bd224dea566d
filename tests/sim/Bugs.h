#pragma once

#include "domain/Keys.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::sim {

// The deliberate bugs of tests/sim/bugs, to see that the oracle bites. See PlantBugs.cmake.

struct Bug {
    std::string_view name, what;
    std::uint64_t seed = 1; ///< Under which it last showed: where the hunt begins.
};

/// All there are.
const std::vector<Bug> &allBugs();

/// From now on the program has this bug and no other; empty: none.
void switchOn(std::string_view name);

/// Asked by the places where bugs are planted.
bool hasBug(std::string_view name);

} // namespace sluice::sim
