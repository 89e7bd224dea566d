#pragma once

#include "billing/World.h"

namespace sluice::engine {

/// The day that `at` is in a company: an invoice is due, and a payment came, by the calendar of whoever billed it. UTC for a
/// company that is not in the world.
QDate dayIn(const billing::World &world, const QString &realm, Instant at);

} // namespace sluice::engine
