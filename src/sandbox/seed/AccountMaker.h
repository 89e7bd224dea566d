#pragma once

#include "sandbox/seed/Chance.h"
#include "sandbox/seed/Plan.h"
#include "sandbox/seed/Words.h"

#include <QSet>

namespace sluice::sandbox::seed {

/// Makes the customers of the demo company: who they are, where they sit, and how QuickBooks knows them.
class AccountMaker {
public:
    explicit AccountMaker(CompanyPlan &plan);

    void make(int count);

private:
    AccountPlan account(int number, Fate reservedFor);
    void nameIt(AccountPlan &account, const Country &country, const Town &town);
    void contactFor(AccountPlan &account, const Country &country);
    void standingInQuickBooks(AccountPlan &account);
    QString uniqueTaxNumber(const Country &country);
    QString commercialName(const Country &country, const Town &town);
    int entityFor(int number);

    CompanyPlan &m_plan;
    Chance m_chance;
    QSet<QString> m_names;
    QSet<QString> m_taxNumbers;
};

} // namespace sluice::sandbox::seed
