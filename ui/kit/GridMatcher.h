#pragma once

#include "ui/kit/Filter.h"
#include "ui/kit/FoldedTexts.h"

#include <QStringList>

#include <vector>

namespace sluice::ui {

/// Holds rows against a filter. What a bare word looks through is put together once a row and kept.
class GridMatcher {
public:
    /// Columns and texts outlive it.
    GridMatcher(const std::vector<GridColumn> &columns, const FoldedTexts &texts)
        : m_columns(columns)
        , m_texts(texts)
    {
    }

    /// To be called when the rows are others.
    void reset() { m_haystacks.clear(); }
    /// What `me` stands for. False when nothing has changed.
    bool setMe(const QStringList &names);
    bool matches(int source, const Filter &filter) const;

private:
    bool matchesTerm(int source, const FilterTerm &term) const;
    bool matchesNumber(int source, const FilterTerm &term, int column) const;
    const QString &haystack(int source) const;

    const std::vector<GridColumn> &m_columns;
    const FoldedTexts &m_texts;
    QStringList m_me;
    mutable std::vector<QString> m_haystacks;
};

} // namespace sluice::ui
