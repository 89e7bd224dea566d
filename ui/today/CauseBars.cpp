#include "ui/today/CauseBars.h"

#include "ui/kit/Format.h"
#include "ui/kit/Paint.h"
#include "ui/kit/Words.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace sluice::ui {

namespace {

constexpr int kRow = 28;

QString sumsText(const desk::TodayBoard::CauseBar &bar)
{
    QStringList parts;
    for (const desk::CurrencySum &sum : bar.sums)
        parts += format::money(sum.sum);
    parts.sort(); // By currency, so that the rows read alike.
    return parts.join(QStringLiteral("  ·  "));
}

} // namespace

CauseBars::CauseBars(std::vector<desk::TodayBoard::CauseBar> bars, QWidget *parent)
    : QWidget(parent)
    , m_bars(std::move(bars))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Money blocked by cause"));
    QStringList spoken;
    for (const auto &bar : m_bars)
        spoken += QStringLiteral("%1: %2, %3").arg(words::codeAndName(bar.cause)).arg(bar.count).arg(sumsText(bar));
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
}

QSize CauseBars::sizeHint() const
{
    return { 600, static_cast<int>(m_bars.size()) * kRow };
}

int CauseBars::barAt(int y) const
{
    const int bar = y / kRow;
    return bar >= 0 && bar < static_cast<int>(m_bars.size()) ? bar : -1;
}

void CauseBars::mousePressEvent(QMouseEvent *event)
{
    const int bar = barAt(event->pos().y());
    if (bar >= 0)
        Q_EMIT chosen(m_bars[static_cast<std::size_t>(bar)].cause);
}

void CauseBars::mouseMoveEvent(QMouseEvent *event)
{
    m_hovered = barAt(event->pos().y());
    setToolTip(m_hovered < 0 ? QString() : sumsText(m_bars[static_cast<std::size_t>(m_hovered)]).toHtmlEscaped());
    update();
}

void CauseBars::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void CauseBars::keyPressEvent(QKeyEvent *event)
{
    const int last = static_cast<int>(m_bars.size()) - 1;
    if (event->key() == Qt::Key_Down)
        m_hovered = std::min(last, m_hovered + 1);
    else if (event->key() == Qt::Key_Up)
        m_hovered = std::max(0, m_hovered - 1);
    else if (event->key() == Qt::Key_Return && m_hovered >= 0)
        Q_EMIT chosen(m_bars[static_cast<std::size_t>(m_hovered)].cause);
    else
        QWidget::keyPressEvent(event);
    update();
}

void CauseBars::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    int largest = 1;
    for (const auto &bar : m_bars)
        largest = std::max(largest, bar.count);
    constexpr qreal kCount = 40;
    qreal name = 218;
    const QFontMetricsF metrics(type(Type::Body));
    for (const auto &bar : m_bars)
        name = std::max(name, metrics.horizontalAdvance(words::codeAndName(bar.cause)) + space::s + space::m);
    name = std::min(name, width() * 0.3);
    const qreal barSpace = std::max<qreal>(80, width() * 0.28);
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        const auto &bar = m_bars[i];
        const qreal y = static_cast<qreal>(i) * kRow;
        if (static_cast<int>(i) == m_hovered)
            paint::roundRect(painter, QRectF(0, y, width(), kRow), ink(Ink::AccentGround), 4);
        paint::text(painter, QRectF(space::s, y, name - space::s, kRow), words::codeAndName(bar.cause), type(Type::Body), ink(Ink::Text));
        const qreal length = std::max<qreal>(3, barSpace * bar.count / largest);
        paint::roundRect(painter, QRectF(name, y + 8, length, kRow - 16), ink(ChartInk::Blocked), 3);
        paint::text(painter, QRectF(name + length + space::s, y, kCount, kRow), format::count(bar.count), type(Type::Body, Weight::Strong), ink(Ink::Text));
        const qreal left = name + barSpace + kCount + space::s;
        paint::text(painter, QRectF(left, y, width() - left - space::s, kRow), sumsText(bar), type(Type::Body), ink(Ink::Muted), Qt::AlignRight | Qt::AlignVCenter);
    }
}

} // namespace sluice::ui
