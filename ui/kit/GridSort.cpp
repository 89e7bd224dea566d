#include "ui/kit/GridSort.h"

#include <algorithm>

namespace sluice::ui {

void sortRows(std::vector<int> &rows, const std::vector<GridColumn> &columns, const FoldedTexts &texts, const QList<GridSortKey> &keys)
{
    // Keys are fetched once a row, not once a comparison.
    struct Fetched {
        bool descending;
        std::vector<qint64> numbers;
        std::vector<QString> texts;
    };
    std::vector<Fetched> fetched;
    for (const GridSortKey &key : keys) {
        if (key.column < 0 || key.column >= static_cast<int>(columns.size()))
            continue;
        const GridColumn &column = columns[static_cast<std::size_t>(key.column)];
        Fetched values { key.order == Qt::DescendingOrder, {}, {} };
        const bool isNumber = column.number || column.money;
        const auto count = static_cast<std::size_t>(texts.rows());
        (isNumber ? values.numbers.resize(count) : values.texts.resize(count));
        for (const int source : rows) {
            const auto at = static_cast<std::size_t>(source);
            if (isNumber)
                values.numbers[at] = column.number ? column.number(source) : milliOf(column.money(source));
            else
                values.texts[at] = texts.text(key.column, source);
        }
        fetched.push_back(std::move(values));
    }
    if (fetched.empty())
        return;
    std::sort(rows.begin(), rows.end(), [&](int left, int right) {
        const auto a = static_cast<std::size_t>(left), b = static_cast<std::size_t>(right);
        for (const Fetched &values : fetched) {
            const int order = values.texts.empty() ? (values.numbers[a] > values.numbers[b]) - (values.numbers[a] < values.numbers[b])
                                                   : QString::compare(values.texts[a], values.texts[b]);
            if (order != 0)
                return values.descending ? order > 0 : order < 0;
        }
        return left < right; // As it came: a sort that is stable and total.
    });
}

} // namespace sluice::ui
