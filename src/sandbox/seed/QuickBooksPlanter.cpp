#include "sandbox/seed/QuickBooksPlanter.h"

#include "sandbox/seed/Record.h"

#include <algorithm>
#include <array>
#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::seed {

namespace {

constexpr int kDaysToVoid = 6;
constexpr int kDaysToDelete = 2;

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

Instant startOf(QDate day)
{
    return fromMs((day.toJulianDay() - QDate(1970, 1, 1).toJulianDay()) * 86'400'000LL + 16 * 3'600'000LL);
}

QString incomeAccountOf(ProductKind kind)
{
    switch (kind) {
    case ProductKind::Hardware:
        return u"Sales of Product Income"_s;
    case ProductKind::Subscription:
        return u"Subscription Income"_s;
    case ProductKind::Service:
    case ProductKind::Project:
        break;
    }
    return u"Services"_s;
}

} // namespace

QuickBooksPlanter::QuickBooksPlanter(CompanyPlan &plan, int entity, quickbooks::Realm &realm)
    : m_plan(plan)
    , m_index(entity)
    , m_entity(plan.entities[at(entity)])
    , m_realm(realm)
    , m_items(plan.products.size())
{
}

Result<void> QuickBooksPlanter::plant()
{
    putTerms();
    readLists();
    if (Result<void> items = putItems(); !items)
        return items;
    if (Result<void> customers = putCustomers(); !customers)
        return customers;
    for (const Happening &happening : happenings()) {
        if (Result<void> done = happen(happening); !done)
            return done;
    }
    m_realm.setBookCloseDate(m_entity.booksClosedOn);
    return {};
}

void QuickBooksPlanter::putTerms()
{
    static constexpr std::array kDays { 15, 30, 45, 60 };
    for (const Value &term : m_realm.all(u"Term"_s))
        m_terms.insert(term[u"Name"].toString(), term[u"Id"].toString());
    for (const int days : kDays) {
        const QString name = u"Net %1"_s.arg(days);
        if (m_terms.contains(name))
            continue;
        Record term;
        term.text(u"Name"_s, name).flag(u"Active"_s, true).text(u"Type"_s, u"STANDARD"_s).whole(u"DueDays"_s, days);
        m_terms.insert(name, m_realm.put(u"Term"_s, term.take()));
    }
}

void QuickBooksPlanter::readLists()
{
    for (const Value &code : m_realm.all(u"TaxCode"_s)) {
        const QString id = code[u"Id"].toString();
        m_taxCodes.insert(code[u"Name"].toString(), id);
        if (m_salesTax.isEmpty() && id != "TAX"_L1 && id != "NON"_L1 && code[u"Taxable"].toBool())
            m_salesTax = id;
    }
    for (const Value &account : m_realm.all(u"Account"_s))
        m_accounts.insert(account[u"Name"].toString(), account[u"Id"].toString());
}

Result<Value> QuickBooksPlanter::create(Instant when, const QString &entity, const Value &body)
{
    Value made = m_realm.createAt(when, entity, body);
    if (made.has(u"Fault"))
        return fail(ErrorKind::Rejected,
                    u"%1 refused: %2 for %3"_s.arg(entity, QString::fromUtf8(made.toJson()), QString::fromUtf8(body.toJson())));
    return made;
}

Result<void> QuickBooksPlanter::putItems()
{
    const Instant since = startOf(m_plan.today.addDays(-1200));
    for (std::size_t i = 0; i < m_plan.products.size(); ++i) {
        const ProductPlan &product = m_plan.products[i];
        if (product.item == ItemState::Missing || product.item == ItemState::Unmapped)
            continue;
        Record item;
        item.text(u"Name"_s, QString(product.name).replace(u':', u'-')).text(u"Sku"_s, product.sku);
        item.text(u"Type"_s, product.kind == ProductKind::Hardware ? u"NonInventory"_s : u"Service"_s);
        item.text(u"Description"_s, product.name).money(u"UnitPrice"_s, product.priceMinor);
        item.flag(u"Taxable"_s, true).reference(u"IncomeAccountRef"_s, m_accounts.value(incomeAccountOf(product.kind)));
        const Result<Value> made = create(since, u"Item"_s, item.take());
        if (!made)
            return tl::unexpected(made.error());
        m_items[i] = (*made)[u"Id"].toString();
        if (product.item == ItemState::Inactive)
            m_realm.updateAt(since + std::chrono::hours(24 * 700), u"Item"_s,
                             Value::object({ { u"Id"_s, m_items[i] },
                                             { u"SyncToken"_s, (*made)[u"SyncToken"] },
                                             { u"sparse"_s, true },
                                             { u"Active"_s, false } }));
    }
    return {};
}

Result<void> QuickBooksPlanter::putCustomers()
{
    for (AccountPlan &account : m_plan.accounts) {
        if (account.entity != m_index)
            continue;
        if (Result<void> put = putCustomer(account); !put)
            return put;
    }
    return {};
}

/// What the clerk called the account when it was entered here.
QString QuickBooksPlanter::nameInUse(const AccountPlan &account) const
{
    if (account.customer != CustomerState::SameTaxNumber)
        return account.name;
    return u"%1, %2"_s.arg(account.name, account.city); // Unique, because the account's name is.
}

Result<void> QuickBooksPlanter::putCustomer(AccountPlan &account)
{
    const Instant since = startOf(account.createdOn);
    if (account.customer == CustomerState::Absent)
        return {};
    if (account.customer == CustomerState::NameTaken) {
        Record vendor;
        vendor.text(u"DisplayName"_s, account.name).text(u"CompanyName"_s, account.name);
        const Result<Value> made = create(since, u"Vendor"_s, vendor.take());
        return made ? Result<void>() : tl::unexpected(made.error());
    }
    QString currency = account.currency;
    if (account.customer == CustomerState::OtherCurrency)
        currency = account.currency == "EUR"_L1 ? m_entity.currency : u"EUR"_s;
    Result<Value> made = create(since, u"Customer"_s, customerValue(account, nameInUse(account), currency));
    if (!made)
        return tl::unexpected(made.error());
    account.customerId = (*made)[u"Id"].toString();
    if (account.customer == CustomerState::Ambiguous) {
        const QString second = u"%1 - %2"_s.arg(account.name, account.city);
        made = create(since + std::chrono::hours(24 * 90), u"Customer"_s, customerValue(account, second, currency));
    } else if (account.customer == CustomerState::Inactive) {
        m_realm.updateAt(startOf(m_plan.today.addDays(-120)), u"Customer"_s,
                         Value::object({ { u"Id"_s, account.customerId },
                                         { u"SyncToken"_s, (*made)[u"SyncToken"] },
                                         { u"sparse"_s, true },
                                         { u"Active"_s, false } }));
    }
    return made ? Result<void>() : tl::unexpected(made.error());
}

Value QuickBooksPlanter::customerValue(const AccountPlan &account, const QString &displayName,
                                       const QString &currency) const
{
    Record address;
    address.text(u"Line1"_s, account.street).text(u"City"_s, account.city);
    address.text(u"CountrySubDivisionCode"_s, account.state).text(u"PostalCode"_s, account.postalCode);
    address.text(u"Country"_s, account.country);
    Record customer;
    customer.text(u"DisplayName"_s, displayName).text(u"CompanyName"_s, account.name);
    customer.text(u"GivenName"_s, account.contactFirst).text(u"FamilyName"_s, account.contactLast);
    customer.reference(u"CurrencyRef"_s, currency).reference(u"SalesTermRef"_s, m_terms.value(account.terms));
    customer.flag(u"Taxable"_s, account.taxable).text(u"PrimaryTaxIdentifier"_s, account.taxNumber);
    customer.value(u"BillAddr"_s, address.take());
    if (!account.email.isEmpty())
        customer.value(u"PrimaryEmailAddr"_s, Value::object({ { u"Address"_s, account.email } }));
    if (!account.phone.isEmpty())
        customer.value(u"PrimaryPhone"_s, Value::object({ { u"FreeFormNumber"_s, account.phone } }));
    return customer.take();
}

std::vector<QuickBooksPlanter::Happening> QuickBooksPlanter::happenings() const
{
    using Kind = Happening::Kind;
    std::vector<Happening> all;
    const auto isMine = [this](int invoice) { return m_plan.invoices[at(invoice)].entity == m_index; };
    const Instant last = startOf(m_plan.today.addDays(-1));
    for (int i = 0; i < static_cast<int>(m_plan.invoices.size()); ++i) {
        const InvoicePlan &invoice = m_plan.invoices[at(i)];
        if (!isMine(i))
            continue;
        all.push_back({ invoice.createdAt, Kind::Invoice, i });
        const int days = invoice.voided ? kDaysToVoid : kDaysToDelete;
        const Instant end = std::max(std::min(invoice.createdAt + std::chrono::hours(24 * days), last),
                                     invoice.createdAt + std::chrono::minutes(20));
        if (invoice.voided || invoice.deleted)
            all.push_back({ end, invoice.voided ? Kind::Void : Kind::Delete, i });
    }
    for (int i = 0; i < static_cast<int>(m_plan.creditMemos.size()); ++i) {
        if (isMine(m_plan.creditMemos[at(i)].invoice))
            all.push_back({ m_plan.creditMemos[at(i)].createdAt, Kind::CreditMemo, i });
    }
    for (int i = 0; i < static_cast<int>(m_plan.payments.size()); ++i) {
        if (isMine(m_plan.payments[at(i)].invoice))
            all.push_back({ m_plan.payments[at(i)].createdAt, Kind::Payment, i });
    }
    std::ranges::sort(all, {}, [](const Happening &one) { return std::tuple(one.at, one.kind, one.index); });
    return all;
}

Result<void> QuickBooksPlanter::happen(const Happening &happening)
{
    switch (happening.kind) {
    case Happening::Kind::Invoice:
        return putInvoice(m_plan.invoices[at(happening.index)]);
    case Happening::Kind::CreditMemo:
        return putCreditMemo(m_plan.creditMemos[at(happening.index)]);
    case Happening::Kind::Payment:
        return putPayment(m_plan.payments[at(happening.index)]);
    case Happening::Kind::Void:
    case Happening::Kind::Delete:
        break;
    }
    return cancel(happening);
}

Result<QString> QuickBooksPlanter::customerOf(const InvoicePlan &invoice)
{
    AccountPlan somebody;
    QString name = u"%1, one-off"_s.arg(invoice.note.section(u',', 0, 0));
    if (invoice.account >= 0) {
        const AccountPlan &account = m_plan.accounts[at(invoice.account)];
        if (account.entity == m_index && account.currency == invoice.currency)
            return account.customerId;
        somebody = account;
        name = account.entity == m_index ? u"%1 (%2)"_s.arg(account.name, invoice.currency) : account.name;
    } else {
        somebody.name = name;
        somebody.createdOn = invoice.txnOn.addDays(-1);
    }
    QString &known = m_extraCustomers[name];
    if (known.isEmpty()) {
        const Result<Value> made
            = create(startOf(somebody.createdOn), u"Customer"_s, customerValue(somebody, name, invoice.currency));
        if (!made)
            return tl::unexpected(made.error());
        known = (*made)[u"Id"].toString();
    }
    return known;
}

} // namespace sluice::sandbox::seed
