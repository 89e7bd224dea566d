#include "SalesforceFixture.h"

#include <QTest>

using namespace sluice;
using namespace sluice::sandbox;
using namespace sluice::sandbox::salesforce;

class tst_salesforce_writes : public QObject {
    Q_OBJECT

    static QByteArray dealPath(const SalesforceFixture &f) { return "/sobjects/Opportunity/" + f.deal.toLatin1(); }
    static Value read(SalesforceFixture &f, const char *object, const QString &id)
    {
        const Value *found = f.org.find(QString::fromLatin1(object), id);
        return found ? *found : Value();
    }

private Q_SLOTS:
    void aRowIsCreatedReadChangedAndDeleted()
    {
        SalesforceFixture f;

        const Answer created = f.data("POST", "/sobjects/Task", "{\"Subject\":\"Call\",\"WhatId\":\"" + f.account.toLatin1() + "\"}");
        const QByteArray path = "/sobjects/Task/" + created.body[u"id"].toString().toLatin1();
        const Answer changed = f.data("PATCH", path, R"({"Status":"Completed"})");
        const Answer shown = f.data("GET", path + "?fields=Subject,Status,IsClosed,What.Name");

        QCOMPARE(created.status, 201);
        QVERIFY(created.body[u"success"].toBool());
        QCOMPARE(created.raw.header("Location"), "/services/data/v64.0" + path);
        QCOMPARE(changed.status, 204);
        QVERIFY(changed.text().isEmpty());
        QCOMPARE(shown.body[u"Status"].toString(), QStringLiteral("Completed"));
        QVERIFY(shown.body[u"IsClosed"].toBool());
        QCOMPARE(shown.body.at(u"What.Name").toString(), QStringLiteral("Acme GmbH"));
        QCOMPARE(f.data("DELETE", path).status, 204);
        QCOMPARE(f.data("DELETE", path).errorCode(), QStringLiteral("ENTITY_IS_DELETED"));
        QCOMPARE(f.data("PATCH", path, "{}").status, 404);
        QCOMPARE(f.data("GET", "/sobjects/Task/00TQy0000000999").errorCode(), QStringLiteral("NOT_FOUND"));
    }

    void rulesRefuseBadValues_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const QByteArray &body, const char *code, const char *field) {
            QTest::newRow(name) << body << QString::fromLatin1(code) << QString::fromLatin1(field);
        };
        row("too long", "{\"Sluice_PO_Number__c\":\"" + QByteArray(41, 'x') + "\"}", "STRING_TOO_LONG", "Sluice_PO_Number__c");
        row("required cleared", R"({"Name":null})", "REQUIRED_FIELD_MISSING", "Name");
        row("required emptied", R"({"CloseDate":""})", "REQUIRED_FIELD_MISSING", "CloseDate");
        row("picklist", R"({"Sluice_Invoice_Status__c":"Lost"})", "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", "Sluice_Invoice_Status__c");
        row("stage", R"({"StageName":"Dreaming"})", "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", "StageName");
        row("currency", R"({"CurrencyIsoCode":"XXX"})", "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", "CurrencyIsoCode");
        row("number range", R"({"Amount":12345678901234567})", "NUMBER_OUTSIDE_VALID_RANGE", "Amount");
        row("malformed id", R"({"AccountId":"nobody"})", "MALFORMED_ID", "AccountId");
        row("wrong kind of id", R"({"AccountId":"003Qy0000000001"})", "MALFORMED_ID", "AccountId");
        row("missing parent", R"({"AccountId":"001Qy0000000999"})", "INVALID_CROSS_REFERENCE_KEY", "AccountId");
        row("read-only", R"({"IsWon":true})", "INVALID_FIELD_FOR_INSERT_UPDATE", "IsWon");
        row("unknown field", R"({"Nothing__c":1})", "INVALID_FIELD", "");
        row("wrong type", R"({"CloseDate":"soon"})", "JSON_PARSER_ERROR", "");
        row("Id in the body", R"({"Id":"006Qy0000000001"})", "INVALID_FIELD_FOR_INSERT_UPDATE", "Id");
    }
    void rulesRefuseBadValues()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, code);
        QFETCH(QString, field);
        SalesforceFixture f;
        const Value before = read(f, "Opportunity", f.deal);

        const Answer answer = f.data("PATCH", dealPath(f), body);

        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.errorCode(), code);
        QCOMPARE(answer.body.items().constFirst()[u"fields"].items().value(0).toString(), field);
        QCOMPARE(read(f, "Opportunity", f.deal), before);
    }

    void missingFieldsAreAllNamed()
    {
        SalesforceFixture f;

        const Answer answer = f.data("POST", "/sobjects/Opportunity", R"({"Amount":1})");

        QCOMPARE(answer.body.items().constFirst()[u"message"].toString(),
            QStringLiteral("Required fields are missing: [Name, StageName, CloseDate]"));
    }

    void wrongBodiesAreRefused()
    {
        SalesforceFixture f;
        QCOMPARE(f.data("PATCH", dealPath(f), "{\"Name\":").errorCode(), QStringLiteral("JSON_PARSER_ERROR"));
        QCOMPARE(f.data("PATCH", dealPath(f), "[]").errorCode(), QStringLiteral("JSON_PARSER_ERROR"));
        QCOMPARE(f.send("PATCH", "/services/data/v64.0" + dealPath(f), "a=b", { { "Content-Type", "text/plain" } }).status, 415);
        QCOMPARE(f.send("PUT", "/services/data/v64.0" + dealPath(f)).status, 405);
        QCOMPARE(f.data("POST", "/sobjects/OpportunityHistory", "{}").errorCode(), QStringLiteral("INSUFFICIENT_ACCESS_OR_READONLY"));
    }

    void aUniqueFieldNamesTheOtherRecord()
    {
        SalesforceFixture f;
        f.data("PATCH", dealPath(f), R"({"Sluice_Billing_Key__c":"K-1"})");
        const Answer other = f.data("POST", "/sobjects/Opportunity",
            R"({"Name":"B","StageName":"Prospecting","CloseDate":"2026-12-01","Sluice_Billing_Key__c":"k-1"})");

        QCOMPARE(other.errorCode(), QStringLiteral("DUPLICATE_VALUE"));
        QVERIFY(other.text().contains("Sluice_Billing_Key__c duplicates value on record with id: " + f.deal.left(15).toLatin1()));
    }

    void anInactiveOwnerIsRefused()
    {
        SalesforceFixture f;
        const QString gone = f.org.put(QStringLiteral("User"), json(R"({"Username":"b@x","LastName":"B","Email":"b@x.example","IsActive":false})"));
        QCOMPARE(f.data("PATCH", dealPath(f), "{\"OwnerId\":\"" + gone.toLatin1() + "\"}").errorCode(), QStringLiteral("INACTIVE_OWNER_OR_USER"));
    }

    void aValidationRuleSpeaksItsOwnWords()
    {
        SalesforceFixture f;
        QVERIFY(f.org.addValidationRule(QStringLiteral("Opportunity"),
            QStringLiteral("Sluice_Invoice_Status__c = 'Paid' AND Account.BillingCountry = 'Germany'"),
            QStringLiteral("Ask Ruth first."), QStringLiteral("Sluice_Invoice_Status__c")));

        const Answer refused = f.data("PATCH", dealPath(f), R"({"Sluice_Invoice_Status__c":"Paid"})");

        QCOMPARE(refused.errorCode(), QStringLiteral("FIELD_CUSTOM_VALIDATION_EXCEPTION"));
        QCOMPARE(refused.body.items().constFirst()[u"message"].toString(), QStringLiteral("Ask Ruth first."));
        QCOMPARE(f.data("PATCH", dealPath(f), R"({"Sluice_Invoice_Status__c":"Open"})").status, 204);
    }

    void theStageDecidesWonAndClosedAndWritesHistory()
    {
        SalesforceFixture f;
        f.clock.advance(std::chrono::hours(1));

        f.data("PATCH", dealPath(f), R"({"StageName":"Closed Won"})");

        const Value deal = read(f, "Opportunity", f.deal);
        QVERIFY(deal[u"IsWon"].toBool());
        QVERIFY(deal[u"IsClosed"].toBool());
        QCOMPARE(deal[u"Probability"].numberText(), QByteArray("100.0"));
        QCOMPARE(deal[u"ExpectedRevenue"].numberText(), QByteArray("1200.0"));
        QCOMPARE(deal[u"LastStageChangeDate"].toString(), QStringLiteral("2026-10-30T17:05:02.000+0000"));
        const Answer history = f.query(QStringLiteral("SELECT StageName, Amount, CreatedDate, CreatedById FROM OpportunityHistory WHERE OpportunityId = '%1'").arg(f.deal));
        QCOMPARE(history.records().size(), 1);
        QCOMPARE(history.records().constFirst()[u"StageName"].toString(), QStringLiteral("Closed Won"));
        QCOMPARE(history.records().constFirst()[u"CreatedDate"].toString(), QStringLiteral("2026-10-30T17:05:02.000+0000"));
        f.data("PATCH", dealPath(f), R"({"NextStep":"none"})");
        QCOMPARE(f.org.count(QStringLiteral("OpportunityHistory")), 1);
    }

    void linesOwnTheAmount()
    {
        SalesforceFixture f;
        const QByteArray line = "{\"OpportunityId\":\"" + f.deal.toLatin1() + "\",\"PricebookEntryId\":\"" + f.entry.toLatin1() + "\",";

        const Answer first = f.data("POST", "/sobjects/OpportunityLineItem", line + "\"Quantity\":2.5,\"UnitPrice\":99.99,\"Discount\":10}");
        f.data("POST", "/sobjects/OpportunityLineItem", line + "\"Quantity\":3}");

        const Value stored = read(f, "OpportunityLineItem", first.body[u"id"].toString());
        QCOMPARE(stored[u"TotalPrice"].numberText(), QByteArray("224.98")); // 249.975 less 10 %, half up.
        QCOMPARE(stored[u"ProductCode"].toString(), QStringLiteral("SEAT-ENT"));
        Value deal = read(f, "Opportunity", f.deal);
        QVERIFY(deal[u"HasOpportunityLineItem"].toBool());
        QCOMPARE(deal[u"Amount"].numberText(), QByteArray("523.48")); // and 3 at the list price of 99.50
        QCOMPARE(f.data("PATCH", dealPath(f), R"({"Amount":1})").status, 204);
        QCOMPARE(read(f, "Opportunity", f.deal)[u"Amount"].numberText(), QByteArray("523.48"));
        f.data("DELETE", "/sobjects/OpportunityLineItem/" + first.body[u"id"].toString().toLatin1());
        QCOMPARE(read(f, "Opportunity", f.deal)[u"Amount"].numberText(), QByteArray("298.5"));
    }

    void aLockedRowRefusesForSomeAttempts()
    {
        SalesforceFixture f;
        f.org.locks().forAttempts(f.deal, 2);

        const Answer first = f.data("PATCH", dealPath(f), R"({"NextStep":"a"})");
        QCOMPARE(first.errorCode(), QStringLiteral("UNABLE_TO_LOCK_ROW"));
        QVERIFY(first.text().contains("unable to obtain exclusive access to this record or 1 records: " + f.deal.toLatin1()));
        QCOMPARE(f.data("PATCH", dealPath(f), R"({"NextStep":"a"})").status, 400);
        QCOMPARE(f.data("PATCH", dealPath(f), R"({"NextStep":"a"})").status, 204);
    }

    void aLockedParentRefusesItsChildrenForSomeTime()
    {
        SalesforceFixture f;
        f.org.locks().until(f.account, f.clock.now() + std::chrono::seconds(10));
        const QByteArray task = "{\"Subject\":\"x\",\"WhatId\":\"" + f.account.toLatin1() + "\"}";

        QCOMPARE(f.data("POST", "/sobjects/Task", task).errorCode(), QStringLiteral("UNABLE_TO_LOCK_ROW"));
        f.clock.advance(std::chrono::seconds(11));
        QCOMPARE(f.data("POST", "/sobjects/Task", task).status, 201);
    }

    void upsertFollowsTheTable()
    {
        SalesforceFixture f;
        const QByteArray path = "/sobjects/Sluice_Sync_Exception__c/Sync_Key__c/opp.1";

        const Answer created = f.data("PATCH", path, R"({"Message__c":"No","Retries__c":1})");
        const Answer updated = f.data("PATCH", path, R"({"Retries__c":2})");
        const Answer old = f.send("PATCH", "/services/data/v45.0" + path, R"({"Retries__c":3})");
        const Answer inBody = f.data("PATCH", path, R"({"Sync_Key__c":"opp.1"})");
        const Answer onlyUpdate = f.data("PATCH", "/sobjects/Sluice_Sync_Exception__c/Sync_Key__c/opp.2?updateOnly=true", R"({"Retries__c":3})");
        const Answer noKey = f.data("PATCH", "/sobjects/Sluice_Sync_Exception__c/Cause__c/opp.2", R"({"Retries__c":3})");

        QCOMPARE(created.status, 201);
        QVERIFY(created.body[u"created"].toBool());
        QCOMPARE(updated.status, 200);
        QCOMPARE(updated.body[u"id"], created.body[u"id"]);
        QVERIFY(!updated.body[u"created"].toBool(true));
        QCOMPARE(old.status, 204);
        QCOMPARE(inBody.status, 400);
        QCOMPARE(onlyUpdate.status, 404);
        QCOMPARE(noKey.status, 404);
        QVERIFY(noKey.text().contains("Provided external ID field does not exist or is not accessible: Cause__c"));
        QCOMPARE(read(f, "Sluice_Sync_Exception__c", created.body[u"id"].toString())[u"Retries__c"].numberText(), QByteArray("3.0"));
        QCOMPARE(f.data("GET", path).body[u"Message__c"].toString(), QStringLiteral("No"));
    }

    void severalMatchesAre300AndNothingIsWritten()
    {
        SalesforceFixture f;
        for (int i = 0; i < 2; ++i) // A seed can hold what the rules would refuse.
            f.org.put(QStringLiteral("Sluice_Sync_Exception__c"), json(R"({"Sync_Key__c":"twice"})"));

        const Answer answer = f.data("PATCH", "/sobjects/Sluice_Sync_Exception__c/Sync_Key__c/twice", R"({"Retries__c":9})");

        QCOMPARE(answer.status, 300);
        QCOMPARE(answer.body.items().size(), 2);
        QVERIFY(answer.body.items().constFirst().toString().startsWith(QStringLiteral("/services/data/v64.0/sobjects/Sluice_Sync_Exception__c/a01")));
        QCOMPARE(f.query(QStringLiteral("SELECT Id FROM Sluice_Sync_Exception__c WHERE Retries__c = 9")).records().size(), 0);
    }

    void ofTwoParallelCreationsOneIsADuplicate()
    {
        SalesforceFixture f;
        f.service.switches().lostUpsertRaces = 1;
        const QByteArray path = "/sobjects/Sluice_Sync_Exception__c/Sync_Key__c/race";

        QCOMPARE(f.data("PATCH", path, R"({"Retries__c":1})").errorCode(), QStringLiteral("DUPLICATE_VALUE"));
        QCOMPARE(f.data("PATCH", path, R"({"Retries__c":1})").status, 200);
        QCOMPARE(f.org.count(QStringLiteral("Sluice_Sync_Exception__c")), 1);
    }

    void aLookupMayBeSetByTheParentsExternalId()
    {
        SalesforceFixture f;
        f.data("PATCH", dealPath(f), R"({"Sluice_Billing_Key__c":"K-7"})");

        const Answer created = f.data("PATCH", "/sobjects/Sluice_Sync_Exception__c/Sync_Key__c/x",
            R"({"Opportunity__r":{"Sluice_Billing_Key__c":"K-7"}})");

        QCOMPARE(created.status, 201);
        QCOMPARE(read(f, "Sluice_Sync_Exception__c", created.body[u"id"].toString())[u"Opportunity__c"].toString(), f.deal);
    }

    void conditionsAreHonoured()
    {
        SalesforceFixture f;
        const QByteArray before = "Fri, 30 Oct 2026 16:05:01 GMT";
        const QByteArray at = "Fri, 30 Oct 2026 16:05:02 GMT";

        QCOMPARE(f.data("PATCH", dealPath(f), R"({"NextStep":"a"})", { { "If-Unmodified-Since", before } }).status, 412);
        QCOMPARE(f.data("PATCH", dealPath(f), R"({"NextStep":"a"})", { { "If-Unmodified-Since", at } }).status, 204);
        QCOMPARE(f.data("PATCH", dealPath(f), R"({"NextStep":"a"})", { { "If-Unmodified-Since", "yesterday" } }).status, 400);
        QCOMPARE(f.data("GET", dealPath(f), {}, { { "If-Modified-Since", at } }).status, 304);
        QCOMPARE(f.data("GET", dealPath(f), {}, { { "If-Modified-Since", before } }).raw.header("Last-Modified"), at);
        const QByteArray account = "/sobjects/Account/" + f.account.toLatin1();
        const QByteArray tag = f.data("GET", account).raw.header("ETag");
        QCOMPARE(f.data("GET", account, {}, { { "If-None-Match", tag } }).status, 304);
        QCOMPARE(f.data("PATCH", account, R"({"Phone":"1"})", { { "If-Match", "\"other\"" } }).status, 412);
        QCOMPARE(f.data("PATCH", account, R"({"Phone":"1"})", { { "If-Match", tag } }).status, 204);
    }
};

QTEST_GUILESS_MAIN(tst_salesforce_writes)
#include "tst_salesforce_writes.moc"
