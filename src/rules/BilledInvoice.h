#pragma once

#include "rules/Checks.h"

namespace sluice::rules {

/// An invoice that was made by hand, beside the request that it bills. Only refers.
struct BilledInput {
    const BillingRequest &request; ///< As it was when the invoice was joined to it.
    const Invoice &invoice;
    Money billed;                  ///< Its net amount, and that of others which bill the same request.
    QStringList numbers;           ///< Of all of them.
    Money sold;                    ///< What the deal asks for by now.
    const Resolution &resolution;  ///< Of the request in the company of the invoice.
    const TaxIndex &taxCodes;      ///< Of that company.
    const ItemIndex &items;
    const Policy &policy;
};

/// In what the invoice is not what was sold: another currency, amount, customer, item or tax (checks "billed_currency",
/// "billed_amount", "billed_customer", "billed_item", "billed_tax"). What the policy forgives is no difference. A customer,
/// an item or a tax code that Sluice would not know what to expect of is not compared. Source: product reference D.16,
/// M30 to M36, M40, M42 and M50.
std::vector<Finding> compareBilled(const BilledInput &input);

/// The net amount that was sold has changed since it was billed (check "billed_amount"). For invoices of Sluice's own, which
/// are compared with their intent elsewhere.
std::optional<Finding> amendedSince(Money sold, Money billed, const QString &number, const Policy &policy);

/// Whether two amounts are apart by no more than the policy forgives (D.15).
bool isForgiven(Money sold, Money billed, const ReconcileRules &rules);

/// Every check of this file, and of the deal behind an invoice: "deal_lost".
bool isOfBilled(const QString &check);
/// "billed_amount": only the difference is at stake.
bool isOfAmount(const QString &check);

/// The deal is not won, and an invoice bills it. Source: D.16, M51. `found`: its stage, or how the invoice is called.
Finding dealLost(const QString &found, Money amount, const Policy &policy);

} // namespace sluice::rules
