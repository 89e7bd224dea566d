#pragma once

#include "ui/kit/Filter.h"
#include "ui/kit/GridColumn.h"
#include "ui/kit/GridGroups.h"
#include "ui/kit/GridMatcher.h"
#include "ui/kit/GridSort.h"

#include <QAbstractTableModel>

#include <vector>

namespace sluice::ui {

/// A table over rows in memory with an index of those that pass the filter, in sorted order. It replaces a proxy
/// model, which is two orders of magnitude slower on large tables. Grouped, some of its lines are heads: they have no
/// source row, no key and no cells.
class GridModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role { KindRole = Qt::UserRole, SecondRole, ToneRole, MinorRole, CurrencyRole, NumberRole, KeyRole, TipRole };

    using SortKey = GridSortKey;
    using Sum = GridSum;

    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    const std::vector<GridColumn> &columns() const { return m_columns; }
    int columnOf(const QString &key) const; ///< -1 when there is none.

    void setFilter(const Filter &filter);
    const Filter &filter() const { return m_filter; }
    void setSort(const QList<SortKey> &keys);
    const QList<SortKey> &sortKeys() const { return m_sort; }
    /// What `me` stands for in `owner:me`: my address, and my name where a column knows people only by that.
    void setMe(const QStringList &names);

    /// Whether rows can be gathered by this column: by its words, by the month of its dates.
    bool canGroupBy(int column) const;
    /// Gathers the rows under heads; -1 for no longer.
    void setGroupColumn(int column);
    int groupColumn() const { return m_groupColumn; } ///< -1 when it is not grouped.
    int groupCount() const { return m_groups.groupCount(); }
    const GridGroup *headAt(int row) const; ///< Null where a row of data stands.
    int headRowOf(int row) const; ///< The head above; the row itself when there are no groups.
    void setFolded(int headRow, bool folded);
    void setAllFolded(bool folded);
    /// Unfolds the group that hides this row, if one does.
    void reveal(const QString &key);

    int sourceRow(int row) const; ///< -1 for a head.
    int rowOfKey(const QString &key) const; ///< -1 when it is not shown.
    QString keyAt(int row) const; ///< Empty for a head.
    int countMatching(const Filter &filter) const;
    /// Rows that pass the filter, shown or folded away.
    int passingCount() const { return static_cast<int>(m_order.size()); }
    std::span<const int> passingRows() const { return m_order; }
    virtual int sourceCount() const = 0;

    /// Sums of the main amount, one a currency, over shown rows; over all that pass the filter when `rows` is empty. Money
    /// that several rows stand for counts once.
    std::vector<Sum> sums(const QList<int> &rows) const;
    bool countsOnce() const { return static_cast<bool>(m_sameMoney); }
    /// The column whose amounts are summed and that a bare `>10k` means: the first Money column.
    int mainMoneyColumn() const;

    /// Shown rows as text, column heads first. `columns` in their order on screen; a grouped grid has its group before them.
    QString toTsv(const QList<int> &rows, const QList<int> &columns) const;
    /// Every row that passes the filter, folded away or not, after RFC 4180 with a guard: a cell that a spreadsheet would
    /// take for a formula gets an apostrophe in front.
    QString toCsv(const QList<int> &columns) const;

    bool isLoaded() const { return m_loaded; }

Q_SIGNALS:
    void rowsReplaced();
    void groupingChanged();

protected:
    virtual QString keyOf(int sourceRow) const = 0;
    void addColumn(GridColumn column);
    /// Rows for which `same` says the same stand for the same money; those for which it says nothing, each for its own.
    void setSameMoney(std::function<QString(int)> same) { m_sameMoney = std::move(same); }
    void beginReplace();
    void endReplace();

private:
    void filterAnew();
    void rebuildOrder();
    void arrangeGroups();
    std::span<const int> holders() const;
    QVariant headData(const GridGroup &head, int role) const;
    std::vector<int> sourcesOf(const QList<int> &rows) const;
    std::vector<QStringList> linesOf(std::span<const int> sources, const QList<int> &columns) const;

    std::vector<GridColumn> m_columns;
    FoldedTexts m_texts { m_columns };
    GridMatcher m_matcher { m_columns, m_texts };
    std::function<QString(int)> m_sameMoney;
    mutable std::vector<int> m_holders; ///< Of each source row, the first that stands for the same money.
    std::vector<int> m_order;
    QList<SortKey> m_sort;
    Filter m_filter;
    GridGroups m_groups;
    int m_groupColumn = -1;
    bool m_loaded = false;
};

} // namespace sluice::ui
