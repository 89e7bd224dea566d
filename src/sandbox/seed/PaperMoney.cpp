#include "sandbox/seed/PaperMaker.h"

#include <algorithm>
#include <array>
#include <tuple>

// What came of the invoices: payments, part payments, credit memos, and those that nobody pays.

namespace sluice::sandbox::seed {

namespace {

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

} // namespace

void PaperMaker::pay()
{
    for (int i = 0; i < static_cast<int>(m_plan.invoices.size()); ++i) {
        const InvoicePlan &invoice = m_plan.invoices[at(i)];
        const Fate fate = invoice.deal < 0 ? Fate::Billed : m_plan.deals[at(invoice.deal)].fate;
        if (fate == Fate::Credited)
            credit(i, 100, QStringLiteral("Cancelled by agreement, credited in full"));
        else if (!invoice.voided && !invoice.deleted)
            payOne(i);
    }
    std::ranges::sort(m_plan.payments, {}, [](const PaymentPlan &payment) {
        return std::tuple(payment.createdAt, payment.invoice, payment.percent);
    });
}

void PaperMaker::payOne(int index)
{
    static constexpr std::array kLate { -24, -9, -3, 0, 1, 2, 4, 7, 12, 21, 38, 75 }; // Days after the due date.
    const InvoicePlan &invoice = m_plan.invoices[at(index)];
    const QDate day = std::max(invoice.dueOn.addDays(m_chance.fromQuantiles(kLate)), invoice.txnOn.addDays(2));
    const int luck = m_chance.between(1, 100);
    if (luck <= 4)
        return; // Nobody pays this one; it grows old.
    if (luck > 11)
        return addPayment(index, 100, day);
    const QDate first = std::max(invoice.dueOn.addDays(m_chance.between(-6, 20)), invoice.txnOn.addDays(3));
    addPayment(index, m_chance.between(5, 14) * 5, first);
    if (luck > 7)
        addPayment(index, 100, std::max(first, day).addDays(m_chance.between(14, 45)));
}

void PaperMaker::addPayment(int index, int percent, QDate day)
{
    while (day.dayOfWeek() > Qt::Friday)
        day = day.addDays(1);
    if (day >= m_plan.today)
        return;
    PaymentPlan payment;
    payment.invoice = index;
    payment.percent = percent;
    payment.txnOn = day;
    payment.createdAt = std::max(during(day), m_plan.invoices[at(index)].createdAt + std::chrono::hours(1));
    payment.reference = m_chance.percent(60) ? m_chance.fill(u"ACH ######") : m_chance.fill(u"REM-####-##");
    m_plan.payments.push_back(payment);
}

void PaperMaker::credit(int index, int percent, QString note)
{
    const InvoicePlan &invoice = m_plan.invoices[at(index)];
    CreditMemoPlan memo;
    memo.invoice = index;
    memo.percent = percent;
    memo.applied = percent == 100;
    memo.note = std::move(note);
    memo.txnOn = std::min(invoice.txnOn.addDays(m_chance.between(6, 40)), m_plan.today.addDays(-1));
    memo.createdAt = std::max(during(memo.txnOn), invoice.createdAt + std::chrono::hours(1));
    m_plan.creditMemos.push_back(memo);
}

/// Small credits that wait on the customer's account: commercial, not a correction of the invoice.
void PaperMaker::grantGoodwill(int count)
{
    static constexpr std::array kReasons { "Goodwill: late delivery", "Volume rebate for the half year",
                                           "Goodwill: sensor replaced twice" };
    for (int tries = 0; count > 0 && tries < 4000; ++tries) {
        const int index = m_chance.between(0, static_cast<int>(m_plan.invoices.size()) - 1);
        const InvoicePlan &invoice = m_plan.invoices[at(index)];
        const bool credited = std::ranges::any_of(m_plan.creditMemos,
                                                  [&](const CreditMemoPlan &memo) { return memo.invoice == index; });
        if (credited || invoice.deal < 0 || m_plan.deals[at(invoice.deal)].fate != Fate::Billed)
            continue;
        credit(index, m_chance.between(1, 6) * 5, QString::fromLatin1(m_chance.pick(kReasons)));
        --count;
    }
}

} // namespace sluice::sandbox::seed
