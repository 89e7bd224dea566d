#include "ui/kit/MessageLine.h"

#include "ui/kit/Controls.h"
#include "ui/kit/Icons.h"
#include "ui/kit/Paint.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace sluice::ui {

MessageLine::MessageLine(QWidget *parent)
    : QWidget(parent)
    , m_head(makeLabel({}, Type::Body, Ink::Text, this, Weight::Strong))
    , m_body(makeLabel({}, Type::Body, Ink::Text, this))
    , m_button(makeButton({}, ButtonRole::Flat, this))
{
    setObjectName(QStringLiteral("messageLine"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::xxl + space::xs, space::xs, space::s, space::xs);
    row->setSpacing(space::s);
    row->addWidget(m_head);
    row->addWidget(m_body, 1);
    row->addWidget(m_button);
    m_body->setWordWrap(true);
    QToolButton *close = makeIconButton(QStringLiteral("close"), tr("Dismiss"), this);
    row->addWidget(close);
    setMinimumHeight(36);
    connect(close, &QToolButton::clicked, this, &MessageLine::clear);
    connect(m_button, &QPushButton::clicked, this, [this] {
        const std::function<void()> action = m_action;
        clear();
        if (action)
            action();
    });
    hide();
}

void MessageLine::showProblem(const words::Problem &problem, const QString &button, std::function<void()> action)
{
    m_isNotice = false;
    showWords(problem.what, words::asSentences({ problem.why, problem.todo }), Tone::Bad,
        button, std::move(action));
}

void MessageLine::showNotice(const QString &text, const QString &button, std::function<void()> action)
{
    m_isNotice = true;
    showWords({}, text, Tone::Info, button, std::move(action));
}

void MessageLine::showWords(
    const QString &head, const QString &body, Tone tone, const QString &button, std::function<void()> action)
{
    m_tone = tone;
    m_action = std::move(action);
    m_head->setText(head);
    m_head->setVisible(!head.isEmpty());
    m_body->setText(body);
    m_button->setText(button);
    m_button->setAccessibleName(button);
    m_button->setVisible(!button.isEmpty());
    setAccessibleName(tr("Message"));
    setAccessibleDescription(text());
    show();
    update();
}

void MessageLine::clear()
{
    m_action = {};
    m_head->clear();
    m_body->clear();
    hide();
}

void MessageLine::clearNotice()
{
    if (m_isNotice)
        clear();
}

QString MessageLine::text() const
{
    return (m_head->text() + QLatin1Char(' ') + m_body->text()).trimmed();
}

void MessageLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint::roundRect(painter, rect(), ink(Ink::Surface));
    paint::roundRect(painter, rect(), ground(m_tone));
    paintIcon(painter, m_tone == Tone::Bad ? QStringLiteral("alert") : QStringLiteral("info"),
        QRectF(space::m, height() / 2.0 - 8, 16, 16), ink(m_tone));
}

} // namespace sluice::ui
