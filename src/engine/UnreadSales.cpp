#include "engine/UnreadSales.h"

#include "domain/Keys.h"
#include "journal/PayloadText.h"
#include "rules/BilledInvoice.h"
#include "rules/Phrases.h"

#include <algorithm>
#include <utility>

namespace sluice::engine {

using mirror::RequestView;

namespace {

Finding findingOf(const UnreadRow &row)
{
    Finding result;
    result.check = QStringLiteral("sale_unreadable");
    result.field = row.object;
    result.found = QStringLiteral("%1: %2").arg(row.id, row.why);
    result.needed = rules::recorded(rules::phrase::kReadableSale);
    result.cause = Cause::Sys1;
    result.fixer = Fixer::SalesOps;
    result.severity = Severity::High;
    result.lineId = row.id;
    return result;
}

bool isOfSale(const Finding &finding) { return rules::isOfBilled(finding.check); }

} // namespace

UnreadSales::UnreadSales(const billing::World &world, std::vector<UnreadRow> rows)
    : m_world(world)
    , m_rows(std::move(rows))
{
    if (m_rows.empty())
        return;
    QHash<AccountId, std::vector<const UnreadRow *>> byAccount;
    for (const UnreadRow &row : m_rows) {
        if (!row.dealId.isEmpty())
            m_byDeal[row.dealId].push_back(&row);
        else if (!row.accountId.isEmpty())
            byAccount[row.accountId].push_back(&row);
    }
    for (const Deal &deal : m_world.deals) {
        for (const UnreadRow *row : byAccount.value(deal.accountId))
            m_byDeal[deal.id].push_back(row);
    }
    for (const RequestView &view : m_world.requests) {
        if (!m_byDeal.contains(view.request.dealId))
            continue;
        m_requests.insert(view.request.id, &view);
        if (view.invoiceId.isEmpty())
            m_subjects.insert(subjectOf(view.request.id));
    }
}

void UnreadSales::dropPlans(std::vector<journal::NewEvent> &events) const
{
    if (m_byDeal.isEmpty())
        return;
    std::erase_if(events, [this](const journal::NewEvent &event) {
        return m_subjects.contains(event.subject) || m_byDeal.contains(DealId(journal::textOf(event.payload, "deal")));
    });
}

void UnreadSales::holdUp(billing::Judgement &judgement) const
{
    if (m_rows.empty())
        return;
    std::erase_if(judgement.events, [this](const journal::NewEvent &event) { return m_subjects.contains(event.subject); });
    for (std::vector<billing::Postable> &postable : judgement.postable)
        std::erase_if(postable, [this](const billing::Postable &one) { return m_requests.contains(one.requestId); });
    judgement.postable.removeIf([](QMap<QString, std::vector<billing::Postable>>::iterator realm) { return realm.value().empty(); });
    for (billing::Derived &derived : judgement.derived) {
        if (const RequestView *view = m_requests.value(derived.id))
            holdUp(*view, derived);
    }
    if (judgement.loose)
        addLoose(*judgement.loose);
}

void UnreadSales::holdUp(const RequestView &view, billing::Derived &derived) const
{
    if (!view.invoiceId.isEmpty()) { // Differences from half of a sale are none; those that were known stay.
        std::erase_if(derived.findings, isOfSale);
        std::ranges::copy_if(view.findings, std::back_inserter(derived.findings), isOfSale);
        return;
    }
    derived.eligibility = RequestState::Blocked;
    for (const UnreadRow *row : m_byDeal.value(view.request.dealId))
        derived.findings.push_back(findingOf(*row));
}

void UnreadSales::addLoose(std::vector<billing::LooseFinding> &loose) const
{
    QSet<QString> told;
    for (const RequestView *view : m_requests) {
        if (!view->invoiceId.isEmpty() || view->decision == mirror::Decision::Cancelled || !m_world.dealById.contains(view->request.dealId))
            continue;
        for (const UnreadRow *row : m_byDeal.value(view->request.dealId))
            told.insert(row->id);
    }
    const Currency home = m_world.companies.empty() ? Currency() : m_world.companies.front()->index.company().homeCurrency;
    for (const UnreadRow &row : m_rows) {
        if (told.contains(row.id))
            continue;
        const Deal *deal = m_world.dealById.value(row.dealId);
        loose.push_back({ row.dealId, deal ? deal->accountId : row.accountId, deal && deal->amount ? *deal->amount : Money(0, home), findingOf(row) });
    }
}

} // namespace sluice::engine
