#include "rules/Sentences.h"

#include "unit/rules/World.h"

#include <QTest>

#include <functional>

using namespace sluice;
using namespace sluice::rules;
using namespace sluice::rules::test;

using Spoil = std::function<void(World &)>;
Q_DECLARE_METATYPE(Spoil)

class TestChecks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCompleteDealPassesEveryCheck()
    {
        QStringList passed;

        const auto findings = World().judge(&passed);

        QVERIFY(findings.empty());
        QStringList all;
        for (const char *name : checkNames())
            all += QString::fromLatin1(name);
        QCOMPARE(passed, all);
    }

    void oneFaultGivesOneFinding_data()
    {
        QTest::addColumn<Spoil>("spoil");
        QTest::addColumn<QString>("check");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("found");
        QTest::addColumn<QString>("cause");
        QTest::addColumn<QString>("fixer");
        const auto row = [](const char *name, Spoil spoil, const char *check, const char *field, const char *found,
                             const char *cause, const char *fixer) {
            QTest::newRow(name) << std::move(spoil) << QString::fromLatin1(check) << QString::fromLatin1(field)
                                << QString::fromUtf8(found) << QString::fromLatin1(cause) << QString::fromLatin1(fixer);
        };

        row("no account", [](World &w) { w.accountKnown = false; w.deal.accountId = {}; },
            "account_present", "Opportunity.AccountId", "", "CUS-1", "sales");
        row("two customers with the tax number", [](World &w) {
                w.account.taxNumber = QStringLiteral("12-345");
                w.addCustomer("60", "Acme East").taxNumber = QStringLiteral("12345");
                w.addCustomer("59", "Acme West").taxNumber = QStringLiteral("12 345");
            }, "customer_match", "Customer.DisplayName", "Acme West (59), Acme East (60)", "CUS-2", "clerk");
        row("two customers with the name", [](World &w) { w.addCustomer("60", "ACME  Industries"); },
            "customer_match", "Customer.DisplayName", "Acme Industries (58), ACME  Industries (60)", "CUS-2", "clerk");
        row("a customer that is nearly the same", [](World &w) { w.customers.front().name = QStringLiteral("Acme Industries, Inc."); },
            "customer_match", "Customer.DisplayName", "Acme Industries, Inc. (58)", "CUS-2", "clerk");
        row("same name, another tax number", [](World &w) {
                w.account.taxNumber = QStringLiteral("111");
                w.customers.front().taxNumber = QStringLiteral("222");
            }, "customer_match", "Customer.DisplayName", "Acme Industries (58)", "CUS-2", "clerk");
        row("inactive customer", [](World &w) { w.customers.front().active = false; },
            "customer_match", "Customer.Active", "Acme Industries (58)", "CUS-1", "controller");
        row("a link to nobody", [](World &w) { w.account.customerLink = QStringLiteral("9341:999"); },
            "customer_match", "Account.Sluice_Customer_Id__c", "9341:999", "CUS-2", "clerk");
        row("a new customer where none may be created", [](World &w) { w.customers.clear(); w.policy.createCustomers = false; },
            "customer_match", "Account.Sluice_Customer_Id__c", "", "CUS-1", "clerk");
        row("a new customer that nobody activated", [](World &w) { w.customers.clear(); w.policy.activateBeforeCreating = true; },
            "customer_match", "Account.Sluice_Customer_Id__c", "", "CUS-1", "controller");
        row("no address", [](World &w) { w.account.billing = {}; },
            "bill_to", "Account.BillingAddress", "", "CUS-3", "sales_ops");
        row("no e-mail", [](World &w) { w.account.email.clear(); }, "bill_to", "Contact.Email", "", "CUS-3", "sales_ops");
        row("half an e-mail", [](World &w) { w.account.email = QStringLiteral("ap@acme"); },
            "bill_to", "Contact.Email", "ap@acme", "CUS-3", "sales_ops");
        row("no purchase order", [](World &w) { w.deal.poNumber = QStringLiteral(" "); },
            "po_number", "Opportunity.Sluice_PO_Number__c", "", "DEA-1", "sales");
        row("no purchase order, segment of the account", [](World &w) { w.deal.poNumber.clear(); w.deal.segment.clear(); },
            "po_number", "Opportunity.Sluice_PO_Number__c", "", "DEA-1", "sales");
        row("unknown terms", [](World &w) { w.deal.paymentTerms = QStringLiteral("Net 37"); },
            "terms_known", "Opportunity.Sluice_Payment_Terms__c", "Net 37", "DEA-2", "sales");
        row("no terms", [](World &w) { w.deal.paymentTerms.clear(); },
            "terms_known", "Opportunity.Sluice_Payment_Terms__c", "", "DEA-2", "sales");
        row("listed terms that the books lack", [](World &w) { w.deal.paymentTerms = QStringLiteral("Net 45"); },
            "terms_known", "Opportunity.Sluice_Payment_Terms__c", "Net 45", "DEA-2", "sales");
        row("no tax code", [](World &w) { w.deal.taxCode.clear(); },
            "tax_code_known", "Opportunity.Sluice_Tax_Code__c", "", "TAX-1", "controller");
        row("dinars of three decimals", [](World &w) {
                const Currency dinar = Currency::fromCode(std::string_view("KWD")).value();
                w.company.homeCurrency = dinar;
                w.deal.currency = dinar;
                w.deal.amount = w.request.amount = w.deal.lines.front().total = w.request.lines.front().amount = Money(1000'004, dinar);
                w.deal.lines.front().unitPrice = w.request.lines.front().unitPrice = Decimal(250'001, 3);
            },
            "currency_fits", "OpportunityLineItem.TotalPrice", "1000.004", "TAX-2", "controller");
        row("a bundle", [](World &w) { w.items.front().type = QStringLiteral("Group"); },
            "items_mapped", "Item.Type", "Pump", "ITM-1", "integration_owner");
        row("tax without a rate", [](World &w) { w.company.usualTaxCodeId = QStringLiteral("TAX"); },
            "tax_code_known", "Opportunity.Sluice_Tax_Code__c", "TAX", "TAX-1", "controller");
        row("unknown tax code", [](World &w) { w.deal.taxCode = QStringLiteral("LUXURY"); },
            "tax_code_known", "Opportunity.Sluice_Tax_Code__c", "LUXURY", "TAX-1", "controller");
        row("unknown event", [](World &w) { w.deal.event = {}; w.deal.eventText = QStringLiteral("On Full Moon"); },
            "billing_event", "Opportunity.Sluice_Billing_Event__c", "On Full Moon", "DEL-1", "sales_ops");
        row("delivered without a date", [](World &w) {
                w.deal.event = BillingEvent::Delivered;
                w.deal.delivery = DeliveryStatus::Delivered;
                w.request.kind = RequestKind::Delivery;
            }, "billing_event", "Opportunity.Sluice_Delivered_On__c", "", "DEL-1", "operations");
        row("no item code", [](World &w) { w.products.begin()->itemCode.clear(); },
            "items_mapped", "Product2.Sluice_Item_Code__c", "", "ITM-1", "integration_owner");
        row("no item with the code", [](World &w) { w.items.clear(); },
            "items_mapped", "Item.Sku", "PMP-1", "ITM-1", "integration_owner");
        row("inactive item", [](World &w) { w.items.front().active = false; },
            "items_mapped", "Item.Active", "Pump", "ITM-1", "integration_owner");
        row("two items with the code", [](World &w) { w.addItem("20", "Pump B", "PMP-1"); },
            "items_mapped", "Item.Sku", "PMP-1", "ITM-1", "integration_owner");
        row("the code belongs to a category", [](World &w) { w.items.front().type = QStringLiteral("Category"); },
            "items_mapped", "Item.Sku", "PMP-1", "ITM-1", "integration_owner");
        row("unknown product", [](World &w) { w.products.clear(); },
            "items_mapped", "OpportunityLineItem.Product2Id", "", "ITM-1", "integration_owner");
        row("quantity of nothing", [](World &w) { w.request.lines.front().quantity = Decimal(); },
            "quantities_valid", "OpportunityLineItem.Quantity", "0", "DEL-2", "operations");
        row("a term that ends before it starts", [](World &w) {
                w.deal.event = BillingEvent::Subscription;
                w.request.kind = RequestKind::Period;
                w.request.periodFrom = QDate(2026, 3, 1);
                w.deal.termStart = QDate(2026, 3, 1);
                w.deal.termEnd = QDate(2026, 2, 1);
            }, "quantities_valid", "Opportunity.Sluice_Term_End__c", "2026-02-01", "DEL-2", "operations");
        row("the amount is not the sum of the lines", [](World &w) { w.deal.amount = dollars(1001); },
            "amount_adds_up", "Opportunity.Amount", "1001.00 USD", "ITM-2", "sales_ops");
        row("a line is two cents off", [](World &w) {
                w.deal.lines.front().total = Money(100002, usd());
                w.deal.amount = Money(100002, usd());
            }, "amount_adds_up", "OpportunityLineItem.TotalPrice", "1000.02 USD", "ITM-2", "sales_ops");
        row("milestones do not make the deal", [](World &w) {
                w.deal.event = BillingEvent::Milestones;
                w.deal.milestones = { { QStringLiteral("m1"), QStringLiteral("Start"), dollars(400), {}, QDate(2026, 3, 1) } };
                w.request.kind = RequestKind::Milestone;
                w.request.part = QStringLiteral("m1");
            }, "amount_adds_up", "Sluice_Milestone__c.Amount__c", "400.00 USD", "ITM-2", "sales_ops");
        row("the request is not the sum of its lines", [](World &w) { w.request.amount = dollars(999); },
            "amount_adds_up", "BillingRequest.Amount", "999.00 USD", "ITM-2", "sales_ops");
        row("nothing to bill", [](World &w) { w.request.amount = dollars(0); w.request.lines.front().amount = dollars(0); },
            "amount_adds_up", "Opportunity.Amount", "0.00 USD", "ITM-2", "sales_ops");
        row("no company bills it", [](World &w) { w.companyKnown = false; w.deal.entity = QStringLiteral("Moon Ltd"); },
            "entity_known", "Opportunity.Sluice_Legal_Entity__c", "Moon Ltd", "SYS-2", "controller");
        row("a currency that the company does not keep", [](World &w) {
                w.deal.amount = w.deal.lines.front().total = w.request.amount = w.request.lines.front().amount = Money(100000, eur());
            }, "currency_fits", "Opportunity.CurrencyIsoCode", "EUR", "TAX-2", "controller");
        row("a customer in another currency", [](World &w) { w.company.multiCurrency = true; w.customers.front().currencyCode = QStringLiteral("GBP"); },
            "currency_fits", "Customer.CurrencyRef", "GBP", "TAX-2", "controller");
        static const std::vector<Invoice> invoices = [] {
            std::vector<Invoice> made(10);
            for (std::size_t i = 0; i < made.size(); ++i)
                made[i].docNumber = QString::number(1043 + i);
            return made;
        }();
        row("an invoice that may be the one", [](World &w) { w.earlier = { { &invoices[0], {} } }; },
            "not_invoiced_yet", "Invoice.DocNumber", "1043", "SYS-2", "controller");
        row("one of another company", [](World &w) { w.earlier = { { &invoices[0], {} }, { &invoices[1], QStringLiteral("Harbour Ltd") } }; },
            "not_invoiced_yet", "Invoice.DocNumber", "1043, 1044 (Harbour Ltd)", "SYS-2", "controller");
        row("one of the deal as it was cut before", [](World &w) { w.billedBefore = { QStringLiteral("1042") }; w.earlier = { { &invoices[0], {} } }; },
            "not_invoiced_yet", "Invoice.DocNumber", "1042, 1043", "SYS-2", "controller");
        row("more than anybody would read", [](World &w) { for (const Invoice &one : invoices) w.earlier.push_back({ &one, {} }); },
            "not_invoiced_yet", "Invoice.DocNumber", "1043, 1044, 1045, 1046, 1047, 1048, 1049, 1050, …", "SYS-2", "controller");
        row("delivered in a closed period", [](World &w) { w.company.booksClosedOn = QDate(2026, 3, 2); },
            "books_open", "Company.BookCloseDate", "2026-03-02", "SYS-2", "controller");
        row("invoiced in a closed period", [](World &w) {
                w.policy.closedPeriodByDelivery = false;
                w.company.booksClosedOn = QDate(2026, 2, 28);
                w.invoiceOn = QDate(2026, 2, 28);
            }, "books_open", "Company.BookCloseDate", "2026-02-28", "SYS-2", "controller");
    }

    void theBooksSayWhenTheyWereClosedAndWhatFallsBefore()
    {
        World world;
        world.policy.closedPeriodByDelivery = false;
        world.company.booksClosedOn = QDate(2026, 10, 31);
        world.invoiceOn = QDate(2026, 6, 13);

        const auto byPosting = world.judge();
        world.policy.closedPeriodByDelivery = true;
        const auto byDelivery = world.judge();

        QCOMPARE(byPosting.size(), std::size_t(1));
        QCOMPARE(byPosting.front().found, QStringLiteral("2026-10-31"));
        QCOMPARE(byPosting.front().needed,
            QStringLiteral("a posting day after it (it would be posted on 2026-06-13), or books that are open again"));
        QCOMPARE(byDelivery.size(), std::size_t(1));
        QCOMPARE(byDelivery.front().found, QStringLiteral("2026-10-31"));
        QCOMPARE(byDelivery.front().needed, QStringLiteral("books that are open again; it was delivered on 2026-03-02"));
    }

    void oneFaultGivesOneFinding()
    {
        QFETCH(Spoil, spoil);
        QFETCH(QString, check);
        QFETCH(QString, field);
        QFETCH(QString, found);
        QFETCH(QString, cause);
        QFETCH(QString, fixer);
        World world;
        spoil(world);
        QStringList passed;

        const auto findings = world.judge(&passed);

        QCOMPARE(findings.size(), std::size_t(1));
        const Finding &finding = findings.front();
        QCOMPARE(finding.check, check);
        QCOMPARE(finding.field, field);
        QCOMPARE(finding.found, found);
        QCOMPARE(nameOf(finding.cause), cause);
        QCOMPARE(nameOf(finding.fixer), fixer);
        QVERIFY(!finding.needed.isEmpty());
        QVERIFY(!passed.contains(check));
        // Nobody finds a field of that name in the books: there it is a setting.
        QVERIFY(findingSentence(finding).endsWith(field == QLatin1String("Company.BookCloseDate") ? QStringLiteral("closing date of the books") : field));
        QVERIFY(!findingSentence(finding).startsWith(check)); // It has words of its own.
    }

    void whatIsGoodEnoughPasses_data()
    {
        QTest::addColumn<Spoil>("change");
        const auto row = [](const char *name, Spoil change) { QTest::newRow(name) << std::move(change); };
        row("nobody resembles the account: it may be created", [](World &w) { w.customers.clear(); });
        row("activated, then created", [](World &w) { w.customers.clear(); w.policy.activateBeforeCreating = true; w.activated = true; });
        row("two of that name, but a person linked one", [](World &w) { w.addCustomer("60", "Acme Industries"); w.customerLink = QStringLiteral("60"); });
        row("a link into another company does not count", [](World &w) { w.account.customerLink = QStringLiteral("777:999"); });
        row("the customer has the address that the account lacks", [](World &w) {
            w.customers.front().billing = std::exchange(w.account.billing, {});
            w.customers.front().email = std::exchange(w.account.email, {});
        });
        row("no purchase order where none is needed", [](World &w) { w.deal.poNumber.clear(); w.deal.segment = QStringLiteral("SMB"); });
        row("terms of the account", [](World &w) { w.account.paymentTerms = std::exchange(w.deal.paymentTerms, {}); });
        row("terms in another spelling", [](World &w) { w.deal.paymentTerms = QStringLiteral(" net  30 "); });
        row("terms that the books call otherwise", [](World &w) { w.terms.front().name = QStringLiteral("30 days"); });
        row("tax code by the policy's name", [](World &w) { w.deal.taxCode = QStringLiteral("exempt"); });
        row("tax code by the company's own name", [](World &w) {
            w.company.country = QStringLiteral("GB");
            w.addTax("7", "20.0% S");
            w.deal.taxCode = QStringLiteral("20.0% S");
        });
        row("tax code by the name that the policy translates", [](World &w) {
            w.company.country = QStringLiteral("GB");
            w.addTax("7", "20.0% S");
            w.deal.taxCode = QStringLiteral("Standard");
        });
        row("a company without sales tax", [](World &w) { w.company.usesSalesTax = false; w.deal.taxCode.clear(); });
        row("a mapped item beats a missing code", [](World &w) {
            w.products.begin()->itemCode.clear();
            w.mapped.insert(ProductId(QStringLiteral("01tP")), QStringLiteral("19"));
        });
        row("an item of that exact name", [](World &w) { w.items.front().sku.clear(); w.items.front().name = QStringLiteral("pmp-1"); });
        row("an inactive double of the item", [](World &w) { w.addItem("20", "Pump old", "PMP-1").active = false; });
        row("a milestone's own line has the first product", [](World &w) { w.request.lines.front().productId.clear(); });
        row("a line is one cent off", [](World &w) {
            w.deal.lines.front().total = Money(100001, usd());
            w.deal.amount = Money(100001, usd());
        });
        row("a foreign currency in a company that keeps several", [](World &w) {
            w.company.multiCurrency = true;
            w.customers.front().currencyCode = QStringLiteral("EUR");
            w.deal.amount = w.deal.lines.front().total = w.request.amount = w.request.lines.front().amount = Money(100000, eur());
        });
        row("delivery is still awaited", [](World &w) { w.deal.event = BillingEvent::Delivered; w.request.kind = RequestKind::Delivery; });
        row("the day after the closed period", [](World &w) { w.company.booksClosedOn = QDate(2026, 3, 1); });
    }

    void whatIsGoodEnoughPasses()
    {
        QFETCH(Spoil, change);
        World world;
        change(world);

        const auto findings = world.judge();

        QVERIFY2(findings.empty(), findings.empty() ? "" : qPrintable(findingSentence(findings.front())));
    }

    void whatHangsOnAnotherFindingIsNotJudged()
    {
        World world;
        world.companyKnown = false;
        QStringList passed;

        const auto findings = world.judge(&passed);

        QCOMPARE(findings.size(), std::size_t(1));
        for (const char *name : { "customer_match", "terms_known", "tax_code_known", "items_mapped", "currency_fits", "books_open" })
            QVERIFY(!passed.contains(QString::fromLatin1(name)));
    }

    void resolveTellsTheDraftWhatTheChecksFound()
    {
        const World world;
        const CompanyIndex books = world.index();

        const Resolution found = resolve(world.input(books));

        QCOMPARE(found.customer.how, CustomerHow::Name);
        QCOMPARE(found.customer.customer->id.value, QStringLiteral("58"));
        QCOMPARE(found.items.size(), std::size_t(1));
        QCOMPARE(found.items.front().item->id.value, QStringLiteral("19"));
        QCOMPARE(found.terms.days, std::optional(30));
        QVERIFY(found.terms.listed);
        QCOMPARE(found.tax.code->id, QStringLiteral("TAX"));
        QCOMPARE(found.trigger.on, QDate(2026, 3, 2));
    }

    void severityFollowsMoneyAndCause()
    {
        QCOMPARE(severityOf(Cause::Dea1, dollars(50'000), defaultPolicy()), Severity::Medium);
        QCOMPARE(severityOf(Cause::Dea1, dollars(50'001), defaultPolicy()), Severity::High);
        QCOMPARE(severityOf(Cause::Sys2, dollars(1), defaultPolicy()), Severity::High);
        QCOMPARE(severityOf(Cause::Dea1, Money(50'001, Currency::fromCode(u"JPY").value()), defaultPolicy()), Severity::Medium);
    }

    void aDeliveryThatNobodyConfirmedBecomesAFinding_data()
    {
        QTest::addColumn<QDate>("planned");
        QTest::addColumn<QDate>("today");
        QTest::addColumn<bool>("delivered");
        QTest::addColumn<bool>("overdue");
        QTest::newRow("on the last day") << QDate(2026, 3, 1) << QDate(2026, 3, 22) << false << false;
        QTest::newRow("a day later") << QDate(2026, 3, 1) << QDate(2026, 3, 23) << false << true;
        QTest::newRow("counted from the won date") << QDate() << QDate(2026, 3, 24) << false << true;
        QTest::newRow("confirmed after all") << QDate(2026, 3, 1) << QDate(2026, 5, 1) << true << false;
    }

    void aDeliveryThatNobodyConfirmedBecomesAFinding()
    {
        QFETCH(QDate, planned);
        QFETCH(QDate, today);
        QFETCH(bool, delivered);
        QFETCH(bool, overdue);
        World world;
        world.deal.event = BillingEvent::Delivered;
        world.request.kind = RequestKind::Delivery;
        world.request.plannedOn = planned;
        world.today = today;
        if (delivered)
            world.deliveredOn = QDate(2026, 4, 1);
        const CompanyIndex books = world.index();

        const auto finding = overdueDelivery(world.input(books));

        QCOMPARE(finding.has_value(), overdue);
        if (finding)
            QCOMPARE(finding->cause, Cause::Del1);
    }

    void theBillingCompanyIsNeverGuessed()
    {
        World us;
        us.company.legalName = QStringLiteral("Harbour Works Incorporated");
        us.entity = QStringLiteral("HW US");
        World gb;
        gb.company.name = QStringLiteral("Harbour Works Ltd");
        const CompanyIndex first = us.index();
        const CompanyIndex second = gb.index();
        const std::vector<const CompanyIndex *> one { &first };
        const std::vector<const CompanyIndex *> both { &first, &second };

        QCOMPARE(billingCompany(u"hw us", both), &first);
        QCOMPARE(billingCompany(u"Harbour Works Incorporated", both), &first);
        QCOMPARE(billingCompany(u"Harbour Works Ltd", both), &second);
        QCOMPARE(billingCompany(u"Somebody else", both), nullptr);
        QCOMPARE(billingCompany(u"", both), nullptr);
        QCOMPARE(billingCompany(u"", one), &first);
        QCOMPARE(billingCompany(u"Somebody else", one), nullptr);
    }
};

QTEST_APPLESS_MAIN(TestChecks)
#include "tst_checks.moc"
