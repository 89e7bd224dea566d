#include "SalesforceFixture.h"

#include "sandbox/salesforce/Ids.h"

#include <QTest>

using namespace sluice;
using namespace sluice::sandbox;
using namespace sluice::sandbox::salesforce;

class tst_salesforce_queries : public QObject {
    Q_OBJECT

    static QStringList names(const Answer &answer)
    {
        QStringList list;
        for (const Value &record : answer.records())
            list.append(record[u"Name"].toString());
        return list;
    }

    /// Four accounts with different fields besides the fixture's own.
    static void seedAccounts(SalesforceFixture &f)
    {
        // No apostrophe in a raw string: moc loses its way there.
        for (const char *text : { R"({"Name":"Birch & Co","BillingCountry":"Austria","AnnualRevenue":12500000,"NumberOfEmployees":40})",
                 R"({"Name":"Cedar 100% Ltd","BillingCountry":"United Kingdom","Sluice_Taxable__c":true,"NumberOfEmployees":7})",
                 R"({"Name":"Dune_Works","BillingCountry":"Austria","Sluice_Last_Payment__c":"2026-09-01"})",
                 "{\"Name\":\"Elm O'Brien\",\"Sluice_Last_Sync__c\":\"2026-10-01T08:00:00Z\"}" })
            f.org.put(QStringLiteral("Account"), json(text));
    }

private Q_SLOTS:
    void idsCarryTheirChecksum_data()
    {
        QTest::addColumn<QString>("shortId");
        QTest::addColumn<QString>("longId");
        for (const auto &[a, b] : { std::pair("006Qy00000AbCdE", "006Qy00000AbCdEIAV"), std::pair("001Qy0000012XyZ", "001Qy0000012XyZIAU"),
                 std::pair("00kQy00000mNoPq", "00kQy00000mNoPqIAK"), std::pair("a0BA0000000L2ZC", "a0BA0000000L2ZCMA0"),
                 std::pair("70130000001tcyI", "70130000001tcyIAAQ") })
            QTest::newRow(a) << QString::fromLatin1(a) << QString::fromLatin1(b);
    }
    void idsCarryTheirChecksum()
    {
        QFETCH(QString, shortId);
        QFETCH(QString, longId);

        QCOMPARE(normalId(shortId).value(), longId);
        QCOMPARE(normalId(longId.toLower()).value(), longId);
        QVERIFY(!normalId(longId.left(17) + u'!'));
    }

    void versionsAreListedWithoutTokenAndLimit()
    {
        SalesforceFixture f;
        f.token.clear();

        const Answer answer = f.get("/services/data");

        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body.items().constLast()[u"version"].toString(), QStringLiteral("68.0"));
        QCOMPARE(answer.body.items().constLast()[u"label"].toString(), QStringLiteral("Winter '27"));
        QCOMPARE(answer.body.items().at(64 - 41)[u"label"].toString(), QStringLiteral("Summer '25"));
        QVERIFY(answer.raw.header("Sforce-Limit-Info").isEmpty());
    }

    void unknownVersionsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("version");
        QTest::addColumn<int>("status");
        QTest::newRow("retired") << QByteArray("v30.0") << 410;
        QTest::newRow("future") << QByteArray("v99.0") << 404;
        QTest::newRow("nonsense") << QByteArray("latest") << 404;
        QTest::newRow("good") << QByteArray("v60.0") << 200;
    }
    void unknownVersionsAreRefused()
    {
        QFETCH(QByteArray, version);
        QFETCH(int, status);
        SalesforceFixture f;
        QCOMPARE(f.get("/services/data/" + version + "/limits").status, status);
    }

    void theLimitHeaderCountsAndAgreesWithLimits()
    {
        Options options = SalesforceFixture::defaults();
        options.dailyLimit = 3;
        SalesforceFixture f(options);

        QCOMPARE(f.data("GET", "/sobjects").raw.header("Sforce-Limit-Info"), QByteArray("api-usage=1/3"));
        const Answer limits = f.data("GET", "/limits");
        QCOMPARE(limits.raw.header("Sforce-Limit-Info"), QByteArray("api-usage=2/3"));
        QCOMPARE(limits.body.at(u"DailyApiRequests.Remaining").toInt(), 1);
        f.data("GET", "/limits");
        QCOMPARE(f.data("GET", "/limits").raw.header("Sforce-Limit-Info"), QByteArray("api-usage=4/3; api-bursts=1/750"));

        f.service.switches().hardLimit = true;
        const Answer refused = f.data("GET", "/limits");
        QCOMPARE(refused.status, 403);
        QCOMPARE(refused.errorCode(), QStringLiteral("REQUEST_LIMIT_EXCEEDED"));

        f.clock.advance(std::chrono::hours(25));
        f.token = f.signIn().body[u"access_token"].toString().toLatin1();
        QCOMPARE(f.data("GET", "/limits").status, 200);
    }

    void aRecordLooksLikeTheSheetsExample()
    {
        SalesforceFixture f;

        const Answer answer = f.query(QStringLiteral("SELECT Id, Name, IsWon, Amount, CloseDate, SystemModstamp, Account.Name, "
                                                     "Account.BillingCountry, Owner.Email FROM Opportunity"));

        const QByteArray expected = "{\"totalSize\":1,\"done\":true,\"records\":[{\"attributes\":{\"type\":\"Opportunity\",\"url\":"
                                    "\"/services/data/v64.0/sobjects/Opportunity/" + f.deal.toLatin1() + "\"},\"Id\":\"" + f.deal.toLatin1()
            + "\",\"Name\":\"Acme - 120 seats\",\"IsWon\":false,\"Amount\":1200.0,\"CloseDate\":\"2026-10-30\","
              "\"SystemModstamp\":\"2026-10-30T16:05:02.000+0000\",\"Account\":{\"attributes\":{\"type\":\"Account\",\"url\":"
              "\"/services/data/v64.0/sobjects/Account/" + f.account.toLatin1()
            + "\"},\"Name\":\"Acme GmbH\",\"BillingCountry\":\"Germany\"},\"Owner\":{\"attributes\":{\"type\":\"User\",\"url\":"
              "\"/services/data/v64.0/sobjects/User/" + f.user.toLatin1() + "\"},\"Email\":\"ada@acme.example\"}}]}";
        QCOMPARE(answer.text(), expected);
    }

    void numbersAreWrittenAsJavaDoes_data()
    {
        QTest::addColumn<QString>("stored");
        QTest::addColumn<QByteArray>("written");
        QTest::newRow("whole") << QStringLiteral("120") << QByteArray("120.0");
        QTest::newRow("cents") << QStringLiteral("99.50") << QByteArray("99.5");
        QTest::newRow("below ten million") << QStringLiteral("9999999.99") << QByteArray("9999999.99");
        QTest::newRow("ten million") << QStringLiteral("10000000") << QByteArray("1.0E7");
        QTest::newRow("with exponent") << QStringLiteral("12500000") << QByteArray("1.25E7");
        QTest::newRow("more digits than a double") << QStringLiteral("1234567890123456.78") << QByteArray("1.23456789012345678E15");
        QTest::newRow("small") << QStringLiteral("0.01") << QByteArray("0.01");
        QTest::newRow("tiny") << QStringLiteral("0.0001") << QByteArray("1.0E-4");
        QTest::newRow("negative") << QStringLiteral("-12500000.5") << QByteArray("-1.25000005E7");
        QTest::newRow("zero") << QStringLiteral("0.00") << QByteArray("0.0");
    }
    void numbersAreWrittenAsJavaDoes()
    {
        QFETCH(QString, stored);
        QFETCH(QByteArray, written);
        QCOMPARE(numberText(Decimal::fromText(stored).value()), written);
    }

    void filtersSelect_data()
    {
        QTest::addColumn<QString>("where");
        QTest::addColumn<QStringList>("found");
        const QString a = QStringLiteral("Acme GmbH"), b = QStringLiteral("Birch & Co"), c = QStringLiteral("Cedar 100% Ltd"),
                      d = QStringLiteral("Dune_Works"), e = QStringLiteral("Elm O'Brien");
        const auto row = [](const char *where, const QStringList &found) { QTest::newRow(where) << QString::fromLatin1(where) << found; };
        row("BillingCountry = 'austria'", { b, d });
        row("BillingCountry != 'Austria'", { a, c, e });
        row("BillingCountry = null", { e });
        row("BillingCountry != NULL AND NOT (BillingCountry = 'Austria')", { a, c });
        row("BillingCountry IN ('Germany', 'United Kingdom')", { a, c });
        row("BillingCountry NOT IN ('Germany', 'United Kingdom')", { b, d, e });
        row("Name LIKE 'b%'", { b });
        row("Name LIKE '%100\\% %'", { c });
        row("Name LIKE '____\\_Works'", { d });
        row("Name = 'Elm O\\'Brien'", { e });
        row("NumberOfEmployees > 7", { b });
        row("NumberOfEmployees <= 40 AND (Name LIKE 'C%' OR Name LIKE 'B%')", { b, c });
        row("AnnualRevenue >= 1.25E7", { b });
        row("Sluice_Taxable__c = TRUE", { c });
        row("Sluice_Last_Payment__c < 2026-09-02", { d });
        row("Sluice_Last_Sync__c = 2026-10-01T10:00:00+02:00", { e });
        row("CreatedBy.Email = 'ada@acme.example'", { a, b, c, d, e });
        row("Account.Name = 'Birch & Co'", { b });
        row("Id IN (SELECT AccountId FROM Opportunity WHERE Amount > 1000)", { a });
        row("Id NOT IN (SELECT AccountId FROM Opportunity)", { b, c, d, e });
        row("SystemModstamp >= 2026-10-30T16:05:02.000Z AND SystemModstamp < 2026-10-30T16:05:03Z", { a, b, c, d, e });
        row("SystemModstamp > 2026-10-30T16:05:02.000Z", {});
    }
    void filtersSelect()
    {
        QFETCH(QString, where);
        QFETCH(QStringList, found);
        SalesforceFixture f;
        seedAccounts(f);

        const Answer answer = f.query(QStringLiteral("SELECT Name FROM Account WHERE %1 ORDER BY Name").arg(where));

        QVERIFY2(answer.status == 200, answer.text().constData());
        QCOMPARE(names(answer), found);
    }

    void orderAndLimitAreKept()
    {
        SalesforceFixture f;
        seedAccounts(f);
        const auto ask = [&f](const char *tail) { return names(f.query(QStringLiteral("SELECT Name FROM Account ") + QString::fromLatin1(tail))); };

        QCOMPARE(ask("ORDER BY BillingCountry NULLS LAST, Name DESC").constFirst(), QStringLiteral("Dune_Works"));
        QCOMPARE(ask("ORDER BY BillingCountry, Name").constFirst(), QStringLiteral("Elm O'Brien"));
        QCOMPARE(ask("ORDER BY Name LIMIT 2 OFFSET 1"), QStringList({ QStringLiteral("Birch & Co"), QStringLiteral("Cedar 100% Ltd") }));
        QCOMPARE(f.query(QStringLiteral("SELECT COUNT() FROM Account")).text(), QByteArray("{\"totalSize\":5,\"done\":true,\"records\":[]}"));
    }

    void badQueriesAreNamed_data()
    {
        QTest::addColumn<QString>("soql");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *soql, const char *code) { QTest::newRow(soql) << QString::fromLatin1(soql) << QString::fromLatin1(code); };
        row("SELECT Id, Nothing__c FROM Account", "INVALID_FIELD");
        row("SELECT Id FROM Account WHERE Owner.Nothing = 'x'", "INVALID_FIELD");
        row("SELECT Id FROM Account WHERE Boss.Name = 'x'", "INVALID_FIELD");
        row("SELECT Id, Id FROM Account", "INVALID_FIELD");
        row("SELECT Id FROM Invoice__c", "INVALID_TYPE");
        row("SELECT Id, (SELECT Id FROM Invoices) FROM Account", "INVALID_TYPE");
        row("SELECT Id FROM Account WHERE Name = 5", "INVALID_FIELD");
        row("SELECT Id FROM Account WHERE SystemModstamp > '2026-10-30T00:00:00Z'", "INVALID_FIELD");
        row("SELECT Id FROM Opportunity WHERE CloseDate > 2026-10-30T00:00:00Z", "INVALID_FIELD");
        row("SELECT Id FROM Account WHERE Id = 'abc'", "INVALID_QUERY_FILTER_OPERATOR");
        row("SELECT Id FROM Sluice_Sync_Exception__c WHERE Message__c = 'x'", "INVALID_FIELD");
        row("SELECT Id FROM Account WHERE Name = 'x' AND Phone = 'y' OR Phone = 'z'", "MALFORMED_QUERY");
        row("SELECT Id FROM Account WHERE Name = 'bad \\x escape'", "MALFORMED_QUERY");
        row("SELECT Id FROM Account WHERE SystemModstamp > 2026-10-30T16:05:02.000+0000", "MALFORMED_QUERY");
        row("SELECT Id FROM Account GROUP BY Name", "MALFORMED_QUERY");
        row("SELECT * FROM Account", "MALFORMED_QUERY");
        row("SELECT FROM Account", "MALFORMED_QUERY");
        row("UPDATE Account SET Name = 'x'", "MALFORMED_QUERY");
        row("SELECT Id FROM Account WHERE Id IN (SELECT Id FROM Account)", "MALFORMED_QUERY");
        row("SELECT Account.Account.Account.Account.Account.Account.Name FROM Opportunity", "MALFORMED_QUERY");
    }
    void badQueriesAreNamed()
    {
        QFETCH(QString, soql);
        QFETCH(QString, code);
        SalesforceFixture f;

        const Answer answer = f.query(soql);

        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.errorCode(), code);
    }

    void childrenAreListsOrNull()
    {
        SalesforceFixture f;
        const QString soql = QStringLiteral("SELECT Id, (SELECT Quantity, PricebookEntry.Product2.ProductCode FROM OpportunityLineItems) FROM Opportunity");
        QVERIFY(f.query(soql).text().contains("\"OpportunityLineItems\":null"));
        Value line = json(R"({"Quantity":2.5})");
        line.set(QStringLiteral("OpportunityId"), f.deal);
        line.set(QStringLiteral("PricebookEntryId"), f.entry);
        f.org.put(QStringLiteral("OpportunityLineItem"), line);

        const Value lines = f.query(soql).records().constFirst()[u"OpportunityLineItems"];

        QCOMPARE(lines[u"totalSize"].toInt(), 1);
        QVERIFY(lines[u"done"].toBool());
        QCOMPARE(lines[u"records"].items().constFirst().at(u"PricebookEntry.Product2.ProductCode").toString(), QStringLiteral("SEAT-ENT"));
        QCOMPARE(lines[u"records"].items().constFirst()[u"Quantity"].numberText(), QByteArray("2.5"));
    }

    void aMissingParentIsNull()
    {
        SalesforceFixture f;
        f.org.put(QStringLiteral("Opportunity"), json(R"({"Name":"Orphan","StageName":"Prospecting","CloseDate":"2026-11-01"})"));
        QVERIFY(f.query(QStringLiteral("SELECT Account.Name FROM Opportunity WHERE Name = 'Orphan'")).text().contains("\"Account\":null"));
    }

    void pagesEndByTheAbsenceOfTheNextUrl()
    {
        SalesforceFixture f;
        for (int i = 0; i < 499; ++i)
            f.org.put(QStringLiteral("Account"), Value::object({ { QStringLiteral("Name"), QStringLiteral("N%1").arg(i) } }));
        const QByteArray first = "/services/data/v64.0/query?q=SELECT+Id+FROM+Account";
        QSet<QString> seen;
        QByteArray next = first;
        int pages = 0;

        while (!next.isEmpty()) {
            const Answer page = f.send("GET", next, {}, { { "Sforce-Query-Options", "batchSize=200" } });
            QCOMPARE(page.status, 200);
            QCOMPARE(page.body[u"totalSize"].toInt(), 500);
            for (const Value &record : page.records())
                seen.insert(record[u"Id"].toString());
            QCOMPARE(page.body[u"done"].toBool(), !page.body.has(u"nextRecordsUrl"));
            next = page.body[u"nextRecordsUrl"].toString().toLatin1();
            ++pages;
        }

        QCOMPARE(seen.size(), 500);
        QCOMPARE(pages, 3);
    }

    void childrenCountAgainstThePageAndHavePagesOfTheirOwn()
    {
        SalesforceFixture f;
        for (int i = 0; i < 450; ++i)
            f.org.put(QStringLiteral("Opportunity"),
                Value::object({ { QStringLiteral("Name"), QStringLiteral("D%1").arg(i) }, { QStringLiteral("StageName"), "Prospecting" },
                    { QStringLiteral("CloseDate"), "2026-12-01" }, { QStringLiteral("AccountId"), f.account } }));
        f.org.put(QStringLiteral("Account"), json(R"({"Name":"Later"})"));

        const Answer page = f.send("GET", "/services/data/v64.0/query?q=SELECT+Id,(SELECT+Id+FROM+Opportunities)+FROM+Account", {},
            { { "Sforce-Query-Options", "batchSize=200" } });
        const Value deals = page.records().constFirst()[u"Opportunities"];

        QCOMPARE(page.records().size(), 1);
        QVERIFY(page.body.has(u"nextRecordsUrl"));
        QCOMPARE(deals[u"totalSize"].toInt(), 451);
        QCOMPARE(deals[u"records"].items().size(), 200);
        const Answer rest = f.get(deals[u"nextRecordsUrl"].toString().toLatin1());
        QCOMPARE(rest.records().size(), 251);
        QVERIFY(rest.body[u"done"].toBool());
    }

    void shortPagesLoseNothing()
    {
        SalesforceFixture f;
        f.service.switches().shortPages = true;
        for (int i = 0; i < 5000; ++i)
            f.org.put(QStringLiteral("Account"), json(R"({"Name":"N"})"));
        QByteArray next = "/services/data/v64.0/query?q=SELECT+Id+FROM+Account";
        qsizetype rows = 0;
        int pages = 0;
        for (; !next.isEmpty(); ++pages) {
            const Answer page = f.get(next);
            rows += page.records().size();
            next = page.body[u"nextRecordsUrl"].toString().toLatin1();
        }
        QCOMPARE(rows, 5001);
        QVERIFY(pages > 3);
    }

    void aLocatorExpires()
    {
        SalesforceFixture f;
        for (int i = 0; i < 2100; ++i)
            f.org.put(QStringLiteral("Account"), json(R"({"Name":"N"})"));
        const QByteArray next = f.query(QStringLiteral("SELECT Id FROM Account")).body[u"nextRecordsUrl"].toString().toLatin1();
        QCOMPARE(f.get(next).status, 200);
        QCOMPARE(f.get(next).status, 200); // A lost answer can be fetched again.

        f.clock.advance(std::chrono::hours(49));
        f.token = f.signIn().body[u"access_token"].toString().toLatin1();

        QCOMPARE(f.get(next).errorCode(), QStringLiteral("INVALID_QUERY_LOCATOR"));
    }

    void hiddenFieldsVanishForTheirProfile()
    {
        SalesforceFixture f;
        const QString profile = (*f.org.find(QStringLiteral("User"), f.user))[u"ProfileId"].toString();
        f.org.access().hide(QStringLiteral("OpportunityLineItem"), QStringLiteral("Discount"), profile);
        f.org.access().hide(QStringLiteral("Sluice_Witness__c"));

        QCOMPARE(f.query(QStringLiteral("SELECT Discount FROM OpportunityLineItem")).errorCode(), QStringLiteral("INVALID_FIELD"));
        QVERIFY(!f.data("GET", "/sobjects/OpportunityLineItem/describe").text().contains("\"Discount\""));
        QCOMPARE(f.query(QStringLiteral("SELECT Id FROM Sluice_Witness__c")).errorCode(), QStringLiteral("INVALID_TYPE"));
        QCOMPARE(f.data("GET", "/sobjects/Sluice_Witness__c/describe").status, 404);
        QVERIFY(!f.data("GET", "/sobjects").text().contains("Sluice_Witness__c"));
        f.org.access().show(QStringLiteral("OpportunityLineItem"), QStringLiteral("Discount"), profile);
        QCOMPARE(f.query(QStringLiteral("SELECT Discount FROM OpportunityLineItem")).status, 200);
    }

    void withoutTheInstallationTheFieldsAreMissing()
    {
        SalesforceFixture f;
        f.org.access().uninstallSluice();

        QCOMPARE(f.query(QStringLiteral("SELECT Sluice_Billing_Key__c FROM Opportunity")).errorCode(), QStringLiteral("INVALID_FIELD"));
        QCOMPARE(f.data("PATCH", "/sobjects/Opportunity/" + f.deal.toLatin1(), R"({"Sluice_Invoice_Status__c":"Open"})").errorCode(),
            QStringLiteral("INVALID_FIELD"));
        QVERIFY(!f.data("GET", "/sobjects/Opportunity/describe").text().contains("Sluice_"));
    }

    void describeTellsWhatIsWritableAndAnswers304()
    {
        SalesforceFixture f;
        f.org.access().lockDown(QStringLiteral("Opportunity"), QStringLiteral("Sluice_Invoice_Id__c"));

        const Answer described = f.data("GET", "/sobjects/Opportunity/describe");

        QHash<QString, Value> fields;
        for (const Value &field : described.body[u"fields"].items())
            fields.insert(field[u"name"].toString(), field);
        QCOMPARE(fields[QStringLiteral("Amount")][u"type"].toString(), QStringLiteral("currency"));
        QCOMPARE(fields[QStringLiteral("Amount")][u"precision"].toInt(), 18);
        QVERIFY(!fields[QStringLiteral("IsWon")][u"updateable"].toBool());
        QVERIFY(!fields[QStringLiteral("Sluice_Invoice_Id__c")][u"updateable"].toBool());
        QVERIFY(fields[QStringLiteral("Sluice_Billing_Key__c")][u"externalId"].toBool());
        QCOMPARE(fields[QStringLiteral("Sluice_Invoice_Status__c")][u"picklistValues"].items().size(), 7);
        QCOMPARE(fields[QStringLiteral("AccountId")][u"relationshipName"].toString(), QStringLiteral("Account"));
        const QByteArray since = described.raw.header("Last-Modified");
        QCOMPARE(f.data("GET", "/sobjects/Opportunity/describe", {}, { { "If-Modified-Since", since } }).status, 304);
        QCOMPARE(f.data("GET", "/sobjects", {}, { { "If-Modified-Since", since } }).status, 304);
        f.clock.advance(std::chrono::minutes(1));
        f.service.metadataChanged();
        QCOMPARE(f.data("GET", "/sobjects", {}, { { "If-Modified-Since", since } }).status, 200);
    }

    void singleCurrencyOrgsHaveNoCurrencyFields()
    {
        Options options = SalesforceFixture::defaults();
        options.multiCurrency = false;
        SalesforceFixture f(options);

        QCOMPARE(f.query(QStringLiteral("SELECT CurrencyIsoCode FROM Opportunity")).errorCode(), QStringLiteral("INVALID_FIELD"));
        QCOMPARE(f.query(QStringLiteral("SELECT IsoCode FROM CurrencyType")).errorCode(), QStringLiteral("INVALID_TYPE"));
        QCOMPARE(f.query(QStringLiteral("SELECT DefaultCurrencyIsoCode FROM Organization")).status, 200);
    }

    void aBulkQueryRunsToItsPages()
    {
        SalesforceFixture f;
        f.service.switches().bulkDelay = std::chrono::seconds(5);
        f.org.put(QStringLiteral("Account"), Value::object({ { QStringLiteral("Name"), "Line\nbreak, \"quoted\"" } }));

        const Answer job = f.data("POST", "/jobs/query", R"({"operation":"query","query":"SELECT Id, Name, Owner.Email FROM Account"})");
        const QByteArray path = "/jobs/query/" + job.body[u"id"].toString().toLatin1();
        QCOMPARE(job.body[u"state"].toString(), QStringLiteral("UploadComplete"));
        QCOMPARE(f.data("GET", path + "/results").status, 400);
        f.clock.advance(std::chrono::seconds(6));
        QCOMPARE(f.data("GET", path).body[u"state"].toString(), QStringLiteral("JobComplete"));
        const Answer first = f.data("GET", path + "/results?maxRecords=1");
        const Answer second = f.data("GET", path + "/results?maxRecords=1&locator=" + first.raw.header("Sforce-Locator"));

        QVERIFY(first.text().startsWith("\"Id\",\"Name\",\"Owner.Email\"\n\"001"));
        QCOMPARE(first.raw.header("Sforce-NumberOfRecords"), QByteArray("1"));
        QVERIFY(second.text().contains("\"Line\nbreak, \"\"quoted\"\"\""));
        QCOMPARE(second.raw.header("Sforce-Locator"), QByteArray("null"));
        QCOMPARE(f.data("POST", "/jobs/query", R"({"operation":"query","query":"SELECT Id,(SELECT Id FROM Contacts) FROM Account"})").status, 400);
    }
};

QTEST_GUILESS_MAIN(tst_salesforce_queries)
#include "tst_salesforce_queries.moc"
