#include "ui/setup/ReadinessPanel.h"

#include "ui/kit/Backend.h"
#include "ui/kit/Controls.h"
#include "ui/kit/DetailPane.h"
#include "ui/kit/Facts.h"
#include "ui/kit/Words.h"

#include <QClipboard>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace sluice::ui {

namespace {

/// What stands in the way, then what would be better, then what is well.
int rank(const desk::ReadinessRow &row)
{
    return !row.ok ? 0 : row.wanted ? 1 : 2;
}

} // namespace

ReadinessPanel::ReadinessPanel(const AppContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_summary(makeLabel({}, Type::Section, Ink::Text, this, Weight::Strong))
    , m_copy(makeButton(tr("Copy the instructions"), ButtonRole::Plain, this))
    , m_area(new QWidget)
    , m_lines(new QVBoxLayout(m_area))
{
    setObjectName(QStringLiteral("readiness"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::s, 0, 0);
    column->setSpacing(space::m);
    auto *head = new QHBoxLayout;
    head->addWidget(m_summary, 1);
    QPushButton *again = makeButton(tr("Look again"), ButtonRole::Plain, this);
    head->addWidget(m_copy);
    head->addWidget(again);
    column->addLayout(head);
    m_lines->setContentsMargins(0, 0, space::s, space::l);
    m_lines->setSpacing(space::s);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("Readiness"));
    scroll->setWidget(m_area);
    column->addWidget(scroll, 1);
    m_copy->hide();
    connect(again, &QPushButton::clicked, this, &ReadinessPanel::look);
    connect(m_copy, &QPushButton::clicked, this, &ReadinessPanel::copyInstructions);
    connect(context.backend, &Backend::readinessFound, this, &ReadinessPanel::show);
}

void ReadinessPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_looked)
        look();
}

void ReadinessPanel::look()
{
    m_looked = true;
    setInk(m_summary, Ink::Muted);
    m_summary->setText(tr("Looking at everything that must be right…"));
    m_context.backend->checkReadiness();
}

void ReadinessPanel::show(const std::vector<desk::ReadinessRow> &rows)
{
    m_rows.clear();
    for (const int wanted : { 0, 1, 2 })
        std::copy_if(rows.begin(), rows.end(), std::back_inserter(m_rows), [&](const auto &row) { return rank(row) == wanted; });
    const auto wrong = std::count_if(m_rows.begin(), m_rows.end(), [](const auto &row) { return !row.ok; });
    setInk(m_summary, wrong == 0 ? Ink::Good : Ink::Bad);
    m_summary->setText(wrong == 0 ? tr("Everything that Sluice needs is right.")
            : wrong == 1          ? tr("1 thing must be put right.")
                                  : tr("%1 things must be put right.").arg(wrong));
    m_copy->setVisible(std::any_of(m_rows.begin(), m_rows.end(), [](const auto &row) { return !row.toDo.isEmpty(); }));
    DetailPane::clear(m_lines);
    for (const desk::ReadinessRow &row : m_rows)
        m_lines->addWidget(line(row));
    m_lines->addStretch(1);
}

QWidget *ReadinessPanel::line(const desk::ReadinessRow &row)
{
    auto *frame = new QFrame(m_area);
    setRole(frame, "card");
    frame->setAccessibleName(row.id);
    auto *column = new QVBoxLayout(frame);
    column->setContentsMargins(space::l, space::s, space::l, space::s);
    column->setSpacing(space::xs);
    auto *head = new QHBoxLayout;
    head->addWidget(new ChipLabel(!row.ok ? tr("Missing") : row.wanted ? tr("Better with it") : tr("Right"),
        !row.ok ? Tone::Bad : row.wanted ? Tone::Warn : Tone::Good, frame));
    head->addWidget(makeLabel(row.id, Type::Body, Ink::Text, frame, Weight::Strong));
    head->addWidget(makeProse(row.fact, Type::Body, Ink::Muted, frame), 1);
    column->addLayout(head);
    if (!row.toDo.isEmpty())
        column->addWidget(makeProse(row.toDo, Type::Body, Ink::Text, frame));
    return frame;
}

void ReadinessPanel::copyInstructions() const
{
    QStringList lines;
    for (const desk::ReadinessRow &row : m_rows) {
        if (!row.toDo.isEmpty())
            lines += QStringLiteral("%1: %2. %3").arg(row.id, row.fact, row.toDo);
    }
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

} // namespace sluice::ui
