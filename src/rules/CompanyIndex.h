#pragma once

#include "domain/Crm.h"
#include "domain/Ledger.h"
#include "rules/NameIndex.h"

#include <span>
#include <vector>

namespace sluice::rules {

/// The customers of one company, to be found by id, tax number and name.
class CustomerIndex {
public:
    explicit CustomerIndex(std::span<const Customer> customers);

    const Customer *byId(QStringView id) const;
    std::span<const Customer *const> byTaxNumber(QStringView taxNumber) const; ///< Inactive ones too; none for an empty number.
    std::span<const Customer *const> byName(QStringView name) const;           ///< Inactive ones too.
    std::span<const Customer *const> byNameCore(QStringView name) const;       ///< Active ones; see nameCore().

private:
    ByText<const Customer *> m_byId;
    ByText<std::vector<const Customer *>> m_byTaxNumber, m_byCore;
    ByName<std::vector<const Customer *>> m_byName;
};

/// The items of one company, to be found by id, SKU and name.
class ItemIndex {
public:
    explicit ItemIndex(std::span<const Item> items);

    const Item *byId(QStringView id) const;
    std::span<const Item *const> bySku(QStringView sku) const;
    std::span<const Item *const> byName(QStringView name) const;

private:
    ByText<const Item *> m_byId;
    ByName<std::vector<const Item *>> m_bySku, m_byName;
};

class TermIndex {
public:
    explicit TermIndex(std::span<const Term> terms);

    const Term *byId(QStringView id) const;
    const Term *byName(QStringView name) const; ///< Active ones.
    const Term *byDays(int days) const;         ///< The active one that is due after so many days; of several, the first.

private:
    ByText<const Term *> m_byId;
    ByName<const Term *> m_byName;
    std::vector<const Term *> m_active;
};

class TaxIndex {
public:
    explicit TaxIndex(std::span<const TaxCode> codes);

    const TaxCode *byId(QStringView id) const;     ///< Active ones.
    const TaxCode *byName(QStringView name) const; ///< Active ones; by name, else by id ("TAX" and "NON" are both).

private:
    ByName<const TaxCode *> m_byName;
    ByText<const TaxCode *> m_byId;
};

/// Everything the checks ask about one company in the books, indexed once for many deals. Owns its records; records and
/// indices stay where they are when it is moved.
class CompanyIndex {
public:
    /// `entity`: the legal entity that this company was connected for; empty if none was named.
    CompanyIndex(Company company, QString entity, std::vector<Customer> customers, std::vector<Item> items,
        std::vector<Term> terms, std::vector<TaxCode> taxCodes);
    CompanyIndex(CompanyIndex &&) = default;
    CompanyIndex(const CompanyIndex &) = delete;

    const Company &company() const { return m_company; }
    const QString &entity() const { return m_entity; }
    const CustomerIndex &customers() const { return m_customerIndex; }
    const ItemIndex &items() const { return m_itemIndex; }
    const TermIndex &terms() const { return m_termIndex; }
    const TaxIndex &taxCodes() const { return m_taxIndex; }

private:
    Company m_company;
    QString m_entity;
    std::vector<Customer> m_customers;
    std::vector<Item> m_items;
    std::vector<Term> m_terms;
    std::vector<TaxCode> m_taxCodes;
    CustomerIndex m_customerIndex;
    ItemIndex m_itemIndex;
    TermIndex m_termIndex;
    TaxIndex m_taxIndex;
};

/// The company that bills a deal: by the entity it was connected for, else by its legal name or its name; a deal that
/// names no entity is billed by the only company there is. nullptr when none or several fit.
const CompanyIndex *billingCompany(QStringView entity, std::span<const CompanyIndex *const> companies);

} // namespace sluice::rules
