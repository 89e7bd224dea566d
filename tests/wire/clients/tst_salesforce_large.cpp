#include "SalesforceWorld.h"

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using sandbox::Value;
using testing::HeldMemory;
using testing::World;

/// Accounts with their addresses, and changes, when there are too many of them for pages.
class SalesforceLarge final : public QObject {
    Q_OBJECT

private:
    static QString contact(World &world, const QString &account, const QString &email, const QString &createdDate)
    {
        return world.put(u"Contact"_s, { { u"LastName"_s, u"Pay"_s }, { u"AccountId"_s, account },
                                         { u"Email"_s, email.isEmpty() ? Value() : Value(email) }, { u"CreatedDate"_s, createdDate } });
    }

    /// Accounts with no contact, one, several, one without an address, and one that was deleted.
    static QStringList accountsOfAllKinds(World &world)
    {
        QStringList ids;
        for (int at = 0; at < 12; ++at)
            ids.append(world.account(u"Account %1"_s.arg(at)));
        (void)contact(world, ids[1], u"only@one.example"_s, u"2026-01-01T00:00:00.000Z"_s);
        (void)contact(world, ids[2], u"second@two.example"_s, u"2026-02-02T00:00:00.000Z"_s);
        (void)contact(world, ids[2], u"first@two.example"_s, u"2026-02-01T00:00:00.000Z"_s);
        (void)contact(world, ids[3], QString(), u"2026-01-01T00:00:00.000Z"_s);
        (void)contact(world, ids[3], u"with@address.example"_s, u"2026-03-01T00:00:00.000Z"_s);
        const QString gone = contact(world, ids[4], u"gone@four.example"_s, u"2026-01-01T00:00:00.000Z"_s);
        (void)contact(world, ids[4], u"stays@four.example"_s, u"2026-01-02T00:00:00.000Z"_s);
        if (!world.org().remove(u"Contact"_s, gone))
            qFatal("the contact stays");
        return ids;
    }

    static QStringList addresses(const World &world, const QStringList &accounts)
    {
        QStringList found;
        for (const QString &id : accounts)
            found.append(world.sink.accounts.value(id).email);
        return found;
    }

    static qsizetype jobs(const World &world)
    {
        return std::ranges::count_if(world.service.served(), [](const sandbox::Served &one) { return one.method == "POST" && one.path.endsWith("jobs/query"); });
    }

private Q_SLOTS:
    void manyAccountsHaveTheSameAddressesAsFewOnes()
    {
        World paged(true, { .bulkAbove = -1 }), bulk(true, { .bulkAbove = 5 });
        const QStringList ids = accountsOfAllKinds(paged), same = accountsOfAllKinds(bulk);

        QVERIFY(paged.pull().has_value());
        QVERIFY(bulk.pull().has_value());

        QCOMPARE(jobs(paged), 0);
        QVERIFY(jobs(bulk) >= 2); // The contacts, and then the accounts.
        QCOMPARE(bulk.sink.accounts.size(), 12);
        QCOMPARE(addresses(bulk, same), addresses(paged, ids));
        QCOMPARE(addresses(bulk, same).at(2), u"first@two.example"_s);
        QCOMPARE(addresses(bulk, same).at(4), u"stays@four.example"_s);
    }

    void anAddressThatWasReadInBulkIsFollowed()
    {
        World world(true, { .bulkAbove = 5 });
        const QStringList ids = accountsOfAllKinds(world);
        world.settle();
        const Value moved = Value::object({ { u"Email"_s, u"new@one.example"_s } });
        for (const Value &one : world.org().all(u"Contact"_s)) {
            if (one[u"Email"].toString() == u"only@one.example")
                QVERIFY(world.org().update(u"Contact"_s, one[u"Id"].toString(), moved));
        }
        world.sandboxClock.advance(std::chrono::minutes(6));

        QVERIFY(world.pull().has_value());

        QCOMPARE(world.sink.accounts[ids[1]].email, u"new@one.example"_s);
    }

    void manyChangesComeInBulk_data()
    {
        QTest::addColumn<int>("bulkAbove");
        QTest::addColumn<bool>("allowed");
        QTest::addColumn<bool>("inBulk");
        QTest::newRow("few") << 10'000 << true << false;
        QTest::newRow("many") << 50 << true << true;
        QTest::newRow("many, and no Bulk here") << 50 << false << false;
        QTest::newRow("never") << -1 << true << false;
    }

    void manyChangesComeInBulk()
    {
        QFETCH(int, bulkAbove);
        QFETCH(bool, allowed);
        QFETCH(bool, inBulk);
        World world(true, { .bulkAbove = bulkAbove });
        const QStringList accounts = accountsOfAllKinds(world);
        QStringList deals;
        for (int at = 0; at < 2100; ++at)
            deals.append(world.deal(u"Deal %1"_s.arg(at), accounts[0], "10.00"));
        world.settle();
        world.service.switches().shortPages = true;
        world.service.switches().bulkAllowed = allowed;
        const qsizetype before = jobs(world);
        for (const QString &id : deals)
            QVERIFY(world.org().update(u"Opportunity"_s, id, Value::object({ { u"NextStep"_s, u"Call"_s }, { u"Amount"_s, 20 } })));
        QVERIFY(world.org().remove(u"Opportunity"_s, deals[7]));
        world.sink.deals.clear();
        world.sandboxClock.advance(std::chrono::minutes(1));

        const Result<PullReport> report = world.pull();

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QCOMPARE(world.sink.deals.size(), 2099);
        QVERIFY(std::ranges::all_of(world.sink.deals, [](const Deal &deal) { return deal.amount->toText() == u"20.00"; }));
        QVERIFY(world.sink.gone[u"Opportunity"_s].contains(deals[7]));
        const qsizetype ordered = jobs(world) - before;
        QVERIFY2(allowed ? (ordered > 0) == inBulk : true, qPrintable(QString::number(ordered)));
        world.sandboxClock.advance(std::chrono::minutes(3));
        world.sink.deals.clear();
        QVERIFY(world.pull().has_value());
        QVERIFY(world.sink.deals.isEmpty()); // The overlap shows them again, which is no news.
        QCOMPARE(jobs(world) - before, ordered); // And nobody orders them again.
        world.sandboxClock.advance(std::chrono::minutes(30));
        QVERIFY(world.pull().has_value());
        world.sandboxClock.advance(std::chrono::minutes(1));
        QCOMPARE(world.pull()->calls, 1); // The cursor stands behind all of them.
    }

    void changesThatNoQueryBringsInTimeComeInBulk_data()
    {
        QTest::addColumn<int>("bulkAbove");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<bool>("read");
        QTest::newRow("too slow") << 10'000 << QByteArray("QUERY_TIMEOUT") << true;
        QTest::newRow("too complicated") << 10'000 << QByteArray("QUERY_TOO_COMPLICATED") << true;
        QTest::newRow("no Bulk wanted") << -1 << QByteArray("QUERY_TIMEOUT") << false;
        QTest::newRow("a fault of the query") << 10'000 << QByteArray("MALFORMED_QUERY") << false;
    }

    void changesThatNoQueryBringsInTimeComeInBulk()
    {
        QFETCH(int, bulkAbove);
        QFETCH(QByteArray, code);
        QFETCH(bool, read);
        World world(true, { .bulkAbove = bulkAbove });
        const QString deal = world.deal(u"One"_s, world.account(u"Acme"_s), "10.00");
        world.settle();
        QVERIFY(world.org().update(u"Opportunity"_s, deal, Value::object({ { u"Amount"_s, 20 } })));
        world.sandboxClock.advance(std::chrono::minutes(1));
        // Of the questions asked in one, that for the changes of deals is not answered.
        world.service.switches().refuseQuery = [code](const QString &statement) {
            return statement.contains(u"FROM Opportunity WHERE SystemModstamp") ? code : QByteArray();
        };

        const Result<PullReport> report = world.pull();

        QCOMPARE(report.has_value(), read);
        QCOMPARE(world.sink.deals[deal].amount->toText(), read ? u"20.00"_s : u"10.00"_s);
    }

    void manyChangedAccountsKeepTheirAddresses()
    {
        World world(true, { .bulkAbove = 5 });
        const QStringList ids = accountsOfAllKinds(world);
        world.settle();
        const QStringList before = addresses(world, ids);
        world.service.switches().shortPages = true;
        QStringList more = ids;
        for (int at = 0; at < 2100; ++at)
            more.append(world.account(u"More %1"_s.arg(at)));
        for (const QString &id : ids)
            QVERIFY(world.org().update(u"Account"_s, id, Value::object({ { u"Phone"_s, u"1"_s } })));
        world.sink.accounts.clear();
        const qsizetype jobsBefore = jobs(world);
        world.sandboxClock.advance(std::chrono::minutes(1));

        QVERIFY(world.pull().has_value());

        QVERIFY(jobs(world) > jobsBefore);
        QCOMPARE(world.sink.accounts.size(), 2112);
        QCOMPARE(addresses(world, ids), before);
    }
};

QTEST_GUILESS_MAIN(SalesforceLarge)
#include "tst_salesforce_large.moc"
