#pragma once

#include "ui/kit/Target.h"
#include "ui/shell/CommandPalette.h"

class QWidget;

namespace sluice::ui {

class Page;

/// What the palette offers for `text`: commands of the page on top and of the window, with their keys, then what the
/// pages that were opened can find.
QList<CommandPalette::Entry> paletteEntries(const QString &text, const QWidget &window, const QWidget *onTop,
    const QList<Page *> &pages, std::function<void(const Target &)> goTo);

} // namespace sluice::ui
