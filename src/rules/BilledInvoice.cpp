#include "rules/BilledInvoice.h"

#include "core/MoneyText.h"
#include "rules/InvoiceMatching.h"
#include "rules/Phrases.h"

#include <algorithm>
#include <map>

namespace sluice::rules {

namespace {

const QString kAmount = QStringLiteral("billed_amount"), kCurrency = QStringLiteral("billed_currency"),
              kCustomer = QStringLiteral("billed_customer"), kItem = QStringLiteral("billed_item"),
              kTax = QStringLiteral("billed_tax"), kLost = QStringLiteral("deal_lost");

Finding findingOf(const QString &check, const char *field, const QString &found, const QString &needed, Cause cause, Fixer fixer,
    Money amount, const Policy &policy)
{
    Finding finding;
    finding.check = check;
    finding.field = QString::fromLatin1(field);
    finding.found = found;
    finding.needed = needed;
    finding.cause = cause;
    finding.fixer = fixer;
    finding.severity = severityOf(cause, amount, policy);
    return finding;
}

QString withNumber(const QString &what, const QStringList &numbers)
{
    return QStringLiteral("%1 (%2)").arg(what, numbers.join(QStringLiteral(", ")));
}

/// What was sold or billed of one item.
struct Amounts {
    Decimal quantity;
    qint64 minor = 0;
};
using ByItem = std::map<QString, Amounts>;

void add(ByItem &sums, const QString &item, Decimal quantity, Money amount)
{
    Amounts &sum = sums[item];
    sum.quantity = sum.quantity.plus(quantity).value_or(sum.quantity);
    sum.minor += amount.minor();
}

/// Nothing when an item is not known: then nothing can be said about any.
std::optional<ByItem> soldByItem(const BilledInput &in)
{
    ByItem sums;
    if (in.resolution.items.size() != in.request.lines.size())
        return {};
    for (std::size_t i = 0; i < in.request.lines.size(); ++i) {
        if (!in.resolution.items[i].usable())
            return {};
        add(sums, in.resolution.items[i].item->id.value, in.request.lines[i].quantity, in.request.lines[i].amount);
    }
    return sums;
}

std::optional<ByItem> billedByItem(const BilledInput &in)
{
    ByItem sums;
    for (const InvoiceLine &line : in.invoice.lines) {
        if (line.isDiscount)
            continue;
        if (line.itemId.isEmpty())
            return {};
        add(sums, line.itemId, line.quantity.value_or(Decimal(1, 0)), line.amount);
    }
    return sums.empty() ? std::nullopt : std::optional(sums);
}

/// What one has of which the other knows nothing.
QStringList beyond(const ByItem &those, const ByItem &these)
{
    QStringList items;
    for (const auto &[item, amounts] : those) {
        if (!these.contains(item))
            items.append(item);
    }
    return items;
}

struct Guess {
    Cause cause = Cause::Itm2;
    Fixer fixer = Fixer::SalesOps;
};

/// Which line makes the difference, as far as lines tell. Of a part of a deal they do not: people bill it in one line.
Guess guessOf(const BilledInput &in)
{
    const bool isWhole = in.request.kind == RequestKind::OnClose || in.request.kind == RequestKind::Delivery;
    const std::optional<ByItem> sold = soldByItem(in), billed = billedByItem(in);
    if (!isWhole || !sold || !billed)
        return {};
    const bool isMissing = !beyond(*sold, *billed).isEmpty(), isExtra = !beyond(*billed, *sold).isEmpty();
    if (isMissing && isExtra)
        return { Cause::Itm1, Fixer::IntegrationOwner };
    if (isExtra)
        return {};
    const bool isOtherQuantity = std::ranges::any_of(*billed,
        [&](const auto &one) { return !(one.second.quantity == sold->at(one.first).quantity); });
    return isMissing || isOtherQuantity ? Guess { Cause::Del2, Fixer::Operations } : Guess();
}

void compareCustomer(const BilledInput &in, std::vector<Finding> &out)
{
    const CustomerMatch &match = in.resolution.customer;
    const bool isKnown = match.how == CustomerHow::Linked || match.how == CustomerHow::TaxNumber || match.how == CustomerHow::Name;
    if (!isKnown || match.customer->id.value == in.invoice.customerId)
        return;
    out.push_back(findingOf(kCustomer, "Invoice.CustomerRef",
        withNumber(in.invoice.customerName.isEmpty() ? in.invoice.customerId : in.invoice.customerName, in.numbers),
        recorded(phrase::kCustomerOfAccount).arg(match.customer->name), Cause::Cus2, Fixer::Clerk, in.sold, in.policy));
}

/// Whether some line bills an item that no line of the request is matched with: usually none, and this is the quick question.
bool billsAnother(const BilledInput &in)
{
    return std::ranges::any_of(in.invoice.lines, [&](const InvoiceLine &line) {
        return !line.isDiscount && std::ranges::none_of(in.resolution.items,
            [&](const ItemMatch &match) { return match.item && match.item->id.value == line.itemId; });
    });
}

void compareItems(const BilledInput &in, std::vector<Finding> &out)
{
    if (in.request.kind == RequestKind::Milestone || !billsAnother(in)) // A milestone has no items of its own.
        return;
    const std::optional<ByItem> sold = soldByItem(in), billed = billedByItem(in);
    if (!sold || !billed)
        return;
    const auto named = [&](const QStringList &ids) {
        QStringList names;
        for (const QString &id : ids) {
            const Item *item = in.items.byId(id);
            names.append(item ? item->name : id);
        }
        return names.join(QStringLiteral(", "));
    };
    const QStringList extra = beyond(*billed, *sold), missing = beyond(*sold, *billed);
    if (extra.isEmpty())
        return;
    out.push_back(findingOf(kItem, "Invoice.ItemRef", withNumber(named(extra), in.numbers),
        recorded(phrase::kItemSold).arg(named(missing.isEmpty() ? beyond(*sold, {}) : missing)), Cause::Itm1,
        Fixer::IntegrationOwner, in.sold, in.policy));
}

void compareTax(const BilledInput &in, std::vector<Finding> &out)
{
    const TaxCode *expected = in.resolution.tax.code;
    if (!in.resolution.tax.needed || !expected)
        return;
    for (const InvoiceLine &line : in.invoice.lines) {
        const TaxCode *stored = line.isDiscount || line.taxCodeId.isEmpty() ? nullptr : in.taxCodes.byName(line.taxCodeId);
        // What is taxed alike is taxed right, whatever the code is called.
        if (!stored || (stored->taxable == expected->taxable && stored->rate.on(in.invoice.txnOn) == expected->rate.on(in.invoice.txnOn)))
            continue;
        out.push_back(findingOf(kTax, "Invoice.TaxCodeRef", withNumber(stored->name, in.numbers),
            recorded(phrase::kTaxCodeOfDeal).arg(expected->name), Cause::Tax1, Fixer::Controller, in.sold, in.policy));
        return;
    }
}

} // namespace

bool isForgiven(Money sold, Money billed, const ReconcileRules &rules)
{
    const Result<Money> apart = billed.minus(sold);
    if (!apart)
        return false;
    const Decimal booked = Decimal::fromMoney(sold.isNegative() ? Money(-sold.minor(), sold.currency()) : sold);
    const Decimal share = booked.times(rules.percent).and_then([](Decimal hundredfold) {
        return hundredfold.dividedBy(Decimal(100, 0), 6, Rounding::HalfUp);
    }).value_or(Decimal());
    const Decimal limit = rules.absolute < share ? share : rules.absolute;
    const Decimal difference = Decimal::fromMoney(Money(std::abs(apart->minor()), sold.currency()));
    return !(limit < difference);
}

std::optional<Finding> amendedSince(Money sold, Money billed, const QString &number, const Policy &policy)
{
    if (sold.currency() == billed.currency() && isForgiven(sold, billed, policy.reconcile))
        return {};
    return findingOf(kAmount, "Invoice.TotalAmt", withNumber(amountAndCode(billed), { number }),
        recorded(phrase::kAmountSold).arg(amountAndCode(sold)), Cause::Dea3, Fixer::SalesOps, sold, policy);
}

std::vector<Finding> compareBilled(const BilledInput &in)
{
    std::vector<Finding> findings;
    const QString sold = recorded(phrase::kAmountSold).arg(amountAndCode(in.sold));
    if (!(in.billed.currency() == in.sold.currency())) {
        findings.push_back(findingOf(kCurrency, "Invoice.CurrencyRef", withNumber(amountAndCode(in.billed), in.numbers), sold,
            Cause::Tax2, Fixer::Controller, in.sold, in.policy));
        return findings; // Books keep another customer for another currency: that is no second mistake.
    }
    if (!isForgiven(in.sold, in.billed, in.policy.reconcile)) {
        const bool wasRight = isForgiven(in.request.amount, in.billed, in.policy.reconcile);
        const Guess guess = wasRight ? Guess { Cause::Dea3, Fixer::SalesOps } : guessOf(in);
        findings.push_back(findingOf(kAmount, "Invoice.TotalAmt", withNumber(amountAndCode(in.billed), in.numbers), sold,
            guess.cause, guess.fixer, in.sold, in.policy));
    } else { // Of another amount, one line or one rate is no news.
        compareItems(in, findings);
        compareTax(in, findings);
    }
    compareCustomer(in, findings);
    return findings;
}

bool isOfBilled(const QString &check)
{
    return check == kAmount || check == kCurrency || check == kCustomer || check == kItem || check == kTax || check == kLost;
}

bool isOfAmount(const QString &check)
{
    return check == kAmount;
}

Finding dealLost(const QString &found, Money amount, const Policy &policy)
{
    return findingOf(kLost, "Opportunity.StageName", found, recorded(phrase::kWonDeal), Cause::Dea3, Fixer::Controller, amount, policy);
}

} // namespace sluice::rules
