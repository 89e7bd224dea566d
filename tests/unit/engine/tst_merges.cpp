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

    /// The account whose customer may have been made, or not.
    static QString inDoubt(CycleWorld &world)
    {
        const auto writes = world.program->views().customerWrites();
        for (const mirror::CustomerWriteView &write : *writes) {
            if (write.outbox == mirror::Outbox::Uncertain || write.outbox == mirror::Outbox::Intended)
                return write.accountId.value;
        }
        return {};
    }

    /// A customer is made, and nobody hears of it; then its account is swallowed. The survivor.
    static QString mergedInDoubt(CycleWorld &world)
    {
        (void)world.cycle();
        world.people.approveAll(*world.program);
        world.systems.books().faults().add({ sandbox::FaultKind::DropAfter, "POST", "/customer", 0, 1 });
        (void)world.cycle();
        const QString loser = inDoubt(world);
        if (loser.isEmpty())
            qFatal("no customer is in doubt");
        const QString survivor = survivorOf(world, u"Another name altogether"_s);
        if (!world.systems.crm().org().mergeAccounts(survivor, loser))
            qFatal("the accounts are not merged");
        world.systems.timeline().pass(std::chrono::minutes(15));
        return survivor;
    }

    static QStringList customersOf(CycleWorld &world, const QString &realm)
    {
        QStringList names;
        for (const Value &customer : world.systems.books().realm(realm)->all(u"Customer"_s))
            names.append(customer[u"DisplayName"].toString());
        names.sort();
        return names;
    }

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

    void aCustomerInDoubtIsTheSurvivorsOnceItIsFound_data()
    {
        QTest::addColumn<bool>("shadow");
        QTest::newRow("the merge is seen before it is looked for") << true;
        QTest::newRow("the merge is seen when it was found") << false;
    }

    void aCustomerInDoubtIsTheSurvivorsOnceItIsFound()
    {
        QFETCH(bool, shadow);
        CycleWorld world;
        const QString survivor = mergedInDoubt(world);
        const QString loser = inDoubt(world);
        if (shadow)
            (void)world.cycle(engine::CycleKind::PullOnly);

        (void)world.cycle();

        const QString customer = decided(world, survivor);
        QVERIFY(!customer.isEmpty());
        QCOMPARE(customer, decided(world, loser));
        QVERIFY(inDoubt(world).isEmpty());
        world.postAll();
        QVERIFY(!customersOf(world, customer.section(u':', 0, 0)).contains(u"Another name altogether"_s));
    }

    void nobodyMakesASecondCustomerBesideOneInDoubt()
    {
        CycleWorld world;
        const QString survivor = mergedInDoubt(world);
        (void)world.cycle(engine::CycleKind::PullOnly);
        world.people.approveAll(*world.program);
        // The look for it fails, and all that comes after works.
        world.systems.books().faults().add({ sandbox::FaultKind::Status503Before, "GET", "/query", 0, 5 });
        (void)world.cycle();
        world.people.approveAll(*world.program);
        (void)world.cycle();
        world.postAll();

        QVERIFY(!decided(world, survivor).isEmpty());
        QVERIFY(!customersOf(world, decided(world, survivor).section(u':', 0, 0)).contains(u"Another name altogether"_s));
    }
};

QTEST_GUILESS_MAIN(TestMerges)
#include "tst_merges.moc"
