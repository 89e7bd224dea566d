#include "engine/CensusCases.h"

#include "billing/SystemFindings.h"
#include "journal/PayloadText.h"
#include "rules/Phrases.h"

#include <map>

namespace sluice::engine {

using desk::CensusFinding;
using desk::CensusFindingKind;

namespace {

/// "1042: due date 2026-05-01; line 1 amount 40.00", without what was different when it was posted; empty: nothing else.
QString alteredText(const CensusFinding &finding, const mirror::RequestView &view)
{
    QStringList news;
    for (const desk::Difference &difference : finding.differences) {
        bool known = false;
        for (const auto &entry : view.postedDifferences)
            known = known || (journal::textOf(entry.toObject(), "field") == difference.field
                && journal::textOf(entry.toObject(), "stored") == difference.is);
        if (!known)
            news.append(difference.field + QLatin1Char(' ') + difference.is);
    }
    return news.isEmpty() ? QString() : finding.docNumber + QStringLiteral(": ") + news.join(QStringLiteral("; "));
}

std::optional<Finding> findingFor(const CensusFinding &found, const mirror::RequestView &view, const rules::Policy &policy)
{
    if (found.kind == CensusFindingKind::Altered) {
        const QString text = alteredText(found, view);
        if (text.isEmpty())
            return {};
        return billing::censusFinding(QStringLiteral("invoice_altered"), text, rules::phrase::kInvoiceIntended,
            view.request.amount, policy);
    }
    if (found.kind == CensusFindingKind::Unapproved) {
        return billing::censusFinding(QStringLiteral("invoice_unapproved"), found.docNumber, rules::phrase::kApprovalFirst,
            view.request.amount, policy);
    }
    return {};
}

exceptions::Judged foreign(const billing::World &world, const CensusFinding &found, const rules::Policy &policy)
{
    exceptions::Judged judged;
    judged.amount = found.amount;
    Finding finding = billing::censusFinding(QStringLiteral("invoice_foreign"),
        QStringLiteral("%1 (%2)").arg(found.docNumber.isEmpty() ? found.invoiceId : found.docNumber, found.companyName),
        rules::phrase::kOwnMarker, found.amount, policy);
    finding.lineId = found.realm + QLatin1Char(':') + found.invoiceId;
    if (!billing::isAcknowledged(world, judged.requestId, finding))
        judged.findings.push_back(std::move(finding));
    return judged;
}

} // namespace

std::vector<exceptions::Judged> judgedByCensus(const billing::World &world, const reconcile::Census &census,
    const rules::Policy &policy)
{
    QHash<RequestId, const mirror::RequestView *> views;
    for (const mirror::RequestView &view : world.requests)
        views.insert(view.request.id, &view);
    std::map<QString, exceptions::Judged> byRequest;
    for (const reconcile::TracedIntent &traced : census.traced) {
        if (const mirror::RequestView *view = views.value(traced.intent.requestId))
            byRequest[view->request.id.value]
                = { view->request.id, view->request.dealId, view->accountId, view->request.amount, {} };
    }
    std::vector<exceptions::Judged> judged { exceptions::Judged() }; // Under no request: closes what is foreign no more.
    for (const CensusFinding &found : census.findings) {
        if (found.kind == CensusFindingKind::Foreign) {
            judged.push_back(foreign(world, found, policy));
            continue;
        }
        const mirror::RequestView *view = views.value(found.requestId);
        const std::optional<Finding> finding = view ? findingFor(found, *view, policy) : std::nullopt;
        if (finding && !billing::isAcknowledged(world, view->request.id, *finding))
            byRequest[view->request.id.value].findings.push_back(*finding);
    }
    for (auto &[id, one] : byRequest)
        judged.push_back(std::move(one));
    return judged;
}

} // namespace sluice::engine
