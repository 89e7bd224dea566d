#pragma once

#include "core/Csv.h"

namespace sluice::ui::csv {

using sluice::csv::line;

} // namespace sluice::ui::csv
