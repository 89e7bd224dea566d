#include "SalesforceFixture.h"

#include <QTest>
#include <QUrl>

using namespace sluice;
using namespace sluice::sandbox;
using namespace sluice::sandbox::salesforce;

/// Several records or calls in one: collections, composite, batch, graph.
class tst_salesforce_together : public QObject {
    Q_OBJECT

    static QString statusCode(const Value &result) { return result[u"errors"].items().value(0)[u"statusCode"].toString(); }
    static QByteArray task(const char *subject, const char *more = "")
    {
        return QByteArray("{\"attributes\":{\"type\":\"Task\"},\"Subject\":\"") + subject + '"' + more + '}';
    }
    static QByteArray collection(const QList<QByteArray> &records, bool allOrNone = false)
    {
        return QByteArray("{\"allOrNone\":") + (allOrNone ? "true" : "false") + ",\"records\":[" + records.join(',') + "]}";
    }
    static Value step(const char *method, const QString &path, const char *reference, Value body = {})
    {
        Value step = Value::object({ { QStringLiteral("method"), method }, { QStringLiteral("url"), QStringLiteral("/services/data/v64.0") + path },
            { QStringLiteral("referenceId"), reference } });
        if (!body.isNull())
            step.set(QStringLiteral("body"), body);
        return step;
    }
    static QByteArray composite(const Value::Array &steps, bool allOrNone = false)
    {
        return Value::object({ { QStringLiteral("allOrNone"), allOrNone }, { QStringLiteral("collateSubrequests"), false },
                                 { QStringLiteral("compositeRequest"), steps } })
            .toJson();
    }

private Q_SLOTS:
    void aCollectionAnswers200WithMixedResults()
    {
        SalesforceFixture f;

        const Answer answer = f.data("POST", "/composite/sobjects",
            collection({ task("One"), task("Two", ",\"Status\":\"Nowhere\""), task("Three") }));

        QCOMPARE(answer.status, 200);
        const Value::Array &results = answer.body.items();
        QCOMPARE(results.size(), 3);
        QVERIFY(results[0][u"success"].toBool());
        QVERIFY(!results[1][u"success"].toBool(true));
        QVERIFY(!results[1].has(u"id"));
        QCOMPARE(statusCode(results[1]), QStringLiteral("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST"));
        QCOMPARE(f.org.count(QStringLiteral("Task")), 2);
    }

    void allOrNoneTakesEverythingBack()
    {
        SalesforceFixture f;
        const Value before = *f.org.find(QStringLiteral("Account"), f.account);
        const QByteArray good = "{\"attributes\":{\"type\":\"Account\"},\"id\":\"" + f.account.toLatin1() + "\",\"Phone\":\"1\"}";
        const QByteArray bad = "{\"attributes\":{\"type\":\"Account\"},\"id\":\"" + f.account.toLatin1() + "\",\"Phone\":\"2\"}";

        const Answer answer = f.data("PATCH", "/composite/sobjects", collection({ good, bad }, true));

        QCOMPARE(answer.status, 200);
        QCOMPARE(statusCode(answer.body.items()[0]), QStringLiteral("ALL_OR_NONE_OPERATION_ROLLED_BACK"));
        QCOMPARE(statusCode(answer.body.items()[1]), QStringLiteral("DUPLICATE_VALUE"));
        QCOMPARE(*f.org.find(QStringLiteral("Account"), f.account), before);
    }

    void tooManyRecordsOrChunksAreRefused()
    {
        SalesforceFixture f;
        QList<QByteArray> many(201, task("x"));
        QList<QByteArray> mixed;
        for (int i = 0; i < 6; ++i)
            mixed << task("x") << QByteArray("{\"attributes\":{\"type\":\"Contact\"},\"LastName\":\"y\"}");

        QCOMPARE(f.data("POST", "/composite/sobjects", collection(many)).status, 400);
        QCOMPARE(f.data("POST", "/composite/sobjects", collection(mixed)).status, 400);
        QCOMPARE(f.data("POST", "/composite/sobjects", collection(mixed.mid(0, 10))).status, 200);
        QCOMPARE(f.org.count(QStringLiteral("Task")), 5);
    }

    void collectionsUpsertReadAndDelete()
    {
        SalesforceFixture f;
        const QByteArray a = R"({"attributes":{"type":"Sluice_Sync_Exception__c"},"Sync_Key__c":"a","Retries__c":1})";
        const QByteArray b = R"({"attributes":{"type":"Sluice_Sync_Exception__c"},"Sync_Key__c":"b","Retries__c":1})";
        const QByteArray path = "/composite/sobjects/Sluice_Sync_Exception__c/Sync_Key__c";

        const Answer first = f.data("PATCH", path, collection({ a }));
        const Answer second = f.data("PATCH", path, collection({ a, b }));
        const QString idA = second.body.items()[0][u"id"].toString();
        const QString idB = second.body.items()[1][u"id"].toString();
        const Answer read = f.data("POST", "/composite/sobjects/Sluice_Sync_Exception__c",
            "{\"ids\":[\"" + idB.toLatin1() + "\",\"a01Qy0000000999\"],\"fields\":[\"Sync_Key__c\"]}");
        const Answer deleted = f.data("DELETE", "/composite/sobjects?allOrNone=false&ids=" + idA.toLatin1() + ',' + idA.toLatin1());

        QVERIFY(first.body.items()[0][u"created"].toBool());
        QVERIFY(!second.body.items()[0][u"created"].toBool(true));
        QVERIFY(second.body.items()[1][u"created"].toBool());
        QCOMPARE(read.body.items()[0][u"Sync_Key__c"].toString(), QStringLiteral("b"));
        QVERIFY(read.body.items()[1].isNull());
        QVERIFY(deleted.body.items()[0][u"success"].toBool());
        QCOMPARE(statusCode(deleted.body.items()[1]), QStringLiteral("ENTITY_IS_DELETED"));
    }

    void aLockStrikesOneRecordOfMany()
    {
        SalesforceFixture f;
        f.org.locks().forAttempts(f.deal, 1);
        const QByteArray deal = "{\"attributes\":{\"type\":\"Opportunity\"},\"id\":\"" + f.deal.toLatin1() + "\",\"NextStep\":\"x\"}";
        const QByteArray account = "{\"attributes\":{\"type\":\"Account\"},\"id\":\"" + f.account.toLatin1() + "\",\"Phone\":\"x\"}";

        const Answer answer = f.data("PATCH", "/composite/sobjects", collection({ deal, account }));

        QCOMPARE(statusCode(answer.body.items()[0]), QStringLiteral("UNABLE_TO_LOCK_ROW"));
        QVERIFY(answer.body.items()[1][u"success"].toBool());
    }

    void anIdleCycleIsOneCall()
    {
        SalesforceFixture f;
        Value::Array steps;
        for (const char *object : { "Opportunity", "Account", "Product2", "OpportunityLineItem", "OpportunityHistory" })
            steps.append(step("GET", QStringLiteral("/queryAll?q=SELECT+Id,SystemModstamp+FROM+%1+WHERE+SystemModstamp+>=+2026-10-30T16:05:00.000Z+ORDER+BY+SystemModstamp,Id").arg(QLatin1String(object)), object));

        const Answer answer = f.data("POST", "/composite", composite(steps));

        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body[u"compositeResponse"].items().size(), 5);
        QCOMPARE(answer.body[u"compositeResponse"].items()[0].at(u"body.totalSize").toInt(), 1);
        QCOMPARE(answer.body[u"compositeResponse"].items()[3].at(u"body.totalSize").toInt(), 0);
        QCOMPARE(f.service.limits().used(), 1);
        steps.append(step("GET", QStringLiteral("/query?q=SELECT+Id+FROM+Task"), "sixth"));
        QCOMPARE(f.data("POST", "/composite", composite(steps)).status, 400);
    }

    void laterStepsReferToEarlierOnes()
    {
        SalesforceFixture f;

        const Answer answer = f.data("POST", "/composite",
            composite({ step("POST", QStringLiteral("/sobjects/Account"), "acc", json(R"({"Name":"New"})")),
                step("GET", QStringLiteral("/query?q=SELECT+Id,Name+FROM+Account+WHERE+Id='@{acc.id}'"), "q"),
                step("POST", QStringLiteral("/sobjects/Contact"), "con", json(R"({"LastName":"@{q.records[0].Name}","AccountId":"@{acc.id}"})")),
                step("GET", QStringLiteral("/sobjects/Contact/@{con.id}"), "read") }));

        const Value::Array &steps = answer.body[u"compositeResponse"].items();
        QCOMPARE(steps[0][u"httpStatusCode"].toInt(), 201);
        QVERIFY(steps[0].at(u"httpHeaders.Location").toString().contains(QStringLiteral("/sobjects/Account/001")));
        QCOMPARE(steps[3].at(u"body.LastName").toString(), QStringLiteral("New"));
        QCOMPARE(steps[3].at(u"body.AccountId"), steps[0].at(u"body.id"));
    }

    void onlyDependantsOfAFailureAreHalted()
    {
        SalesforceFixture f;

        const Answer answer = f.data("POST", "/composite",
            composite({ step("POST", QStringLiteral("/sobjects/Account"), "acc", json("{}")),
                step("PATCH", QStringLiteral("/sobjects/Account/@{acc.id}"), "dep", json(R"({"Phone":"1"})")),
                step("PATCH", QStringLiteral("/sobjects/Account/") + f.account, "other", json(R"({"Phone":"1"})")) }));

        const Value::Array &steps = answer.body[u"compositeResponse"].items();
        QCOMPARE(answer.status, 200);
        QCOMPARE(steps[0][u"body"].items()[0][u"errorCode"].toString(), QStringLiteral("REQUIRED_FIELD_MISSING"));
        QCOMPARE(steps[1][u"body"].items()[0][u"errorCode"].toString(), QStringLiteral("PROCESSING_HALTED"));
        QCOMPARE(steps[2][u"httpStatusCode"].toInt(), 204);
        QVERIFY(steps[2][u"body"].isNull());
    }

    void allOrNoneShowsTheInnocentAsHalted()
    {
        SalesforceFixture f;

        const Answer answer = f.data("POST", "/composite",
            composite({ step("PATCH", QStringLiteral("/sobjects/Account/") + f.account, "ok", json(R"({"Phone":"1"})")),
                          step("PATCH", QStringLiteral("/sobjects/Opportunity/") + f.deal, "bad", json(R"({"StageName":"?"})")),
                          step("POST", QStringLiteral("/sobjects/Task"), "never", json(R"({"Subject":"x"})")) },
                true));

        const Value::Array &steps = answer.body[u"compositeResponse"].items();
        QCOMPARE(steps[0][u"body"].items()[0][u"errorCode"].toString(), QStringLiteral("PROCESSING_HALTED"));
        QCOMPARE(steps[1][u"body"].items()[0][u"errorCode"].toString(), QStringLiteral("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST"));
        QCOMPARE(steps[2][u"body"].items()[0][u"errorCode"].toString(), QStringLiteral("PROCESSING_HALTED"));
        QVERIFY((*f.org.find(QStringLiteral("Account"), f.account))[u"Phone"].isNull());
        QCOMPARE(f.org.count(QStringLiteral("Task")), 0);
    }

    void anEnvelopeWithoutReferenceIdIsRefused()
    {
        SalesforceFixture f;
        Value nameless = step("GET", QStringLiteral("/limits"), "x");
        nameless.remove(u"referenceId");
        QCOMPARE(f.data("POST", "/composite", composite({ nameless })).status, 400);
        QCOMPARE(f.data("POST", "/composite", composite(Value::Array(26, step("GET", QStringLiteral("/limits"), "x")))).status, 400);
    }

    void aBatchRunsIndependentCalls()
    {
        SalesforceFixture f;

        const Answer answer = f.data("POST", "/composite/batch",
            R"({"batchRequests":[{"method":"GET","url":"v64.0/sobjects/Account/describe"},{"method":"GET","url":"v64.0/sobjects/Nothing/describe"},{"method":"GET","url":"v64.0/limits"}]})");

        QVERIFY(answer.body[u"hasErrors"].toBool());
        QCOMPARE(answer.body[u"results"].items()[0].at(u"result.name").toString(), QStringLiteral("Account"));
        QCOMPARE(answer.body[u"results"].items()[1][u"statusCode"].toInt(), 404);
        QCOMPARE(answer.body[u"results"].items()[2][u"statusCode"].toInt(), 200);
        QCOMPARE(f.service.limits().used(), 3); // Each of them.
    }

    void eachGraphIsItsOwnTransaction()
    {
        SalesforceFixture f;
        const auto graph = [](const char *id, const Value::Array &steps) {
            return Value::object({ { QStringLiteral("graphId"), id }, { QStringLiteral("compositeRequest"), steps } });
        };
        const Value good = graph("g1", { step("POST", QStringLiteral("/sobjects/Account"), "a", json(R"({"Name":"G"})")),
                                           step("POST", QStringLiteral("/sobjects/Contact"), "c", json(R"({"LastName":"L","AccountId":"@{a.id}"})")) });
        const Value bad = graph("g2", { step("POST", QStringLiteral("/sobjects/Account"), "a", json(R"({"Name":"H"})")),
                                          step("POST", QStringLiteral("/sobjects/Contact"), "c", json("{}")) });

        const Answer answer = f.data("POST", "/composite/graph", Value::object({ { QStringLiteral("graphs"), Value::Array { good, bad } } }).toJson());

        const Value::Array &graphs = answer.body[u"graphs"].items();
        QVERIFY(graphs[0][u"isSuccessful"].toBool());
        QVERIFY(!graphs[1][u"isSuccessful"].toBool(true));
        QCOMPARE(graphs[1].at(u"graphResponse.compositeResponse").items()[0][u"body"].items()[0][u"errorCode"].toString(), QStringLiteral("PROCESSING_HALTED"));
        QCOMPARE(f.query(QStringLiteral("SELECT Name FROM Account WHERE Name IN ('G','H')")).records().size(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_salesforce_together)
#include "tst_salesforce_together.moc"
