#pragma once

#include "desk/Rows.h"
#include "domain/Ledger.h"
#include "mirror/Views.h"

namespace sluice::engine {

/// What in the settings of the connected companies stands in the way of what waits to be billed there, or is worth
/// knowing, and what their administrator must do. `today` is a day in the companies' own calendar.
std::vector<desk::ReadinessRow> booksReadiness(const std::vector<Company> &companies,
    const std::vector<mirror::RequestView> &requests, QDate today);

} // namespace sluice::engine
