#include "journal/Kinds.h"
#include "unit/engine/CycleWorld.h"

#include <QLoggingCategory>
#include <QTest>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using mirror::RequestView;
using sandbox::Value;
using testing::CycleWorld;

/// Two accounts become one after one of them was billed.
class TestMerges final : public QObject {
    Q_OBJECT

private:
    static QString survivorOf(CycleWorld &world, const QString &name)
    {
        return world.systems.crm().org().put(u"Account"_s, Value::object({ { u"Name"_s, name } }));
    }

    /// The customer that people and Sluice decided on, as "realm:customer".
    static QString decided(CycleWorld &world, const QString &account)
    {
        const std::vector<mirror::CustomerLinkView> links = world.program->views().customerLinks().value();
        for (const mirror::CustomerLinkView &link : links) {
            if (link.accountId.value == account)
                return link.realm + u':' + link.customerId;
        }
        return {};
    }

    static Value account(CycleWorld &world, const QString &id) { return *world.systems.crm().org().find(u"Account"_s, id); }

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"sluice.*=false"_s); }

    void theSurvivorTakesTheCustomerOver()
    {
        CycleWorld world;
        world.postAll();
        const RequestView billed = world.posted().front();
        const QString customer = billed.invoiceRealm + u':' + billed.customerId;
        const QString survivor = survivorOf(world, u"Another name altogether"_s);
        QVERIFY(world.systems.crm().org().mergeAccounts(survivor, billed.accountId.value));
        world.systems.timeline().pass(std::chrono::minutes(15));

        (void)world.cycle();

        QCOMPARE(decided(world, survivor), customer);
        QCOMPARE(account(world, survivor)[u"Sluice_Customer_Id__c"].toString(), customer);
        QVERIFY(!account(world, survivor)[u"Sluice_Open_Balance__c"].isNull());
        QCOMPARE(world.program->facts().dealsById({ billed.request.dealId.value }).value().front().accountId.value, survivor);
        const std::size_t linked = testing::eventsOf(world, journal::kind::kCustomerLinked).size();
        world.systems.timeline().pass(std::chrono::minutes(15));
        QCOMPARE(world.cycle().writtenBack, 0); // All is told.
        QCOMPARE(testing::eventsOf(world, journal::kind::kCustomerLinked).size(), linked);
    }

    void aCustomerThatTheSurvivorHasStays()
    {
        CycleWorld world;
        world.postAll();
        const std::vector<RequestView> posted = world.posted();
        const auto other = std::ranges::find_if(posted, [&](const RequestView &view) {
            return view.accountId != posted.front().accountId && view.invoiceRealm == posted.front().invoiceRealm; });
        QVERIFY(other != posted.end());
        const QString survivor = other->accountId.value;
        const QString own = account(world, survivor)[u"Sluice_Customer_Id__c"].toString();
        QVERIFY(!own.isEmpty());
        const std::size_t linked = testing::eventsOf(world, journal::kind::kCustomerLinked).size();
        QVERIFY(world.systems.crm().org().mergeAccounts(survivor, posted.front().accountId.value));
        world.systems.timeline().pass(std::chrono::minutes(15));

        (void)world.cycle();

        QCOMPARE(testing::eventsOf(world, journal::kind::kCustomerLinked).size(), linked);
        QCOMPARE(account(world, survivor)[u"Sluice_Customer_Id__c"].toString(), own);
    }

    void oneMergeAfterTheOtherIsFollowedToItsEnd()
    {
        CycleWorld world;
        world.postAll();
        const RequestView billed = world.posted().front();
        const QString between = survivorOf(world, u"Between"_s), last = survivorOf(world, u"Last"_s);
        sandbox::salesforce::Org &org = world.systems.crm().org();
        QVERIFY(org.mergeAccounts(between, billed.accountId.value));
        QVERIFY(org.mergeAccounts(last, between));
        world.systems.timeline().pass(std::chrono::minutes(15));

        (void)world.cycle();

        QCOMPARE(decided(world, last), billed.invoiceRealm + u':' + billed.customerId);
        QVERIFY(decided(world, between).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestMerges)
#include "tst_merges.moc"
