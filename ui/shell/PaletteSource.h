#pragma once

#include "desk/Rows.h"
#include "ui/kit/Target.h"
#include "ui/shell/CommandPalette.h"

#include <vector>

class QWidget;

namespace sluice::ui {

/// What the palette offers for `text` at once: commands of the page on top and of the window, with their keys.
QList<CommandPalette::Entry> paletteCommands(const QString &text, const QWidget &window, const QWidget *onTop);

/// What the typed words led to, each with the screen it opens.
QList<CommandPalette::Entry> paletteFinds(const std::vector<desk::FoundRow> &found, const std::function<void(const Target &)> &goTo);

} // namespace sluice::ui
