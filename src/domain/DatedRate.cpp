#include "domain/DatedRate.h"

#include <algorithm>

namespace sluice {

namespace {

/// "Ever since" comes before every day.
bool isBefore(QDate left, QDate right)
{
    return right.isValid() && (!left.isValid() || left < right);
}

} // namespace

DatedRate::DatedRate(Decimal percent)
    : DatedRate(std::vector<Step> { { QDate(), percent } })
{
}

DatedRate::DatedRate(std::vector<Step> steps)
{
    std::ranges::stable_sort(steps, isBefore, &Step::from);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const bool isOverridden = i + 1 < steps.size() && !isBefore(steps[i].from, steps[i + 1].from);
        const Decimal before = m_steps.empty() ? Decimal() : m_steps.back().percent;
        if (!isOverridden && !(steps[i].percent == before))
            m_steps.push_back(steps[i]);
    }
}

Decimal DatedRate::on(QDate day) const
{
    Decimal percent;
    for (const Step &step : m_steps) {
        if (isBefore(day, step.from))
            break;
        percent = step.percent;
    }
    return percent;
}

Result<DatedRate> DatedRate::sumOf(std::span<const DatedRate> rates)
{
    std::vector<Step> steps;
    for (const DatedRate &changing : rates) {
        for (const Step &step : changing.m_steps) {
            Decimal sum;
            for (const DatedRate &rate : rates) {
                const Result<Decimal> more = sum.plus(rate.on(step.from));
                if (!more)
                    return tl::unexpected(more.error());
                sum = *more;
            }
            steps.push_back({ step.from, sum });
        }
    }
    return DatedRate(std::move(steps));
}

} // namespace sluice
