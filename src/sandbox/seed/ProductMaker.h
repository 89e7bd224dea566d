#pragma once

#include "sandbox/seed/Plan.h"

namespace sluice::sandbox::seed {

/// The catalogue: 60 products by name, and regional and revised editions of them when more are asked for. The last few
/// of the 60 have something wrong with their item in QuickBooks.
std::vector<ProductPlan> makeProducts(int count);

/// The list price in another currency, rounded as a price list would be.
std::int64_t listPrice(const ProductPlan &product, const QString &currency);

} // namespace sluice::sandbox::seed
