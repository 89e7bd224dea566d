#include "ui/approvals/BulkSheet.h"

#include "ui/kit/Controls.h"
#include "ui/kit/Format.h"
#include "ui/kit/Words.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace sluice::ui {

namespace {

/// Rows of one width: names wrap, and the amount, which decides, always has its room.
class ApprovalLines {
public:
    ApprovalLines(QVBoxLayout *column, QWidget *parent)
        : m_grid(new QGridLayout)
        , m_parent(parent)
    {
        m_grid->setHorizontalSpacing(space::l);
        m_grid->setVerticalSpacing(space::s);
        m_grid->setColumnStretch(0, 5);
        m_grid->setColumnStretch(2, 4);
        column->addLayout(m_grid);
    }

    void add(const desk::ApprovalRow &approval, const QString &last)
    {
        const int row = m_grid->rowCount();
        auto *names = new QVBoxLayout;
        names->setSpacing(0);
        names->addWidget(makeProse(words::dealBeside(approval.accountName, approval.dealName), Type::Body, Ink::Text, m_parent));
        names->addWidget(makeProse(approval.accountName, Type::Caption, Ink::Muted, m_parent));
        m_grid->addLayout(names, row, 0);
        m_grid->addWidget(makeLabel(format::money(approval.amount), Type::Body, Ink::Text, m_parent), row, 1, Qt::AlignRight | Qt::AlignTop);
        m_grid->addWidget(makeProse(last, Type::Caption, Ink::Muted, m_parent), row, 2, Qt::AlignTop);
    }

private:
    QGridLayout *m_grid;
    QWidget *m_parent;
};

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
    ApprovalLines taken(column, area);
    for (const desk::ApprovalRow &approval : choice.taken)
        taken.add(approval, approval.fingerprint.left(12));
    if (!choice.leftOut.empty()) {
        column->addSpacing(space::m);
        column->addWidget(makeSectionHead(tr("Left for a closer look"), area));
        ApprovalLines rest(column, area);
        for (const BulkChoice::LeftOut &left : choice.leftOut)
            rest.add(left.approval, left.why);
    }
    column->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("What is approved and what is not"));
    scroll->setWidget(area);
    body()->addWidget(scroll, 1);
    acceptButton()->setEnabled(!choice.taken.empty());
    acceptButton()->setFocus();
}

} // namespace sluice::ui
