#include "ui/approvals/BulkSheet.h"

#include "ui/kit/Controls.h"
#include "ui/kit/Format.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace sluice::ui {

namespace {

void addRow(QGridLayout *grid, int row, const desk::ApprovalRow &approval, const QString &last, QWidget *parent)
{
    grid->addWidget(makeLabel(approval.dealName, Type::Body, Ink::Text, parent), row, 0);
    grid->addWidget(makeLabel(approval.accountName, Type::Body, Ink::Muted, parent), row, 1);
    grid->addWidget(makeLabel(format::money(approval.amount), Type::Body, Ink::Text, parent), row, 2, Qt::AlignRight);
    grid->addWidget(makeLabel(last, Type::Caption, Ink::Muted, parent), row, 3);
}

} // namespace

BulkSheet::BulkSheet(const BulkChoice &choice, QWidget *parent)
    : Sheet(tr("Approve %1 clean ones").arg(choice.taken.size()),
          tr("Each gets its own signature on the fingerprint shown. What stands out is left for a closer look."),
          tr("Approve %1").arg(choice.taken.size()), parent)
{
    setObjectName(QStringLiteral("bulkSheet"));
    setMinimumSize(720, 420);
    auto *area = new QWidget(this);
    auto *column = new QVBoxLayout(area);
    column->setContentsMargins(0, 0, space::s, 0);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(space::l);
    grid->setVerticalSpacing(space::s);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const desk::ApprovalRow &approval : choice.taken)
        addRow(grid, row++, approval, approval.fingerprint.left(12), area);
    column->addLayout(grid);
    if (!choice.leftOut.empty()) {
        column->addSpacing(space::m);
        column->addWidget(makeSectionHead(tr("Left for a closer look"), area));
        auto *rest = new QGridLayout;
        rest->setHorizontalSpacing(space::l);
        rest->setVerticalSpacing(space::s);
        rest->setColumnStretch(1, 1);
        row = 0;
        for (const BulkChoice::LeftOut &left : choice.leftOut)
            addRow(rest, row++, left.approval, left.why, area);
        column->addLayout(rest);
    }
    column->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("What is approved and what is not"));
    scroll->setWidget(area);
    body()->addWidget(scroll, 1);
    acceptButton()->setEnabled(!choice.taken.empty());
    acceptButton()->setFocus();
}

} // namespace sluice::ui
