#pragma once

#include "ui/kit/GridModel.h"

namespace sluice::ui {

/// A GridModel over one kind of row. Columns are described with functions of the row itself.
template <class Row>
class RowsModel final : public GridModel {
public:
    struct Column {
        QString key, title;
        CellKind kind = CellKind::Text;
        int width = 120;
        bool hidden = false;
        bool stretch = false;
        bool yields = false;
        std::function<QString(const Row &)> text {};
        std::function<QString(const Row &)> shown {};
        std::function<QString(const Row &)> second {};
        std::function<QString(const Row &)> tip {};
        std::function<Money(const Row &)> money {};
        std::function<qint64(const Row &)> number {};
        std::function<Tone(const Row &)> tone {};
    };

    /// `key` names a row for good (an id), so that the cursor finds it again after a reload.
    RowsModel(std::function<QString(const Row &)> key, QObject *parent)
        : GridModel(parent)
        , m_key(std::move(key))
    {
    }

    void add(Column column)
    {
        GridColumn bound { column.key, column.title, column.kind, column.width, column.hidden, column.stretch, column.yields, {}, {}, {}, {}, {}, {}, {} };
        bound.text = bind(std::move(column.text));
        bound.shown = bind(std::move(column.shown));
        bound.second = bind(std::move(column.second));
        bound.tip = bind(std::move(column.tip));
        bound.money = bind(std::move(column.money));
        bound.number = bind(std::move(column.number));
        bound.tone = bind(std::move(column.tone));
        addColumn(std::move(bound));
    }

    /// What rows that stand for the same money have in common: sums count it once. Empty: the row's own.
    void countOnce(std::function<QString(const Row &)> same) { setSameMoney(bind(std::move(same))); }

    void setRows(std::vector<Row> rows)
    {
        beginReplace();
        m_rows = std::move(rows);
        endReplace();
    }

    const std::vector<Row> &rows() const { return m_rows; }
    const Row &at(int shownRow) const { return m_rows[static_cast<std::size_t>(sourceRow(shownRow))]; }
    /// Null where there is no row: above the first, below the last, on the head of a group.
    const Row *rowAt(int shownRow) const
    {
        return shownRow >= 0 && shownRow < rowCount() && !headAt(shownRow) ? &at(shownRow) : nullptr;
    }
    const Row *find(const QString &key) const
    {
        for (const Row &row : m_rows) {
            if (m_key(row) == key)
                return &row;
        }
        return nullptr;
    }

    int sourceCount() const override { return static_cast<int>(m_rows.size()); }

protected:
    QString keyOf(int source) const override { return m_key(m_rows[static_cast<std::size_t>(source)]); }

private:
    template <class T>
    std::function<T(int)> bind(std::function<T(const Row &)> function) const
    {
        if (!function)
            return {};
        return [this, f = std::move(function)](int source) { return f(m_rows[static_cast<std::size_t>(source)]); };
    }

    std::function<QString(const Row &)> m_key;
    std::vector<Row> m_rows;
};

} // namespace sluice::ui
