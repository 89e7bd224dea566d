#include "core/MoneyText.h"
#include "rules/Phrases.h"
#include "rules/checks/Check.h"

#include <cstdlib>

namespace sluice::rules::checks {

namespace {

Finding itemFinding(const CheckInput &in, const RequestLine &line, const ItemMatch &match)
{
    const Product *product = productOf(in, line);
    const QString name = product ? product->name : line.description;
    const QString code = product ? product->itemCode : QString();
    Finding out;
    switch (match.how) {
    case ItemHow::NoCode:
        out = finding("items_mapped", "Product2.Sluice_Item_Code__c", {}, recorded(phrase::kItemCode).arg(name), Cause::Itm1,
            Fixer::IntegrationOwner);
        break;
    case ItemHow::Inactive:
        out = finding("items_mapped", "Item.Active", match.item->name, recorded(phrase::kItemActive).arg(name), Cause::Itm1,
            Fixer::IntegrationOwner);
        break;
    case ItemHow::Bundle:
        out = finding("items_mapped", "Item.Type", match.item->name, recorded(phrase::kItemSingleNoBundle).arg(name), Cause::Itm1,
            Fixer::IntegrationOwner);
        break;
    case ItemHow::Ambiguous:
        out = finding("items_mapped", "Item.Sku", code, recorded(phrase::kItemSingle).arg(name),
            Cause::Itm1, Fixer::IntegrationOwner);
        break;
    case ItemHow::Missing:
    case ItemHow::Mapped:
    case ItemHow::Sku:
    case ItemHow::Name:
        out = finding("items_mapped", product ? "Item.Sku" : "OpportunityLineItem.Product2Id", code,
            product ? recorded(phrase::kItemOfCode).arg(name) : recorded(phrase::kProductReadable),
            Cause::Itm1, Fixer::IntegrationOwner);
        break;
    }
    out.lineId = line.dealLineId;
    return out;
}

Verdict itemsMapped(const Facts &facts, std::vector<Finding> &out)
{
    if (!facts.in.company)
        return Verdict::Skipped;
    Verdict verdict = Verdict::Passed;
    for (const RequestLine &line : facts.in.request.lines) {
        const ItemMatch match = itemOf(facts.in, line);
        if (match.usable())
            continue;
        out.push_back(itemFinding(facts.in, line, match));
        verdict = Verdict::Failed;
    }
    return verdict;
}

/// Quantities and periods that contradict themselves.
Verdict quantitiesValid(const Facts &facts, std::vector<Finding> &out)
{
    Verdict verdict = Verdict::Passed;
    const Deal &deal = facts.in.deal;
    for (const RequestLine &line : facts.in.request.lines) {
        if (!line.quantity.isZero())
            continue;
        out.push_back(finding("quantities_valid", "OpportunityLineItem.Quantity", QStringLiteral("0"),
            recorded(phrase::kQuantitySold), Cause::Del2, Fixer::Operations));
        out.back().lineId = line.dealLineId;
        verdict = Verdict::Failed;
    }
    if (deal.event == BillingEvent::Subscription && deal.termStart.isValid() && deal.termEnd.isValid()
        && deal.termEnd < deal.termStart) {
        out.push_back(finding("quantities_valid", "Opportunity.Sluice_Term_End__c", deal.termEnd.toString(Qt::ISODate),
            recorded(phrase::kTermEnd).arg(deal.termStart.toString(Qt::ISODate)), Cause::Del2,
            Fixer::Operations));
        verdict = Verdict::Failed;
    }
    return verdict;
}

/// The sum of a range's amounts; nothing when they cannot be added (other currency, 64 bits).
template <class Range, class Member>
std::optional<Money> sumOf(const Range &range, Member member, Currency currency)
{
    Money sum(0, currency);
    for (const auto &element : range) {
        const Result<Money> next = sum.plus(element.*member);
        if (!next)
            return {};
        sum = *next;
    }
    return sum;
}

Finding sumFinding(const char *field, Money found, std::optional<Money> needed, const QString &what)
{
    return finding("amount_adds_up", field, amountAndCode(found),
        needed ? what.arg(amountAndCode(*needed)) : recorded(phrase::kOneCurrency), Cause::Itm2, Fixer::SalesOps);
}

/// A line's total must be what its own quantity, price and discount give; one minor unit is forgiven, because
/// Salesforce recomputes whichever of the three was not entered (line arithmetic of the Salesforce sheet).
bool lineAddsUp(const DealLine &line)
{
    const Result<Money> amount = lineAmount(line.quantity, line.unitPrice, line.discountPercent, line.total.currency());
    return amount && std::llabs(amount->minor() - line.total.minor()) <= 1;
}

Verdict amountAddsUp(const Facts &facts, std::vector<Finding> &out)
{
    const Deal &deal = facts.in.deal;
    const BillingRequest &request = facts.in.request;
    const std::size_t before = out.size();
    if (deal.amount && !deal.lines.empty()) {
        const auto sum = sumOf(deal.lines, &DealLine::total, deal.amount->currency());
        if (sum != deal.amount)
            out.push_back(sumFinding("Opportunity.Amount", *deal.amount, sum, recorded(phrase::kSumOfLines)));
    }
    if (deal.amount && deal.event == BillingEvent::Milestones && !deal.milestones.empty()) {
        const auto sum = sumOf(deal.milestones, &Milestone::amount, deal.amount->currency());
        if (sum != deal.amount)
            out.push_back(sumFinding("Sluice_Milestone__c.Amount__c", sum.value_or(*deal.amount), deal.amount,
                recorded(phrase::kAmountOfDeal)));
    }
    for (const DealLine &line : deal.lines) {
        if (lineAddsUp(line))
            continue;
        const Result<Money> amount = lineAmount(line.quantity, line.unitPrice, line.discountPercent, line.total.currency());
        out.push_back(sumFinding("OpportunityLineItem.TotalPrice", line.total,
            amount ? std::optional(*amount) : std::nullopt, recorded(phrase::kAmountOfLine)));
        out.back().lineId = line.id;
    }
    const auto sum = sumOf(request.lines, &RequestLine::amount, request.amount.currency());
    if (sum != request.amount)
        out.push_back(sumFinding("BillingRequest.Amount", request.amount, sum, recorded(phrase::kSumOfLines)));
    if (request.amount.isZero() || request.amount.isNegative())
        out.push_back(finding("amount_adds_up", "Opportunity.Amount", amountAndCode(request.amount), recorded(phrase::kAmountAboveZero),
            Cause::Itm2, Fixer::SalesOps));
    return out.size() == before ? Verdict::Passed : Verdict::Failed;
}

constexpr Check kChecks[] = {
    { "items_mapped", itemsMapped },
    { "quantities_valid", quantitiesValid },
    { "amount_adds_up", amountAddsUp },
};

} // namespace

std::span<const Check> lineChecks() { return kChecks; }

const Product *productOf(const CheckInput &in, const RequestLine &line)
{
    const bool ownProduct = !line.productId.isEmpty() || in.deal.lines.empty();
    const auto at = in.products.constFind(ownProduct ? ProductId(line.productId) : in.deal.lines.front().productId);
    return at == in.products.cend() ? nullptr : &*at;
}

ItemMatch itemOf(const CheckInput &in, const RequestLine &line)
{
    const Product *product = productOf(in, line);
    QStringView mapped;
    if (product) {
        if (const auto at = in.mappedItems.constFind(product->id); at != in.mappedItems.cend())
            mapped = *at;
    }
    return matchItem(product, *in.company, mapped);
}

} // namespace sluice::rules::checks
