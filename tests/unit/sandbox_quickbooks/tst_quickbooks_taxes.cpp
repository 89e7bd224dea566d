#include "QuickBooksFixture.h"

using namespace Qt::Literals::StringLiterals;
using namespace sluice::sandbox;
using namespace sluice::sandbox::quickbooks;

namespace {

QByteArray line(const QByteArray &amount, const QByteArray &code, const QByteArray &more = {})
{
    return "{\"DetailType\":\"SalesItemLineDetail\",\"Amount\":" + amount + ",\"SalesItemLineDetail\":{"
        + more + "\"TaxCodeRef\":{\"value\":\"" + code + "\"}}}";
}

QByteArray discount(const QByteArray &percent)
{
    return ",{\"DetailType\":\"DiscountLineDetail\",\"DiscountLineDetail\":{\"PercentBased\":true,"
           "\"DiscountPercent\":"
        + percent + "}}";
}

QByteArray body(const QString &customer, const QByteArray &lines, const QByteArray &more = {})
{
    return "{\"CustomerRef\":{\"value\":\"" + customer.toLatin1() + "\"}," + more + "\"Line\":[" + lines
        + "]}";
}

QByteArray text(const Value &invoice, QStringView path) { return invoice.at(path).numberText(); }

} // namespace

class tst_quickbooks_taxes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void twoRatesOfOneCodeMakeTwoLines()
    {
        // The recorded invoice 93 of a sample company.
        QuickBooksFixture fixture;

        const Value invoice = fixture.create(kUs, u"Invoice"_s,
            body(fixture.customer(kUs),
                line("75", "TAX") + ',' + line("72", "TAX") + ',' + line("275", "TAX"),
                "\"TxnTaxDetail\":{\"TxnTaxCodeRef\":{\"value\":\"3\"}},"));

        QCOMPARE(text(invoice, u"TxnTaxDetail.TotalTax"), QByteArray("38.40"));
        const Value::Array &lines = invoice.at(u"TxnTaxDetail.TaxLine").items();
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0][u"Amount"].numberText(), QByteArray("29.96"));
        QCOMPARE(lines[0].at(u"TaxLineDetail.TaxPercent").numberText(), QByteArray("7.1"));
        QCOMPARE(lines[1][u"Amount"].numberText(), QByteArray("8.44"));
        QCOMPARE(lines[1].at(u"TaxLineDetail.NetAmountTaxable").numberText(), QByteArray("422.00"));
        QCOMPARE(text(invoice, u"TotalAmt"), QByteArray("460.40"));
    }

    void onlyMarkedLinesAreTaxed()
    {
        QuickBooksFixture fixture;

        const Value invoice = fixture.create(kUs, u"Invoice"_s,
            body(fixture.customer(kUs), line("100", "TAX") + ',' + line("50", "NON"),
                "\"TxnTaxDetail\":{\"TxnTaxCodeRef\":{\"value\":\"2\"}},"));

        QCOMPARE(text(invoice, u"TotalAmt"), QByteArray("158.00"));
    }

    void theDiscountMayComeBeforeOrAfterTheTax_data()
    {
        QTest::addColumn<QByteArray>("flag");
        QTest::addColumn<QByteArray>("total");
        QTest::newRow("default: tax on the whole") << QByteArray() << QByteArray("98.00");
        QTest::newRow("after the discount")
            << QByteArray("\"ApplyTaxAfterDiscount\":true,") << QByteArray("97.20");
    }
    void theDiscountMayComeBeforeOrAfterTheTax()
    {
        QFETCH(QByteArray, flag);
        QFETCH(QByteArray, total);
        QuickBooksFixture fixture;

        const Value invoice = fixture.create(kUs, u"Invoice"_s,
            body(fixture.customer(kUs), line("100", "TAX") + discount("10"),
                flag + "\"TxnTaxDetail\":{\"TxnTaxCodeRef\":{\"value\":\"2\"}},"));

        QCOMPARE(text(invoice, u"TotalAmt"), total);
    }

    void theUnitedStatesKnowTwoLineCodes()
    {
        QuickBooksFixture fixture;
        const QString customer = fixture.customer(kUs);

        QCOMPARE(faultCode(fixture.post(kUs, "invoice", body(customer, line("1", "2")))), u"6100"_s);
        QCOMPARE(faultCode(fixture.post(kUs, "invoice",
                     body(customer, line("1", "TAX"),
                         "\"TxnTaxDetail\":{\"TxnTaxCodeRef\":{\"value\":\"77\"}},"))),
            u"2500"_s);
    }

    void exemptCustomersPayNoTax()
    {
        QuickBooksFixture fixture;
        const QString customer
            = fixture.create(kUs, u"Customer"_s, "{\"DisplayName\":\"School\",\"Taxable\":false}")[u"Id"]
                  .toString();

        const Value invoice = fixture.create(kUs, u"Invoice"_s,
            body(customer, line("100", "TAX"), "\"TxnTaxDetail\":{\"TxnTaxCodeRef\":{\"value\":\"2\"}},"));

        QCOMPARE(text(invoice, u"TotalAmt"), QByteArray("100.00"));
    }

    void automatedTaxLooksAtTheAddress()
    {
        QuickBooksFixture fixture;
        const QString customer = fixture.customer(kAutomated);
        const QByteArray toTexas = "\"ShipAddr\":{\"CountrySubDivisionCode\":\"TX\"},";

        const Value home = fixture.create(kAutomated, u"Invoice"_s, body(customer, line("100", "TAX")));
        const Value texas = fixture.create(kAutomated, u"Invoice"_s,
            body(customer, line("100", "TAX"),
                toTexas + "\"TxnTaxDetail\":{\"TxnTaxCodeRef\":{\"value\":\"2\"}},"));
        const Value given = fixture.create(kAutomated, u"Invoice"_s,
            body(customer, line("100", "TAX"), toTexas + "\"TxnTaxDetail\":{\"TotalTax\":5},"));

        QCOMPARE(text(home, u"TotalAmt"), QByteArray("107.25"));
        QCOMPARE(text(texas, u"TotalAmt"), QByteArray("106.25"));
        QVERIFY(texas.at(u"TxnTaxDetail.TxnTaxCodeRef.value").toString() != u"2"_s);
        QCOMPARE(text(given, u"TotalAmt"), QByteArray("105.00"));
        QVERIFY(
            fixture.get(kAutomated, "preferences").at(u"Preferences.TaxPrefs.PartnerTaxEnabled").toBool());
    }

    void elsewhereEveryLineNeedsACode()
    {
        QuickBooksFixture fixture;
        const QString customer = fixture.customer(kUk);
        const QByteArray bare
            = "{\"DetailType\":\"SalesItemLineDetail\",\"Amount\":10,\"SalesItemLineDetail\":{}}";

        QCOMPARE(faultCode(fixture.post(kUk, "invoice", body(customer, bare))), u"6000"_s);
        QCOMPARE(faultCode(fixture.post(kUk, "invoice", body(customer, line("10", "TAX")))), u"2500"_s);
    }

    void exclusiveTaxIsAddedByRate()
    {
        QuickBooksFixture fixture;

        const Value invoice = fixture.create(kUk, u"Invoice"_s,
            body(fixture.customer(kUk),
                line("100", "2") + ',' + line("40", "3") + ',' + line("10", "4") + ',' + line("5", "5"),
                "\"GlobalTaxCalculation\":\"TaxExcluded\","));

        QCOMPARE(text(invoice, u"TxnTaxDetail.TotalTax"), QByteArray("22.00"));
        QCOMPARE(text(invoice, u"TotalAmt"), QByteArray("177.00"));
        QCOMPARE(invoice.at(u"TxnTaxDetail.TaxLine").items().size(), 3);
        QVERIFY(!invoice.at(u"TxnTaxDetail").has(u"TxnTaxCodeRef"));
    }

    void inclusiveAmountsReadBackNet()
    {
        QuickBooksFixture fixture;
        const QByteArray gross = "\"TaxInclusiveAmt\":120,";

        const Value invoice = fixture.create(kUk, u"Invoice"_s,
            body(fixture.customer(kUk), line("100", "2", gross),
                "\"GlobalTaxCalculation\":\"TaxInclusive\","));

        QCOMPARE(invoice[u"Line"].items()[0][u"Amount"].numberText(), QByteArray("100.00"));
        QCOMPARE(invoice[u"Line"].items()[0].at(u"SalesItemLineDetail.TaxInclusiveAmt").numberText(),
            QByteArray("120.00"));
        QCOMPARE(text(invoice, u"TotalAmt"), QByteArray("120.00"));
        QCOMPARE(text(invoice, u"TxnTaxDetail.TotalTax"), QByteArray("20.00"));
    }

    void inclusiveTaxIsWhatGrossLeavesOverNet()
    {
        // The recorded inclusive document, at 20 % instead of 13 %: 9.00 and 3.00 gross, 20 % off.
        QuickBooksFixture fixture;

        const Value invoice = fixture.create(kUk, u"Invoice"_s,
            body(fixture.customer(kUk),
                line("7.50", "2", "\"TaxInclusiveAmt\":9,") + ','
                    + line("2.50", "2", "\"TaxInclusiveAmt\":3,") + discount("20"),
                "\"GlobalTaxCalculation\":\"TaxInclusive\","));

        QCOMPARE(text(invoice, u"TotalAmt"), QByteArray("9.60"));
        QCOMPARE(text(invoice, u"TxnTaxDetail.TotalTax"), QByteArray("1.60"));
    }

    void inclusiveTotalsAreTheGrossToThePenny()
    {
        QuickBooksFixture fixture;

        const Value invoice = fixture.create(kUk, u"Invoice"_s,
            body(fixture.customer(kUk),
                line("8.33", "2", "\"Qty\":1,\"UnitPrice\":8.33,\"TaxInclusiveAmt\":9.99,"),
                "\"GlobalTaxCalculation\":\"TaxInclusive\","));

        QCOMPARE(text(invoice, u"TotalAmt"), QByteArray("9.99"));
        QCOMPARE(invoice[u"Line"].items()[0][u"Amount"].numberText(), QByteArray("8.33"));
    }

    void aGivenTotalWinsAndANoteLeavesItAlone()
    {
        QuickBooksFixture fixture;
        const Value made = fixture.create(kUk, u"Invoice"_s,
            body(fixture.customer(kUk), line("100", "2"), "\"TxnTaxDetail\":{\"TotalTax\":19.99},"));

        const Value noted = fixture.post(kUk, "invoice",
            "{\"Id\":\"" + made[u"Id"].toString().toLatin1()
                + "\",\"SyncToken\":\"0\",\"sparse\":true,\"PrivateNote\":\"x\"}");

        QCOMPARE(text(made, u"TotalAmt"), QByteArray("119.99"));
        QCOMPARE(text(noted, u"Invoice.TotalAmt"), QByteArray("119.99"));
        QCOMPARE(noted.at(u"Invoice.SyncToken").toString(), u"1"_s);
    }
};

QTEST_APPLESS_MAIN(tst_quickbooks_taxes)
#include "tst_quickbooks_taxes.moc"
