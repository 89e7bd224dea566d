#include "billing/SaleComparison.h"

#include "billing/Planner.h"
#include "billing/SystemFindings.h"
#include "rules/BilledInvoice.h"
#include "rules/InvoiceMatching.h"

namespace sluice::billing {

using mirror::RequestView;

namespace {

/// Re-opened; or lost, deleted or hidden, which a mirror made anew cannot tell apart. What was paid long ago for a deal that
/// somebody has filed away is nobody's question any more.
bool isLost(const Deal *deal, const Invoice &invoice, Instant now)
{
    constexpr int kFiledAwayDays = 365;
    if (deal && deal->won && !deal->deleted)
        return false;
    const bool isReopened = deal && !deal->closed && !deal->deleted;
    return isReopened || !invoice.balance.isZero() || invoice.txnOn.addDays(kFiledAwayDays) > toQDateTime(now).date();
}

/// What a deal says now of a request that bills all of it, or a milestone; that milestone may be gone.
Money soldOf(const BillingRequest &request, const Deal &deal)
{
    if (request.kind == RequestKind::Milestone) {
        const auto milestone = std::ranges::find(deal.milestones, request.part, &Milestone::id);
        return milestone == deal.milestones.end() ? request.amount : milestone->amount;
    }
    if (deal.lines.empty())
        return deal.amount.value_or(request.amount);
    Money sum(0, deal.currency);
    for (const DealLine &line : deal.lines)
        sum = sum.plus(line.total).value_or(sum);
    return sum;
}

} // namespace

QString numberOf(const Invoice &invoice)
{
    return invoice.docNumber.isEmpty() ? invoice.id.value : invoice.docNumber;
}

QString called(const Invoice &invoice, const QString &company)
{
    return company.isEmpty() ? numberOf(invoice) : QStringLiteral("%1 (%2)").arg(numberOf(invoice), company);
}

SaleComparison::SaleComparison(const World &world, const rules::Policy &policy, Instant now, const Joined &joined)
    : m_world(world)
    , m_policy(policy)
    , m_now(now)
    , m_joined(joined)
{
}

std::optional<Money> SaleComparison::compare(const Billed &billed, QStringList &others, std::vector<Finding> &out)
{
    const RequestView &view = billed.view;
    if (isLost(billed.deal, billed.invoice, m_now))
        out.push_back(rules::dealLost(numberOf(billed.invoice), view.request.amount, m_policy));
    if (billed.credited)
        return {};
    const bool isLinked = view.origin == InvoiceOrigin::Linked;
    const Money sold = soldNow(view, billed.deal);
    // Our own documents are held against their intent elsewhere; here counts what was meant.
    Money sum = isLinked ? rules::netOf(billed.invoice) : view.request.amount;
    const bool isAll = sum.currency() == sold.currency() && rules::isForgiven(sold, sum, m_policy.reconcile);
    QStringList numbers { numberOf(billed.invoice) };
    for (const rules::EarlierInvoice &other : m_joined.others.value(view.request.id)) {
        const QString name = called(*other.invoice, other.company);
        const Result<Money> more = sum.plus(rules::netOf(*other.invoice));
        if (isAll || !other.company.isEmpty() || !more) {
            others.append(name);
            continue;
        }
        sum = *more;
        numbers.append(name);
    }
    const bool isComparable = isLinked && billed.deal && billed.resolution
        && m_world.companyOf(*billed.deal) == &billed.company;
    if (isComparable) {
        std::vector<Finding> found = rules::compareBilled({ view.request, billed.invoice, sum, numbers, sold, *billed.resolution,
            billed.company.index.taxCodes(), billed.company.index.items(), m_policy });
        out.insert(out.end(), found.begin(), found.end());
    } else if (const std::optional<Finding> amended = rules::amendedSince(sold, sum, numbers.join(QStringLiteral(", ")), m_policy)) {
        out.push_back(*amended);
    }
    const bool isApart = std::ranges::any_of(out, [](const Finding &finding) { return rules::isOfAmount(finding.check); });
    const Result<Money> apart = sum.minus(sold);
    return isApart && apart ? std::optional(Money(std::abs(apart->minor()), apart->currency())) : std::nullopt;
}

/// What the deal says by now that the request should bill; of a deal that is not won, or not cut like this any more, what
/// it said then.
Money SaleComparison::soldNow(const RequestView &view, const Deal *deal)
{
    if (!deal || !deal->won || deal->deleted)
        return view.request.amount;
    if (view.request.kind != RequestKind::Period) // Most are whole, and this is the quicker question.
        return soldOf(view.request, *deal);
    auto planned = m_planned.find(deal->id);
    if (planned == m_planned.end()) {
        QHash<RequestId, Money> amounts;
        for (const BillingRequest &part : plan(*deal))
            amounts.insert(part.id, part.amount);
        planned = m_planned.emplace(deal->id, std::move(amounts));
    }
    return planned->value(view.request.id, view.request.amount);
}

std::vector<LooseFinding> looseFindings(const World &world, const Joined &joined, const rules::Policy &policy, Instant now)
{
    constexpr std::chrono::hours kOnTheWay { 24 };
    std::vector<LooseFinding> found;
    for (const LooseInvoice &loose : joined.loose) {
        const Invoice &invoice = *loose.invoice;
        const bool isReopened = loose.deal && !loose.deal->closed && !loose.deal->deleted;
        if (invoice.createdAt + kOnTheWay > now || !isLost(loose.deal, invoice, now))
            continue;
        const QString name = called(invoice, loose.company);
        const QString what = isReopened ? name : QStringLiteral("%1: %2").arg(name, rules::dealsNamedIn(invoice).join(QStringLiteral(", ")));
        LooseFinding one { isReopened ? loose.deal->id : DealId(), isReopened ? loose.deal->accountId : AccountId(),
            rules::netOf(invoice), rules::dealLost(what, rules::netOf(invoice), policy) };
        one.finding.lineId = invoice.realm.value + QLatin1Char(':') + invoice.id.value;
        if (!isAcknowledged(world, {}, one.finding))
            found.push_back(std::move(one));
    }
    return found;
}

} // namespace sluice::billing
