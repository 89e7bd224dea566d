#pragma once

#include "ui/kit/GridSums.h"

#include <QSet>

#include <span>
#include <vector>

namespace sluice::ui {

/// One head of a grouped grid.
struct GridGroup {
    QString text; ///< Empty where the rows say nothing.
    qint64 rank = 0;
    int count = 0; ///< Rows below it, also when they are folded away.
    std::vector<GridSum> sums;
    bool folded = false;
    std::size_t first = 0; ///< Its first row among all rows.
};

/// The rows of a grid gathered under heads. Rows are numbers of source rows; lines are what stands on the screen: a head,
/// and below it its rows unless they are folded away.
class GridGroups {
public:
    /// What makes rows of one group.
    struct Rule {
        std::function<QString(int)> text;
        std::function<qint64(int)> rank; ///< Orders groups before their text does; may be empty.
        bool byRank = false; ///< Rows of one rank are one group, and `text` is asked once for all of them.
        std::function<Money(int)> money; ///< Summed for each head; may be empty.
        std::span<const int> holders;    ///< See SumMaker.
        bool bySubtotal = false; ///< Groups stand by their largest sum, as their rows stand by their amounts.
        bool descending = false;
    };

    /// Gathers the rows, which keep their order within each group. Groups that were folded stay folded.
    void arrange(std::span<const int> order, const Rule &rule);
    void clear();

    int lineCount() const { return static_cast<int>(m_lines.size()); }
    int groupCount() const { return static_cast<int>(m_groups.size()); }
    const GridGroup *headAt(int line) const; ///< Null where a row stands.
    int rowAt(int line) const; ///< -1 where a head stands.
    int lineOfHead(int line) const; ///< The head that this line belongs to.
    /// Every row, group after group, also those that are folded away.
    std::span<const int> rows() const { return m_rows; }
    const std::vector<GridGroup> &groups() const { return m_groups; }

    void setFolded(int headLine, bool folded);
    void setAllFolded(bool folded);

private:
    void layLines();

    std::vector<GridGroup> m_groups;
    std::vector<int> m_rows;
    std::vector<int> m_lines; ///< A row, or -1 - the number of the group whose head it is.
    QSet<QString> m_folded;
};

/// Whether rows can be gathered by this column: by its words, by the month of its dates, by the state behind a clock.
bool canGroup(const GridColumn &column);
/// Of a column that can group: what gathers by it, and how its groups stand.
GridGroups::Rule groupRule(const GridColumn &column);

} // namespace sluice::ui
