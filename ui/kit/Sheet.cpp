#include "ui/kit/Sheet.h"

#include "ui/kit/Controls.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace sluice::ui {

Sheet::Sheet(const QString &title, const QString &sentence, const QString &accept, QWidget *parent)
    : QDialog(parent)
    , m_body(new QVBoxLayout)
    , m_cancel(makeButton(tr("Cancel"), ButtonRole::Plain, this))
    , m_accept(makeButton(accept, ButtonRole::Primary, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    setAccessibleName(title);
    setModal(true);
    setMinimumWidth(460);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::l, space::xl, space::l);
    column->setSpacing(space::m);
    column->addWidget(makeSectionHead(title, this));
    if (!sentence.isEmpty())
        column->addWidget(makeProse(sentence, Type::Body, Ink::Muted, this));
    m_body->setSpacing(space::s);
    column->addLayout(m_body);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    row->addStretch(1);
    row->addWidget(m_cancel);
    row->addWidget(m_accept);
    m_accept->setDefault(true);
    for (QPushButton *button : { m_cancel, m_accept })
        button->setAutoDefault(true); // Enter presses the button that has the focus; else Enter on Cancel would accept.
    column->addLayout(row);
    connect(m_cancel, &QPushButton::clicked, this, &Sheet::reject);
    connect(m_accept, &QPushButton::clicked, this, &Sheet::accept);
}

void Sheet::showEvent(QShowEvent *event)
{
    // A width asked for is the least; words that need more, as in another language, are not cut.
    setMinimumWidth(std::max(minimumWidth(), layout()->minimumSize().width()));
    // Tab goes through the sheet from top to bottom, whatever was made first: its two buttons come last.
    QWidget *last = previousInFocusChain();
    while (last == m_accept || last == m_cancel)
        last = last->previousInFocusChain();
    setTabOrder(last, m_cancel);
    setTabOrder(m_cancel, m_accept);
    QDialog::showEvent(event);
}

} // namespace sluice::ui
