#include "ui/kit/GridHeader.h"

#include "ui/kit/GridModel.h"
#include "ui/kit/GridView.h"
#include "ui/kit/Paint.h"
#include "ui/kit/PinnedColumns.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

namespace sluice::ui {

GridHeader::GridHeader(GridView &grid)
    : QHeaderView(Qt::Horizontal, &grid)
    , m_grid(grid)
{
    setSectionsMovable(true);
    setSectionsClickable(true);
    setHighlightSections(false);
    setStretchLastSection(false);
    setMinimumSectionSize(40);
    setFixedHeight(kRowComfortable);
    setAccessibleName(tr("Columns"));
}

void GridHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    painter->save();
    painter->fillRect(rect, ink(Ink::Surface));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), ink(Ink::Line));
    QString title = model()->headerData(section, Qt::Horizontal).toString();
    bool isKey = false;
    const QList<GridModel::SortKey> &keys = m_grid.grid().sortKeys();
    for (qsizetype i = 0; i < keys.size(); ++i) {
        if (keys.at(i).column != section)
            continue;
        isKey = true;
        title += keys.at(i).order == Qt::AscendingOrder ? QStringLiteral(" ↑") : QStringLiteral(" ↓");
        if (keys.size() > 1)
            title += QString::number(i + 1);
    }
    const auto alignment = model()->headerData(section, Qt::Horizontal, Qt::TextAlignmentRole).value<Qt::Alignment>();
    paint::text(*painter, QRectF(rect).adjusted(10, 0, -8, -1), title, type(Type::Caption, Weight::Strong),
        isKey ? ink(Ink::Text) : ink(Ink::Muted), alignment);
    painter->restore();
}

void GridHeader::mousePressEvent(QMouseEvent *event)
{
    m_pressedAt = event->pos().x();
    m_pressed = cursor().shape() == Qt::SplitHCursor ? -1 : logicalIndexAt(event->pos());
    QHeaderView::mousePressEvent(event);
}

void GridHeader::mouseReleaseEvent(QMouseEvent *event)
{
    QHeaderView::mouseReleaseEvent(event);
    const bool moved = std::abs(event->pos().x() - m_pressedAt) >= QApplication::startDragDistance();
    if (event->button() == Qt::LeftButton && m_pressed >= 0 && !moved)
        sortBy(m_pressed, event->modifiers() & Qt::ShiftModifier);
    m_pressed = -1;
}

void GridHeader::sortBy(int section, bool further)
{
    QList<GridModel::SortKey> keys = m_grid.grid().sortKeys();
    auto found = std::find_if(keys.begin(), keys.end(), [&](const auto &key) { return key.column == section; });
    GridModel::SortKey key { section, Qt::AscendingOrder };
    if (found != keys.end())
        key.order = found->order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    if (!further)
        keys = { key };
    else if (found != keys.end())
        *found = key;
    else
        keys += key;
    m_grid.grid().setSort(keys);
}

void GridHeader::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    const int section = logicalIndexAt(event->pos());
    GridModel &model = m_grid.grid();
    if (model.groupColumn() >= 0 && model.groupColumn() == section)
        connect(menu.addAction(tr("No groups")), &QAction::triggered, this, [&] { model.setGroupColumn(-1); });
    else if (model.canGroupBy(section))
        connect(menu.addAction(tr("Group by this column")), &QAction::triggered, this, [&] { model.setGroupColumn(section); });
    PinnedColumns &pinned = m_grid.pinned();
    if (section >= 0 && pinned.contains(section))
        connect(menu.addAction(tr("Unpin")), &QAction::triggered, this, [&] { pinned.unpin(section); });
    else if (section >= 0)
        connect(menu.addAction(tr("Pin to the left")), &QAction::triggered, this, [&] { pinned.pin(section); });
    menu.addSeparator();
    addColumnActions(menu);
    menu.exec(event->globalPos());
}

void GridHeader::addColumnActions(QMenu &menu)
{
    for (int visual = 0; visual < count(); ++visual) {
        const int section = logicalIndex(visual);
        QAction *action = menu.addAction(model()->headerData(section, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!isSectionHidden(section));
        connect(action, &QAction::toggled, this, [this, section](bool on) {
            if (on || hiddenSectionCount() + 1 < count())
                setSectionHidden(section, !on);
        });
    }
}

} // namespace sluice::ui
