#include "ui/kit/LinkedProse.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace sluice::ui {

namespace {

// Characters for private use stand around a part; no word of ours or of a translation holds any.
constexpr char16_t kPartBegins = 0xE000, kPartEnds = 0xF8FF;

} // namespace

LinkedProse::LinkedProse(Type size, QWidget *parent)
    : QWidget(parent)
{
    setFont(type(size));
    m_layout.setFont(font());
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMouseTracking(true);
}

QString LinkedProse::marked(const QString &text, int link)
{
    return QChar(static_cast<char16_t>(kPartBegins + link)) + text + QChar(kPartEnds);
}

void LinkedProse::setText(const QString &text)
{
    QString plain;
    m_parts.clear();
    for (const QChar c : text) {
        const char16_t unit = c.unicode();
        if (unit == kPartEnds && !m_parts.isEmpty())
            m_parts.last().length = static_cast<int>(plain.size()) - m_parts.last().start;
        else if (unit >= kPartBegins && unit < kPartEnds)
            m_parts += Part { unit - kPartBegins, static_cast<int>(plain.size()), 0 };
        else
            plain += c;
    }
    m_current = 0;
    m_layout.setText(plain);
    setAccessibleName(plain);
    setFocusPolicy(m_parts.isEmpty() ? Qt::NoFocus : Qt::StrongFocus);
    setVisible(!plain.isEmpty());
    updateGeometry();
    update();
}

qreal LinkedProse::lay(int width) const
{
    qreal height = 0;
    m_layout.beginLayout();
    for (QTextLine line = m_layout.createLine(); line.isValid(); line = m_layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition(QPointF(0, height));
        height += std::ceil(line.height());
    }
    m_layout.endLayout();
    return height;
}

int LinkedProse::heightForWidth(int width) const
{
    return static_cast<int>(lay(std::max(1, width)));
}

QSize LinkedProse::sizeHint() const
{
    const QFontMetrics letters(font());
    return { letters.horizontalAdvance(m_layout.text()) + 1, letters.height() };
}

QSize LinkedProse::minimumSizeHint() const
{
    return { 80, QFontMetrics(font()).height() };
}

int LinkedProse::partAt(QPointF point) const
{
    lay(width());
    for (int i = 0; i < m_layout.lineCount(); ++i) {
        const QTextLine line = m_layout.lineAt(i);
        if (!line.naturalTextRect().contains(point))
            continue;
        const int at = line.xToCursor(point.x(), QTextLine::CursorOnCharacter);
        for (qsizetype part = 0; part < m_parts.size(); ++part) {
            if (at >= m_parts.at(part).start && at < m_parts.at(part).start + m_parts.at(part).length)
                return static_cast<int>(part);
        }
    }
    return -1;
}

void LinkedProse::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QList<QTextLayout::FormatRange> formats;
    for (qsizetype i = 0; i < m_parts.size(); ++i) {
        QTextCharFormat format;
        format.setForeground(ink(Ink::Accent));
        if (hasFocus() && i == m_current) {
            format.setBackground(ink(Ink::AccentGround));
            format.setFontUnderline(true);
        }
        formats += { m_parts.at(i).start, m_parts.at(i).length, format };
    }
    lay(width());
    painter.setPen(ink(Ink::Muted));
    m_layout.draw(&painter, QPointF(0, 0), formats);
}

void LinkedProse::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if ((key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) && m_current < m_parts.size())
        Q_EMIT pressed(m_parts.at(m_current).link);
    else
        QWidget::keyPressEvent(event);
}

void LinkedProse::focusInEvent(QFocusEvent *event)
{
    if (event->reason() == Qt::BacktabFocusReason)
        m_current = std::max(0, static_cast<int>(m_parts.size()) - 1);
    else if (event->reason() == Qt::TabFocusReason)
        m_current = 0;
    QWidget::focusInEvent(event);
    update();
}

void LinkedProse::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

bool LinkedProse::focusNextPrevChild(bool next)
{
    const int beside = m_current + (next ? 1 : -1);
    if (!hasFocus() || beside < 0 || beside >= m_parts.size())
        return QWidget::focusNextPrevChild(next);
    m_current = beside;
    update();
    return true;
}

void LinkedProse::mouseMoveEvent(QMouseEvent *event)
{
    if (partAt(event->position()) >= 0)
        setCursor(Qt::PointingHandCursor);
    else
        unsetCursor();
}

void LinkedProse::mouseReleaseEvent(QMouseEvent *event)
{
    const int part = partAt(event->position());
    if (event->button() != Qt::LeftButton || part < 0)
        return;
    m_current = part;
    Q_EMIT pressed(m_parts.at(part).link);
}

} // namespace sluice::ui
