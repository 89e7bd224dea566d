#include "QuickBooksFixture.h"

using namespace Qt::Literals::StringLiterals;
using namespace sluice::sandbox;
using namespace sluice::sandbox::quickbooks;

class tst_quickbooks_basics : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refusalsCarryTheirCode_data()
    {
        QTest::addColumn<QByteArray>("rest");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("element");
        const auto row
            = [](const char *name, QByteArray rest, QByteArray body, QString code, QString element = {}) {
                  QTest::newRow(name) << rest << body << code << element;
              };
        row("no JSON", "customer", "{\"DisplayName\":", u"2010"_s);
        row("unknown property", "customer", "{\"DisplayName\":\"A\",\"Colour\":\"red\"}", u"2010"_s,
            u"Colour"_s);
        row("unknown property inside", "customer", "{\"DisplayName\":\"A\",\"BillAddr\":{\"Street\":\"x\"}}",
            u"2010"_s, u"Street"_s);
        row("missing", "invoice", "{\"Line\":[]}", u"2020"_s, u"CustomerRef"_s);
        row("missing inside", "invoice", "{\"CustomerRef\":{\"value\":\"1\"},\"Line\":[{\"Amount\":1}]}",
            u"2020"_s, u"Line.DetailType"_s);
        row("too long", "customer", "{\"DisplayName\":\"A\",\"Suffix\":\"12345678901234567\"}", u"2050"_s,
            u"Suffix"_s);
        row("no number", "item", "{\"Name\":\"A\",\"UnitPrice\":\"cheap\"}", u"2080"_s, u"UnitPrice"_s);
        row("bad choice", "item", "{\"Name\":\"A\",\"Type\":\"Widget\"}", u"2170"_s, u"Type"_s);
        row("bad reference", "invoice",
            "{\"CustomerRef\":{\"value\":\"75\"},\"Line\":[{\"Amount\":1,\"DetailType\":"
            "\"SalesItemLineDetail\"}]}",
            u"2500"_s);
        row("unknown id", "customer", "{\"Id\":\"99\",\"SyncToken\":\"0\",\"DisplayName\":\"B\"}", u"610"_s);
        row("malformed id", "customer", "{\"Id\":\"x9\",\"SyncToken\":\"0\",\"DisplayName\":\"B\"}",
            u"2030"_s);
        row("unknown address", "nonsense", "{}", u"500"_s);
        row("delete of a list", "customer?operation=delete", "{\"Id\":\"1\",\"SyncToken\":\"0\"}", u"500"_s);
        row("account of the wrong type", "item",
            "{\"Name\":\"A\",\"Type\":\"Service\",\"IncomeAccountRef\":{\"value\":\"35\"}}", u"6430"_s,
            u"IncomeAccountRef"_s);
    }
    void refusalsCarryTheirCode()
    {
        QFETCH(QByteArray, rest);
        QFETCH(QByteArray, body);
        QFETCH(QString, code);
        QFETCH(QString, element);
        QuickBooksFixture fixture;
        fixture.customer(kUs);

        const Response response = fixture.send(kUs, "POST", rest, body);

        QCOMPARE(response.status, 400);
        const Value answer = *Value::parse(response.body);
        QCOMPARE(faultCode(answer), code);
        if (!element.isEmpty())
            QCOMPARE(faultElement(answer), element);
        QVERIFY(!answer[u"Fault"][u"type"].toString().isEmpty());
    }

    void anUnknownIdIsABadRequestNotA404()
    {
        QuickBooksFixture fixture;

        const Response response = fixture.send(kUs, "GET", "invoice/4711");

        QCOMPARE(response.status, 400);
        QCOMPARE(faultCode(*Value::parse(response.body)), u"610"_s);
    }

    void successesAreWrappedAndStamped()
    {
        QuickBooksFixture fixture;

        const Response response
            = fixture.send(kUs, "POST", "customer", "{\"DisplayName\":\"Acme\",\"Notes\":\"\"}");

        QCOMPARE(response.status, 200);
        const Value body = *Value::parse(response.body);
        QCOMPARE(body[u"time"].toString(), u"2026-03-31T08:00:00.123-07:00"_s);
        const Value &customer = body[u"Customer"];
        QVERIFY(customer[u"Id"].isString());
        QCOMPARE(customer[u"SyncToken"].toString(), u"0"_s);
        QCOMPARE(customer[u"domain"].toString(), u"QBO"_s);
        QCOMPARE(customer[u"sparse"], Value(false));
        QCOMPARE(customer[u"Balance"].numberText(), QByteArray("0"));
        QCOMPARE(customer.at(u"MetaData.CreateTime").toString(), u"2026-03-31T08:00:00-07:00"_s);
        QVERIFY(!customer.has(u"Notes"));
    }

    void minorVersionsBelow75AreIgnored()
    {
        QuickBooksFixture fixture;
        const QByteArray plain = fixture.send(kUs, "GET", "companyinfo/" + kUs.toLatin1()).body;

        QCOMPARE(fixture.send(kUs, "GET", "companyinfo/" + kUs.toLatin1() + "?minorversion=3").body, plain);
        QCOMPARE(fixture.send(kUs, "GET", "companyinfo/" + kUs.toLatin1() + "?minorversion=75").body, plain);
    }

    void aStaleSyncTokenIsRefused()
    {
        QuickBooksFixture fixture;
        const QString id = fixture.customer(kUs);

        const Value first = fixture.post(kUs, "customer",
            "{\"Id\":\"" + id.toLatin1() + "\",\"SyncToken\":\"0\",\"sparse\":true,\"Notes\":\"one\"}");
        const Value second = fixture.post(kUs, "customer",
            "{\"Id\":\"" + id.toLatin1() + "\",\"SyncToken\":\"0\",\"sparse\":true,\"Notes\":\"two\"}");

        QCOMPARE(first[u"Customer"][u"SyncToken"].toString(), u"1"_s);
        QCOMPARE(faultCode(second), u"5010"_s);
    }

    void anUpdateThatChangesNothingKeepsTheVersion()
    {
        QuickBooksFixture fixture;
        const QString id = fixture.customer(kUs);
        fixture.pass(std::chrono::hours(1));

        const Value same = fixture.post(kUs, "customer",
            "{\"Id\":\"" + id.toLatin1()
                + "\",\"SyncToken\":\"0\",\"sparse\":true,\"DisplayName\":\"Blackwood Joinery\"}");

        QCOMPARE(same[u"Customer"][u"SyncToken"].toString(), u"0"_s);
        QCOMPARE(same.at(u"Customer.MetaData.LastUpdatedTime").toString(), u"2026-03-31T08:00:00-07:00"_s);
    }

    void sparseKeepsAndFullClears()
    {
        QuickBooksFixture fixture;
        const QByteArray id
            = fixture
                  .create(kUs, u"Customer"_s,
                      "{\"DisplayName\":\"Acme\",\"Notes\":\"hello\",\"CompanyName\":\"Acme Inc\"}")[u"Id"]
                  .toString()
                  .toLatin1();

        const Value sparse = fixture.post(kUs, "customer",
            "{\"Id\":\"" + id + "\",\"SyncToken\":\"0\",\"sparse\":true,\"CompanyName\":\"\"}");
        const Value full = fixture.post(kUs, "customer?operation=update",
            "{\"Id\":\"" + id + "\",\"SyncToken\":\"1\",\"DisplayName\":\"Acme\"}");

        QCOMPARE(sparse[u"Customer"][u"Notes"].toString(), u"hello"_s);
        QVERIFY(!sparse[u"Customer"].has(u"CompanyName"));
        QVERIFY(!full[u"Customer"].has(u"Notes"));
    }

    void aDisplayNameIsUniqueAcrossCustomersVendorsAndEmployees()
    {
        QuickBooksFixture fixture;
        fixture.customer(kUs, "Acme");

        QCOMPARE(faultCode(fixture.post(kUs, "customer", "{\"DisplayName\":\"ACME\"}")), u"6240"_s);
        QCOMPARE(faultCode(fixture.post(kUs, "vendor", "{\"DisplayName\":\"acme\"}")), u"6240"_s);
        QCOMPARE(faultCode(fixture.post(kUs, "employee", "{\"GivenName\":\"Acme\"}")), u"6240"_s);
        QCOMPARE(faultCode(fixture.post(kUs, "customer", "{\"DisplayName\":\"Acme:North\"}")), u"6000"_s);
        QCOMPARE(faultCode(fixture.post(kUs, "customer", "{}")), u"2020"_s);
    }

    void aSubCustomerNeedsBothFlags()
    {
        QuickBooksFixture fixture;
        const QByteArray parent = fixture.customer(kUs, "Acme").toLatin1();

        const Value job = fixture.create(kUs, u"Customer"_s,
            "{\"DisplayName\":\"North\",\"Job\":true,\"ParentRef\":{\"value\":\"" + parent + "\"}}");

        QCOMPARE(job[u"FullyQualifiedName"].toString(), u"Acme:North"_s);
        QCOMPARE(
            faultCode(fixture.post(kUs, "customer", "{\"DisplayName\":\"South\",\"Job\":true}")), u"2020"_s);
    }

    void aCustomersCurrencyIsSettledAtBirth()
    {
        QuickBooksFixture fixture;
        const QByteArray id = fixture.customer(kUk, "Lyon SA", "EUR").toLatin1();

        QCOMPARE(faultCode(fixture.post(kUk, "customer",
                     "{\"Id\":\"" + id
                         + "\",\"SyncToken\":\"0\",\"sparse\":true,\"CurrencyRef\":{\"value\":\"GBP\"}}")),
            u"6000"_s);
        QCOMPARE(faultCode(fixture.post(
                     kUs, "customer", "{\"DisplayName\":\"X\",\"CurrencyRef\":{\"value\":\"EUR\"}}")),
            u"6000"_s);
    }

    void pathsAndHabitsOfClientsAreTaken()
    {
        QuickBooksFixture fixture;
        const QByteArray id = fixture.customer(kUs).toLatin1();

        QCOMPARE(fixture.send(kUs, "GET", "Customer/" + id + "?format=json").status, 200);
        QCOMPARE(fixture
                     .send(kUs, "POST", "Customer?operation=update&format=json",
                         "{\"Id\":\"" + id
                             + "\",\"SyncToken\":\"0\",\"sparse\":true,\"domain\":\"QBO\",\"MetaData\":{},"
                               "\"Balance\":5,\"DisplayName\":\"New\"}")
                     .status,
            200);
    }
};

QTEST_APPLESS_MAIN(tst_quickbooks_basics)
#include "tst_quickbooks_basics.moc"
