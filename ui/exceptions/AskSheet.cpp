#include "ui/exceptions/AskSheet.h"

#include "ui/kit/Controls.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace sluice::ui {

AskSheet::AskSheet(int exceptions, const QString &question, QWidget *parent)
    : Sheet(exceptions == 1 ? tr("Ask the deal's owner") : tr("Ask about %1 exceptions").arg(exceptions),
        exceptions == 1 ? tr("They get a Salesforce Task with the next sync. It closes by itself with the exception.")
                        : tr("Each deal's owner gets a Salesforce Task with its ready question. It closes by itself with the exception."),
        tr("Ask"), parent)
    , m_question(question.trimmed())
{
    setObjectName(QStringLiteral("askSheet"));
    if (exceptions == 1) {
        m_text = new QPlainTextEdit(m_question, this);
        m_text->setAccessibleName(tr("Question"));
        m_text->setFixedHeight(190);
        m_text->setTabChangesFocus(true);
        m_text->installEventFilter(this);
        body()->addWidget(m_text);
        QPushButton *copy = makeButton(tr("Copy the text"), ButtonRole::Link, this);
        copy->setAutoDefault(false);
        connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_text->toPlainText()); });
        body()->addWidget(copy, 0, Qt::AlignLeft);
        m_text->setFocus();
    }
    connect(this, &QDialog::accepted, this, [this] {
        const QString text = m_text ? m_text->toPlainText().trimmed() : QString();
        Q_EMIT asked(text == m_question ? QString() : text);
    });
}

bool AskSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *press = static_cast<QKeyEvent *>(event);
        const bool isEnter = press->key() == Qt::Key_Return || press->key() == Qt::Key_Enter;
        if (isEnter && press->modifiers() & Qt::ControlModifier) {
            accept();
            return true;
        }
    }
    return Sheet::eventFilter(watched, event);
}

} // namespace sluice::ui
