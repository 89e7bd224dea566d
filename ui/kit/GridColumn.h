#pragma once

#include "core/Money.h"
#include "ui/kit/Theme.h"

#include <QString>

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
    std::function<QString(int)> shown;   ///< Painted in place of `text` where room is dear.
    std::function<QString(int)> second;  ///< The quieter line of TwoLines, or what stands behind a chip.
    std::function<QString(int)> tip;     ///< Always shown on hover; else only when something was cut off.
    std::function<Money(int)> money;     ///< Of Money columns.
    std::function<qint64(int)> number;   ///< Sort key of all kinds but text; minutes for Age and Sla, days for Date.
    std::function<Tone(int)> tone;
};

/// What a cell says in plain text: an amount without its currency.
inline QString plainText(const GridColumn &column, int source)
{
    if (column.money)
        return column.money(source).toText();
    return column.text ? column.text(source) : QString();
}

/// An amount in thousandths of its major unit, so that currencies with other minor units stand in one order.
inline qint64 milliOf(Money money)
{
    qint64 milli = money.minor();
    for (int i = money.currency().exponent; i < 3; ++i)
        milli *= 10;
    return milli;
}

/// -1 when there is none.
inline int columnOf(const std::vector<GridColumn> &columns, const QString &key)
{
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].key == key)
            return static_cast<int>(i);
    }
    return -1;
}

/// The column whose amounts are summed and that a bare `>10k` means: the first Money column; -1 when there is none.
inline int mainMoneyColumn(const std::vector<GridColumn> &columns)
{
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].money)
            return static_cast<int>(i);
    }
    return -1;
}

} // namespace sluice::ui
