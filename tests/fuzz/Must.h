#pragma once

#include <cstdio>
#include <cstdlib>

namespace sluice::fuzz {

/// What has to hold for every input. Ends the process, which is how a fuzzer learns of it; also in builds without asserts.
inline void must(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

} // namespace sluice::fuzz
