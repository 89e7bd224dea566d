#include "ui/kit/CauseSheet.h"

#include "ui/kit/Controls.h"
#include "ui/kit/Words.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace sluice::ui {

CauseSheet::CauseSheet(const QString &title, const QString &sentence, const QString &accept, std::optional<Cause> proposed,
    Note note, QWidget *parent)
    : Sheet(title, sentence, accept, parent)
    , m_selected(proposed)
{
    setObjectName(QStringLiteral("causeSheet"));
    setMinimumWidth(600);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(space::s);
    grid->setVerticalSpacing(space::xs);
    QString family;
    int row = -1, column = 0;
    for (const Cause cause : words::kCauses) {
        const QString its = words::familyOf(cause);
        if (its != family) {
            ++row;
            column = 1;
            grid->addWidget(makeLabel(its, Type::Caption, Ink::Muted, this), row, 0);
            family = its;
        }
        QPushButton *button = makeButton(QString(words::keyOf(cause)) + QStringLiteral("   ") + words::of(cause),
            ButtonRole::Pill, this);
        button->setAccessibleName(words::codeAndName(cause));
        button->setToolTip(words::codeAndName(cause));
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QPushButton::clicked, this, [this, cause] { select(cause); });
        m_buttons.insert(static_cast<int>(cause), button);
        grid->addWidget(button, row, column++, Qt::AlignLeft);
    }
    grid->setColumnStretch(4, 1);
    body()->addLayout(grid);
    if (note == Note::WithNote) {
        m_note = new QLineEdit(this);
        m_note->setPlaceholderText(tr("Note (optional)"));
        m_note->setAccessibleName(tr("Note"));
        body()->addWidget(m_note);
    }
    for (auto button = m_buttons.cbegin(); button != m_buttons.cend(); ++button)
        button.value()->setChecked(proposed && button.key() == static_cast<int>(*proposed));
    acceptButton()->setEnabled(proposed.has_value());
    connect(this, &QDialog::accepted, this, &CauseSheet::decide);
    setFocus();
}

void CauseSheet::select(Cause cause)
{
    m_selected = cause;
    acceptButton()->setEnabled(true);
    for (auto button = m_buttons.cbegin(); button != m_buttons.cend(); ++button)
        button.value()->setChecked(button.key() == static_cast<int>(cause));
    if (m_note)
        m_note->setFocus();
    else
        accept();
}

void CauseSheet::decide()
{
    if (m_selected)
        Q_EMIT chosen(*m_selected, m_note ? m_note->text().trimmed() : QString());
}

void CauseSheet::keyPressEvent(QKeyEvent *event)
{
    for (const Cause cause : words::kCauses) {
        if (!event->text().isEmpty() && event->text().front().toUpper() == words::keyOf(cause)) {
            select(cause);
            return;
        }
    }
    Sheet::keyPressEvent(event);
}

} // namespace sluice::ui
