#include "ui/invoices/InvoicePane.h"

#include "ui/kit/Controls.h"
#include "ui/kit/Facts.h"
#include "ui/kit/Format.h"
#include "ui/kit/InvoiceSheet.h"
#include "ui/kit/Words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace sluice::ui {

InvoicePane::InvoicePane(QWidget *parent)
    : DetailPane(tr("Invoice"), parent)
    , m_page(addTab(tr("Invoice")))
    , m_money(addTab(tr("Payments")))
    , m_history(addTab(tr("History")))
{
    setObjectName(QStringLiteral("invoiceDetail"));
    footWidget()->hide();
    showNothing();
}

void InvoicePane::showNothing()
{
    clear(head());
    head()->addWidget(makeLabel(tr("No invoice chosen"), Type::Section, Ink::Muted, this));
    for (const int tab : { m_page, m_money, m_history })
        finish(restart(tab));
}

void InvoicePane::showDetail(const desk::InvoiceDetail &detail, Instant now)
{
    clear(head());
    head()->addWidget(makeSectionHead(detail.row.docNumber.isEmpty() ? tr("Invoice without a number") : detail.row.docNumber, this));
    head()->addWidget(makeProse(detail.row.customerName + QStringLiteral(" · ") + detail.row.companyName, Type::Body, Ink::Muted, this));
    auto *chips = new QHBoxLayout;
    chips->setSpacing(space::xs);
    chips->addWidget(new ChipLabel(detail.row.deleted ? tr("Deleted") : words::of(detail.row.status), words::toneOf(detail.row.status), this));
    chips->addWidget(new ChipLabel(words::of(detail.row.origin), words::toneOf(detail.row.origin), this));
    chips->addStretch(1);
    head()->addLayout(chips);
    fillPage(detail);
    fillMoney(detail);
    QVBoxLayout *column = restart(m_history);
    column->addWidget(new Timeline(detail.history, now, content(m_history)));
    finish(column);
}

void InvoicePane::fillPage(const desk::InvoiceDetail &detail)
{
    QVBoxLayout *column = restart(m_page);
    QWidget *area = content(m_page);
    if (!detail.differences.empty()) {
        column->addWidget(makeSectionHead(tr("Stored otherwise than intended"), area));
        column->addWidget(new DifferenceTable(tr("Intended"), tr("Stored"), detail.differences, DifferenceTable::Style::SideBySide, area));
        column->addSpacing(space::s);
    }
    auto *sheet = new InvoiceSheet(area);
    sheet->show(detail.stored, tr("As it stands in %1").arg(detail.row.companyName));
    column->addWidget(sheet);
    if (!detail.row.requestId.isEmpty()) {
        QPushButton *open = makeButton(tr("Open the request"), ButtonRole::Link, area);
        connect(open, &QPushButton::clicked, this, [this, id = detail.row.requestId.value] { Q_EMIT requestRequested(id); });
        column->addWidget(open, 0, Qt::AlignLeft);
    }
    finish(column);
}

void InvoicePane::fillMoney(const desk::InvoiceDetail &detail)
{
    QVBoxLayout *column = restart(m_money);
    QWidget *area = content(m_money);
    auto *facts = new FactGrid(area);
    facts->add(tr("Total"), format::money(detail.row.total));
    for (const auto &[on, money] : detail.payments)
        facts->add(tr("Paid %1").arg(format::date(on)), format::money(money), Ink::Good);
    for (const auto &[on, money] : detail.credits)
        facts->add(tr("Credited %1").arg(format::date(on)), format::money(money));
    facts->add(tr("Balance"), format::money(detail.row.balance), detail.row.daysOverdue > 0 ? Ink::Bad : Ink::Text);
    if (detail.row.daysOverdue > 0)
        facts->add(tr("Overdue"), format::ageDays(detail.row.daysOverdue), Ink::Bad);
    column->addWidget(facts);
    finish(column);
}

} // namespace sluice::ui
