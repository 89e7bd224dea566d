#include "ui/kit/NoteSheet.h"

#include "ui/kit/Controls.h"

#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace sluice::ui {

NoteSheet::NoteSheet(
    const QString &title, const QString &sentence, const QString &accept, Need need, QWidget *parent)
    : Sheet(title, sentence, accept, parent)
    , m_text(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("noteSheet"));
    m_text->setAccessibleName(tr("Note"));
    m_text->setPlaceholderText(need == Need::Required ? tr("Needed. Ctrl+Enter sends it.") : tr("Ctrl+Enter sends it."));
    m_text->setFixedHeight(96);
    m_text->setTabChangesFocus(true);
    m_text->installEventFilter(this);
    body()->addWidget(m_text);
    if (need == Need::Required) {
        acceptButton()->setEnabled(false);
        connect(m_text, &QPlainTextEdit::textChanged, this,
            [this] { acceptButton()->setEnabled(!m_text->toPlainText().trimmed().isEmpty()); });
    }
    connect(this, &QDialog::accepted, this, [this] { Q_EMIT written(m_text->toPlainText().trimmed()); });
    m_text->setFocus();
}

bool NoteSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        auto *press = static_cast<QKeyEvent *>(event);
        const bool isEnter = press->key() == Qt::Key_Return || press->key() == Qt::Key_Enter;
        if (isEnter && press->modifiers() & Qt::ControlModifier) {
            if (acceptButton()->isEnabled())
                accept();
            return true;
        }
    }
    return Sheet::eventFilter(watched, event);
}

} // namespace sluice::ui
