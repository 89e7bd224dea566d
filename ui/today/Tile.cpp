#include "ui/today/Tile.h"

#include "ui/kit/Paint.h"

#include <QKeyEvent>
#include <QPainter>

namespace sluice::ui {

Tile::Tile(const QString &name, const QString &figure, const QString &under, Tone tone, QWidget *parent)
    : QAbstractButton(parent)
    , m_figure(figure)
    , m_under(under)
    , m_tone(tone)
{
    setText(name);
    setAccessibleName(QStringLiteral("%1: %2. %3").arg(name, figure, under));
    setToolTip(accessibleName().toHtmlEscaped());
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize Tile::sizeHint() const
{
    return { 180, 96 };
}

/// A button knows Space alone.
void Tile::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void Tile::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void Tile::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void Tile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hasFocus() ? ink(Ink::Accent) : underMouse() ? ink(Ink::Faint) : ink(Ink::Line), hasFocus() ? 2 : 1));
    painter.setBrush(ink(Ink::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), kCorner, kCorner);
    const QRectF inner = QRectF(rect()).adjusted(space::l, space::m, -space::m, -space::s);
    paint::text(painter, QRectF(inner.left(), inner.top(), inner.width(), 18), text(), type(Type::Body), ink(Ink::Muted));
    paint::text(painter, QRectF(inner.left(), inner.top() + 18, inner.width(), 38), m_figure,
        type(Type::Figure, Weight::Strong), m_tone == Tone::Neutral ? ink(Ink::Text) : ink(m_tone));
    paint::text(painter, QRectF(inner.left(), inner.top() + 57, inner.width(), 17), m_under, type(Type::Caption), ink(Ink::Muted));
}

} // namespace sluice::ui
