#pragma once

#include "ctl/Commands.h"

namespace sluice::ctl {

/// Adds `certify` below `journal`.
void addCertify(CLI::App &journal, Run &run);

} // namespace sluice::ctl
