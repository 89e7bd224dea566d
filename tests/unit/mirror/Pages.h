#pragma once

#include "unit/mirror/Filled.h"

#include "domain/Pull.h"

#include <algorithm>

namespace sluice::testing {

inline const QString kRealm = QStringLiteral("9341453050298464");

inline DealLineRow lineOf(const Deal &deal, DealLine line)
{
    return { deal.id, std::move(line), deal.currency, false };
}

inline MilestoneRow milestoneOf(const Deal &deal, Milestone milestone)
{
    return { deal.id, std::move(milestone), false };
}

/// One filled record of everything the CRM has; nothing is deleted.
inline PullSink::Page crmPage(int seed)
{
    PullSink::Page page;
    page.source = QStringLiteral("salesforce");
    page.cursor = QStringLiteral("cursor-%1").arg(seed);
    Filler filler(seed);
    page.accounts = { filler.record<Account>() };
    page.accounts[0].deleted = false;
    page.users = { filler.record<User>() };
    page.products = { filler.record<Product>() };
    page.products[0].deleted = false;
    Deal deal = filler.record<Deal>();
    deal.deleted = false;
    for (const DealLine &line : deal.lines)
        page.lines.push_back(lineOf(deal, line));
    for (const Milestone &milestone : deal.milestones)
        page.milestones.push_back(milestoneOf(deal, milestone));
    page.stages = { { QStringLiteral("stage-%1").arg(seed), deal.id, deal.stage, true, *deal.wonAt } };
    page.deals = { std::move(deal) };
    return page;
}

/// One filled record of everything the books have; nothing is deleted.
inline PullSink::Page booksPage(int seed)
{
    PullSink::Page page;
    page.source = QStringLiteral("quickbooks:") + kRealm;
    page.cursor = QStringLiteral("cursor-%1").arg(seed);
    page.realm = kRealm;
    Filler filler(seed);
    page.company = filler.record<Company>();
    page.company->realm.value = kRealm;
    page.customers = { filler.record<Customer>() };
    page.items = { filler.record<Item>() };
    page.terms = { filler.record<Term>() };
    page.taxCodes = { filler.record<TaxCode>() };
    page.invoices = { filler.record<Invoice>() };
    page.payments = { filler.record<Payment>() };
    page.creditMemos = { filler.record<CreditMemo>() };
    page.salesReceipts = { filler.record<SalesReceipt>() };
    page.refundReceipts = { filler.record<RefundReceipt>() };
    page.invoices[0].realm.value = page.payments[0].realm.value = page.creditMemos[0].realm.value = kRealm;
    page.salesReceipts[0].realm.value = page.refundReceipts[0].realm.value = kRealm;
    page.invoices[0].deleted = page.payments[0].deleted = page.creditMemos[0].deleted = false;
    page.salesReceipts[0].deleted = page.refundReceipts[0].deleted = false;
    return page;
}

} // namespace sluice::testing
