#include "ui/dashboards/FigureChart.h"

#include "ui/kit/Theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>

namespace sluice::ui {

namespace {
constexpr qreal kDragMin = 6; ///< Pixels: a shorter drag is a click.
}

FigureChart::FigureChart(const QString &name, QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(name);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(320, 190);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

double FigureChart::niceCeiling(double value, int steps)
{
    if (value <= 0)
        return steps;
    const double raw = value / steps;
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    for (const double factor : { 1.0, 2.0, 2.5, 5.0, 10.0 }) {
        if (raw <= factor * power)
            return factor * power * steps;
    }
    return 10 * power * steps;
}

void FigureChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    m_marks = draw(painter, rect());
    paintBrush(painter);
    if (m_pointed < 0 || m_pointed >= static_cast<int>(m_marks.size()))
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(ink(hasFocus() ? Ink::Accent : Ink::Faint), hasFocus() ? 2 : 1));
    painter.drawRoundedRect(m_marks[static_cast<std::size_t>(m_pointed)].area.adjusted(-2, -2, 2, 2), 3, 3);
}

void FigureChart::point(int mark)
{
    if (mark == m_pointed)
        return;
    m_pointed = mark;
    const bool has = mark >= 0 && mark < static_cast<int>(m_marks.size());
    setCursor(has && !m_marks[static_cast<std::size_t>(mark)].rows.isEmpty() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (has)
        setAccessibleDescription(m_marks[static_cast<std::size_t>(mark)].tip);
    update();
}

void FigureChart::paintBrush(QPainter &painter) const
{
    const QList<QDate> months = monthsUnderBrush();
    if (!m_brushing || months.isEmpty())
        return;
    QRectF band;
    for (const Mark &mark : m_marks) {
        if (mark.month.isValid() && months.first() <= mark.month && mark.month <= months.last())
            band |= mark.area;
    }
    QColor fill = ink(Ink::Accent);
    fill.setAlphaF(0.12F);
    painter.fillRect(QRectF(band.left(), 0, band.width(), height()), fill);
}

QList<QDate> FigureChart::monthsUnderBrush() const
{
    QList<QDate> months;
    const qreal left = std::min(m_pressedAt.value_or(0), m_brushedTo), right = std::max(m_pressedAt.value_or(0), m_brushedTo);
    for (const Mark &mark : m_marks) {
        if (mark.month.isValid() && mark.area.left() <= right && mark.area.right() >= left && !months.contains(mark.month))
            months += mark.month;
    }
    std::sort(months.begin(), months.end());
    return months;
}

void FigureChart::brushByKey(int step)
{
    std::vector<const Mark *> byMonth; // One a month, from left to right.
    for (const Mark &mark : m_marks) {
        if (mark.month.isValid() && (byMonth.empty() || byMonth.back()->month != mark.month))
            byMonth.push_back(&mark);
    }
    if (byMonth.empty())
        return;
    if (!m_brushing) {
        const bool isOnMonth = m_pointed >= 0 && m_marks[static_cast<std::size_t>(m_pointed)].month.isValid();
        m_pressedAt = isOnMonth ? m_marks[static_cast<std::size_t>(m_pointed)].area.center().x() : byMonth.front()->area.center().x();
        m_brushedTo = *m_pressedAt;
        m_brushing = true;
    }
    std::size_t at = 0;
    for (std::size_t i = 0; i < byMonth.size(); ++i) {
        if (std::abs(byMonth[i]->area.center().x() - m_brushedTo) < std::abs(byMonth[at]->area.center().x() - m_brushedTo))
            at = i;
    }
    const int next = std::clamp(static_cast<int>(at) + step, 0, static_cast<int>(byMonth.size()) - 1);
    m_brushedTo = byMonth[static_cast<std::size_t>(next)]->area.center().x();
    update();
}

void FigureChart::finishBrush()
{
    const QList<QDate> months = monthsUnderBrush();
    m_brushing = false;
    m_pressedAt.reset();
    update();
    if (!months.isEmpty())
        Q_EMIT brushed(months.first(), months.last());
}

void FigureChart::mouseMoveEvent(QMouseEvent *event)
{
    if (m_pressedAt && event->buttons() & Qt::LeftButton) {
        m_brushedTo = event->position().x();
        m_brushing = m_brushing || std::abs(m_brushedTo - *m_pressedAt) > kDragMin;
        update();
        return;
    }
    int found = -1;
    for (std::size_t i = 0; i < m_marks.size(); ++i) {
        if (m_marks[i].area.contains(event->position()))
            found = static_cast<int>(i); // The last drawn lies on top.
    }
    point(found);
}

void FigureChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    mouseMoveEvent(event); // A press without a move before it points too.
    m_pressedAt = event->position().x();
    m_brushing = false;
}

void FigureChart::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_pressedAt)
        return;
    if (m_brushing) {
        finishBrush();
        return;
    }
    m_pressedAt.reset();
    openPointed();
}

void FigureChart::leaveEvent(QEvent *)
{
    point(-1);
}

void FigureChart::openPointed()
{
    if (m_pointed < 0 || m_pointed >= static_cast<int>(m_marks.size()))
        return;
    const Mark &mark = m_marks[static_cast<std::size_t>(m_pointed)];
    if (!mark.rows.isEmpty())
        Q_EMIT opened(mark.title, mark.rows);
}

void FigureChart::keyPressEvent(QKeyEvent *event)
{
    const int last = static_cast<int>(m_marks.size()) - 1;
    const bool isShifted = event->modifiers() & Qt::ShiftModifier;
    if (isShifted && (event->key() == Qt::Key_Right || event->key() == Qt::Key_Left))
        brushByKey(event->key() == Qt::Key_Right ? 1 : -1);
    else if (m_brushing && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        finishBrush();
    else if (event->key() == Qt::Key_Right)
        point(std::min(last, m_pointed + 1));
    else if (event->key() == Qt::Key_Left)
        point(std::max(0, m_pointed - 1));
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        openPointed();
    else
        QWidget::keyPressEvent(event);
}

bool FigureChart::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (m_pointed >= 0 && m_pointed < static_cast<int>(m_marks.size()))
            QToolTip::showText(help->globalPos(),
                m_marks[static_cast<std::size_t>(m_pointed)].tip.toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>")), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace sluice::ui
