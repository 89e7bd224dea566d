#include "SalesforceWorld.h"

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using sandbox::FaultKind;
using sandbox::Value;
using testing::HeldMemory;
using testing::World;

/// Two accounts that somebody made one.
class SalesforceMerges final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDealsAndTheAddressFollowTheSurvivor()
    {
        HeldMemory memory;
        World world(true, { .memory = &memory });
        const QString loser = world.put(u"Account"_s, { { u"Name"_s, u"Acme Ltd"_s }, { u"OwnerId"_s, world.user }, { u"Sluice_Customer_Id__c"_s, u"123:77"_s } });
        const QString survivor = world.account(u"Acme"_s);
        world.put(u"Contact"_s, { { u"LastName"_s, u"Pay"_s }, { u"AccountId"_s, loser }, { u"Email"_s, u"pay@acme.example"_s } });
        const QString deal = world.deal(u"One"_s, loser, "10.00");
        world.settle();
        QVERIFY(world.org().mergeAccounts(survivor, loser));

        QVERIFY(world.pull().has_value());

        QVERIFY(world.sink.gone[u"Account"_s].contains(loser));
        QCOMPARE(world.sink.deals[deal].accountId.value, survivor); // Its stamp did not move.
        QCOMPARE(world.sink.accounts[survivor].email, u"pay@acme.example"_s);
        const std::vector<salesforce::AccountMerge> merges = world.client.merges();
        QCOMPARE(merges.size(), 1U);
        QCOMPARE(merges[0].loser, loser);
        QCOMPARE(merges[0].survivor, survivor);
        QCOMPARE(merges[0].customerLink, u"123:77"_s);
    }

    void aMergeIsFollowedUntilSomebodySaysSo()
    {
        HeldMemory memory;
        World world(true, { .memory = &memory });
        const QString loser = world.account(u"Acme Ltd"_s), survivor = world.account(u"Acme"_s);
        const QString deal = world.deal(u"One"_s, loser, "10.00");
        world.settle();
        QVERIFY(world.org().mergeAccounts(survivor, loser));
        world.strike(FaultKind::Status500Before, 6, "GET", "/query"); // The accounts are read, their deals are not.
        QVERIFY(!world.pull().has_value());
        QCOMPARE(world.sink.deals[deal].accountId.value, loser);
        salesforce::Client next({ world.transport, world.clock, world.random, world.tokens }, { .memory = &memory });

        QVERIFY(QCoro::waitFor(next.pull(&world.sink)).has_value());

        QCOMPARE(world.sink.deals[deal].accountId.value, survivor);
        QCOMPARE(next.merges().size(), 1U);
        next.mergesFollowed();
        QVERIFY(next.merges().empty());
        QCOMPARE(QCoro::waitFor(next.pull(&world.sink))->calls, 1);
        QVERIFY(memory.recall(u"merges"_s).isEmpty());
    }

    void anAccountThatWasOnlyDeletedIsNoMerge()
    {
        World world;
        const QString id = world.account(u"Acme"_s);
        world.settle();
        QVERIFY(world.org().remove(u"Account"_s, id));

        QVERIFY(world.pull().has_value());

        QVERIFY(world.client.merges().empty());
    }
};

QTEST_GUILESS_MAIN(SalesforceMerges)
#include "tst_salesforce_merges.moc"
