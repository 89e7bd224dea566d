#include "ui/kit/StateOverlay.h"

#include "ui/kit/Controls.h"
#include "ui/kit/Paint.h"

#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace sluice::ui {

StateOverlay::StateOverlay(QWidget *parent)
    : QWidget(parent)
    , m_head(makeLabel({}, Type::Section, Ink::Text, this))
    , m_body(makeLabel({}, Type::Body, Ink::Muted, this))
    , m_retry(makeButton(tr("Try again"), ButtonRole::Plain, this))
{
    auto *column = new QVBoxLayout(this);
    column->setSpacing(space::s);
    column->addStretch(2);
    for (QLabel *label : { m_head, m_body }) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    column->addSpacing(space::s);
    column->addWidget(m_retry, 0, Qt::AlignCenter);
    column->addStretch(3);
    connect(m_retry, &QPushButton::clicked, this, &StateOverlay::retryRequested);
    m_delay.setSingleShot(true);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        m_skeleton = true;
        showWords({}, {}, false);
    });
    hide();
}

void StateOverlay::showNothing()
{
    m_delay.stop();
    m_skeleton = false;
    hide();
}

void StateOverlay::showLoading(int rowHeight)
{
    m_rowHeight = rowHeight;
    if (!m_skeleton && !m_delay.isActive())
        m_delay.start(150);
}

void StateOverlay::showEmpty(const QString &sentence, const QString &hint)
{
    m_delay.stop();
    m_skeleton = false;
    showWords(sentence, hint, false);
}

void StateOverlay::showProblem(const words::Problem &problem)
{
    m_delay.stop();
    m_skeleton = false;
    showWords(problem.what, QStringList { problem.why, problem.todo }.join(QLatin1Char(' ')).trimmed(), true);
}

void StateOverlay::showWords(const QString &head, const QString &body, bool retry)
{
    m_head->setText(head);
    m_body->setText(body);
    m_head->setVisible(!head.isEmpty());
    m_body->setVisible(!body.isEmpty());
    m_retry->setVisible(retry);
    show();
    raise();
    update();
}

void StateOverlay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), ink(Ink::Surface));
    if (!m_skeleton)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    constexpr int kWidths[] { 60, 110, 220, 300, 120 };
    for (int y = 0, row = 0; y < height(); y += m_rowHeight, ++row) {
        int x = 12;
        for (const int width : kWidths) {
            const int shown = width - (row * 37 + width) % 40;
            paint::roundRect(painter, QRectF(x, y + m_rowHeight / 2.0 - 5, shown, 10), ink(Ink::Line), 4);
            x += width + 24;
        }
    }
}

} // namespace sluice::ui
