#pragma once

#include "ui/kit/Filter.h"
#include "ui/kit/GridColumn.h"

#include <QStringList>

#include <vector>

namespace sluice::ui {

/// Holds rows against a filter. What a bare word looks through is put together once a row and kept.
class GridMatcher {
public:
    /// The columns outlive it.
    explicit GridMatcher(const std::vector<GridColumn> &columns)
        : m_columns(columns)
    {
    }

    /// To be called when the rows are others: so many of them.
    void reset(int count);
    /// What `me` stands for. False when nothing has changed.
    bool setMe(const QStringList &names);
    bool matches(int source, const Filter &filter) const;

private:
    bool matchesTerm(int source, const FilterTerm &term) const;
    bool matchesNumber(int source, const FilterTerm &term, int column) const;
    const QString &haystack(int source) const;

    const std::vector<GridColumn> &m_columns;
    QStringList m_me;
    int m_count = 0;
    mutable std::vector<QString> m_haystacks;
};

} // namespace sluice::ui
