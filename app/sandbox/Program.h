#pragma once

#include "Options.h"

namespace sluice::sandbox {

/// Serves until it is told to stop. Answers the exit code of the program.
int serve(Options options);

} // namespace sluice::sandbox
