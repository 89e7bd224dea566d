#include "ui/kit/GroupKeys.h"

#include "ui/kit/GridModel.h"
#include "ui/kit/GridView.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

namespace sluice::ui {

bool foldByKey(GridView &view, const QKeyEvent &event)
{
    const GridModel &model = view.grid();
    if (model.groupColumn() < 0 || !view.currentIndex().isValid())
        return false;
    const int row = view.currentRow();
    const GridGroup *head = model.headAt(row);
    const bool all = event.modifiers() & Qt::ShiftModifier;
    const bool enter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    if (enter && !head)
        return false;
    if (all && (enter || event.key() == Qt::Key_Left || event.key() == Qt::Key_Right)) {
        view.setAllFolded(enter ? !head->folded : event.key() == Qt::Key_Left);
        return true;
    }
    if (enter) {
        view.toggleFold(row);
        return true;
    }
    if (event.key() == Qt::Key_Left) {
        if (!head)
            view.goToRow(model.headRowOf(row));
        else if (!head->folded)
            view.toggleFold(row);
        return true;
    }
    if (event.key() == Qt::Key_Right && head) {
        if (head->folded)
            view.toggleFold(row);
        else
            view.goToRow(row + 1);
        return true;
    }
    return false;
}

void showGroupMenu(GridView &view)
{
    GridModel &model = view.grid();
    auto *menu = new QMenu(&view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("groupMenu"));
    int digit = 0;
    const auto add = [&](QString title, int column) {
        title.replace(QLatin1Char('&'), QLatin1String("&&"));
        QAction *action = menu->addAction(digit <= 9 ? QStringLiteral("&%1   %2").arg(digit).arg(title) : title);
        ++digit;
        action->setCheckable(true);
        action->setChecked(model.groupColumn() == column);
        QObject::connect(action, &QAction::triggered, &view, [&model, column] { model.setGroupColumn(column); });
    };
    add(GridView::tr("No groups"), -1);
    menu->addSeparator();
    for (int visual = 0; visual < view.horizontalHeader()->count(); ++visual) {
        const int column = view.horizontalHeader()->logicalIndex(visual);
        if (model.canGroupBy(column))
            add(model.columns()[static_cast<std::size_t>(column)].title, column);
    }
    menu->popup(view.viewport()->mapToGlobal(QPoint(0, 0)));
}

} // namespace sluice::ui
