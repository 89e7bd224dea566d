#include "ui/setup/PolicyPanel.h"

#include "ui/kit/Backend.h"
#include "ui/kit/Controls.h"
#include "ui/kit/DetailPane.h"
#include "ui/kit/Words.h"

#include <QFontDatabase>
#include <QFrame>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace sluice::ui {

PolicyPanel::PolicyPanel(const AppContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_area(new QWidget)
    , m_column(new QVBoxLayout(m_area))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::s, 0, 0);
    m_column->setContentsMargins(0, 0, space::s, space::l);
    m_column->setSpacing(space::m);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("Policy"));
    scroll->setWidget(m_area);
    column->addWidget(scroll, 1);
    connect(context.backend, &Backend::changed, this, [this](const QStringList &what) {
        if (what.contains(QLatin1String("journal"))) // A new policy is adopted there.
            refresh();
    });
    refresh();
}

void PolicyPanel::refresh()
{
    m_context.backend->ask<desk::Reader::PolicyView>(
        this, [](desk::Reader &reader) { return reader.policy(); },
        [this](Result<desk::Reader::PolicyView> policy) {
            if (!policy)
                showProblem(policy.error());
            else if (policy->version != m_version) // Else somebody may be reading it: it stays as it stands.
                show(*policy);
        });
}

void PolicyPanel::showProblem(const Error &error)
{
    m_version.clear();
    DetailPane::clear(m_column);
    const words::Problem problem = words::problemOf(tr("The policy could not be read."), error);
    m_column->addWidget(makeProse(problem.what, Type::Section, Ink::Bad, m_area));
    m_column->addWidget(makeProse(problem.why + QLatin1Char(' ') + problem.todo, Type::Body, Ink::Muted, m_area));
    m_column->addStretch(1);
}

void PolicyPanel::show(const desk::Reader::PolicyView &policy)
{
    m_version = policy.version;
    DetailPane::clear(m_column);
    m_column->addWidget(makeProse(tr("In force: version %1. In this version of Sluice it is read-only.").arg(policy.version),
        Type::Body, Ink::Muted, m_area));
    for (const desk::Reader::PolicySection &section : policy.sections) {
        auto *card = new QFrame(m_area);
        setRole(card, "card");
        auto *column = new QVBoxLayout(card);
        column->setContentsMargins(space::l, space::m, space::l, space::m);
        column->setSpacing(space::s);
        column->addWidget(makeSectionHead(section.title, card));
        for (const QString &sentence : section.sentences)
            column->addWidget(makeProse(sentence, Type::Body, Ink::Text, card));
        m_column->addWidget(card);
    }
    auto *text = new QPlainTextEdit(policy.toml, m_area);
    text->setReadOnly(true);
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    text->setAccessibleName(tr("Policy file"));
    text->setMinimumHeight(260);
    text->hide();
    QPushButton *more = makeButton(tr("Show the file"), ButtonRole::Link, m_area);
    connect(more, &QPushButton::clicked, text, [text] { text->setVisible(!text->isVisible()); });
    m_column->addWidget(more, 0, Qt::AlignLeft);
    m_column->addWidget(text);
    m_column->addStretch(1);
}

} // namespace sluice::ui
