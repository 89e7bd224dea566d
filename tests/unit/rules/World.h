#pragma once

#include "rules/Checks.h"

#include <memory>

namespace sluice::rules::test {

inline Currency usd() { return Currency::fromCode(std::string_view("USD")).value(); }
inline Currency eur() { return Currency::fromCode(std::string_view("EUR")).value(); }
inline Money dollars(std::int64_t whole) { return Money(whole * 100, usd()); }
inline Decimal decimal(const char *text) { return Decimal::fromWire(text).value(); }

/// One deal that passes every check, in a company that knows all it needs. Tests spoil one thing at a time and judge().
struct World {
    Policy policy = defaultPolicy();
    Account account;
    Deal deal;
    BillingRequest request;
    Company company;
    std::vector<Customer> customers;
    std::vector<Item> items;
    std::vector<Term> terms;
    std::vector<TaxCode> taxCodes;
    QHash<ProductId, Product> products;
    QHash<ProductId, QString> mapped;
    QString customerLink, entity;
    bool activated = false, companyKnown = true, accountKnown = true;
    std::vector<EarlierInvoice> earlier;
    QStringList billedBefore;
    QDate deliveredOn, invoiceOn;
    QDate today { 2026, 3, 20 };

    World()
    {
        company.realm = Realm(QStringLiteral("9341"));
        company.name = QStringLiteral("Harbour Works Inc");
        company.country = QStringLiteral("US");
        company.homeCurrency = usd();

        account.id = AccountId(QStringLiteral("001A"));
        account.name = QStringLiteral("Acme Industries");
        account.billing = { QStringLiteral("1 Main St"), QStringLiteral("Dayton"), QStringLiteral("OH"), QStringLiteral("45402"), QStringLiteral("US") };
        account.email = QStringLiteral("ap@acme.example");
        account.segment = QStringLiteral("Enterprise");

        addCustomer("58", "Acme Industries");
        addItem("19", "Pump", "PMP-1");
        addTerm("3", "Net 30", 30);
        // A company without automated sales tax, with the code that it uses where a deal names just TAX.
        addTax("TAX", "TAX");
        addTax("9", "Ohio");
        company.usualTaxCodeId = QStringLiteral("9");
        taxCodes.back().rate = DatedRate(decimal("7.25"));

        Product pump;
        pump.id = ProductId(QStringLiteral("01tP"));
        pump.name = QStringLiteral("Pump");
        pump.itemCode = QStringLiteral("PMP-1");
        products.insert(pump.id, pump);

        DealLine line;
        line.id = QStringLiteral("00kL");
        line.productId = pump.id;
        line.quantity = decimal("4");
        line.unitPrice = decimal("250");
        line.total = dollars(1000);
        deal.id = DealId(QStringLiteral("006000000000001AAA"));
        deal.accountId = account.id;
        deal.won = deal.closed = true;
        deal.currency = usd();
        deal.amount = dollars(1000);
        deal.wonAt = parseInstant(std::string_view("2026-03-02T15:00:00Z"));
        deal.event = BillingEvent::OnClose;
        deal.eventText = QStringLiteral("On Close");
        deal.poNumber = QStringLiteral("4500012");
        deal.paymentTerms = QStringLiteral("Net 30");
        deal.taxCode = QStringLiteral("TAX");
        deal.segment = QStringLiteral("Enterprise");
        deal.lines = { line };

        request.id = RequestId(QStringLiteral("r1"));
        request.dealId = deal.id;
        request.amount = dollars(1000);
        request.lines = { { line.id, pump.id.value, QStringLiteral("Pump"), line.quantity, line.unitPrice, Decimal(), dollars(1000), {} } };
    }

    Customer &addCustomer(const char *id, const char *name)
    {
        Customer customer;
        customer.id = CustomerId(QString::fromLatin1(id));
        customer.name = QString::fromUtf8(name);
        customers.push_back(customer);
        return customers.back();
    }

    Item &addItem(const char *id, const char *name, const char *sku)
    {
        Item item;
        item.id = ItemId(QString::fromLatin1(id));
        item.name = QString::fromLatin1(name);
        item.sku = QString::fromLatin1(sku);
        items.push_back(item);
        return items.back();
    }

    void addTerm(const char *id, const char *name, int days)
    {
        Term term;
        term.id = QString::fromLatin1(id);
        term.name = QString::fromLatin1(name);
        term.dueDays = days;
        terms.push_back(term);
    }

    void addTax(const char *id, const char *name)
    {
        TaxCode code;
        code.id = QString::fromLatin1(id);
        code.name = QString::fromLatin1(name);
        taxCodes.push_back(code);
    }

    CompanyIndex index() const { return CompanyIndex(company, entity, customers, items, terms, taxCodes); }

    CheckInput input(const CompanyIndex &books) const
    {
        return CheckInput { deal, request, accountKnown ? &account : nullptr, companyKnown ? &books : nullptr, products, mapped,
            customerLink, activated, earlier.empty() ? nullptr : &earlier, billedBefore, {}, deliveredOn, invoiceOn, policy, today };
    }

    std::vector<Finding> judge(QStringList *passed = nullptr) const
    {
        const CompanyIndex books = index();
        return runChecks(input(books), passed);
    }
};

} // namespace sluice::rules::test
