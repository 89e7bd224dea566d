#include "billing/Planning.h"

#include "billing/Payloads.h"
#include "billing/Planner.h"
#include "core/CanonicalJson.h"
#include "domain/Keys.h"
#include "journal/Kinds.h"
#include "rules/Phrases.h"

namespace sluice::billing {

using mirror::Decision;
using mirror::Outbox;
using mirror::RequestView;
namespace kind = journal::kind;

namespace {

const QString kSystem = QStringLiteral("sluice");

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
    QHash<RequestId, const RequestView *> known;
    for (const RequestView &view : world.requests)
        known.insert(view.request.id, &view);

    std::vector<journal::NewEvent> events;
    QSet<RequestId> wanted;
    for (const Deal &deal : world.deals) {
        if (!deal.won || deal.deleted)
            continue;
        for (const BillingRequest &request : plan(deal)) {
            wanted.insert(request.id);
            const RequestView *view = known.value(request.id);
            if (!view)
                events.push_back(plannedEvent(request, deal.accountId));
            else if (!isFixed(*view)
                && (view->decision == Decision::Cancelled || !isPlannedAs(*view, request, deal.accountId)))
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
    return events;
}

} // namespace sluice::billing
