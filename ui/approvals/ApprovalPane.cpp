#include "ui/approvals/ApprovalPane.h"

#include "ui/kit/Controls.h"
#include "ui/kit/DetailPane.h"
#include "ui/kit/Facts.h"
#include "ui/kit/FlowLayout.h"
#include "ui/kit/Format.h"
#include "ui/kit/InvoiceSheet.h"
#include "ui/kit/ScrollContent.h"
#include "ui/kit/Words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace sluice::ui {

namespace {

QScrollArea *scrolling(QWidget *content, const QString &name, QWidget *parent)
{
    auto *scroll = new QScrollArea(parent);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(name);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    return scroll;
}

/// The column is narrow: a head of two lines is better than a cut one.
QLabel *wrappingHead(const QString &text, QWidget *parent)
{
    QLabel *head = makeSectionHead(text, parent);
    head->setWordWrap(true);
    return head;
}

QString roleNames(const QStringList &roles)
{
    QStringList names;
    for (const QString &role : roles) {
        const std::optional<Role> known = parseName<Role>(role);
        names += known ? words::of(*known) : role;
    }
    return names.join(QStringLiteral(", "));
}

} // namespace

ApprovalPane::ApprovalPane(QWidget *parent)
    : QWidget(parent)
    , m_sheet(nullptr)
    , m_side(new ScrollContent)
    , m_sideColumn(new QVBoxLayout(m_side))
    , m_nothing(makeLabel(tr("No request chosen"), Type::Section, Ink::Muted, this))
    , m_whyNot(makeProse({}, Type::Body, Ink::Warn, this))
    , m_approve(makeKeyButton(tr("Approve"), QStringLiteral("Y"), ButtonRole::PrimaryAction, this))
    , m_return(makeKeyButton(tr("Return"), QStringLiteral("R"), ButtonRole::Action, this))
    , m_reject(makeKeyButton(tr("Reject"), QStringLiteral("N"), ButtonRole::Action, this))
{
    setObjectName(QStringLiteral("approvalPane"));
    setAccessibleName(tr("Review"));
    auto *paper = new QWidget;
    auto *paperColumn = new QVBoxLayout(paper);
    paperColumn->setContentsMargins(space::l, space::m, space::l, space::l);
    m_sheet = new InvoiceSheet(paper);
    paperColumn->addWidget(m_nothing);
    paperColumn->addWidget(m_sheet);
    paperColumn->addStretch(1);
    setRole(m_side, "surface");
    m_sideColumn->setContentsMargins(space::l, space::m, space::l, space::l);
    m_sideColumn->setSpacing(space::s);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(scrolling(paper, tr("The invoice"), this), 8);
    m_sideScroll = scrolling(m_side, tr("Differences and checks"), this);
    m_sideScroll->setMinimumWidth(280);
    row->addWidget(m_sideScroll, 5);
    column->addLayout(row, 1);
    column->addWidget(makeHairline(this));
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(space::l, space::s, space::l, space::s);
    foot->setSpacing(space::s);
    foot->addWidget(m_approve);
    foot->addWidget(m_return);
    foot->addWidget(m_reject);
    foot->addWidget(m_whyNot, 1);
    column->addLayout(foot);
    connect(m_approve, &QPushButton::clicked, this, [this] { Q_EMIT actionRequested(QStringLiteral("approve")); });
    connect(m_return, &QPushButton::clicked, this, [this] { Q_EMIT actionRequested(QStringLiteral("return")); });
    connect(m_reject, &QPushButton::clicked, this, [this] { Q_EMIT actionRequested(QStringLiteral("reject")); });
    showNothing();
}

void ApprovalPane::showNothing()
{
    m_shownId = {};
    m_sheet->hide();
    m_nothing->show();
    m_sideScroll->hide();
    DetailPane::clear(m_sideColumn);
    m_whyNot->clear();
    for (QPushButton *button : { m_approve, m_return, m_reject })
        button->setEnabled(false);
}

void ApprovalPane::showDetail(const desk::ApprovalRow &approval, const desk::RequestDetail &detail, Instant now)
{
    m_shownId = detail.row.id;
    m_shownFingerprint = detail.fingerprint;
    m_nothing->hide();
    m_sideScroll->show();
    m_sheet->QWidget::show();
    m_sheet->show(detail.preview, tr("As it will stand in %1").arg(detail.preview.companyName));
    for (QPushButton *button : { m_approve, m_return, m_reject })
        button->setEnabled(approval.canDecide);
    m_whyNot->setText(approval.whyNot);
    fillSide(approval, detail, now);
}

void ApprovalPane::fillSide(const desk::ApprovalRow &approval, const desk::RequestDetail &detail, Instant now)
{
    DetailPane::clear(m_sideColumn);
    m_sideColumn->addWidget(wrappingHead(approval.dealName, m_side));
    if (!approval.risks.isEmpty()) {
        auto *chips = new QWidget(m_side);
        auto *flow = new FlowLayout(chips, space::xs);
        for (const QString &risk : approval.risks)
            flow->addWidget(new ChipLabel(words::ofRisk(risk), Tone::Warn, chips));
        m_sideColumn->addWidget(chips);
    }
    if (!detail.sinceApproval.empty()) {
        m_sideColumn->addWidget(wrappingHead(tr("Changed since it was approved"), m_side));
        m_sideColumn->addWidget(new DifferenceTable(tr("Approved"), tr("Now"), detail.sinceApproval, DifferenceTable::Style::StackedStruck, m_side));
    }
    m_sideColumn->addSpacing(space::xs);
    m_sideColumn->addWidget(wrappingHead(tr("Differs from the deal"), m_side));
    if (detail.differences.empty())
        m_sideColumn->addWidget(makeProse(tr("Nothing. The invoice says what was signed."), Type::Body, Ink::Good, m_side));
    else
        m_sideColumn->addWidget(new DifferenceTable(tr("Deal"), tr("Invoice"), detail.differences, DifferenceTable::Style::Stacked, m_side));
    m_sideColumn->addSpacing(space::xs);
    addChecks(detail.checks);
    m_sideColumn->addSpacing(space::xs);
    m_sideColumn->addWidget(wrappingHead(tr("The deal as signed"), m_side));
    auto *deal = new FactGrid(m_side);
    deal->add(tr("Account"), detail.row.accountName);
    deal->add(tr("Bills"), format::readable(detail.row.title) + QStringLiteral(" · ") + format::money(detail.row.amount));
    deal->add(tr("Closed"), format::date(detail.dealClosedOn));
    deal->add(tr("Terms"), detail.dealTerms);
    deal->add(tr("PO number"), detail.dealPo);
    deal->add(tr("Bills on"), detail.dealEvent);
    deal->add(tr("Delivery"), detail.delivery);
    deal->add(tr("Owner"), detail.row.ownerName);
    m_sideColumn->addWidget(deal);
    m_sideColumn->addSpacing(space::xs);
    addPath(approval, now);
    m_sideColumn->addStretch(1);
}

void ApprovalPane::addChecks(const std::vector<desk::CheckRow> &checks)
{
    const auto passed = std::count_if(checks.begin(), checks.end(), [](const desk::CheckRow &check) { return check.passed; });
    for (const desk::CheckRow &check : checks) {
        if (!check.passed)
            m_sideColumn->addWidget(makeProse(QStringLiteral("✕ ") + format::readable(check.label), Type::Body, Ink::Bad, m_side));
    }
    auto *facts = new QWidget(m_side);
    auto *column = new QVBoxLayout(facts);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    for (const desk::CheckRow &check : checks) {
        if (check.passed)
            column->addWidget(makeProse(QStringLiteral("✓ ") + check.label, Type::Body, Ink::Good, facts));
    }
    facts->hide();
    const QString text = tr("%1 of %2 checks passed").arg(passed).arg(checks.size());
    QPushButton *toggle = makeButton(text, ButtonRole::Link, m_side);
    connect(toggle, &QPushButton::clicked, facts, [facts] { facts->setVisible(!facts->isVisible()); });
    m_sideColumn->addWidget(toggle, 0, Qt::AlignLeft);
    m_sideColumn->addWidget(facts);
}

void ApprovalPane::addPath(const desk::ApprovalRow &approval, Instant now)
{
    m_sideColumn->addWidget(wrappingHead(tr("Who signs"), m_side));
    auto *path = new FactGrid(m_side);
    path->add(tr("Policy"), approval.policy);
    path->add(tr("Still needs"), roleNames(approval.needs));
    path->add(tr("Signed by"), approval.signedBy.join(QStringLiteral(", ")));
    path->add(tr("Waiting"), format::age(approval.waitingSince, now));
    path->add(tr("Fingerprint"), m_shownFingerprint);
    m_sideColumn->addWidget(path);
}

} // namespace sluice::ui
