#pragma once

#include "core/Money.h"
#include "ui/kit/Theme.h"

#include <QString>

#include <functional>

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

} // namespace sluice::ui
