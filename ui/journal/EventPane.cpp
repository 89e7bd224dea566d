#include "ui/journal/EventPane.h"

#include "ui/kit/Controls.h"
#include "ui/kit/Facts.h"
#include "ui/kit/Format.h"

#include <QFontDatabase>
#include <QJsonDocument>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace sluice::ui {

EventPane::EventPane(QWidget *parent)
    : DetailPane(tr("Event"), parent)
    , m_what(addTab(tr("Event")))
{
    setObjectName(QStringLiteral("eventDetail"));
    footWidget()->hide();
    showNothing();
}

void EventPane::showNothing()
{
    clear(head());
    head()->addWidget(makeLabel(tr("No event chosen"), Type::Section, Ink::Muted, this));
    finish(restart(m_what));
}

void EventPane::showRow(const desk::EventRow &event)
{
    clear(head());
    QLabel *sentence = makeProse(format::readable(event.summary), Type::Section, Ink::Text, this);
    sentence->setFont(type(Type::Section, Weight::Strong));
    head()->addWidget(sentence);
    head()->addWidget(makeProse(event.actor + QStringLiteral(" · ") + format::dateTimeExact(event.at), Type::Body, Ink::Muted, this));
    QVBoxLayout *column = restart(m_what);
    QWidget *area = content(m_what);
    auto *facts = new FactGrid(area);
    facts->add(tr("Number"), format::count(event.seq));
    facts->add(tr("Kind"), event.kind);
    facts->add(tr("Subject"), event.subject);
    facts->add(tr("Hash"), event.hash);
    column->addWidget(facts);
    column->addWidget(makeSectionHead(tr("Payload"), area));
    // Indented for reading only; the canonical text is what the hash covers.
    const QJsonDocument payload = QJsonDocument::fromJson(event.payload.toUtf8());
    auto *text = new QPlainTextEdit(payload.isNull() ? event.payload : QString::fromUtf8(payload.toJson()), area);
    text->setReadOnly(true);
    text->setAccessibleName(tr("Payload"));
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    text->setMinimumHeight(240);
    column->addWidget(text, 1);
}

} // namespace sluice::ui
