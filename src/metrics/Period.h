#pragma once

#include "metrics/Unit.h"

#include <span>
#include <vector>

namespace sluice::metrics {

QDate monthOf(QDate day);

/// Whole months, from the first day of the first to the last day of the last.
struct Period {
    QDate from, to;

    bool contains(QDate day) const { return day.isValid() && from <= day && day <= to; }
    /// The first day of each month.
    std::vector<QDate> months() const;
    /// As many months, right before.
    Period before() const;
};

/// The months a filter names; what it leaves open ends with the month of the as-of day and spans twelve months.
Period periodOf(const desk::FigureFilter &filter, std::span<const Unit> units);

} // namespace sluice::metrics
