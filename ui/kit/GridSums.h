#pragma once

#include "ui/kit/GridColumn.h"

#include <span>
#include <vector>

namespace sluice::ui {

/// What amounts in one currency come to.
struct GridSum {
    Currency currency;
    qint64 minor = 0;
    int count = 0; ///< Amounts that were added.
};

/// Sums amounts of source rows.
class SumMaker {
public:
    /// `money` may be empty: then there are no sums. `holders`, of every source row: the row that stands for the same money
    /// (a request held up by two exceptions is held up once); empty: each row stands for its own.
    SumMaker(std::function<Money(int)> money, std::span<const int> holders);

    /// One sum a currency, the most frequent currency first; rows without an amount are left out.
    std::vector<GridSum> of(std::span<const int> rows);

private:
    bool isCounted(int row);

    std::function<Money(int)> m_money;
    std::span<const int> m_holders;
    std::vector<int> m_counted; ///< By holder: in which sum it was last.
    int m_sum = 0;
};

} // namespace sluice::ui
