#pragma once

class QKeyEvent;

namespace sluice::ui {

class GridView;

/// Folds and unfolds groups by arrows and Enter, all of them with Shift. False: the key means something else here.
bool foldByKey(GridView &view, const QKeyEvent &event);

/// A menu of the columns that rows can be grouped by, each with a digit.
void showGroupMenu(GridView &view);

} // namespace sluice::ui
