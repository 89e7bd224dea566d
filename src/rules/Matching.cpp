#include "rules/Matching.h"

#include <algorithm>

namespace sluice::rules {

namespace {

/// The customer's id in an account's link `realm:customer`; empty when it belongs to another company.
QStringView linkInto(const Company &company, const QString &accountLink)
{
    const qsizetype colon = accountLink.indexOf(QLatin1Char(':'));
    if (colon < 0 || QStringView(accountLink).left(colon) != company.realm.value)
        return {};
    return QStringView(accountLink).sliced(colon + 1);
}

/// The only active record, or the only word on the matter: all inactive, several active.
template <class Record>
struct Only {
    const Record *active = nullptr, *inactive = nullptr;
    int activeCount = 0;
};
template <class Record>
Only<Record> only(std::span<const Record *const> records)
{
    Only<Record> out;
    for (const Record *record : records) {
        if (!record->active) {
            out.inactive = out.inactive ? out.inactive : record;
            continue;
        }
        out.active = record;
        ++out.activeCount;
    }
    return out;
}

std::vector<const Customer *> activeOnes(std::span<const Customer *const> records)
{
    std::vector<const Customer *> out;
    std::ranges::copy_if(records, std::back_inserter(out), &Customer::active);
    return out;
}

/// What one way of looking says; nothing when it finds nobody.
std::optional<CustomerMatch> judged(std::span<const Customer *const> records, CustomerHow how)
{
    const Only<Customer> found = only(records);
    if (found.activeCount > 1)
        return CustomerMatch { CustomerHow::Ambiguous, nullptr, activeOnes(records) };
    if (found.active)
        return CustomerMatch { how, found.active, {} };
    if (found.inactive)
        return CustomerMatch { CustomerHow::Inactive, found.inactive, {} };
    return {};
}

/// Same name, another tax number: two companies, or one with a wrong number. A person must say.
bool taxNumbersContradict(const QString &account, const QString &customer)
{
    if (account.isEmpty() || customer.isEmpty())
        return false;
    const QString theirs = codeKey(customer);
    const bool masked = std::ranges::all_of(theirs, [](QChar c) { return c == u'X'; });
    return !masked && codeKey(account) != theirs;
}

bool isBundle(const Item &item)
{
    return item.type == QLatin1String("Group");
}

ItemMatch itemAmong(std::span<const Item *const> records, ItemHow how)
{
    const Only<Item> found = only(records);
    if (found.activeCount > 1)
        return { ItemHow::Ambiguous, nullptr };
    if (found.active)
        return { isBundle(*found.active) ? ItemHow::Bundle : how, found.active };
    if (found.inactive)
        return { ItemHow::Inactive, found.inactive };
    return { ItemHow::Missing, nullptr };
}

/// The two codes that lines carry in the United States, for companies that do not list them.
const TaxCode *usLineCode(bool taxable)
{
    static const auto make = [](const QString &name, bool isTaxable) {
        TaxCode code;
        code.id = name;
        code.name = name;
        code.taxable = isTaxable;
        return code;
    };
    static const TaxCode tax = make(QStringLiteral("TAX"), true);
    static const TaxCode non = make(QStringLiteral("NON"), false);
    return taxable ? &tax : &non;
}

bool isUs(const Company &company)
{
    return company.country == QLatin1String("US") || company.country == QLatin1String("USA");
}

bool isLineCode(QStringView name)
{
    return name.compare(u"TAX", Qt::CaseInsensitive) == 0 || name.compare(u"NON", Qt::CaseInsensitive) == 0;
}

/// The code with the rates: the one that the deal names, else the company's usual one, for which it lets TAX stand.
const TaxCode *codeOfPlace(const TaxCode *named, const CompanyIndex &company)
{
    if (named && !isLineCode(named->name))
        return named;
    const TaxCode *usual = company.taxCodes().byId(company.company().usualTaxCodeId);
    return usual && usual->taxable && !isLineCode(usual->name) ? usual : nullptr;
}

void matchUsTax(TaxMatch &match, QStringView name, const TaxCode *inBooks, const CompanyIndex &company)
{
    if (!inBooks && !isLineCode(name))
        return;
    const bool taxable = isLineCode(name) ? name.compare(u"TAX", Qt::CaseInsensitive) == 0 : inBooks->taxable;
    const TaxCode *listed = company.taxCodes().byName(taxable ? u"TAX" : u"NON");
    match.code = listed ? listed : usLineCode(taxable);
    match.documentNeeded = taxable && !company.company().automatedSalesTax;
    if (match.documentNeeded)
        match.document = codeOfPlace(inBooks, company);
}

} // namespace

QString nameOf(CustomerHow how)
{
    switch (how) {
    case CustomerHow::Linked: return QStringLiteral("linked");
    case CustomerHow::TaxNumber: return QStringLiteral("tax_number");
    case CustomerHow::Name: return QStringLiteral("name");
    case CustomerHow::Inactive: return QStringLiteral("inactive");
    case CustomerHow::Ambiguous: return QStringLiteral("ambiguous");
    case CustomerHow::LinkBroken: return QStringLiteral("link_broken");
    case CustomerHow::Creatable: return QStringLiteral("creatable");
    case CustomerHow::None: return QStringLiteral("none");
    }
    Q_UNREACHABLE();
}

CustomerMatch matchCustomer(const Account *account, const CompanyIndex &company, QStringView link)
{
    if (!account)
        return {};
    const CustomerIndex &customers = company.customers();
    const QStringView id = link.isEmpty() ? linkInto(company.company(), account->customerLink) : link;
    if (!id.isEmpty()) {
        const Customer *linked = customers.byId(id);
        if (!linked)
            return { CustomerHow::LinkBroken, nullptr, {} };
        return { linked->active ? CustomerHow::Linked : CustomerHow::Inactive, linked, {} };
    }
    if (!account->taxNumber.isEmpty()) {
        if (auto match = judged(customers.byTaxNumber(account->taxNumber), CustomerHow::TaxNumber))
            return std::move(*match);
    }
    // Nearly no name has a colon, and those that have none are compared without a text being made.
    const QString name = account->name.contains(QLatin1Char(':')) ? nameInBooks(account->name) : account->name;
    if (auto match = judged(customers.byName(name), CustomerHow::Name)) {
        if (match->customer && taxNumbersContradict(account->taxNumber, match->customer->taxNumber))
            return { CustomerHow::Ambiguous, nullptr, { match->customer } };
        return std::move(*match);
    }
    if (const auto alike = customers.byNameCore(name); !alike.empty())
        return { CustomerHow::Ambiguous, nullptr, { alike.begin(), alike.end() } };
    return { CustomerHow::Creatable, nullptr, {} };
}

QString nameOf(ItemHow how)
{
    switch (how) {
    case ItemHow::Mapped: return QStringLiteral("mapped");
    case ItemHow::Sku: return QStringLiteral("sku");
    case ItemHow::Name: return QStringLiteral("name");
    case ItemHow::Inactive: return QStringLiteral("inactive");
    case ItemHow::Bundle: return QStringLiteral("bundle");
    case ItemHow::Ambiguous: return QStringLiteral("ambiguous");
    case ItemHow::Missing: return QStringLiteral("missing");
    case ItemHow::NoCode: return QStringLiteral("no_code");
    }
    Q_UNREACHABLE();
}

ItemMatch matchItem(const Product *product, const CompanyIndex &company, QStringView mapped)
{
    const ItemIndex &items = company.items();
    if (!mapped.isEmpty()) {
        if (const Item *item = items.byId(mapped))
            return { !item->active ? ItemHow::Inactive : isBundle(*item) ? ItemHow::Bundle : ItemHow::Mapped, item };
    }
    if (!product)
        return { ItemHow::Missing, nullptr };
    const QStringView code = QStringView(product->itemCode).trimmed();
    if (code.isEmpty())
        return { ItemHow::NoCode, nullptr };
    const ItemMatch bySku = itemAmong(items.bySku(code), ItemHow::Sku);
    if (bySku.how != ItemHow::Missing)
        return bySku;
    return itemAmong(items.byName(code), ItemHow::Name);
}

TermMatch matchTerms(const Deal &deal, const Account *account, const CompanyIndex &company, const Policy &policy)
{
    TermMatch match;
    match.name = deal.paymentTerms;
    if (match.name.isEmpty() && account)
        match.name = account->paymentTerms;
    if (match.name.isEmpty())
        match.name = policy.defaultTerms;
    if (match.name.isEmpty())
        return match;
    const TermRule *rule = policy.term(match.name);
    match.listed = rule != nullptr;
    match.term = company.terms().byName(match.name);
    if (!match.term && rule)
        match.term = company.terms().byDays(rule->days);
    if (match.term)
        match.days = match.term->dueDays;
    if (!match.days && rule)
        match.days = rule->days;
    return match;
}

TaxMatch matchTax(const Deal &deal, const CompanyIndex &company, const Policy &policy)
{
    TaxMatch match;
    match.needed = company.company().usesSalesTax;
    match.asked = deal.taxCode;
    const auto rule = policy.taxByCountry.constFind(isUs(company.company()) ? QStringLiteral("US") : company.company().country);
    const bool hasRule = rule != policy.taxByCountry.cend();
    if (match.asked.isEmpty() && hasRule)
        match.asked = rule->defaultCode;
    if (match.asked.isEmpty() || !match.needed)
        return match;
    QStringView name = match.asked;
    if (hasRule) {
        if (const auto code = rule->codes.find(name); code != rule->codes.end())
            name = code->second;
    }
    const TaxCode *inBooks = company.taxCodes().byName(name);
    if (isUs(company.company()))
        matchUsTax(match, name, inBooks, company);
    else
        match.code = inBooks;
    return match;
}

} // namespace sluice::rules
