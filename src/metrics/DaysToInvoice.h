#pragma once

#include "metrics/Unit.h"

#include <span>

namespace sluice::metrics {

/// Days from the billing event to the invoice, by month of posting, with where they went. Premature and unknown ones are
/// counted beside the percentiles; open ones stand at their age, whatever the period: they have no month yet. Where the
/// days went is told of those alone every part of which is known: all parts are means over the same requests.
/// Source: D.1.
desk::DaysToInvoice daysToInvoice(std::span<const Unit> units, const desk::FigureFilter &filter, Instant asOf);

} // namespace sluice::metrics
