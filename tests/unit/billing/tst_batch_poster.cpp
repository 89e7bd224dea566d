#include "domain/Keys.h"
#include "journal/Kinds.h"
#include "journal/PayloadText.h"
#include "unit/billing/OutboxWorld.h"

#include <QLoggingCategory>
#include <QSet>
#include <QTest>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using billing::Postable;
using billing::PostingTally;
using mirror::Outbox;
using sandbox::FaultKind;
using sandbox::Value;
using sandbox::quickbooks::RequestIdMode;
using testing::OutboxWorld;

/// Many invoices at a time, against the stand-in with the limits of the real books.
class tst_batch_poster final : public QObject {
    Q_OBJECT

private:
    static int withState(const OutboxWorld &world, const std::vector<Postable> &due, Outbox state)
    {
        return static_cast<int>(std::count_if(due.begin(), due.end(), [&](const Postable &one) { return world.view(one).outbox == state; }));
    }

    static int refusals(const OutboxWorld &world) { return world.served({}, 429); }

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"sluice.*.info=false"_s); }

    void fewTravelAlone()
    {
        OutboxWorld world;
        const std::vector<Postable> due = world.approved(20, world.customer(u"Acme"_s));

        QCOMPARE(world.post(due)->posted, 20);

        QCOMPARE(world.served("/batch"), 0);
        QCOMPARE(world.served("/invoice"), 20);
    }

    void manyTravelTogetherAndEachHasItsIntentBefore()
    {
        OutboxWorld world;
        const std::vector<Postable> due = world.approved(100, world.customer(u"Acme"_s));

        QCOMPARE(world.post(due)->posted, 100);

        QCOMPARE(world.served("/invoice"), 0);
        QCOMPARE(world.marked().size(), 100);
        QSet<QString> requestKeys;
        for (const Postable &one : due) {
            const std::vector<journal::Event> history = world.journal->ofSubject(subjectOf(one.requestId)).value();
            QCOMPARE(history.at(history.size() - 2).kind, journal::kind::kInvoiceIntended);
            QCOMPARE(history.back().kind, journal::kind::kInvoicePosted);
            requestKeys.insert(journal::textOf(history.at(history.size() - 2).payload, "request_key"));
            QVERIFY(world.marked().contains(world.view(one).outboxKey));
            QVERIFY(world.view(one).postedDifferences.isEmpty());
        }
        QCOMPARE(requestKeys.size(), 100);
        for (const QString &key : std::as_const(requestKeys))
            QVERIFY2(key.size() <= 50, qPrintable(key));
    }

    void aThousandStayUnderTheLimits()
    {
        OutboxWorld world;
        const std::vector<Postable> due = world.approved(1000, world.customer(u"Acme"_s));
        const Instant began = world.clock.now();

        const Result<PostingTally> tally = world.post(due);

        const std::chrono::milliseconds took = world.clock.now() - began;
        qInfo("1,000 invoices at 400 ms each: %.1f s, %d calls, %d at once, %d refused", double(took.count()) / 1000,
            world.served("/batch"), world.network.openHighest(), refusals(world));
        QCOMPARE(tally->posted, 1000);
        QCOMPARE(refusals(world), 0);
        QCOMPARE(world.duplicates(), 0);
        QVERIFY(took < std::chrono::seconds(50)); // Virtual seconds: they do not depend on the machine.
    }

    void moreThanAMinuteOfBatchesIsNotRefusedEither()
    {
        OutboxWorld world;
        const std::vector<Postable> due = world.approved(2500, world.customer(u"Acme"_s));

        QCOMPARE(world.post(due)->posted, 2500);

        QCOMPARE(refusals(world), 0);
        QCOMPARE(world.duplicates(), 0);
    }

    void whatTheBooksSayOfOneItemIsAboutThatItem()
    {
        OutboxWorld world;
        std::vector<Postable> due = world.approved(30, world.customer(u"Acme"_s));
        due[3].draft.customerId = u"4711"_s;              // Nobody.
        due[7].draft.lines[0].itemId = u"4712"_s;         // Nothing.

        const Result<PostingTally> tally = world.post(due);

        QCOMPARE(tally->posted, 28);
        QCOMPARE(tally->rejected, 2);
        QCOMPARE(int(world.view(due[3]).outbox), int(Outbox::Refused));
        QCOMPARE(world.view(due[3]).outboxErrorCode, u"2500"_s);
        QCOMPARE(int(world.view(due[7]).outbox), int(Outbox::Refused));
        QCOMPARE(world.marked().size(), 28);
    }

    void aLostAnswerMakesEveryItemUncertainAndEachIsSettled_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("mode");
        for (const FaultKind fault : { FaultKind::DropBefore, FaultKind::DropAfter, FaultKind::Status503After, FaultKind::TruncateAfter,
                 FaultKind::FaultInside200 }) {
            for (const auto &[name, mode] : { std::pair("replayed", RequestIdMode::Replay), std::pair("ignored", RequestIdMode::Ignored),
                     std::pair("refused in flight", RequestIdMode::Error600WhileInFlight) })
                QTest::addRow("%s, ids %s", qPrintable(sandbox::Faults::nameOf(fault)), name) << int(fault) << int(mode);
        }
    }

    void aLostAnswerMakesEveryItemUncertainAndEachIsSettled()
    {
        QFETCH(int, fault);
        QFETCH(int, mode);
        OutboxWorld world;
        world.service.setRequestIdMode(RequestIdMode(mode));
        const std::vector<Postable> due = world.approved(27, world.customer(u"Acme"_s));
        world.strike(FaultKind(fault), 9, "/batch");

        const Result<PostingTally> posted = world.post(due);
        QCOMPARE(posted->posted, 0);
        QCOMPARE(posted->uncertain, 27);
        QCOMPARE(withState(world, due, Outbox::Uncertain), 27);
        const int readsBefore = world.company.readsMade();
        const Result<PostingTally> settled = world.settle();

        QCOMPARE(settled->posted, 27);
        QCOMPARE(world.marked().size(), 27);
        QCOMPARE(world.duplicates(), 0);
        QVERIFY(world.company.readsMade() - readsBefore <= 1 + 2 * 27); // One look for all, then one for each that is missing.
    }

    void aBatchSentAgainItemByItemIsKnownToTheBooks()
    {
        // Neither query nor change capture shows anything for an hour: only the request ids are left.
        OutboxWorld world({ .realmId = u"9341450000000001"_s, .companyName = u"Harbor Light Inc."_s, .multiCurrency = false,
            .warnDuplicateNumbers = false });
        const std::vector<Postable> due = world.approved(27, world.customer(u"Acme"_s));
        world.timeline.pass(std::chrono::seconds(5));
        world.service.setIndexLag(std::chrono::hours(1));
        world.strike(FaultKind::DropAfter, 9, "/batch");
        QCOMPARE(world.post(due)->uncertain, 27);

        QCOMPARE(world.settle()->posted, 27);

        QCOMPARE(world.marked().size(), 27);
        QCOMPARE(world.duplicates(), 0);
    }

    void aFaultThatDoesNotSayThatNothingWasDoneIsLookedInto_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("fault");
        QTest::newRow("a 200 without errors") << 200 << QByteArray("{\"Fault\":{\"type\":\"ValidationFault\"}}");
        QTest::newRow("a 200 with an unknown code") << 200 << QByteArray("{\"Fault\":{\"Error\":[{\"Message\":\"m\",\"code\":\"1777\"}]}}");
        QTest::newRow("a system fault") << 400 << QByteArray("{\"Fault\":{\"Error\":[{\"Message\":\"m\",\"code\":\"2010\"}],\"type\":\"SystemFault\"}}");
        QTest::newRow("a refusal that is about no batch") << 400 << QByteArray("{\"Fault\":{\"Error\":[{\"Message\":\"m\",\"Detail\":\"d\",\"code\":\"6000\"}]}}");
        QTest::newRow("a severe code") << 400 << QByteArray("{\"Fault\":{\"Error\":[{\"Message\":\"m\",\"code\":\"10014\"}]}}");
    }

    void aFaultThatDoesNotSayThatNothingWasDoneIsLookedInto()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, fault);
        OutboxWorld world({ .realmId = u"9341450000000001"_s, .companyName = u"Harbor Light Inc."_s, .multiCurrency = false,
            .warnDuplicateNumbers = false });
        const std::vector<Postable> due = world.approved(27, world.customer(u"Acme"_s));
        world.network.rewriteAnswers([&](const net::HttpRequest &request, sandbox::Response &response) {
            if (request.url.path().endsWith(u"/batch")) {
                response.status = status;
                response.body = fault;
            }
        });

        QCOMPARE(world.post(due)->uncertain, 27);
        QCOMPARE(world.served("/invoice"), 0); // Nothing was sent again without a look.
        QCOMPARE(world.settle()->posted, 27);

        QCOMPARE(world.duplicates(), 0);
        QCOMPARE(world.marked().size(), 27);
    }

    void aBatchThatIsTooBigTeachesItsSize()
    {
        OutboxWorld world;
        world.service.setBatchItemsMax(10);
        const std::vector<Postable> due = world.approved(300, world.customer(u"Acme"_s));

        QCOMPARE(world.post(due)->posted, 300);

        QCOMPARE(world.company.batchLimits().itemsMax, 10);
        QCOMPARE(world.views.note(u"batch_size."_s + world.realm.id()).value(), u"10"_s);
        QCOMPARE(world.duplicates(), 0);
        world.service.clearServed();
        const std::vector<Postable> more = world.approved(60, due[0].draft.customerId);
        QCOMPARE(world.post(more)->posted, 60);
        QCOMPARE(world.served("/batch", 400), 0);
    }

    void booksWithoutBatchesTakeThemOneByOne()
    {
        OutboxWorld world;
        world.service.setBatchItemsMax(0);
        const std::vector<Postable> due = world.approved(25, world.customer(u"Acme"_s));

        QCOMPARE(world.post(due)->posted, 25);

        QCOMPARE(world.served("/invoice"), 25);
        QCOMPARE(world.duplicates(), 0);
    }

    void aThrottledCompanyRestsAndNothingIsInDoubt()
    {
        OutboxWorld world;
        const std::vector<Postable> due = world.approved(90, world.customer(u"Acme"_s));
        world.strike(FaultKind::Throttle, 1, "/batch", 4);

        const Result<PostingTally> tally = world.post(due);

        QCOMPARE(tally->uncertain, 0);
        QVERIFY(tally->posted > 0 && tally->notSent > 0);
        QCOMPARE(withState(world, due, Outbox::NotSent), tally->notSent);
        QCOMPARE(world.post(due)->posted + tally->posted, 90);
        QCOMPARE(world.duplicates(), 0);
    }

    void whoeverIsTakenBackMeanwhileStaysBehind()
    {
        OutboxWorld world;
        const std::vector<Postable> due = world.approved(600, world.customer(u"Acme"_s));
        world.timeline.after(std::chrono::milliseconds(3000), [&] { world.takeBack(due.back()); }); // Its batch is not made yet.

        QCOMPARE(world.post(due)->posted, 599);

        QCOMPARE(int(world.view(due.back()).outbox), int(Outbox::None));
        QCOMPARE(world.marked().size(), 599);
    }

    void numbersThatOthersHoldAreTriedAgainAlone()
    {
        OutboxWorld world;
        const QString customer = world.customer(u"Acme"_s);
        const std::vector<Postable> due = world.approved(30, customer);
        const Value line = Value::object({ { u"DetailType"_s, u"SalesItemLineDetail"_s }, { u"Amount"_s, Value::number("9.00") },
            { u"SalesItemLineDetail"_s, Value::object({ { u"ItemRef"_s, Value::object({ { u"value"_s, due[0].draft.lines[0].itemId } }) } }) } });
        for (const QString &number : { u"S-000005"_s, u"S-000017"_s })
            world.realm.createAt(world.clock.now(), u"Invoice"_s,
                Value::object({ { u"DocNumber"_s, number }, { u"CustomerRef"_s, Value::object({ { u"value"_s, customer } }) },
                    { u"Line"_s, Value(Value::Array { line }) } }));

        const Result<PostingTally> tally = world.post(due);

        QCOMPARE(tally->posted, 30);
        QCOMPARE(tally->rejected, 2);
        QCOMPARE(world.served("/invoice"), 2);
        QCOMPARE(world.marked().size(), 30);
    }

    void aPartOfABatchThatHiccupsIsSettledAlone()
    {
        OutboxWorld world;
        const std::vector<Postable> due = world.approved(30, world.customer(u"Acme"_s));
        world.service.hiccupInBatches(3); // Every third item.

        const Result<PostingTally> tally = world.post(due);
        world.service.hiccupInBatches(0);

        QVERIFY(tally->uncertain > 0 && tally->posted > 0);
        QCOMPARE(tally->posted + tally->uncertain, 30);
        QCOMPARE(world.settle()->posted, tally->uncertain);
        QCOMPARE(world.duplicates(), 0);
        QCOMPARE(world.marked().size(), 30);
    }
};

QTEST_GUILESS_MAIN(tst_batch_poster)
#include "tst_batch_poster.moc"
