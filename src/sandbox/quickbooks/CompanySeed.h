#pragma once

#include "sandbox/Value.h"

namespace sluice::sandbox::quickbooks {

class Realm;

/// What a new company has before anybody works in it: company info, preferences, accounts, terms, payment
/// methods, currencies, tax rates and codes of its country. Ids of a US company are those of Intuit's sample
/// companies.
class CompanySeed {
public:
    explicit CompanySeed(Realm &realm)
        : m_realm(realm)
    {
    }

    void fill();

private:
    void companyInfo();
    void preferences();
    void accounts();
    void terms();
    void paymentMethods();
    void currencies();
    void taxes();
    void usTaxes();
    void automatedTaxes();
    void valueAddedTaxes();
    void defaultItem();

    void taxRate(const QString &id, const QString &name, const QString &percent);
    void taxCode(const QString &id, const QString &name, const QString &description,
        const QStringList &rateIds, bool taxable);

    Realm &m_realm;
};

} // namespace sluice::sandbox::quickbooks
