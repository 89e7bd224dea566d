#include "ui/dashboards/FigureChart.h"

#include "ui/kit/Theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>

namespace sluice::ui {

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

void FigureChart::mouseMoveEvent(QMouseEvent *event)
{
    int found = -1;
    for (std::size_t i = 0; i < m_marks.size(); ++i) {
        if (m_marks[i].area.contains(event->position()))
            found = static_cast<int>(i); // The last drawn lies on top.
    }
    point(found);
}

void FigureChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
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
    if (event->key() == Qt::Key_Right)
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
