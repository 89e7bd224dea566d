#include "ui/kit/GridSums.h"

#include <algorithm>
#include <utility>

namespace sluice::ui {

SumMaker::SumMaker(std::function<Money(int)> money, std::span<const int> holders)
    : m_money(std::move(money))
    , m_holders(holders)
    , m_counted(holders.size(), 0)
{
}

bool SumMaker::isCounted(int row)
{
    if (m_holders.empty())
        return false;
    int &last = m_counted[static_cast<std::size_t>(m_holders[static_cast<std::size_t>(row)])];
    return std::exchange(last, m_sum) == m_sum;
}

std::vector<GridSum> SumMaker::of(std::span<const int> rows)
{
    std::vector<GridSum> sums;
    if (!m_money)
        return sums;
    ++m_sum;
    for (const int row : rows) {
        if (isCounted(row))
            continue;
        const Money amount = m_money(row);
        auto found = std::find_if(
            sums.begin(), sums.end(), [&](const GridSum &sum) { return sum.currency == amount.currency(); });
        if (found == sums.end())
            found = sums.insert(sums.end(), GridSum { amount.currency() });
        found->minor += amount.minor();
        ++found->count;
    }
    std::erase_if(sums, [](const GridSum &sum) { return sum.currency.isNone(); });
    std::sort(sums.begin(), sums.end(), [](const GridSum &a, const GridSum &b) {
        return a.count != b.count ? a.count > b.count : a.currency.code < b.currency.code;
    });
    return sums;
}

} // namespace sluice::ui
