#include "ui/kit/GridHeader.h"

#include "ui/kit/GridModel.h"
#include "ui/kit/Paint.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

namespace sluice::ui {

GridHeader::GridHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsMovable(true);
    setSectionsClickable(true);
    setHighlightSections(false);
    setStretchLastSection(false);
    setMinimumSectionSize(40);
    setFixedHeight(kRowComfortable);
    setAccessibleName(tr("Columns"));
}

GridModel *GridHeader::grid() const
{
    return qobject_cast<GridModel *>(model());
}

void GridHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    painter->save();
    painter->fillRect(rect, ink(Ink::Surface));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), ink(Ink::Line));
    QString title = model()->headerData(section, Qt::Horizontal).toString();
    bool isKey = false;
    if (const GridModel *model = grid()) {
        const QList<GridModel::SortKey> &keys = model->sortKeys();
        for (qsizetype i = 0; i < keys.size(); ++i) {
            if (keys.at(i).column != section)
                continue;
            isKey = true;
            title += keys.at(i).order == Qt::AscendingOrder ? QStringLiteral(" ↑") : QStringLiteral(" ↓");
            if (keys.size() > 1)
                title += QString::number(i + 1);
        }
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
    GridModel *model = grid();
    if (!model)
        return;
    QList<GridModel::SortKey> keys = model->sortKeys();
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
    model->setSort(keys);
}

void GridHeader::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
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
    menu.exec(event->globalPos());
}

} // namespace sluice::ui
