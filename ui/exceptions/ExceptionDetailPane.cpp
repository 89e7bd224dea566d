#include "ui/exceptions/ExceptionDetailPane.h"

#include "ui/kit/Controls.h"
#include "ui/kit/Facts.h"
#include "ui/kit/FieldWords.h"
#include "ui/kit/FlowLayout.h"
#include "ui/kit/Format.h"
#include "ui/kit/Words.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace sluice::ui {

namespace {

/// "Opportunity.…" stands in Salesforce, "Item.…" and "Customer.…" in the books.
QPlainTextEdit *makeRaw(const QString &json, const QString &name, QWidget *parent)
{
    auto *text = new QPlainTextEdit(json, parent);
    text->setReadOnly(true);
    text->setAccessibleName(name);
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    text->setMinimumHeight(180);
    return text;
}

} // namespace

ExceptionDetailPane::ExceptionDetailPane(QWidget *parent)
    : DetailPane(tr("Exception"), parent)
    , m_why(addTab(tr("Why")))
    , m_lines(addTab(tr("Lines")))
    , m_evidence(addTab(tr("Evidence")))
    , m_history(addTab(tr("History")))
    , m_raw(addTab(tr("Raw")))
{
    setObjectName(QStringLiteral("exceptionDetail"));
    showNothing();
}

void ExceptionDetailPane::showNothing()
{
    clear(head());
    clear(foot());
    footWidget()->hide();
    head()->addWidget(makeLabel(tr("No exception chosen"), Type::Section, Ink::Muted, this));
    for (const int tab : { m_why, m_lines, m_evidence, m_history, m_raw })
        finish(restart(tab));
}

void ExceptionDetailPane::showDetail(const desk::ExceptionDetail &detail, Instant now)
{
    fillHead(detail.row);
    fillWhy(detail, now);
    fillLines(detail);
    fillEvidence(detail);
    fillHistory(detail, now);
    fillRaw(detail);
    fillFoot(detail.row);
}

void ExceptionDetailPane::fillHead(const desk::ExceptionRow &row)
{
    clear(head());
    QLabel *name = makeProse(row.dealName.isEmpty() ? row.accountName : row.dealName, Type::Section, Ink::Text, this);
    name->setFont(type(Type::Section, Weight::Strong));
    head()->addWidget(name);
    QStringList under { row.dealName.isEmpty() ? QString() : row.accountName, row.entity };
    under.removeAll(QString());
    head()->addWidget(makeProse(under.join(QStringLiteral(" · ")), Type::Body, Ink::Muted, this));
    auto *chips = new QHBoxLayout;
    chips->setSpacing(space::xs);
    chips->addWidget(new ChipLabel(words::of(row.severity), words::toneOf(row.severity), this));
    chips->addWidget(new ChipLabel(words::codeAndName(row.cause.value_or(row.causeProposed)),
        row.cause ? Tone::Accent : Tone::Neutral, this));
    if (!row.cause)
        chips->addWidget(makeLabel(tr("proposed"), Type::Caption, Ink::Muted, this));
    if (row.state != CaseState::Open)
        chips->addWidget(new ChipLabel(words::of(row.state), row.state == CaseState::Resolved ? Tone::Good : Tone::Info, this));
    chips->addStretch(1);
    head()->addSpacing(space::xs);
    head()->addLayout(chips);
}

void ExceptionDetailPane::fillWhy(const desk::ExceptionDetail &detail, Instant now)
{
    const desk::ExceptionRow &row = detail.row;
    QVBoxLayout *column = restart(m_why);
    QWidget *area = content(m_why);
    QLabel *sentence = makeProse(format::readable(row.summary), Type::Title, Ink::Text, area);
    column->addWidget(sentence);
    column->addSpacing(space::xs);
    column->addWidget(new FacingValues(tr("%1 in %2").arg(words::ofField(row.field), words::systemOfField(row.field)), format::readable(row.found),
        tr("Needed"), format::readable(row.needed), area));
    column->addSpacing(space::s);
    auto *facts = new FactGrid(area);
    facts->add(tr("Who can fix it"), words::of(row.fixer));
    facts->add(tr("Holds up"), row.amount.isZero() ? tr("no money") : format::money(row.amount));
    facts->add(tr("Owner"), row.owner.isEmpty() ? tr("nobody yet") : row.owner);
    if (row.state == CaseState::Paused && row.pausedUntil)
        facts->add(tr("Paused"), tr("%1, wakes up %2").arg(words::ofPauseReason(row.pauseReason), format::dateTime(*row.pausedUntil)));
    if (row.state == CaseState::Resolved && row.resolvedAt)
        facts->add(tr("Resolved"), tr("%1, %2").arg(format::dateTime(*row.resolvedAt),
            row.resolvedBy == QLatin1String("source") ? tr("fixed at the source") : tr("by a person")));
    if (row.cycle > 1)
        facts->add(tr("Cycle"), tr("%1: it came back after it was closed").arg(row.cycle), Ink::Warn);
    facts->add(tr("Opened"), tr("%1 ago, %2").arg(format::age(row.openedAt, now), format::dateTime(row.openedAt)));
    column->addWidget(facts);
    if (detail.siblings > 0) {
        QPushButton *siblings = makeButton(detail.siblings == 1 ? tr("1 more with the same fault") : tr("%1 more with the same fault").arg(detail.siblings), ButtonRole::Link, area);
        connect(siblings, &QPushButton::clicked, this,
            [this, check = row.check, found = row.found] { Q_EMIT siblingsRequested(check, found); });
        column->addWidget(siblings, 0, Qt::AlignLeft);
    }
    fillClock(column, detail);
    if (!detail.records.empty()) {
        column->addSpacing(space::s);
        column->addWidget(makeSectionHead(tr("The record on both sides"), area));
        column->addWidget(new DifferenceTable(words::ofSystem(QStringLiteral("salesforce")),
            words::ofSystem(QStringLiteral("quickbooks")), detail.records, DifferenceTable::Style::SideBySide, area));
    }
    finish(column);
}

void ExceptionDetailPane::fillClock(QVBoxLayout *column, const desk::ExceptionDetail &detail)
{
    if (detail.clockSentence.isEmpty())
        return;
    QWidget *area = content(m_why);
    column->addSpacing(space::s);
    column->addWidget(makeSectionHead(tr("The clock"), area));
    column->addWidget(makeProse(detail.clockSentence, Type::Body, Ink::Text, area));
    if (detail.clock.empty())
        return;
    auto *stretches = new FactGrid(area);
    for (const desk::ClockStretch &stretch : detail.clock) {
        const QString what = stretch.what == QLatin1String("ran") ? tr("ran")
            : stretch.what == QLatin1String("paused")             ? tr("paused")
            : stretch.what == QLatin1String("outside")            ? tr("outside working days")
                                                                  : stretch.what;
        stretches->add(what, tr("%1 from %2 to %3").arg(format::minutes(stretch.minutes), format::dateTime(stretch.from), format::dateTime(stretch.to)));
    }
    stretches->hide();
    QPushButton *more = makeButton(tr("Show how it was counted"), ButtonRole::Link, area);
    connect(more, &QPushButton::clicked, stretches, [stretches, more] {
        stretches->setVisible(!stretches->isVisible());
        more->setText(stretches->isVisible() ? tr("Hide how it was counted") : tr("Show how it was counted"));
    });
    column->addWidget(more, 0, Qt::AlignLeft);
    column->addWidget(stretches);
}

void ExceptionDetailPane::fillLines(const desk::ExceptionDetail &detail)
{
    QVBoxLayout *column = restart(m_lines);
    if (detail.lines.empty())
        column->addWidget(makeProse(tr("This exception concerns no lines."), Type::Body, Ink::Muted, content(m_lines)));
    else
        column->addWidget(new LineTable(detail.lines, content(m_lines)));
    finish(column);
}

void ExceptionDetailPane::fillEvidence(const desk::ExceptionDetail &detail)
{
    QVBoxLayout *column = restart(m_evidence);
    QWidget *area = content(m_evidence);
    for (const desk::RequestRow &request : detail.request) {
        column->addWidget(makeSectionHead(tr("Billing request"), area));
        auto *facts = new FactGrid(area);
        facts->add(tr("Part"), format::readable(request.title));
        facts->add(tr("State"), words::of(request.state));
        facts->add(tr("Amount"), format::money(request.amount));
        facts->add(tr("Customer"), request.customerName);
        facts->add(tr("Deal owner"), request.ownerName);
        if (request.wonAt)
            facts->add(tr("Won"), format::dateTime(*request.wonAt));
        if (request.triggeredOn.isValid())
            facts->add(tr("Billable since"), format::date(request.triggeredOn));
        column->addWidget(facts);
        QPushButton *open = makeButton(tr("Open the request"), ButtonRole::Link, area);
        connect(open, &QPushButton::clicked, this, [this, id = request.id.value] { Q_EMIT requestRequested(id); });
        column->addWidget(open, 0, Qt::AlignLeft);
        if (!request.failed.empty()) {
            column->addSpacing(space::s);
            column->addWidget(makeSectionHead(tr("Everything that holds this request"), area));
            auto *findings = new FactGrid(area);
            for (const Finding &finding : request.failed)
                findings->add(words::ofField(finding.field),
                    tr("found %1, needed %2").arg(finding.found.isEmpty() ? tr("nothing") : format::readable(finding.found), format::readable(finding.needed)));
            column->addWidget(findings);
        }
    }
    if (!detail.askText.isEmpty()) {
        column->addSpacing(space::s);
        column->addWidget(makeSectionHead(tr("Ready to send to %1").arg(words::of(detail.row.fixer)), area));
        column->addWidget(makeProse(detail.askText, Type::Body, Ink::Text, area));
    }
    finish(column);
}

void ExceptionDetailPane::fillHistory(const desk::ExceptionDetail &detail, Instant now)
{
    QVBoxLayout *column = restart(m_history);
    column->addWidget(new Timeline(detail.history, now, content(m_history)));
    finish(column);
}

void ExceptionDetailPane::fillRaw(const desk::ExceptionDetail &detail)
{
    QVBoxLayout *column = restart(m_raw);
    QWidget *area = content(m_raw);
    for (const auto &[system, json] : { std::pair(QStringLiteral("salesforce"), detail.rawSalesforce),
             std::pair(QStringLiteral("quickbooks"), detail.rawBooks) }) {
        column->addWidget(makeSectionHead(words::ofSystem(system), area));
        if (json.isEmpty())
            column->addWidget(makeProse(tr("Nothing is mirrored from there."), Type::Body, Ink::Muted, area));
        else
            column->addWidget(makeRaw(json, tr("%1 record as JSON").arg(words::ofSystem(system)), area), 1);
    }
    if (detail.rawSalesforce.isEmpty() && detail.rawBooks.isEmpty())
        finish(column);
}

void ExceptionDetailPane::fillFoot(const desk::ExceptionRow &row)
{
    clear(foot());
    footWidget()->show();
    auto *buttons = new QWidget(this); // In other languages they need a second row.
    auto *flow = new FlowLayout(buttons, space::s);
    const auto add = [&](const QString &text, const QString &key, const QString &action, ButtonRole role) {
        QPushButton *button = makeKeyButton(text, key, role, this);
        connect(button, &QPushButton::clicked, this, [this, action] { Q_EMIT actionRequested(action); });
        flow->addWidget(button);
    };
    if (row.state == CaseState::Resolved) {
        add(tr("Reopen"), QStringLiteral("O"), QStringLiteral("reopen"), ButtonRole::Action);
    } else {
        add(tr("Ask"), QStringLiteral("C"), QStringLiteral("ask"), ButtonRole::PrimaryAction);
        add(tr("Tag"), QStringLiteral("T"), QStringLiteral("tag"), ButtonRole::Action);
        if (row.state == CaseState::Paused)
            add(tr("Resume"), QStringLiteral("H"), QStringLiteral("pause"), ButtonRole::Action);
        else
            add(tr("Pause"), QStringLiteral("H"), QStringLiteral("pause"), ButtonRole::Action);
        add(tr("Assign"), QStringLiteral("A"), QStringLiteral("assign"), ButtonRole::Action);
        add(tr("Resolve"), QStringLiteral("R"), QStringLiteral("resolve"), ButtonRole::Action);
    }
    foot()->addWidget(buttons, 1);
}

} // namespace sluice::ui
