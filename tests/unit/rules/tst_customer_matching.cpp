#include "unit/rules/World.h"

#include <QTest>

using namespace sluice;
using namespace sluice::rules;
using namespace sluice::rules::test;

class TestCustomerMatching : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreComparedAsPeopleDo_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<bool>("same");
        QTest::addColumn<bool>("sameCore");
        QTest::newRow("case and spaces") << QStringLiteral("Acme  Industries ") << QStringLiteral("ACME industries") << true << true;
        QTest::newRow("non-breaking space") << QStringLiteral("Acme\u00a0Industries") << QStringLiteral("acme industries") << true << true;
        QTest::newRow("legal form") << QStringLiteral("Acme Industries, Inc.") << QStringLiteral("Acme Industries") << false << true;
        QTest::newRow("legal form with points") << QStringLiteral("Acme L.L.C.") << QStringLiteral("ACME llc") << false << true;
        QTest::newRow("two forms") << QStringLiteral("Muster GmbH & Co. KG") << QStringLiteral("Muster GmbH") << false << true;
        QTest::newRow("accents") << QStringLiteral("Société Générale") << QStringLiteral("Societe Generale SA") << false << true;
        QTest::newRow("apostrophe") << QStringLiteral("O'Brien Ltd") << QStringLiteral("OBrien Limited") << false << true;
        QTest::newRow("another word") << QStringLiteral("Acme East") << QStringLiteral("Acme West") << false << false;
        QTest::newRow("only a legal form is a name") << QStringLiteral("Limited") << QStringLiteral("Ltd") << false << false;
    }

    void namesAreComparedAsPeopleDo()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QFETCH(bool, same);
        QFETCH(bool, sameCore);

        QCOMPARE(normalisedName(a) == normalisedName(b), same);
        QCOMPARE(NameEqual()(a, b), same);
        QCOMPARE(NameHash()(a) == NameHash()(b), same);
        QCOMPARE(nameCore(a) == nameCore(b), sameCore);
    }

    void aNameInTheBooksHasNoColonAndNoSpaceTooMuch_data()
    {
        QTest::addColumn<QString>("account");
        QTest::addColumn<QString>("customer");
        QTest::newRow("plain") << QStringLiteral(" Acme  West ") << QStringLiteral("Acme West");
        QTest::newRow("between words") << QStringLiteral("Acme : West") << QStringLiteral("Acme West");
        QTest::newRow("at the end") << QStringLiteral("Acme :") << QStringLiteral("Acme");
        QTest::newRow("after a word") << QStringLiteral("Acme: West") << QStringLiteral("Acme West");
    }

    void aNameInTheBooksHasNoColonAndNoSpaceTooMuch()
    {
        QFETCH(QString, account);
        QFETCH(QString, customer);
        World world;
        world.account.name = account;
        world.addCustomer("70", customer.toLatin1().constData());
        const CompanyIndex books = world.index();

        QCOMPARE(nameInBooks(account), customer);
        const CustomerMatch match = matchCustomer(&world.account, books);
        QCOMPARE(match.how, CustomerHow::Name); // Whoever made it: Sluice would have called it like this.
        QCOMPARE(match.customer->id.value, QStringLiteral("70"));
    }

    void linkBeatsTaxNumberBeatsName()
    {
        World world;
        world.account.taxNumber = QStringLiteral("GB 123");
        world.addCustomer("70", "Somebody").taxNumber = QStringLiteral("gb123");
        world.addCustomer("71", "Linked");
        const CompanyIndex books = world.index();

        CustomerMatch match = matchCustomer(&world.account, books);
        QCOMPARE(match.how, CustomerHow::TaxNumber);
        QCOMPARE(match.customer->id.value, QStringLiteral("70"));

        world.account.customerLink = QStringLiteral("9341:71");
        match = matchCustomer(&world.account, books);
        QCOMPARE(match.how, CustomerHow::Linked);
        QCOMPARE(match.customer->id.value, QStringLiteral("71"));

        match = matchCustomer(&world.account, books, u"58");
        QCOMPARE(match.customer->id.value, QStringLiteral("58"));
    }

    void aMaskedTaxNumberIsNoNumber()
    {
        World world;
        world.account.taxNumber = QStringLiteral("XXXXXXXXXX");
        world.addCustomer("70", "Somebody").taxNumber = QStringLiteral("XXXXXXXXXX");
        world.customers.front().taxNumber = QStringLiteral("XXXXXXXXXX");
        const CompanyIndex books = world.index();

        const CustomerMatch match = matchCustomer(&world.account, books);

        QCOMPARE(match.how, CustomerHow::Name);
        QCOMPARE(match.customer->id.value, QStringLiteral("58"));
    }

    void anInactiveDoubleIsNoCandidate()
    {
        World world;
        world.addCustomer("57", "Acme Industries").active = false;
        const CompanyIndex books = world.index();

        const CustomerMatch match = matchCustomer(&world.account, books);

        QCOMPARE(match.how, CustomerHow::Name);
        QCOMPARE(match.customer->id.value, QStringLiteral("58"));
    }

    void usLinesCarryOneOfTwoCodes_data()
    {
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QString>("id"); // Empty: unknown.
        QTest::newRow("TAX") << QStringLiteral("TAX") << QStringLiteral("TAX");
        QTest::newRow("non") << QStringLiteral("non") << QStringLiteral("NON");
        QTest::newRow("translated") << QStringLiteral("Taxable") << QStringLiteral("TAX");
        QTest::newRow("the code of a place") << QStringLiteral("California") << QStringLiteral("TAX");
        QTest::newRow("an exempt code") << QStringLiteral("Out of scope") << QStringLiteral("NON");
        QTest::newRow("unknown") << QStringLiteral("Nevada") << QString();
    }

    void usLinesCarryOneOfTwoCodes()
    {
        QFETCH(QString, asked);
        QFETCH(QString, id);
        World world;
        world.addTax("2", "California");
        world.addTax("5", "Out of scope");
        world.taxCodes.back().taxable = false;
        world.deal.taxCode = asked;
        const CompanyIndex books = world.index();

        const TaxMatch match = matchTax(world.deal, books, world.policy);

        QCOMPARE(match.code ? match.code->id : QString(), id);
    }

    void usDocumentsCarryTheCodeWithTheRates_data()
    {
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QString>("country");
        QTest::addColumn<bool>("automated");
        QTest::addColumn<QString>("standsFor"); // The id of the company's usual code.
        QTest::addColumn<QString>("document");  // Empty: none.
        QTest::addColumn<bool>("complete");
        const QString us = QStringLiteral("US"), ohio = QStringLiteral("9");
        QTest::newRow("the place that the deal names") << QStringLiteral("California") << us << false << ohio << QStringLiteral("2") << true;
        QTest::newRow("the company's usual code") << QStringLiteral("TAX") << us << false << ohio << QStringLiteral("9") << true;
        QTest::newRow("by the policy's name") << QStringLiteral("Taxable") << us << false << ohio << QStringLiteral("9") << true;
        QTest::newRow("three letters") << QStringLiteral("TAX") << QStringLiteral("USA") << false << ohio << QStringLiteral("9") << true;
        QTest::newRow("nothing is usual") << QStringLiteral("TAX") << us << false << QStringLiteral("TAX") << QString() << false;
        QTest::newRow("nothing is said") << QStringLiteral("TAX") << us << false << QString() << QString() << false;
        QTest::newRow("exempt") << QStringLiteral("NON") << us << false << ohio << QString() << true;
        QTest::newRow("an exempt place") << QStringLiteral("Out of scope") << us << false << ohio << QString() << true;
        QTest::newRow("the books work it out") << QStringLiteral("California") << us << true << ohio << QString() << true;
        QTest::newRow("elsewhere") << QStringLiteral("California") << QStringLiteral("GB") << false << ohio << QString() << true;
    }

    void usDocumentsCarryTheCodeWithTheRates()
    {
        QFETCH(QString, asked);
        QFETCH(QString, country);
        QFETCH(bool, automated);
        QFETCH(QString, standsFor);
        QFETCH(QString, document);
        QFETCH(bool, complete);
        World world;
        world.company.usualTaxCodeId = standsFor;
        world.addTax("2", "California");
        world.addTax("5", "Out of scope");
        world.taxCodes.back().taxable = false;
        world.company.country = country;
        world.company.automatedSalesTax = automated;
        world.deal.taxCode = asked;
        const CompanyIndex books = world.index();

        const TaxMatch match = matchTax(world.deal, books, world.policy);

        QCOMPARE(match.document ? match.document->id : QString(), document);
        QCOMPARE(match.isComplete(), complete);
    }

    void thePolicysDefaultServesDealsThatNameNoTaxCode()
    {
        World world;
        world.deal.taxCode.clear();
        world.policy.taxByCountry[QStringLiteral("US")].defaultCode = QStringLiteral("Exempt");
        const CompanyIndex books = world.index();

        const TaxMatch match = matchTax(world.deal, books, world.policy);

        QCOMPARE(match.code->id, QStringLiteral("NON"));
    }
};

QTEST_APPLESS_MAIN(TestCustomerMatching)
#include "tst_customer_matching.moc"
