#include "ui/setup/ReadinessPanel.h"

#include "ui/kit/Backend.h"
#include "ui/kit/Controls.h"
#include "ui/kit/DetailPane.h"
#include "ui/kit/Facts.h"
#include "ui/kit/Format.h"
#include "ui/kit/Words.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QFrame>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHash>
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

/// The ids of `doctor` in words; names of fields and companies are their own.
QString titleOf(const desk::ReadinessRow &row)
{
    static const QHash<QString, const char *> kTitles {
        { QStringLiteral("profile"), QT_TRANSLATE_NOOP("ReadinessTitles", "Profile folder") },
        { QStringLiteral("disk"), QT_TRANSLATE_NOOP("ReadinessTitles", "Disk") },
        { QStringLiteral("journal"), QT_TRANSLATE_NOOP("ReadinessTitles", "Journal") },
        { QStringLiteral("key store"), QT_TRANSLATE_NOOP("ReadinessTitles", "Key store") },
        { QStringLiteral("mirror"), QT_TRANSLATE_NOOP("ReadinessTitles", "Mirror") },
        { QStringLiteral("salesforce"), QT_TRANSLATE_NOOP("ReadinessTitles", "Salesforce") },
        { QStringLiteral("uncertain writes"), QT_TRANSLATE_NOOP("ReadinessTitles", "Uncertain writes") },
    };
    if (const char *title = kTitles.value(row.id))
        return QCoreApplication::translate("ReadinessTitles", title);
    return row.id.startsWith(QLatin1String("connection ")) ? QCoreApplication::translate("ReadinessTitles", "Connection") : row.id;
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
    auto *card = new QFrame(m_area);
    setRole(card, "card");
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(0, space::xs, 0, space::xs);
    column->setSpacing(0);
    for (const desk::ReadinessRow &row : m_rows) {
        if (column->count() > 0)
            column->addWidget(makeHairline(card));
        column->addWidget(line(row, card));
    }
    m_lines->addWidget(card);
    m_lines->addStretch(1);
}

QWidget *ReadinessPanel::line(const desk::ReadinessRow &row, QWidget *parent)
{
    auto *frame = new QWidget(parent);
    frame->setAccessibleName(titleOf(row));
    auto *grid = new QGridLayout(frame);
    grid->setContentsMargins(space::l, space::s, space::l, space::s);
    grid->setHorizontalSpacing(space::l);
    grid->setVerticalSpacing(space::xs);
    constexpr int kChipWidth = 110, kTitleWidth = 250; // In one line below each other, whatever each says.
    grid->setColumnMinimumWidth(0, kChipWidth);
    grid->setColumnMinimumWidth(1, kTitleWidth);
    grid->setColumnStretch(2, 1);
    grid->addWidget(new ChipLabel(!row.ok ? tr("Missing") : row.wanted ? tr("Better with it") : tr("Right"),
                        !row.ok ? Tone::Bad : row.wanted ? Tone::Warn : Tone::Good, frame),
        0, 0, Qt::AlignLeft | Qt::AlignTop);
    QLabel *title = makeLabel(titleOf(row), Type::Body, Ink::Text, frame, Weight::Strong);
    title->setWordWrap(true);
    title->setMaximumWidth(kTitleWidth);
    grid->addWidget(title, 0, 1, Qt::AlignTop);
    grid->addWidget(makeProse(format::readable(row.fact), Type::Body, Ink::Muted, frame), 0, 2, Qt::AlignTop);
    if (!row.toDo.isEmpty())
        grid->addWidget(makeProse(row.toDo, Type::Body, Ink::Text, frame), 1, 2, Qt::AlignTop);
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
