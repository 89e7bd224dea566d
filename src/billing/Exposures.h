#pragma once

#include "billing/World.h"

namespace sluice::billing {

/// What a customer owes a company, and what is promised to be billed on top of it: the measure of a credit limit.
/// Source: product reference E.3, P7.
class Exposures {
public:
    explicit Exposures(const World &world);

    /// What the customer would owe after this request: open invoices less unused credit memos, everything that is approved
    /// or under way before it, and the request itself. Two requests that were approved one after the other count once each,
    /// in that order; one that waits for its approval comes after all that is approved. Nothing when the amounts are not of
    /// one currency. `customerId` is empty for a customer that does not exist yet.
    std::optional<Money> after(const CompanyWorld &company, const QString &customerId, const mirror::RequestView &view) const;

private:
    std::optional<Money> owed(const CompanyWorld &company, const QString &customerId, Currency currency) const;

    /// Requests that are approved or under way and have no invoice, by company and by their account or its customer.
    QHash<QString, std::vector<const mirror::RequestView *>> m_promised;
};

} // namespace sluice::billing
