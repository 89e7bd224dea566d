#include "ui/shell/KeyMap.h"

#include "ui/kit/Controls.h"

#include <QAction>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>

namespace sluice::ui {

namespace {

QWidget *columnOf(const QString &head, const QWidget *owner, QWidget *parent)
{
    auto *column = new QWidget(parent);
    auto *grid = new QGridLayout(column);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::l);
    grid->setVerticalSpacing(space::xs);
    grid->addWidget(makeSectionHead(head, column), 0, 0, 1, 2);
    int row = 1;
    for (const QAction *action : owner->actions()) {
        if (action->shortcut().isEmpty())
            continue;
        grid->addWidget(makeLabel(action->shortcut().toString(QKeySequence::NativeText), Type::Body, Ink::Accent, column, Weight::Strong), row, 0);
        grid->addWidget(makeLabel(action->text(), Type::Body, Ink::Text, column), row, 1);
        ++row;
    }
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(row, 1);
    return column;
}

} // namespace

KeyMap::KeyMap(const QWidget &window, const QWidget *page, QWidget *parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("keyMap"));
    setWindowTitle(tr("Keys"));
    setAccessibleName(tr("Keys"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::l, space::xl, space::l);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *area = new QWidget(scroll);
    auto *row = new QHBoxLayout(area);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xxl);
    if (page)
        row->addWidget(columnOf(tr("On this screen"), page, area));
    row->addWidget(columnOf(tr("Everywhere"), &window, area));
    scroll->setWidget(area);
    column->addWidget(scroll);
    // As large as what it says, as far as the window reaches.
    const QMargins around = column->contentsMargins();
    const QSize wanted = area->sizeHint() + QSize(around.left() + around.right() + 24, around.top() + around.bottom() + 4);
    resize(wanted.boundedTo(window.size() - QSize(64, 64)));
}

} // namespace sluice::ui
