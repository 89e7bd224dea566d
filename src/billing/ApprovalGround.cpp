#include "billing/ApprovalGround.h"

#include "billing/Planner.h"
#include "rules/Phrases.h"

#include <algorithm>

namespace sluice::billing {

using mirror::RequestView;
using rules::FieldChange;
using Changes = std::vector<FieldChange>;

namespace {

const QString kDeal = QStringLiteral("deal");

Changes dealChange(const RequestView &view, const char *what)
{
    return { { kDeal, view.request.dealId.value, rules::recorded(what) } };
}

/// Who bills the deal now, if that is not the company that was written to. Nothing is said of one that is signed out, for
/// its name is not known; nor while some company is unread, for it may be the one.
Changes companyChange(const World &world, const RequestView &view, const Deal &deal, const QSet<QString> &realmsComplete)
{
    if (world.hasUnread || !realmsComplete.contains(view.outboxRealm))
        return {};
    const CompanyWorld *company = world.companyOf(deal);
    if (!company)
        return { { QStringLiteral("entity"), view.decisive.value(QLatin1String("entity")).toString(), deal.entity } };
    const QString realm = company->index.company().realm.value;
    return realm == view.outboxRealm ? Changes() : Changes { { QStringLiteral("realm"), view.outboxRealm, realm } };
}

/// The lines of which another product is sold; which item that is, only the books know.
Changes productChanges(const BillingRequest &was, const BillingRequest &is)
{
    Changes changes;
    for (std::size_t i = 0; i < std::min(was.lines.size(), is.lines.size()); ++i) {
        const RequestLine &before = was.lines[i], &now = is.lines[i];
        if (before.dealLineId == now.dealLineId && before.productId != now.productId)
            changes.push_back({ rules::lineField(now, i, QStringLiteral("item")), before.productId, now.productId });
    }
    return changes;
}

} // namespace

Changes lostGround(const World &world, const RequestView &view, const rules::Policy &policy, const QSet<QString> &realmsComplete,
    bool isCrmRead)
{
    const Deal *deal = world.dealById.value(view.request.dealId);
    if (!deal)
        return isCrmRead ? dealChange(view, rules::phrase::kDealGone) : Changes();
    if (deal->deleted)
        return dealChange(view, rules::phrase::kDealDeleted);
    if (!deal->won)
        return { { QStringLiteral("Opportunity.StageName"), QString(), deal->stage } };
    if (Changes changes = companyChange(world, view, *deal, realmsComplete); !changes.empty())
        return changes;
    if (!isCrmRead)
        return {};
    const std::vector<BillingRequest> planned = plan(*deal);
    const auto now = std::ranges::find(planned, view.request.id, &BillingRequest::id);
    if (now == planned.end())
        return dealChange(view, rules::phrase::kNotPlanned);
    if (Changes products = productChanges(view.request, *now); !products.empty())
        return products;
    const QJsonObject decisive = rules::withRequest(view.decisive, *now);
    Changes changes = rules::changed(view.decisive, decisive);
    const bool isGone = rules::effectOf(changes, view.decisive, decisive, policy) >= rules::Effect::Reapprove;
    return isGone ? changes : Changes();
}

} // namespace sluice::billing
