#include "billing/ClockGuard.h"
#include "domain/Keys.h"
#include "journal/Kinds.h"
#include "unit/billing/OutboxWorld.h"

#include <QLoggingCategory>
#include <QTest>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using billing::Postable;
using billing::PostingTally;
using billing::Sending;
using mirror::Outbox;
using sandbox::FaultKind;
using sandbox::Value;
using sandbox::quickbooks::RequestIdMode;
using testing::OutboxWorld;

/// What may be sent while nobody knows what became of a write: people bill by hand, clocks are set, programs die, and other
/// customers come to bear a name.
class tst_doubt final : public QObject {
    Q_OBJECT

private:
    static inline const QString kAccountNote = u"Salesforce account 001000000000001AAA"_s;

    struct ByHand {
        QString customer, number, note, amount = u"9.00"_s;
        QDate on {};
    };
    static QString enter(OutboxWorld &world, const Postable &postable, const ByHand &document)
    {
        const QString item = postable.draft.lines.front().itemId;
        const Value line = Value::object({ { u"DetailType"_s, u"SalesItemLineDetail"_s }, { u"Amount"_s, Value::number(document.amount.toLatin1()) },
            { u"SalesItemLineDetail"_s, Value::object({ { u"ItemRef"_s, Value::object({ { u"value"_s, item } }) },
                                          { u"TaxCodeRef"_s, Value::object({ { u"value"_s, u"NON"_s } }) } }) } });
        Value::Members members { { u"DocNumber"_s, document.number }, { u"PrivateNote"_s, document.note },
            { u"CustomerRef"_s, Value::object({ { u"value"_s, document.customer } }) }, { u"Line"_s, Value(Value::Array { line }) } };
        if (document.on.isValid())
            members.push_back({ u"TxnDate"_s, document.on.toString(Qt::ISODate) });
        return world.realm.createAt(world.sandboxClock.now(), u"Invoice"_s, Value::object(std::move(members)))[u"Id"].toString();
    }

    static std::vector<Postable> withNewCustomer(OutboxWorld &world, int count)
    {
        std::vector<Postable> due = world.approved(count, {});
        for (Postable &one : due) {
            one.customer = books::CustomerDraft();
            one.customer->name = u"New Ltd"_s;
            one.customer->notes = kAccountNote;
        }
        return due;
    }

    static Result<PostingTally> settleHeld(OutboxWorld &world) { return world.run(world.poster.settle(&world.company, Sending::Held)); }

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"sluice.*.info=false"_s); }

    void whoeverElseBearsTheNameIsNotTheCustomerInDoubt_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("the create never left") << int(FaultKind::Throttle);
        QTest::newRow("the create is in doubt") << int(FaultKind::DropBefore);
    }

    void whoeverElseBearsTheNameIsNotTheCustomerInDoubt()
    {
        QFETCH(int, fault);
        OutboxWorld world;
        const std::vector<Postable> due = withNewCustomer(world, 1);
        world.strike(FaultKind(fault), 10, "/customer");
        QCOMPARE(world.post(due)->posted, 0);
        world.service.faults().clear();
        world.timeline.pass(std::chrono::minutes(16)); // Of the rest.
        world.customer(u"New Ltd"_s);                  // Of another account, or entered by a bookkeeper.

        QVERIFY(world.settle().has_value());
        QCOMPARE(world.post(due)->posted, 0);

        QVERIFY(world.views.customerLinks()->empty());
        QVERIFY(world.realm.all(u"Invoice"_s).isEmpty());
    }

    void aSaleThatSomebodyBilledMeanwhileIsLeftToAPerson_data()
    {
        QTest::addColumn<bool>("namesTheDeal");
        QTest::addColumn<QString>("amount");
        QTest::newRow("it names the deal and bills another amount") << true << u"9.00"_s;
        QTest::newRow("it names nothing and bills the same") << false << u"10.01"_s;
    }

    void aSaleThatSomebodyBilledMeanwhileIsLeftToAPerson()
    {
        QFETCH(bool, namesTheDeal);
        QFETCH(QString, amount);
        OutboxWorld world;
        const QString customer = world.customer(u"Acme"_s);
        const std::vector<Postable> due = world.approved(1, customer);
        world.strike(FaultKind::DropBefore, 1, "/invoice");
        QCOMPARE(world.post(due)->uncertain, 1);
        const QString deal = world.view(due[0]).request.dealId.value;
        enter(world, due[0], { customer, u"HAND-7"_s, namesTheDeal ? u"for "_s + deal : QString(), amount, due[0].draft.txnOn.addDays(-1) });
        const int sent = world.served("/invoice");

        QCOMPARE(world.settle()->uncertain, 1);

        QCOMPARE(world.served("/invoice"), sent);
        QCOMPARE(world.view(due[0]).outboxErrorCode, billing::kLookAlike);
        QVERIFY(world.view(due[0]).outboxError.startsWith(u"HAND-7, "_s));
        world.takeBack(due[0]); // Then there is nothing that it could double.
        world.timeline.pass(std::chrono::minutes(11));
        QCOMPARE(world.settle()->notSent, 1);
    }

    void whatSomebodyBilledBeforeIsNoReason()
    {
        OutboxWorld world;
        const QString customer = world.customer(u"Acme"_s);
        const std::vector<Postable> due = world.approved(1, customer);
        enter(world, due[0], { customer, u"HAND-7"_s, {}, u"10.01"_s, {} });
        world.timeline.pass(std::chrono::minutes(6));
        world.strike(FaultKind::DropBefore, 1, "/invoice");
        QCOMPARE(world.post(due)->uncertain, 1);

        QCOMPARE(world.settle()->posted, 1);
    }

    void anInvoiceOfAForgottenRevisionIsLeftToAPerson()
    {
        OutboxWorld world;
        const QString customer = world.customer(u"Acme"_s);
        const std::vector<Postable> due = world.approved(1, customer);
        world.strike(FaultKind::DropBefore, 1, "/invoice");
        QCOMPARE(world.post(due)->uncertain, 1);
        const QString second = invoiceKey(world.realm.id(), due[0].requestId, 2);
        enter(world, due[0], { customer, u"S-000002"_s, marker(second), u"9.00"_s, {} });

        QCOMPARE(world.settle()->uncertain, 1);

        QCOMPARE(world.view(due[0]).outboxErrorCode, billing::kLookAlike);
        QCOMPARE(world.realm.all(u"Invoice"_s).size(), 1);
    }

    void aWordForOneSuspectIsNoneForTheOther()
    {
        OutboxWorld world;
        const QString customer = world.customer(u"Acme"_s);
        const std::vector<Postable> due = world.approved(1, customer);
        world.strike(FaultKind::DropBefore, 1, "/invoice");
        QCOMPARE(world.post(due)->uncertain, 1);
        enter(world, due[0], { customer, u"HAND-1"_s, {}, u"10.01"_s, {} });
        QCOMPARE(world.settle()->uncertain, 1);
        const QString first = world.view(due[0]).outboxError;
        enter(world, due[0], { customer, u"HAND-2"_s, {}, u"10.01"_s, {} });
        world.vouch(due[0], first);

        QCOMPARE(world.settle()->uncertain, 1);
        const QString both = world.view(due[0]).outboxError;
        QVERIFY2(both.startsWith(u"HAND-1, HAND-2, "_s), qPrintable(both));
        world.vouch(due[0], both);

        QCOMPARE(world.settle()->posted, 1);
    }

    void whileSendingIsHeldOnlyWhatIsFoundIsPutDown()
    {
        OutboxWorld world;
        const std::vector<Postable> due = world.approved(2, world.customer(u"Acme"_s));
        world.strike(FaultKind::DropAfter, 1, "/invoice");
        QCOMPARE(world.post({ due[0] })->uncertain, 1);
        world.strike(FaultKind::DropBefore, 1, "/invoice");
        QCOMPARE(world.post({ due[1] })->uncertain, 1);
        world.takeBack(due[1]);
        world.timeline.pass(std::chrono::hours(7));
        const int sent = world.served("/invoice");

        const Result<PostingTally> settled = settleHeld(world);

        QCOMPARE(settled->posted, 1);
        QCOMPARE(settled->uncertain, 1);
        QCOMPARE(world.served("/invoice"), sent);
        world.timeline.pass(std::chrono::minutes(15));
        QCOMPARE(world.settle()->notSent, 1);
    }

    void aCustomerInDoubtIsNotSentWhileSendingIsHeld()
    {
        OutboxWorld world;
        const std::vector<Postable> due = withNewCustomer(world, 1);
        world.strike(FaultKind::DropBefore, 1, "/customer");
        QCOMPARE(world.post(due)->posted, 0);
        const int sent = world.served("/customer");

        QVERIFY(settleHeld(world).has_value());
        QCOMPARE(world.served("/customer"), sent);

        QVERIFY(world.settle().has_value());
        QCOMPARE(world.served("/customer"), sent + 1);
    }

    void aClockThatIsSetEndsNoDoubt_data()
    {
        QTest::addColumn<bool>("approved");
        QTest::newRow("with its approval") << true;
        QTest::newRow("without") << false;
    }

    /// Books that broke off may be at work for minutes yet, whatever the time is said to be.
    void aClockThatIsSetEndsNoDoubt()
    {
        QFETCH(bool, approved);
        OutboxWorld world;
        const std::vector<Postable> due = world.approved(2, world.customer(u"Acme"_s));
        world.strike(FaultKind::DropBefore, 1, "/invoice");
        QCOMPARE(world.post({ due[0] })->uncertain, 1);
        QCOMPARE(world.settle()->posted, 1); // From here on the clock is known.
        world.strike(FaultKind::DropBefore, 1, "/invoice");
        QCOMPARE(world.post({ due[1] })->uncertain, 1);
        if (!approved)
            world.takeBack(due[1]);
        const int sent = world.served("/invoice");
        world.clock.ahead = std::chrono::hours(7);

        QCOMPARE(world.settle()->uncertain, 1);

        QCOMPARE(int(world.view(due[1]).outbox), int(Outbox::Uncertain));
        QCOMPARE(world.served("/invoice"), sent); // By what the clock says, the key leads nowhere.
        world.timeline.pass(std::chrono::minutes(16));
        QCOMPARE(world.settle()->notSent, 1);
    }

    void aClockThatWasAheadForAWhileFreezesNoDoubt()
    {
        OutboxWorld world;
        const std::vector<Postable> due = world.approved(1, world.customer(u"Acme"_s));
        world.clock.ahead = std::chrono::hours(24 * 365);
        (void)world.approved(1, u"1"_s); // Something that is put down meanwhile.
        world.clock.ahead = std::chrono::hours(0);
        world.strike(FaultKind::DropBefore, 1, "/invoice");
        QCOMPARE(world.post(due)->uncertain, 1);
        world.takeBack(due[0]);

        world.timeline.pass(std::chrono::minutes(1));
        QCOMPARE(world.settle()->uncertain, 1);
        world.timeline.pass(std::chrono::minutes(11));

        QCOMPARE(world.settle()->notSent, 1);
    }

    void aClockFarFromThatOfTheBooksPostsNothing_data()
    {
        QTest::addColumn<int>("minutes");
        QTest::newRow("an hour ahead") << 60;
        QTest::newRow("a day behind") << -24 * 60;
    }

    void aClockFarFromThatOfTheBooksPostsNothing()
    {
        QFETCH(int, minutes);
        OutboxWorld world;
        const std::vector<Postable> due = world.approved(1, world.customer(u"Acme"_s));
        world.clock.ahead = std::chrono::minutes(minutes);

        const Result<PostingTally> tally = world.post(due);

        QVERIFY(tally->atRest && tally->atRest->code == u"clock");
        QVERIFY(world.realm.all(u"Invoice"_s).isEmpty());
        QCOMPARE(int(world.view(due[0]).outbox), int(Outbox::None));
        QCOMPARE(billing::ClockGuard::tooFarAhead(world.views, world.realm.id()), std::optional(std::chrono::minutes(minutes)));
        world.clock.ahead = std::chrono::minutes(4);
        QCOMPARE(world.post(due)->posted, 1);
        QVERIFY(!billing::ClockGuard::tooFarAhead(world.views, world.realm.id()));
    }

    void whatIsSentAgainIsOnRecordBeforeItLeaves()
    {
        OutboxWorld world;
        const std::vector<Postable> due = world.approved(1, world.customer(u"Acme"_s));
        world.strike(FaultKind::DropBefore, 1, "/invoice");
        QCOMPARE(world.post(due)->uncertain, 1);
        std::optional<Instant> known;
        world.network.rewriteAnswers([&](const net::HttpRequest &request, sandbox::Response &) {
            if (request.method == "POST")
                known = world.view(due[0]).uncertainAt;
        });
        const Instant began = world.clock.now();

        QCOMPARE(world.settle()->posted, 1);

        QVERIFY(known && *known > began);
    }
};

QTEST_GUILESS_MAIN(tst_doubt)
#include "tst_doubt.moc"
