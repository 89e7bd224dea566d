#include "ui/requests/RequestPane.h"

#include "ui/kit/Controls.h"
#include "ui/kit/Facts.h"
#include "ui/kit/Format.h"
#include "ui/kit/InvoiceSheet.h"
#include "ui/kit/Words.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace sluice::ui {

RequestPane::RequestPane(QWidget *parent)
    : DetailPane(tr("Billing request"), parent)
    , m_state(addTab(tr("Checks")))
    , m_invoice(addTab(tr("Invoice")))
    , m_deal(addTab(tr("Deal")))
    , m_history(addTab(tr("History")))
{
    setObjectName(QStringLiteral("requestDetail"));
    footWidget()->hide();
    showNothing();
}

void RequestPane::showNothing()
{
    clear(head());
    head()->addWidget(makeLabel(tr("No request chosen"), Type::Section, Ink::Muted, this));
    for (const int tab : { m_state, m_invoice, m_deal, m_history })
        finish(restart(tab));
}

void RequestPane::showDetail(const desk::RequestDetail &detail, Instant now)
{
    clear(head());
    QLabel *name = makeProse(detail.row.dealName, Type::Section, Ink::Text, this);
    name->setFont(type(Type::Section, Weight::Strong));
    head()->addWidget(name);
    head()->addWidget(makeProse(detail.row.accountName + QStringLiteral(" · ") + format::readable(detail.row.title), Type::Body, Ink::Muted, this));
    head()->addWidget(new ChipLabel(words::of(detail.row.state), words::toneOf(detail.row.state), this), 0, Qt::AlignLeft);
    fillState(detail);
    QVBoxLayout *column = restart(m_invoice);
    auto *sheet = new InvoiceSheet(content(m_invoice));
    sheet->show(detail.preview, detail.row.invoiceId.isEmpty() ? tr("As it would be posted today") : tr("As intended"));
    column->addWidget(sheet);
    finish(column);
    fillDeal(detail);
    column = restart(m_history);
    column->addWidget(new Timeline(detail.history, now, content(m_history)));
    finish(column);
}

void RequestPane::fillState(const desk::RequestDetail &detail)
{
    QVBoxLayout *column = restart(m_state);
    QWidget *area = content(m_state);
    auto *facts = new FactGrid(area);
    facts->add(tr("Amount"), format::money(detail.row.amount));
    facts->add(tr("Entity"), detail.row.entity);
    facts->add(tr("Customer"), detail.row.customerName);
    facts->add(tr("Planned"), format::date(detail.row.plannedOn));
    facts->add(tr("Due"), format::date(detail.row.dueOn));
    facts->add(tr("Invoice"), detail.row.docNumber);
    if (!detail.row.invoiceId.isEmpty())
        facts->add(tr("Open balance"), format::money(detail.row.balance));
    column->addWidget(facts);
    if (!detail.row.invoiceId.isEmpty()) {
        QPushButton *open = makeButton(tr("Open the invoice"), ButtonRole::Link, area);
        connect(open, &QPushButton::clicked, this,
            [this, realm = detail.row.realm, id = detail.row.invoiceId] { Q_EMIT invoiceRequested(realm, id); });
        column->addWidget(open, 0, Qt::AlignLeft);
    }
    column->addSpacing(space::s);
    column->addWidget(makeSectionHead(tr("Checks"), area));
    for (const desk::CheckRow &check : detail.checks)
        column->addWidget(makeProse((check.passed ? QStringLiteral("✓ ") : QStringLiteral("✕ ")) + format::readable(check.label), Type::Body,
            check.passed ? Ink::Good : Ink::Bad, area));
    for (const Finding &finding : detail.row.failed) {
        column->addSpacing(space::xs);
        column->addWidget(new FacingValues(words::ofField(finding.field), format::readable(finding.found), tr("Needed"), format::readable(finding.needed), area));
    }
    finish(column);
}

void RequestPane::fillDeal(const desk::RequestDetail &detail)
{
    QVBoxLayout *column = restart(m_deal);
    QWidget *area = content(m_deal);
    auto *facts = new FactGrid(area);
    facts->add(tr("Stage"), detail.dealStage);
    facts->add(tr("Closed"), format::date(detail.dealClosedOn));
    facts->add(tr("Bills on"), detail.dealEvent);
    facts->add(tr("Delivery"), detail.delivery);
    facts->add(tr("Terms"), detail.dealTerms);
    facts->add(tr("PO number"), detail.dealPo);
    facts->add(tr("Tax code"), detail.dealTaxCode);
    facts->add(tr("Owner"), detail.row.ownerName);
    facts->add(tr("Segment"), detail.row.segment);
    facts->add(tr("Channel"), detail.row.channel);
    column->addWidget(facts);
    if (!detail.salesforceUrl.isEmpty()) {
        QPushButton *open = makeButton(tr("Open in Salesforce"), ButtonRole::Link, area);
        connect(open, &QPushButton::clicked, this, [this, url = detail.salesforceUrl] { Q_EMIT linkRequested(url); });
        column->addWidget(open, 0, Qt::AlignLeft);
    }
    column->addSpacing(space::s);
    column->addWidget(new LineTable(detail.dealLines, area));
    if (!detail.differences.empty()) {
        column->addSpacing(space::s);
        column->addWidget(makeSectionHead(tr("Differs from the invoice"), area));
        column->addWidget(new DifferenceTable(tr("Deal"), tr("Invoice"), detail.differences, DifferenceTable::Style::SideBySide, area));
    }
    finish(column);
}

} // namespace sluice::ui
