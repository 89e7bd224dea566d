#include "SalesforceFixture.h"

#include <QTest>

using namespace sluice;
using namespace sluice::sandbox;
using namespace sluice::sandbox::salesforce;

/// What the org does over time: stamps, late commits, deletions; and what goes wrong on the way.
class tst_salesforce_org : public QObject {
    Q_OBJECT

    static QString stampOf(SalesforceFixture &f, const char *object, const QString &id)
    {
        return (*f.org.find(QString::fromLatin1(object), id))[u"SystemModstamp"].toString();
    }

private Q_SLOTS:
    void aSeedKeepsWhatItBrings()
    {
        SalesforceFixture f;

        const QString id = f.org.put(QStringLiteral("Opportunity"),
            json(R"({"Id":"006Qy00000AbCdE","Name":"Old","StageName":"Closed Won","CloseDate":"2025-01-31","CreatedDate":"2025-01-01T10:00:00Z","LastModifiedDate":"2025-02-01T10:00:00Z"})"));

        QCOMPARE(id, QStringLiteral("006Qy00000AbCdEIAV"));
        const Value deal = *f.org.find(QStringLiteral("Opportunity"), id);
        QCOMPARE(deal[u"CreatedDate"].toString(), QStringLiteral("2025-01-01T10:00:00.000+0000"));
        QCOMPARE(deal[u"SystemModstamp"].toString(), QStringLiteral("2025-02-01T10:00:00.000+0000"));
        QVERIFY(deal[u"IsWon"].toBool());
        QCOMPARE(deal[u"OwnerId"].toString(), f.user);
        QCOMPARE(f.org.count(QStringLiteral("OpportunityHistory")), 0);
        QVERIFY(f.org.put(QStringLiteral("Opportunity"), json(R"({"Nothing":1})")).isEmpty());
        QVERIFY(f.org.put(QStringLiteral("Nothing"), json("{}")).isEmpty());
    }

    void aUserEditFollowsTheRulesAndStamps()
    {
        SalesforceFixture f;
        f.clock.advance(std::chrono::minutes(5));

        QVERIFY(f.org.update(QStringLiteral("Opportunity"), f.deal, json(R"({"StageName":"Closed Won"})")));
        QVERIFY(!f.org.update(QStringLiteral("Opportunity"), f.deal, json(R"({"StageName":"?"})")));

        QCOMPARE(stampOf(f, "Opportunity", f.deal), QStringLiteral("2026-10-30T16:10:02.000+0000"));
        QCOMPARE(f.org.count(QStringLiteral("OpportunityHistory")), 1);
    }

    void deletedRowsHideFromQueryAndShowInQueryAll()
    {
        SalesforceFixture f;
        f.clock.advance(std::chrono::minutes(5));
        f.org.remove(QStringLiteral("Opportunity"), f.deal);
        const QString soql = QStringLiteral("SELECT Id, IsDeleted, SystemModstamp FROM Opportunity");

        const Answer all = f.query(soql, "queryAll");

        QCOMPARE(f.query(soql).records().size(), 0);
        QVERIFY(all.records().constFirst()[u"IsDeleted"].toBool());
        QCOMPARE(all.records().constFirst()[u"SystemModstamp"].toString(), QStringLiteral("2026-10-30T16:10:02.000+0000"));
        QCOMPARE(f.data("GET", "/sobjects/Opportunity/" + f.deal.toLatin1()).errorCode(), QStringLiteral("ENTITY_IS_DELETED"));
        f.org.undelete(QStringLiteral("Opportunity"), f.deal);
        QCOMPARE(f.query(soql).records().size(), 1);
        f.org.remove(QStringLiteral("Opportunity"), f.deal);
        f.org.purge(QStringLiteral("Opportunity"), f.deal);
        QCOMPARE(f.query(soql, "queryAll").records().size(), 0);
        QCOMPARE(f.data("GET", "/sobjects/Opportunity/" + f.deal.toLatin1()).errorCode(), QStringLiteral("NOT_FOUND"));
    }

    void deletingADealTakesItsLinesAndUndeletingBringsThemBack()
    {
        SalesforceFixture f;
        Value line = json(R"({"Quantity":1})");
        line.set(QStringLiteral("OpportunityId"), f.deal);
        line.set(QStringLiteral("PricebookEntryId"), f.entry);
        QVERIFY(f.org.create(QStringLiteral("OpportunityLineItem"), line));

        f.org.remove(QStringLiteral("Opportunity"), f.deal);

        QCOMPARE(f.org.count(QStringLiteral("OpportunityLineItem")), 0);
        QCOMPARE(f.query(QStringLiteral("SELECT Id FROM OpportunityLineItem WHERE IsDeleted = TRUE"), "queryAll").records().size(), 1);
        f.clock.advance(std::chrono::minutes(1));
        QVERIFY(f.org.undelete(QStringLiteral("Opportunity"), f.deal));
        QCOMPARE(f.org.count(QStringLiteral("OpportunityLineItem")), 1);
        QVERIFY(!f.org.undelete(QStringLiteral("Opportunity"), f.deal));
    }

    void replicationListsChangesAndDeletions()
    {
        SalesforceFixture f;
        f.clock.advance(std::chrono::minutes(10));
        f.org.remove(QStringLiteral("Opportunity"), f.deal);
        f.org.purge(QStringLiteral("Opportunity"), f.deal);
        f.clock.advance(std::chrono::minutes(10));
        const QByteArray window = "?start=2026-10-30T16:00:30%2B00:00&end=2026-10-30T16:30:00Z";

        const Answer updated = f.data("GET", "/sobjects/Account/updated/" + window);
        const Answer deleted = f.data("GET", "/sobjects/Opportunity/deleted/" + window);

        QCOMPARE(updated.body[u"ids"].items().constFirst().toString(), f.account);
        QCOMPARE(updated.body[u"latestDateCovered"].toString(), QStringLiteral("2026-10-30T16:25:02.000+0000"));
        QCOMPARE(deleted.body[u"deletedRecords"].items().constFirst()[u"id"].toString(), f.deal);
        QCOMPARE(deleted.body[u"deletedRecords"].items().constFirst()[u"deletedDate"].toString(), QStringLiteral("2026-10-30T16:15:02.000+0000"));
        QCOMPARE(deleted.body[u"earliestDateAvailable"].toString(), QStringLiteral("2026-10-15T16:25:02.000+0000"));
    }

    void badReplicationWindowsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("backwards") << QByteArray("deleted/?start=2026-10-30T16:30:00Z&end=2026-10-30T16:00:00Z");
        QTest::newRow("same minute") << QByteArray("updated/?start=2026-10-30T16:00:10Z&end=2026-10-30T16:00:50Z");
        QTest::newRow("log purged") << QByteArray("deleted/?start=2026-10-14T16:00:00Z&end=2026-10-30T16:00:00Z");
        QTest::newRow("too old") << QByteArray("updated/?start=2026-09-14T16:00:00Z&end=2026-10-30T16:00:00Z");
    }
    void badReplicationWindowsAreRefused()
    {
        QFETCH(QByteArray, path);
        SalesforceFixture f;
        QCOMPARE(f.data("GET", "/sobjects/Account/" + path).errorCode(), QStringLiteral("INVALID_REPLICATION_DATE"));
    }

    void aTaskMovesItsParentsStamp()
    {
        SalesforceFixture f;
        const QString modified = (*f.org.find(QStringLiteral("Account"), f.account))[u"LastModifiedDate"].toString();
        f.clock.advance(std::chrono::minutes(5));

        f.data("POST", "/sobjects/Task", "{\"Subject\":\"x\",\"ActivityDate\":\"2026-11-05\",\"WhatId\":\"" + f.deal.toLatin1() + "\"}");

        for (const auto &[object, id] : { std::pair("Opportunity", f.deal), std::pair("Account", f.account) }) {
            QCOMPARE(stampOf(f, object, id), QStringLiteral("2026-10-30T16:10:02.000+0000"));
            QCOMPARE((*f.org.find(QString::fromLatin1(object), id))[u"LastActivityDate"].toString(), QStringLiteral("2026-11-05"));
        }
        QCOMPARE((*f.org.find(QStringLiteral("Account"), f.account))[u"LastModifiedDate"].toString(), modified);
    }

    void anAccountsEditLeavesItsDealsAlone()
    {
        SalesforceFixture f;
        const QString before = stampOf(f, "Opportunity", f.deal);
        f.clock.advance(std::chrono::minutes(5));
        QVERIFY(f.org.update(QStringLiteral("Account"), f.account, json(R"({"BillingCountry":"Austria"})")));
        QCOMPARE(stampOf(f, "Opportunity", f.deal), before);
    }

    void theServersClockMayBeOff()
    {
        SalesforceFixture f;
        f.org.setClockSkew(std::chrono::seconds(90));

        const Answer answer = f.data("PATCH", "/sobjects/Account/" + f.account.toLatin1(), R"({"Phone":"1"})");

        QCOMPARE(answer.raw.header("Date"), QByteArray("Fri, 30 Oct 2026 16:06:32 GMT"));
        QCOMPARE(stampOf(f, "Account", f.account), QStringLiteral("2026-10-30T16:06:32.000+0000"));
    }

    void aLateCommitShowsAfterItsStamp()
    {
        SalesforceFixture f;
        const QString soql = QStringLiteral("SELECT Id FROM Opportunity WHERE SystemModstamp > 2026-10-30T16:05:02Z");
        f.clock.advance(std::chrono::minutes(1));
        f.org.setCommitDelay(std::chrono::minutes(3));
        QVERIFY(f.org.update(QStringLiteral("Opportunity"), f.deal, json(R"({"StageName":"Closed Won"})")));
        const QByteArray path = "/sobjects/Opportunity/" + f.deal.toLatin1();

        QCOMPARE(f.query(soql).records().size(), 0);
        QCOMPARE(f.data("PATCH", path, R"({"NextStep":"x"})").errorCode(), QStringLiteral("UNABLE_TO_LOCK_ROW"));
        f.clock.advance(std::chrono::minutes(2));
        const Answer window = f.data("GET", "/sobjects/Opportunity/updated/?start=2026-10-30T16:00:00Z&end=2026-10-30T17:00:00Z");
        QCOMPARE(window.body[u"latestDateCovered"].toString(), QStringLiteral("2026-10-30T16:06:02.000+0000"));
        f.clock.advance(std::chrono::minutes(2));

        QCOMPARE(f.query(soql).records().size(), 1);
        QCOMPARE(stampOf(f, "Opportunity", f.deal), QStringLiteral("2026-10-30T16:06:02.000+0000"));
        QCOMPARE(f.org.count(QStringLiteral("OpportunityHistory")), 1);
        QCOMPARE(f.data("PATCH", path, R"({"NextStep":"x"})").status, 204);
    }

    void faultsBeforeAndAfterTheWork_data()
    {
        QTest::addColumn<FaultKind>("kind");
        QTest::addColumn<bool>("applied");
        QTest::addColumn<int>("status");
        QTest::addColumn<Wire>("wire");
        QTest::newRow("drop before") << FaultKind::DropBefore << false << 0 << Wire::DropAfterWork;
        QTest::newRow("drop after") << FaultKind::DropAfter << true << 201 << Wire::DropAfterWork;
        QTest::newRow("hang after") << FaultKind::HangAfter << true << 201 << Wire::Hang;
        QTest::newRow("truncated") << FaultKind::TruncateAfter << true << 201 << Wire::Truncate;
        QTest::newRow("500 before") << FaultKind::Status500Before << false << 500 << Wire::Send;
        QTest::newRow("503 after") << FaultKind::Status503After << true << 503 << Wire::Send;
        QTest::newRow("504 after") << FaultKind::Status504After << true << 504 << Wire::Send;
        QTest::newRow("html") << FaultKind::Html502 << false << 502 << Wire::Send;
        QTest::newRow("quota") << FaultKind::Throttle << false << 403 << Wire::Send;
        QTest::newRow("session") << FaultKind::SessionExpired << false << 401 << Wire::Send;
        QTest::newRow("lock") << FaultKind::LockRow << false << 400 << Wire::Send;
        QTest::newRow("validation") << FaultKind::ValidationRule << false << 400 << Wire::Send;
    }
    void faultsBeforeAndAfterTheWork()
    {
        QFETCH(FaultKind, kind);
        QFETCH(bool, applied);
        QFETCH(int, status);
        QFETCH(Wire, wire);
        SalesforceFixture f;
        f.service.faults().add({ kind, "POST", "/sobjects/Task" });

        const Answer answer = f.data("POST", "/sobjects/Task", R"({"Subject":"x"})");

        QCOMPARE(answer.status, status);
        QCOMPARE(answer.raw.wire, wire);
        QCOMPARE(f.org.count(QStringLiteral("Task")), applied ? 1 : 0);
        QVERIFY(f.service.served().constLast().note.startsWith("fault "));
        QVERIFY(f.service.faults().isEmpty());
    }

    void theSameSeedGivesTheSameBytes()
    {
        SalesforceFixture a;
        SalesforceFixture b;

        QCOMPARE(a.signIn().text(), b.signIn().text());
        QCOMPARE(a.query(QStringLiteral("SELECT Id, Account.Id FROM Opportunity")).text(), b.query(QStringLiteral("SELECT Id, Account.Id FROM Opportunity")).text());
    }
};

QTEST_GUILESS_MAIN(tst_salesforce_org)
#include "tst_salesforce_org.moc"
