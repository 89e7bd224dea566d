#include "ui/kit/PinnedColumns.h"

#include "ui/kit/GridHeader.h"
#include "ui/kit/GridModel.h"
#include "ui/kit/GridView.h"
#include "ui/kit/Theme.h"

#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

namespace sluice::ui {

PinnedColumns::PinnedColumns(GridView &grid, GridHeader &header)
    : QWidget(&grid)
    , m_grid(grid)
    , m_header(header)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    hide();
    connect(&header, &QHeaderView::sectionMoved, this, &PinnedColumns::bringToFront);
    connect(&header, &QHeaderView::sectionResized, this, &PinnedColumns::follow);
}

void PinnedColumns::setColumns(const QList<int> &columns)
{
    m_columns = columns;
    bringToFront();
    Q_EMIT changed();
}

void PinnedColumns::pin(int column)
{
    if (!contains(column))
        setColumns(m_columns + QList<int> { column });
}

void PinnedColumns::unpin(int column)
{
    QList<int> left = m_columns;
    left.removeAll(column);
    if (left.size() == m_columns.size())
        return;
    // It takes the first place behind those that stay, where it was just seen.
    m_columns = left;
    m_header.moveSection(m_header.visualIndex(column), static_cast<int>(left.size()));
    setColumns(left);
}

void PinnedColumns::bringToFront()
{
    if (m_moving)
        return;
    m_moving = true;
    // Dragging among the pinned ones changes their order; nothing else comes between them.
    std::sort(m_columns.begin(), m_columns.end(),
        [this](int a, int b) { return m_header.visualIndex(a) < m_header.visualIndex(b); });
    for (int i = 0; i < m_columns.size(); ++i)
        m_header.moveSection(m_header.visualIndex(m_columns.at(i)), i);
    m_moving = false;
    follow();
}

int PinnedColumns::across() const
{
    int width = 0;
    for (const int column : m_columns)
        width += m_grid.isColumnHidden(column) ? 0 : m_grid.columnWidth(column);
    return width;
}

void PinnedColumns::follow()
{
    // In a window that is almost nothing but pinned columns they would hide what one scrolls to see.
    const bool fits = across() > 0 && across() <= m_grid.viewport()->width() * 2 / 3;
    setVisible(fits && m_header.offset() > 0);
    if (!isVisible())
        return;
    const QRect below = m_grid.viewport()->geometry();
    setGeometry(below.left(), m_header.y(), across() + 1, m_header.height() + below.height());
    raise();
    update();
}

void PinnedColumns::uncover(int column)
{
    follow();
    const int left = m_grid.columnViewportPosition(column);
    if (isVisible() && !contains(column) && left < across())
        m_grid.horizontalScrollBar()->setValue(m_grid.horizontalScrollBar()->value() - (across() - left));
}

void PinnedColumns::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), ink(Ink::Surface));
    const int top = m_header.height();
    const int first = std::max(0, m_grid.rowAt(0));
    const int rows = m_grid.grid().rowCount();
    int x = 0;
    for (const int column : m_columns) {
        if (m_grid.isColumnHidden(column))
            continue;
        const int width = m_grid.columnWidth(column);
        for (int row = first; row < rows; ++row) {
            const int y = m_grid.rowViewportPosition(row);
            if (y >= m_grid.viewport()->height())
                break;
            m_grid.paintCell(painter, QRect(x, top + y, width, m_grid.rowHeight(row)), row, column);
        }
        m_header.paintHead(painter, QRect(x, 0, width, top), column);
        x += width;
    }
    painter.setClipRect(QRect(0, top, width(), height() - top));
    m_grid.paintHeads(painter, 0, m_grid.viewport()->height(), top);
    painter.setClipping(false);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), ink(Ink::Faint));
}

void PinnedColumns::handOn(QEvent *event)
{
    // A place here is one left of the visible part there, by as much as the grid is scrolled.
    const QPoint shift(m_header.offset(), 0);
    const auto receiver = [this](QPoint at) { return at.y() < m_header.height() ? m_header.viewport() : m_grid.viewport(); };
    const auto there = [&](QWidget *whose, QPoint at) {
        return at - shift - QPoint(0, whose == m_grid.viewport() ? m_header.height() : 0);
    };
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        QWidget *to = receiver(help->pos());
        QHelpEvent moved(QEvent::ToolTip, there(to, help->pos()), help->globalPos());
        QCoreApplication::sendEvent(to, &moved);
        return;
    }
    if (event->type() == QEvent::ContextMenu) {
        auto *menu = static_cast<QContextMenuEvent *>(event);
        QWidget *to = receiver(menu->pos());
        QContextMenuEvent moved(menu->reason(), there(to, menu->pos()), menu->globalPos(), menu->modifiers());
        QCoreApplication::sendEvent(to, &moved);
        return;
    }
    auto *mouse = static_cast<QMouseEvent *>(event);
    const QPoint at = mouse->position().toPoint();
    if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick)
        m_pressed = receiver(at);
    QWidget *to = m_pressed ? m_pressed : receiver(at);
    QMouseEvent moved(mouse->type(), there(to, at), mouse->scenePosition(), mouse->globalPosition(), mouse->button(),
        mouse->buttons(), mouse->modifiers(), mouse->pointingDevice());
    QCoreApplication::sendEvent(to, &moved);
    if (event->type() == QEvent::MouseButtonRelease)
        m_pressed = nullptr;
}

bool PinnedColumns::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
    case QEvent::MouseMove:
    case QEvent::ContextMenu:
    case QEvent::ToolTip:
        handOn(event);
        return true;
    case QEvent::Wheel:
        QCoreApplication::sendEvent(m_grid.viewport(), event);
        return true;
    default:
        return QWidget::event(event);
    }
}

} // namespace sluice::ui
