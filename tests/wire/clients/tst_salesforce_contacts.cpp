#include "SalesforceWorld.h"

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using sandbox::FaultKind;
using sandbox::Value;
using testing::HeldMemory;
using testing::World;

/// The e-mail of an account is that of one of its contacts, and invoices go there: it must not stay when the contact goes.
class SalesforceContacts final : public QObject {
    Q_OBJECT

private:
    static QString contact(World &world, const QString &account, const QString &email)
    {
        return world.put(u"Contact"_s, { { u"AccountId"_s, account }, { u"LastName"_s, u"Hara"_s }, { u"Email"_s, email } });
    }

private Q_SLOTS:
    void anAddressGoesWithItsContact_data()
    {
        QTest::addColumn<QString>("how");
        QTest::addColumn<bool>("restarted");
        for (const bool restarted : { false, true }) {
            for (const char *how : { "moves", "loses its account", "is deleted", "is emptied from the bin" })
                QTest::addRow("%s%s", how, restarted ? ", after a restart" : "") << QString::fromLatin1(how) << restarted;
        }
    }

    void anAddressGoesWithItsContact()
    {
        QFETCH(QString, how);
        QFETCH(bool, restarted);
        HeldMemory memory;
        World world(true, { .memory = &memory });
        const QString one = world.account(u"One"_s), other = world.account(u"Other"_s);
        const QString who = contact(world, one, u"ap@one.example"_s);
        world.settle();
        QCOMPARE(world.sink.accounts.value(one).email, u"ap@one.example"_s);
        if (how.startsWith(u"is "))
            QVERIFY(world.org().remove(u"Contact"_s, who).has_value());
        else
            QVERIFY(world.org().update(u"Contact"_s, who,
                Value::object({ { u"AccountId"_s, how == u"moves" ? Value(other) : Value() } })).has_value());
        if (how == u"is emptied from the bin")
            world.org().purge(u"Contact"_s, who);
        world.sandboxClock.advance(std::chrono::minutes(10));
        salesforce::Client next({ world.transport, world.clock, world.random, world.tokens }, { .memory = &memory });

        const Result<PullReport> report = restarted ? QCoro::waitFor(next.pull(&world.sink)) : world.pull();

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QVERIFY(world.sink.accounts.value(one).email.isEmpty());
        QCOMPARE(world.sink.accounts.value(other).email, how == u"moves" ? u"ap@one.example"_s : QString());
    }

    void theNextContactStepsIn()
    {
        World world;
        const QString account = world.account(u"One"_s), other = world.account(u"Other"_s);
        const QString first = contact(world, account, u"first@one.example"_s);
        world.sandboxClock.advance(std::chrono::seconds(5));
        (void)contact(world, account, u"second@one.example"_s);
        world.settle();

        QVERIFY(world.org().update(u"Contact"_s, first, Value::object({ { u"AccountId"_s, other } })).has_value());
        world.sandboxClock.advance(std::chrono::minutes(6));
        QVERIFY(world.pull().has_value());
        QCOMPARE(world.sink.accounts.value(account).email, u"second@one.example"_s);

        world.sandboxClock.advance(std::chrono::minutes(30));
        QVERIFY(world.org().remove(u"Contact"_s, first).has_value()); // It is the other account's by now.
        world.sandboxClock.advance(std::chrono::minutes(6));
        QVERIFY(world.pull().has_value());
        QVERIFY(world.sink.accounts.value(other).email.isEmpty());
        QCOMPARE(world.sink.accounts.value(account).email, u"second@one.example"_s);
    }

    void whatFailedBeforeTheAccountsWereReadComesAgain()
    {
        HeldMemory memory;
        World world(true, { .memory = &memory });
        const QString account = world.account(u"One"_s);
        const QString who = contact(world, account, u"old@one.example"_s);
        world.settle();
        world.sandboxClock.advance(std::chrono::minutes(10));
        QVERIFY(world.org().update(u"Contact"_s, who, Value::object({ { u"Email"_s, u"new@one.example"_s } })).has_value());
        world.sandboxClock.advance(std::chrono::minutes(15)); // Else the overlap would bring it once more anyway.
        world.strike(FaultKind::Status500Before, 6, "GET", "query");
        QVERIFY(!world.pull().has_value());
        world.service.faults().clear();
        world.sandboxClock.advance(std::chrono::minutes(30));
        salesforce::Client next({ world.transport, world.clock, world.random, world.tokens }, { .memory = &memory });

        const Result<PullReport> report = QCoro::waitFor(next.pull(&world.sink));

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QCOMPARE(world.sink.accounts.value(account).email, u"new@one.example"_s);
    }

    void aFieldThatComesIntoSightIsReadOfOldRecordsToo()
    {
        HeldMemory memory;
        World world(true, { .memory = &memory });
        const QString deal = world.deal(u"One"_s, world.account(u"Acme"_s), "10.00");
        QVERIFY(world.org().update(u"Opportunity"_s, deal, Value::object({ { u"Sluice_PO_Number__c"_s, u"PO-17"_s } })).has_value());
        world.org().access().hide(u"Opportunity"_s, u"Sluice_PO_Number__c"_s);
        world.settle();
        QVERIFY(world.sink.deals.value(deal).poNumber.isEmpty());
        world.org().access().show(u"Opportunity"_s, u"Sluice_PO_Number__c"_s);
        QVERIFY(QCoro::waitFor(world.client.readiness()).has_value()); // Looks at the fields again.

        QVERIFY(world.pull().has_value());

        QCOMPARE(world.sink.deals.value(deal).poNumber, u"PO-17"_s);
        world.transport.clearSent();
        QVERIFY(world.pull().has_value());
        QCOMPARE(world.transport.sent().size(), 1);
    }

    void contactsThatNoQueryBringsInTimeAreReadAnotherWay_data()
    {
        QTest::addColumn<int>("bulkAbove");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("too slow") << 10'000 << QByteArray("QUERY_TIMEOUT");
        QTest::newRow("too slow, and no Bulk wanted") << -1 << QByteArray("QUERY_TIMEOUT");
        QTest::newRow("too complicated") << 10'000 << QByteArray("QUERY_TOO_COMPLICATED");
        QTest::newRow("too many") << 5 << QByteArray();
    }

    void contactsThatNoQueryBringsInTimeAreReadAnotherWay()
    {
        QFETCH(int, bulkAbove);
        QFETCH(QByteArray, code);
        World world(true, { .bulkAbove = bulkAbove });
        const QString account = world.account(u"One"_s);
        const QString who = contact(world, account, u"old@one.example"_s);
        for (int at = 0; at < 10; ++at)
            (void)contact(world, world.account(u"More"_s), u"a%1@more.example"_s.arg(at));
        world.settle();
        for (const Value &one : world.org().all(u"Contact"_s))
            QVERIFY(world.org().update(u"Contact"_s, one[u"Id"].toString(), Value::object({ { u"Phone"_s, u"1"_s } })).has_value());
        QVERIFY(world.org().update(u"Contact"_s, who, Value::object({ { u"Email"_s, u"new@one.example"_s } })).has_value());
        world.sandboxClock.advance(std::chrono::minutes(6));
        world.service.switches().refuseQuery = [code](const QString &statement) {
            return statement.startsWith(u"SELECT Id, AccountId, Email") ? code : QByteArray();
        };

        const Result<PullReport> report = world.pull();

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QCOMPARE(world.sink.accounts.value(account).email, u"new@one.example"_s);
        QCOMPARE(world.sink.accounts.size(), 11);
    }

    void aDeletionLogOfContactsThatIsIncompleteIsNotBelieved_data()
    {
        QTest::addColumn<QString>("how");
        for (const char *how : { "purged", "too long", "does not reach back" })
            QTest::newRow(how) << QString::fromLatin1(how);
    }

    void aDeletionLogOfContactsThatIsIncompleteIsNotBelieved()
    {
        QFETCH(QString, how);
        World world;
        const QString account = world.account(u"One"_s);
        const QString who = contact(world, account, u"ap@one.example"_s);
        world.settle();
        QVERIFY(world.org().remove(u"Contact"_s, who).has_value());
        world.org().purge(u"Contact"_s, who);
        world.sandboxClock.advance(std::chrono::minutes(10));
        const auto instead = [&](const sandbox::Request &request, sandbox::Response &answer) {
            if (!request.target.contains("sobjects/Contact/deleted"))
                return;
            answer.status = how == u"does not reach back" ? 200 : 400;
            answer.body = how == u"purged" ? R"([{"message":"no","errorCode":"INVALID_REPLICATION_DATE"}])"
                : how == u"too long"       ? R"([{"message":"no","errorCode":"EXCEEDED_ID_LIMIT"}])"
                                           : R"({"deletedRecords":[],"earliestDateAvailable":"2099-01-01T00:00:00.000+0000","latestDateCovered":"2099-01-01T00:00:00.000+0000"})";
        };
        world.service.rewriteAnswers(instead);

        const Result<PullReport> report = world.pull();

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QVERIFY(world.sink.accounts.value(account).email.isEmpty());
    }

    void aDeletionLogIsNotBelievedAboutWhatIsStillToCome()
    {
        World world;
        const QString account = world.account(u"One"_s);
        const QString who = contact(world, account, u"ap@one.example"_s);
        world.settle();
        world.sandboxClock.advance(std::chrono::minutes(10));
        bool toldMore = false;
        world.service.rewriteAnswers([&](const sandbox::Request &request, sandbox::Response &answer) {
            if (!request.target.contains("sobjects/Contact/deleted"))
                return;
            answer.body.replace("\"latestDateCovered\":\"20", "\"latestDateCovered\":\"21");
            toldMore = answer.body.contains("\"latestDateCovered\":\"21");
        });
        QVERIFY(world.pull().has_value());
        QVERIFY(toldMore);
        world.service.rewriteAnswers({});

        QVERIFY(world.org().remove(u"Contact"_s, who).has_value());
        world.org().purge(u"Contact"_s, who);
        world.sandboxClock.advance(std::chrono::minutes(10));

        QVERIFY(world.pull().has_value());
        QVERIFY(world.sink.accounts.value(account).email.isEmpty());
    }

    void anIdlePullReadsNoAccount()
    {
        World world;
        (void)contact(world, world.account(u"One"_s), u"ap@one.example"_s);
        world.settle();
        world.transport.clearSent();

        QVERIFY(world.pull().has_value());

        QCOMPARE(world.transport.sent().size(), 1);
    }
};

QTEST_GUILESS_MAIN(SalesforceContacts)
#include "tst_salesforce_contacts.moc"
