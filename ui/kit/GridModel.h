#pragma once

#include "core/Money.h"
#include "ui/kit/Filter.h"
#include "ui/kit/Theme.h"

#include <QAbstractTableModel>

#include <functional>
#include <vector>

namespace sluice::ui {

/// How a cell is drawn, compared and filtered.
enum class CellKind { Text, TwoLines, Money, Number, Date, Age, Chip, Sla, Initials };

/// One column over source rows. Only `key`, `title` and `text` (or `money`) are needed; the rest has defaults.
struct GridColumn {
    QString key;   ///< Name in the filter language and in saved layouts; lower case, never translated.
    QString title; ///< Head, translated.
    CellKind kind = CellKind::Text;
    int width = 120;
    bool hidden = false;
    bool stretch = false; ///< Takes what is left of the width.
    bool yields = false;  ///< Steps aside while there is no room for it; still copied and exported.

    std::function<QString(int)> text;    ///< What is shown, copied and searched.
    std::function<QString(int)> second;  ///< The quieter line of TwoLines, or what stands behind a chip.
    std::function<QString(int)> tip;     ///< Always shown on hover; else only when something was cut off.
    std::function<Money(int)> money;     ///< Of Money columns.
    std::function<qint64(int)> number;   ///< Sort key of all kinds but text; minutes for Age and Sla, days for Date.
    std::function<Tone(int)> tone;
};

/// A table over rows in memory with an index of those that pass the filter, in sorted order. It replaces a proxy
/// model, which is two orders of magnitude slower on large tables.
class GridModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role { KindRole = Qt::UserRole, SecondRole, ToneRole, MinorRole, CurrencyRole, NumberRole, KeyRole, TipRole };

    struct SortKey {
        int column = 0;
        Qt::SortOrder order = Qt::AscendingOrder;
        bool operator==(const SortKey &) const = default;
    };

    struct Sum {
        Currency currency;
        qint64 minor = 0;
        int count = 0;
    };

    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    const std::vector<GridColumn> &columns() const { return m_columns; }
    int columnOf(const QString &key) const; ///< -1 when there is none.

    void setFilter(const Filter &filter);
    const Filter &filter() const { return m_filter; }
    void setSort(const QList<SortKey> &keys);
    const QList<SortKey> &sortKeys() const { return m_sort; }
    /// What `me` stands for in `owner:me`.
    void setMe(const QString &email) { m_me = email.toCaseFolded(); }

    int sourceRow(int row) const { return m_order.at(static_cast<std::size_t>(row)); }
    int rowOfKey(const QString &key) const; ///< -1 when it is not shown.
    QString keyAt(int row) const { return keyOf(sourceRow(row)); }
    int countMatching(const Filter &filter) const;
    bool passes(int row, const Filter &filter) const { return matches(sourceRow(row), filter); }
    virtual int sourceCount() const = 0;

    /// Sums of the main amount, one a currency, over shown rows; all of them when `rows` is empty.
    std::vector<Sum> sums(const QList<int> &rows) const;
    /// The column whose amounts are summed and that a bare `>10k` means: the first Money column.
    int mainMoneyColumn() const;

    /// Shown rows as text, heads first. `columns` in their order on screen.
    QString toTsv(const QList<int> &rows, const QList<int> &columns) const;
    /// RFC 4180 with a guard: a cell that a spreadsheet would take for a formula gets an apostrophe in front.
    QString toCsv(const QList<int> &rows, const QList<int> &columns) const;

    bool isLoaded() const { return m_loaded; }

Q_SIGNALS:
    void rowsReplaced();

protected:
    virtual QString keyOf(int sourceRow) const = 0;
    void addColumn(GridColumn column);
    void beginReplace();
    void endReplace();

private:
    bool matches(int source, const Filter &filter) const;
    bool matchesTerm(int source, const FilterTerm &term) const;
    bool matchesNumber(int source, const FilterTerm &term, int column) const;
    const QString &haystack(int source) const;
    void rebuildOrder();
    void sortOrder();
    QString plainText(int source, int column) const;

    std::vector<GridColumn> m_columns;
    std::vector<int> m_order;
    QList<SortKey> m_sort;
    Filter m_filter;
    QString m_me;
    mutable std::vector<QString> m_haystacks;
    bool m_loaded = false;
};

} // namespace sluice::ui
