#include "QuickBooksFixture.h"

using namespace Qt::Literals::StringLiterals;
using namespace sluice::sandbox;
using namespace sluice::sandbox::quickbooks;

namespace {

QByteArray body(const QString &customer, const QByteArray &lines, const QByteArray &more = {})
{
    return "{\"CustomerRef\":{\"value\":\"" + customer.toLatin1() + "\"}," + more + "\"Line\":[" + lines
        + "]}";
}

QByteArray line(const QByteArray &amount, const QByteArray &detail = "\"TaxCodeRef\":{\"value\":\"NON\"}")
{
    return "{\"DetailType\":\"SalesItemLineDetail\",\"Amount\":" + amount + ",\"SalesItemLineDetail\":{"
        + detail + "}}";
}

} // namespace

class tst_quickbooks_invoices : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theServerNumbersLinesAndAddsTheSubtotal()
    {
        QuickBooksFixture fixture;

        const Value invoice = fixture.create(
            kUs, u"Invoice"_s, body(fixture.customer(kUs), line("100") + ',' + line("20.5")));

        const Value::Array &lines = invoice[u"Line"].items();
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0][u"Id"].toString(), u"1"_s);
        QCOMPARE(lines[1][u"LineNum"].toInt(), 2LL);
        QCOMPARE(lines[0][u"Amount"].numberText(), QByteArray("100.00"));
        QCOMPARE(lines[2][u"DetailType"].toString(), u"SubTotalLineDetail"_s);
        QVERIFY(!lines[2].has(u"Id"));
        QCOMPARE(invoice[u"TotalAmt"].numberText(), QByteArray("120.50"));
        QCOMPARE(invoice[u"Balance"].numberText(), QByteArray("120.50"));
        QCOMPARE(invoice.at(u"TxnTaxDetail.TotalTax").numberText(), QByteArray("0"));
        QCOMPARE(invoice[u"PrintStatus"].toString(), u"NeedToPrint"_s);
        QCOMPARE(invoice[u"EmailStatus"].toString(), u"NotSet"_s);
    }

    void theDueDateFollowsTheTerms_data()
    {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QString>("due");
        QTest::newRow("company default, net 30") << QByteArray() << u"2026-04-30"_s;
        QTest::newRow("net 15") << QByteArray("\"SalesTermRef\":{\"value\":\"2\"},") << u"2026-04-15"_s;
        QTest::newRow("due on receipt")
            << QByteArray("\"SalesTermRef\":{\"value\":\"1\"},") << u"2026-03-31"_s;
        QTest::newRow("given wins") << QByteArray(
            "\"SalesTermRef\":{\"value\":\"2\"},\"DueDate\":\"2026-05-09\",")
                                    << u"2026-05-09"_s;
        QTest::newRow("first of next month")
            << QByteArray("\"SalesTermRef\":{\"value\":\"6\"},") << u"2026-04-01"_s;
        QTest::newRow("dated in the past") << QByteArray("\"TxnDate\":\"2026-01-31\",") << u"2026-03-02"_s;
    }
    void theDueDateFollowsTheTerms()
    {
        QFETCH(QByteArray, more);
        QFETCH(QString, due);
        QuickBooksFixture fixture;

        const Value invoice = fixture.invoice(kUs, fixture.customer(kUs), "10", more);

        QCOMPARE(invoice[u"DueDate"].toString(), due);
    }

    void theCustomersTermsComeBeforeTheCompanys()
    {
        QuickBooksFixture fixture;
        const QString customer
            = fixture
                  .create(kUs, u"Customer"_s,
                      "{\"DisplayName\":\"Slow\",\"SalesTermRef\":{\"value\":\"4\"}}")[u"Id"]
                  .toString();

        const Value invoice = fixture.invoice(kUs, customer, "10");

        QCOMPARE(invoice[u"DueDate"].toString(), u"2026-05-30"_s);
        QCOMPARE(invoice.at(u"SalesTermRef.name").toString(), u"Net 60"_s);
    }

    void theDateIsTheCompanysOwn()
    {
        QuickBooksFixture fixture;
        fixture.clock.set(*sluice::parseInstant(std::string_view("2026-04-01T02:00:00Z")));
        fixture.signIn();

        QCOMPARE(fixture.invoice(kUs, fixture.customer(kUs), "1")[u"TxnDate"].toString(), u"2026-03-31"_s);
        QCOMPARE(fixture.invoice(kUk, fixture.customer(kUk), "1")[u"TxnDate"].toString(), u"2026-04-01"_s);
    }

    void numbersAreAutomaticOnlyWithoutCustomOnes()
    {
        QuickBooksFixture fixture;

        const Value custom = fixture.invoice(kUs, fixture.customer(kUs), "1");
        const Value first = fixture.invoice(kAutomated, fixture.customer(kAutomated), "1");
        const Value second = fixture.invoice(kAutomated, fixture.customer(kAutomated, "Other"), "1");
        const Value forced
            = fixture.invoice(kUs, fixture.customer(kUs, "Third"), "1", "\"AutoDocNumber\":true,");

        QVERIFY(!custom.has(u"DocNumber"));
        QCOMPARE(first[u"DocNumber"].toString(), u"1001"_s);
        QCOMPARE(second[u"DocNumber"].toString(), u"1002"_s);
        QCOMPARE(forced[u"DocNumber"].toString(), u"1001"_s);
        QVERIFY(!forced.has(u"AutoDocNumber"));
    }

    void aNumberIsUsedOnceUnlessAllowed()
    {
        QuickBooksFixture fixture;
        const QString customer = fixture.customer(kUs);
        const Value first = fixture.invoice(kUs, customer, "1", "\"DocNumber\":\"S-1\",");
        const QByteArray again = body(customer, line("1"), "\"DocNumber\":\"S-1\",");

        const Value refused = fixture.post(kUs, "invoice", again);
        const Value allowed = fixture.post(kUs, "invoice?include=allowduplicatedocnum", again);
        const Value longer = fixture.post(
            kUs, "invoice", body(customer, line("1"), "\"DocNumber\":\"1234567890123456789012\","));

        QCOMPARE(faultCode(refused), u"6140"_s);
        QVERIFY(refused[u"Fault"].toJson().contains("TxnId=" + first[u"Id"].toString().toLatin1()));
        QCOMPARE(allowed[u"Invoice"][u"DocNumber"].toString(), u"S-1"_s);
        QCOMPARE(faultCode(longer), u"2050"_s);
    }

    void amountIsQuantityTimesPrice_data()
    {
        QTest::addColumn<QByteArray>("amount");
        QTest::addColumn<QByteArray>("quantity");
        QTest::addColumn<QByteArray>("price");
        QTest::addColumn<QString>("code");
        QTest::newRow("exact") << QByteArray("337.5") << QByteArray("4.5") << QByteArray("75") << QString();
        QTest::newRow("rounded half up")
            << QByteArray("7.96") << QByteArray("15") << QByteArray("0.5306667") << QString();
        QTest::newRow("half a cent up")
            << QByteArray("0.02") << QByteArray("1.5") << QByteArray("0.01") << QString();
        QTest::newRow("a cent off") << QByteArray("337.51") << QByteArray("4.5") << QByteArray("75")
                                    << u"6070"_s;
        QTest::newRow("text numbers")
            << QByteArray("\"10.00\"") << QByteArray("\"2\"") << QByteArray("\"5\"") << QString();
    }
    void amountIsQuantityTimesPrice()
    {
        QFETCH(QByteArray, amount);
        QFETCH(QByteArray, quantity);
        QFETCH(QByteArray, price);
        QFETCH(QString, code);
        QuickBooksFixture fixture;

        const Value answer = fixture.post(kUs, "invoice",
            body(fixture.customer(kUs), line(amount, "\"Qty\":" + quantity + ",\"UnitPrice\":" + price)));

        QCOMPARE(faultCode(answer), code);
    }

    void discountsComeAfterTheSubtotal()
    {
        QuickBooksFixture fixture;
        const QString customer = fixture.customer(kUs);
        const QByteArray percent
            = "{\"DetailType\":\"DiscountLineDetail\",\"DiscountLineDetail\":{\"PercentBased\":true,"
              "\"DiscountPercent\":5}}";
        const QByteArray amount = "{\"DetailType\":\"DiscountLineDetail\",\"Amount\":12.5,"
                                  "\"DiscountLineDetail\":{\"PercentBased\":false}}";
        const QByteArray empty
            = "{\"DetailType\":\"DiscountLineDetail\",\"DiscountLineDetail\":{\"PercentBased\":true}}";

        const Value byPercent
            = fixture.create(kUs, u"Invoice"_s, body(customer, percent + ',' + line("1005")));
        const Value byAmount = fixture.create(kUs, u"Invoice"_s, body(customer, line("100") + ',' + amount));

        QCOMPARE(byPercent[u"Line"].items().last()[u"Amount"].numberText(), QByteArray("50.25"));
        QCOMPARE(
            byPercent[u"Line"].items().last().at(u"DiscountLineDetail.DiscountAccountRef.name").toString(),
            u"Discounts given"_s);
        QCOMPARE(byPercent[u"TotalAmt"].numberText(), QByteArray("954.75"));
        QCOMPARE(byAmount[u"TotalAmt"].numberText(), QByteArray("87.50"));
        QCOMPARE(faultCode(fixture.post(kUs, "invoice", body(customer, line("1") + ',' + empty))), u"6090"_s);
        QCOMPARE(
            faultCode(fixture.post(kUs, "invoice", body(customer, line("1") + ',' + amount + ',' + amount))),
            u"6000"_s);
    }

    void moreThan750LinesAreRefused()
    {
        QuickBooksFixture fixture;
        QByteArray lines = line("1");
        for (int i = 1; i < 751; ++i)
            lines += ',' + line("1");

        QCOMPARE(faultCode(fixture.post(kUs, "invoice", body(fixture.customer(kUs), lines))), u"6000"_s);
    }

    void descriptionsAndBundlesHaveTheirShape()
    {
        QuickBooksFixture fixture;
        const QString customer = fixture.customer(kUs);
        const QByteArray part = fixture
                                    .create(kUs, u"Item"_s,
                                        "{\"Name\":\"Bolt\",\"Type\":\"Service\",\"UnitPrice\":2.5,"
                                        "\"IncomeAccountRef\":{\"value\":\"79\"}}")[u"Id"]
                                    .toString()
                                    .toLatin1();
        const QByteArray bundle = fixture
                                      .create(kUs, u"Item"_s,
                                          "{\"Name\":\"Kit\",\"Type\":\"Group\",\"ItemGroupDetail\":{"
                                          "\"ItemGroupLine\":[{\"ItemRef\":{\"value\":\""
                                              + part + "\"},\"Qty\":4}]}}")[u"Id"]
                                      .toString()
                                      .toLatin1();

        const Value invoice = fixture.create(kUs, u"Invoice"_s,
            body(customer,
                "{\"DetailType\":\"GroupLineDetail\",\"GroupLineDetail\":{\"GroupItemRef\":{\"value\":\""
                    + bundle
                    + "\"},\"Quantity\":3}},{\"DetailType\":\"DescriptionOnly\",\"Description\":\"As "
                      "agreed\"}"));

        const Value::Array &lines = invoice[u"Line"].items();
        QCOMPARE(lines[0][u"Amount"].numberText(), QByteArray("0"));
        QCOMPARE(
            lines[0].at(u"GroupLineDetail.Line").items()[0][u"Amount"].numberText(), QByteArray("30.00"));
        QCOMPARE(lines[1][u"Description"].toString(), u"As agreed"_s);
        QVERIFY(!lines[1].has(u"Amount"));
        QCOMPARE(invoice[u"TotalAmt"].numberText(), QByteArray("30.00"));
    }

    void inactiveItemsCannotBeSold()
    {
        QuickBooksFixture fixture;
        const QString customer = fixture.customer(kUs);
        fixture.post(kUs, "item", "{\"Id\":\"1\",\"SyncToken\":\"0\",\"sparse\":true,\"Active\":false}");

        QCOMPARE(faultCode(fixture.post(
                     kUs, "invoice", body(customer, line("1", "\"ItemRef\":{\"value\":\"1\"}")))),
            u"610"_s);
        QCOMPARE(faultCode(fixture.post(
                     kUs, "invoice", body(customer, line("1", "\"ItemRef\":{\"value\":\"75\"}")))),
            u"2500"_s);
    }

    void linesKeepTheirIdsThroughUpdates()
    {
        QuickBooksFixture fixture;
        const QString customer = fixture.customer(kUs);
        const Value made = fixture.create(kUs, u"Invoice"_s, body(customer, line("1") + ',' + line("2")));
        const QByteArray kept = "{\"Id\":\"2\"," + line("2").sliced(1);

        const Value updated = fixture.post(kUs, "invoice",
            "{\"Id\":\"" + made[u"Id"].toString().toLatin1()
                + "\",\"SyncToken\":\"0\",\"sparse\":true,\"Line\":[" + kept + ',' + line("7")
                + "]}")[u"Invoice"];

        QCOMPARE(updated[u"Line"].items()[0][u"Id"].toString(), u"2"_s);
        QCOMPARE(updated[u"Line"].items()[1][u"Id"].toString(), u"3"_s);
        QCOMPARE(updated[u"TotalAmt"].numberText(), QByteArray("9.00"));
        QCOMPARE(updated[u"SyncToken"].toString(), u"1"_s);
    }

    void queuedMailNeedsAnAddress()
    {
        QuickBooksFixture fixture;
        const QString customer = fixture.customer(kUs);

        QCOMPARE(faultCode(fixture.post(
                     kUs, "invoice", body(customer, line("1"), "\"EmailStatus\":\"NeedToSend\","))),
            u"6000"_s);
    }

    void sendingMarksTheInvoiceWithoutSending()
    {
        QuickBooksFixture fixture;
        const QByteArray id = fixture.invoice(kUs, fixture.customer(kUs), "1")[u"Id"].toString().toLatin1();

        const Value sent
            = fixture.post(kUs, "invoice/" + id + "/send?sendTo=ap%40acme.example", {})[u"Invoice"];

        QCOMPARE(sent[u"EmailStatus"].toString(), u"EmailSent"_s);
        QCOMPARE(sent.at(u"BillEmail.Address").toString(), u"ap@acme.example"_s);
        QVERIFY(!sent.at(u"DeliveryInfo.DeliveryTime").isNull());
        QVERIFY(fixture.send(kUs, "GET", "invoice/" + id + "/pdf").body.startsWith("%PDF-"));
    }

    void currenciesMustFit()
    {
        QuickBooksFixture fixture;
        const QString lyon = fixture.customer(kUk, "Lyon SA", "EUR");
        const QString leeds = fixture.customer(kUk, "Leeds Ltd");

        const Value euro = fixture.invoice(kUk, lyon, "1000", "\"CurrencyRef\":{\"value\":\"EUR\"},");
        const Value given
            = fixture.invoice(kUk, lyon, "1000", "\"CurrencyRef\":{\"value\":\"EUR\"},\"ExchangeRate\":0.9,");

        const QByteArray rate = euro[u"ExchangeRate"].numberText();
        QVERIFY(rate.toDouble() > 0.8 && rate.toDouble() < 0.92);
        QCOMPARE(qRound64(euro[u"HomeTotalAmt"].toDouble() * 100), qRound64(rate.toDouble() * 100000));
        QCOMPARE(given[u"HomeTotalAmt"].numberText(), QByteArray("900.00"));
        QCOMPARE(given.at(u"CurrencyRef.name").toString(), u"Euro"_s);
        const QByteArray zero = line("1", "\"TaxCodeRef\":{\"value\":\"4\"}");
        QCOMPARE(faultCode(fixture.post(kUk, "invoice", body(lyon, zero))), u"6000"_s);
        QCOMPARE(faultCode(
                     fixture.post(kUk, "invoice", body(leeds, zero, "\"CurrencyRef\":{\"value\":\"EUR\"},"))),
            u"6000"_s);
        QCOMPARE(faultCode(fixture.post(kUs, "invoice",
                     body(fixture.customer(kUs), line("1"), "\"CurrencyRef\":{\"value\":\"EUR\"},"))),
            u"6000"_s);
    }

    void ratesCanBeSetByDay()
    {
        QuickBooksFixture fixture;

        QCOMPARE(fixture
                     .send(kUk, "POST", "exchangerate",
                         "{\"SourceCurrencyCode\":\"EUR\",\"AsOfDate\":\"2026-03-31\",\"Rate\":0.85}")
                     .status,
            200);

        const Value set = fixture.get(kUk, "exchangerate?sourcecurrencycode=EUR&asofdate=2026-03-31");
        QCOMPARE(set.at(u"ExchangeRate.Rate").numberText(), QByteArray("0.85"));
        const Value invoice = fixture.invoice(
            kUk, fixture.customer(kUk, "Lyon", "EUR"), "100", "\"CurrencyRef\":{\"value\":\"EUR\"},");
        QCOMPARE(invoice[u"HomeTotalAmt"].numberText(), QByteArray("85.00"));
        QCOMPARE(faultCode(fixture.post(kUk, "exchangerate",
                     "{\"SourceCurrencyCode\":\"GBP\",\"AsOfDate\":\"2026-03-31\",\"Rate\":1}")),
            u"6000"_s);
    }
};

QTEST_APPLESS_MAIN(tst_quickbooks_invoices)
#include "tst_quickbooks_invoices.moc"
