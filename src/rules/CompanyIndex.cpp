#include "rules/CompanyIndex.h"

#include <algorithm>

namespace sluice::rules {

namespace {

template <class Map>
auto found(const Map &map, QStringView key) -> std::span<const typename Map::mapped_type::value_type>
{
    const auto at = map.find(key);
    if (at == map.end())
        return {};
    return at->second;
}

template <class Map>
auto foundOne(const Map &map, QStringView key) -> typename Map::mapped_type
{
    const auto at = map.find(key);
    return at == map.end() ? nullptr : at->second;
}

/// Pointers sorted by id: what is found must not depend on the order of the records.
template <class Record>
std::vector<const Record *> sorted(std::span<const Record> records)
{
    std::vector<const Record *> out;
    out.reserve(records.size());
    for (const Record &record : records)
        out.push_back(&record);
    const auto idText = [](const Record *record) -> const QString & {
        if constexpr (requires { record->id.value; })
            return record->id.value;
        else
            return record->id;
    };
    std::ranges::sort(out, {}, idText);
    return out;
}

} // namespace

CustomerIndex::CustomerIndex(std::span<const Customer> customers)
{
    for (const Customer *customer : sorted(customers)) {
        m_byId.emplace(customer->id.value, customer);
        m_byName[customer->name].push_back(customer);
        // Some books show a tax number masked ("XXXXXXXXXX"): that is no number.
        if (const QString key = codeKey(customer->taxNumber); std::ranges::any_of(key, [](QChar c) { return c != u'X'; }))
            m_byTaxNumber[key].push_back(customer);
        if (!customer->active)
            continue;
        if (const QString key = nameCore(customer->name); !key.isEmpty())
            m_byCore[key].push_back(customer);
    }
}

const Customer *CustomerIndex::byId(QStringView id) const { return foundOne(m_byId, id); }

std::span<const Customer *const> CustomerIndex::byTaxNumber(QStringView taxNumber) const
{
    const QString key = codeKey(taxNumber);
    return key.isEmpty() ? std::span<const Customer *const>() : found(m_byTaxNumber, key);
}

std::span<const Customer *const> CustomerIndex::byName(QStringView name) const { return found(m_byName, name); }

std::span<const Customer *const> CustomerIndex::byNameCore(QStringView name) const
{
    const QString key = nameCore(name);
    return key.isEmpty() ? std::span<const Customer *const>() : found(m_byCore, key);
}

ItemIndex::ItemIndex(std::span<const Item> items)
{
    for (const Item *item : sorted(items)) {
        m_byId.emplace(item->id.value, item);
        if (item->type == QLatin1String("Category")) // A heading, never on an invoice.
            continue;
        m_byName[item->name].push_back(item);
        if (!item->sku.trimmed().isEmpty())
            m_bySku[item->sku].push_back(item);
    }
}

const Item *ItemIndex::byId(QStringView id) const { return foundOne(m_byId, id); }
std::span<const Item *const> ItemIndex::bySku(QStringView sku) const { return found(m_bySku, sku); }
std::span<const Item *const> ItemIndex::byName(QStringView name) const { return found(m_byName, name); }

TermIndex::TermIndex(std::span<const Term> terms)
{
    for (const Term *term : sorted(terms)) {
        m_byId.emplace(term->id, term);
        if (!term->active)
            continue;
        m_byName.emplace(term->name, term);
        m_active.push_back(term);
    }
}

const Term *TermIndex::byId(QStringView id) const { return foundOne(m_byId, id); }
const Term *TermIndex::byName(QStringView name) const { return foundOne(m_byName, name); }

const Term *TermIndex::byDays(int days) const
{
    const auto at = std::ranges::find_if(m_active, [days](const Term *term) { return term->dueDays == days; });
    return at == m_active.end() ? nullptr : *at;
}

TaxIndex::TaxIndex(std::span<const TaxCode> codes)
{
    for (const TaxCode *code : sorted(codes)) {
        if (!code->active)
            continue;
        m_byName.emplace(code->name, code);
        m_byId.emplace(code->id, code);
    }
}

const TaxCode *TaxIndex::byId(QStringView id) const { return foundOne(m_byId, id); }

const TaxCode *TaxIndex::byName(QStringView name) const
{
    if (const TaxCode *code = foundOne(m_byName, name))
        return code;
    return foundOne(m_byId, name);
}

CompanyIndex::CompanyIndex(Company company, QString entity, std::vector<Customer> customers, std::vector<Item> items,
    std::vector<Term> terms, std::vector<TaxCode> taxCodes)
    : m_company(std::move(company))
    , m_entity(std::move(entity))
    , m_customers(std::move(customers))
    , m_items(std::move(items))
    , m_terms(std::move(terms))
    , m_taxCodes(std::move(taxCodes))
    , m_customerIndex(m_customers)
    , m_itemIndex(m_items)
    , m_termIndex(m_terms)
    , m_taxIndex(m_taxCodes)
{
}

const CompanyIndex *billingCompany(QStringView entity, std::span<const CompanyIndex *const> companies)
{
    if (entity.trimmed().isEmpty())
        return companies.size() == 1 ? companies.front() : nullptr;
    const NameEqual same;
    const auto named = [&](auto nameOfCompany) -> const CompanyIndex * {
        const CompanyIndex *only = nullptr;
        for (const CompanyIndex *company : companies) {
            if (!same(nameOfCompany(*company), entity))
                continue;
            if (only)
                return nullptr;
            only = company;
        }
        return only;
    };
    if (const auto *company = named([](const CompanyIndex &c) -> const QString & { return c.entity(); }))
        return company;
    if (const auto *company = named([](const CompanyIndex &c) -> const QString & { return c.company().legalName; }))
        return company;
    return named([](const CompanyIndex &c) -> const QString & { return c.company().name; });
}

} // namespace sluice::rules
