#include "billing/BilledBefore.h"

#include "billing/Planner.h"
#include "billing/PostingRecord.h"
#include "billing/Presence.h"
#include "rules/Checks.h"

namespace sluice::billing {

using mirror::Decision;
using mirror::RequestView;

namespace {

bool isOpen(const RequestView &view)
{
    return view.decision != Decision::Cancelled && view.invoiceId.isEmpty() && !isUnsettled(view);
}

/// As long as it is not known what became of an invoice, it stands.
bool stands(const World &world, const RequestView &view)
{
    const Presence presence = presenceOf(world, view);
    if (presence == Presence::Unknown)
        return true;
    const CompanyWorld *company = world.company(view.invoiceRealm);
    return presence == Presence::Stands && !company->isCredited(*company->invoiceById.value(view.invoiceId));
}

QString called(const World &world, const RequestView &view, const Deal &deal)
{
    const QString number = view.docNumber.isEmpty() ? view.invoiceId : view.docNumber;
    const CompanyWorld *company = world.company(view.invoiceRealm);
    return !company || company == world.companyOf(deal) ? number
                                                         : QStringLiteral("%1 (%2)").arg(number, company->index.company().name);
}

QString documentOf(const World &world, const RequestView &view)
{
    const CompanyWorld *company = world.company(view.invoiceRealm);
    const Invoice *invoice = company ? company->invoiceById.value(view.invoiceId) : nullptr;
    return invoice ? rules::documentOf(*invoice) : QStringList { view.invoiceRealm, view.invoiceId }.join(QLatin1Char(':'));
}

BilledBefore beforeOf(const World &world, const Deal &deal, const std::vector<const RequestView *> &billed, const QSet<RequestId> &found)
{
    QSet<RequestId> yielded;
    for (const BillingRequest &request : plan(deal))
        yielded.insert(request.id);
    BilledBefore before;
    for (const RequestView *view : billed) {
        if (yielded.contains(view->request.id))
            continue;
        if (isUnsettled(*view) || found.contains(view->request.id))
            before.unsettled.append(view->request.title);
        else if (stands(world, *view)) {
            before.invoices.append(called(world, *view, deal));
            before.documents.append(documentOf(world, *view));
        }
    }
    before.invoices.sort(); // However the views are read.
    before.documents.sort();
    before.unsettled.sort();
    return before;
}

} // namespace

QHash<DealId, BilledBefore> billedBefore(const World &world, const QSet<RequestId> &found)
{
    QSet<DealId> open;
    for (const RequestView &view : world.requests) {
        if (isOpen(view))
            open.insert(view.request.dealId);
    }
    QHash<DealId, std::vector<const RequestView *>> billed;
    for (const RequestView &view : world.requests) {
        const bool isBilled = !view.invoiceId.isEmpty() || isUnsettled(view) || found.contains(view.request.id);
        if (isBilled && open.contains(view.request.dealId))
            billed[view.request.dealId].push_back(&view);
    }
    QHash<DealId, BilledBefore> all;
    for (auto at = billed.cbegin(); at != billed.cend(); ++at) {
        const Deal *deal = world.dealById.value(at.key());
        if (!deal || !deal->won || deal->deleted)
            continue;
        BilledBefore before = beforeOf(world, *deal, at.value(), found);
        if (!before.invoices.isEmpty() || !before.unsettled.isEmpty())
            all.emplace(at.key(), std::move(before));
    }
    return all;
}

} // namespace sluice::billing
