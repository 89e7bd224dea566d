#pragma once

#include "ctl/Context.h"

namespace sluice::ctl {

/// Looks at everything that could be wrong with this installation and says what to do about it. Exit 1 when something is.
int doctor(Context &context);

} // namespace sluice::ctl
