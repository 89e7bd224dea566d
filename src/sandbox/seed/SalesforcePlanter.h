#pragma once

#include "sandbox/salesforce/Org.h"
#include "sandbox/seed/Plan.h"

namespace sluice::sandbox::seed {

/// Puts the company's side of Salesforce into an org: people, accounts with their contacts, products and prices, deals
/// with everything that hangs on them.
class SalesforcePlanter {
public:
    SalesforcePlanter(const CompanyPlan &plan, salesforce::Org &org)
        : m_plan(plan)
        , m_org(org)
    {
    }

    void plant();

private:
    void putCurrencies();
    void putPeople();
    void putAccount(const AccountPlan &account);
    void putProducts();
    void putDeal(const DealPlan &deal);
    void putLines(const DealPlan &deal);
    void putMilestones(const DealPlan &deal);
    void putHistory(const DealPlan &deal);
    QString priceEntryId(int product, const QString &currency) const;

    const CompanyPlan &m_plan;
    salesforce::Org &m_org;
};

} // namespace sluice::sandbox::seed
