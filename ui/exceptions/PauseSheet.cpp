#include "ui/exceptions/PauseSheet.h"

#include "desk/Orders.h"
#include "ui/kit/Controls.h"
#include "ui/kit/Format.h"
#include "ui/kit/Words.h"

#include <QButtonGroup>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace sluice::ui {

PauseSheet::PauseSheet(Instant now, int count, QWidget *parent)
    : Sheet(count == 1 ? tr("Pause this exception") : tr("Pause %1 exceptions").arg(count),
          tr("The clock stands still until the day it wakes up. The pause is counted and reported."), tr("Pause"),
          parent)
    , m_reasons(new QButtonGroup(this))
    , m_until(new QDateEdit(this))
    , m_note(new QLineEdit(this))
{
    setObjectName(QStringLiteral("pauseSheet"));
    for (qsizetype i = 0; i < desk::kPauseReasons.size(); ++i) {
        QPushButton *button = makeButton(QString::number(i + 1) + QStringLiteral("   ")
                + words::ofPauseReason(desk::kPauseReasons.at(i)),
            ButtonRole::Pill, this);
        m_reasons->addButton(button, static_cast<int>(i));
        button->setChecked(i == 0);
        body()->addWidget(button, 0, Qt::AlignLeft);
    }
    QDate next = format::localDay(now).addDays(1);
    while (next.dayOfWeek() > Qt::Friday)
        next = next.addDays(1);
    m_until->setCalendarPopup(true);
    m_until->setDisplayFormat(format::datePattern());
    m_until->setMinimumWidth(136);
    m_until->setMinimumDate(format::localDay(now).addDays(1));
    m_until->setDate(next);
    m_until->setAccessibleName(tr("Wakes up on"));
    auto *row = new QHBoxLayout;
    row->addWidget(makeLabel(tr("Wakes up on"), Type::Body, Ink::Muted, this));
    row->addWidget(m_until);
    row->addStretch(1);
    body()->addLayout(row);
    m_note->setPlaceholderText(tr("Note: whom you asked, and what for (needed)"));
    m_note->setAccessibleName(tr("Note"));
    body()->addWidget(m_note);
    connect(m_note, &QLineEdit::textChanged, this, &PauseSheet::validate);
    connect(this, &QDialog::accepted, this, [this] {
        const QDateTime until(m_until->date(), QTime(9, 0));
        Q_EMIT chosen(desk::kPauseReasons.at(m_reasons->checkedId()), fromQDateTime(until), m_note->text().trimmed());
    });
    validate();
    setFocus();
}

void PauseSheet::validate()
{
    acceptButton()->setEnabled(!m_note->text().trimmed().isEmpty());
}

void PauseSheet::keyPressEvent(QKeyEvent *event)
{
    const int reason = event->key() - Qt::Key_1;
    if (reason >= 0 && reason < m_reasons->buttons().size()) {
        m_reasons->button(reason)->setChecked(true);
        m_note->setFocus();
        return;
    }
    Sheet::keyPressEvent(event);
}

} // namespace sluice::ui
