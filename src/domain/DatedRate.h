#pragma once

#include "core/Decimal.h"

#include <QDate>

#include <span>
#include <vector>

namespace sluice {

/// A percentage that changes over time, as tax rates do. Before its first step it is zero.
class DatedRate {
public:
    struct Step {
        QDate from; ///< Invalid: ever since.
        Decimal percent;
        bool operator==(const Step &other) const = default;
    };

    DatedRate() = default; ///< Zero on every day.
    explicit DatedRate(Decimal percent); ///< The same on every day.
    /// In any order; of two that begin on one day the later in the list counts.
    explicit DatedRate(std::vector<Step> steps);

    Decimal on(QDate day) const;

    /// Errors: LimitReached if a sum does not fit.
    static Result<DatedRate> sumOf(std::span<const DatedRate> rates);

    /// By day; each changes something, so that rates that are equal on every day are equal.
    const std::vector<Step> &steps() const { return m_steps; }

    bool operator==(const DatedRate &other) const = default;

private:
    std::vector<Step> m_steps;
};

} // namespace sluice
