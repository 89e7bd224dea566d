#include "billing/Planning.h"

#include "billing/Payloads.h"
#include "billing/Planner.h"
#include "core/CanonicalJson.h"
#include "domain/Keys.h"
#include "journal/Kinds.h"
#include "rules/Phrases.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sluice::billing {

using mirror::Decision;
using mirror::Outbox;
using mirror::RequestView;
namespace kind = journal::kind;

namespace {

const QString kSystem = QStringLiteral("sluice");
constexpr std::size_t kPortion = 2000;

bool isFixed(const RequestView &view)
{
    return !view.invoiceId.isEmpty() || view.outbox == Outbox::Intended || view.outbox == Outbox::Uncertain
        || view.outbox == Outbox::Posted;
}

journal::NewEvent plannedEvent(const BillingRequest &request, const AccountId &account)
{
    return { kind::kRequestPlanned, subjectOf(request.id), kSystem, plannedPayload(request, account), {} };
}

journal::NewEvent cancelledEvent(const RequestView &view, const QString &reason)
{
    return { kind::kRequestCancelled, subjectOf(view.request.id), kSystem, { { QStringLiteral("reason"), reason } },
        view.version };
}

bool isPlannedAs(const RequestView &view, const BillingRequest &request, const AccountId &account)
{
    return canonicalJson(plannedPayload(view.request, view.accountId)) == canonicalJson(plannedPayload(request, account));
}

} // namespace

std::vector<journal::NewEvent> planChanges(const World &world)
{
    std::vector<journal::NewEvent> all;
    (void)planChanges(world, [&all](std::vector<journal::NewEvent> some) -> Result<void> {
        std::ranges::move(some, std::back_inserter(all));
        return {};
    });
    return all;
}

Result<int> planChanges(const World &world, const TakeEvents &take)
{
    QHash<RequestId, const RequestView *> known;
    for (const RequestView &view : world.requests)
        known.insert(view.request.id, &view);

    int count = 0;
    std::vector<journal::NewEvent> events;
    const auto takeSome = [&](std::size_t unless) -> Result<void> {
        if (events.size() < unless)
            return {};
        count += static_cast<int>(events.size());
        return take(std::exchange(events, {}));
    };
    QSet<RequestId> wanted;
    for (const Deal &deal : world.deals) {
        if (!deal.won || deal.deleted)
            continue;
        if (const Result<void> taken = takeSome(kPortion); !taken)
            return tl::unexpected(taken.error());
        for (const BillingRequest &request : plan(deal)) {
            wanted.insert(request.id);
            const RequestView *view = known.value(request.id);
            const bool isNews = !view
                || (!isFixed(*view)
                    && (view->decision == Decision::Cancelled || !isPlannedAs(*view, request, deal.accountId)));
            if (isNews)
                events.push_back(plannedEvent(request, deal.accountId));
        }
    }
    for (const RequestView &view : world.requests) {
        if (wanted.contains(view.request.id) || isFixed(view) || view.decision == Decision::Cancelled)
            continue;
        const Deal *deal = world.dealById.value(view.request.dealId);
        // Salesforce was read to the end: a deal that a new mirror has never seen was deleted before, or is hidden from us.
        const QString reason = rules::recorded(!deal ? rules::phrase::kDealGone
                : deal->deleted          ? rules::phrase::kDealDeleted
                : !deal->won             ? rules::phrase::kDealNotWon
                                         : rules::phrase::kNotPlanned);
        events.push_back(cancelledEvent(view, reason));
    }
    return takeSome(1).map([&count] { return count; });
}

} // namespace sluice::billing
