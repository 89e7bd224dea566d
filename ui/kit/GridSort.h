#pragma once

#include "ui/kit/FoldedTexts.h"

#include <QList>

#include <vector>

namespace sluice::ui {

struct GridSortKey {
    int column = 0;
    Qt::SortOrder order = Qt::AscendingOrder;
    bool operator==(const GridSortKey &) const = default;
};

/// Puts some source rows in the order of the keys, the first key first; rows that are alike stay as they came.
void sortRows(std::vector<int> &rows, const std::vector<GridColumn> &columns, const FoldedTexts &texts, const QList<GridSortKey> &keys);

} // namespace sluice::ui
