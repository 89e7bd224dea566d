#include "domain/Keys.h"
#include "journal/Kinds.h"
#include "unit/billing/JudgeWorld.h"

#include <QTest>

using namespace sluice;
using namespace sluice::testing;
using namespace Qt::Literals::StringLiterals;
namespace kind = journal::kind;

namespace {

using Change = std::function<void(JudgeWorld &, const DealId &)>;

const QString kEarlier = u"not_invoiced_yet"_s, kUnclear = u"earlier_uncertain"_s;

void deliver(JudgeWorld &world, const DealId &id)
{
    Deal &deal = world.dealOf(id);
    deal.event = BillingEvent::Delivered;
    deal.delivery = DeliveryStatus::Delivered;
    deal.deliveredOn = QDate(2026, 3, 5);
}

void subscribe(JudgeWorld &world, const DealId &id, QDate from, QDate to)
{
    Deal &deal = world.dealOf(id);
    deal.event = BillingEvent::Subscription;
    deal.frequency = BillingFrequency::Monthly;
    deal.termStart = from;
    deal.termEnd = to;
}

void divide(JudgeWorld &world, const DealId &id, const QStringList &milestones)
{
    Deal &deal = world.dealOf(id);
    deal.event = BillingEvent::Milestones;
    deal.milestones.clear();
    for (const QString &milestone : milestones)
        deal.milestones.push_back({ milestone, milestone, JudgeWorld::dollars(1000 / milestones.size()), {}, QDate(2026, 3, 2) });
}

/// What a check found about a request; empty: nothing.
QString foundBy(const QString &check, const billing::Derived &derived)
{
    const auto found = std::ranges::find(derived.findings, check, &Finding::check);
    return found == derived.findings.end() ? QString() : found->found;
}

/// A deal whose first part has its invoice, S-1.
struct Posted {
    explicit Posted(const Change &cut = {})
        : deal(world.deal(1000))
    {
        if (cut)
            cut(world, deal);
        first = world.plan(deal).front();
        world.post(first, u"S-1"_s);
    }

    /// The requests that the deal yields now and that have no invoice.
    QList<RequestId> open()
    {
        QList<RequestId> ids = world.plan(deal);
        ids.removeIf([this](const RequestId &id) { return !world.of(id).invoiceId.isEmpty(); });
        return ids;
    }

    JudgeWorld world;
    DealId deal;
    RequestId first;
};

const Change kInTwo = [](JudgeWorld &world, const DealId &id) { divide(world, id, { u"a"_s, u"b"_s }); };
const Change kMonthly = [](JudgeWorld &world, const DealId &id) { subscribe(world, id, QDate(2026, 2, 1), QDate(2026, 5, 31)); };

} // namespace

/// Deals that sales cut in another way after a part of them was billed: what they yield then has other names, and bills
/// the same once more.
class tst_judge_recut : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsCutAnewWaitsForAWord_data()
    {
        QTest::addColumn<Change>("cut");
        QTest::addColumn<Change>("cutAnew");
        QTest::newRow("on delivery instead") << Change() << Change(deliver);
        QTest::newRow("by milestone instead") << Change() << kInTwo;
        QTest::newRow("a milestone made once more") << kInTwo << Change([](JudgeWorld &world, const DealId &id) { divide(world, id, { u"c"_s, u"b"_s }); });
        QTest::newRow("the term moved by a day") << kMonthly << Change([](JudgeWorld &world, const DealId &id) {
            subscribe(world, id, QDate(2026, 2, 2), QDate(2026, 6, 1));
        });
        QTest::newRow("on close instead of by month") << kMonthly << Change([](JudgeWorld &world, const DealId &id) {
            world.dealOf(id).event = BillingEvent::OnClose;
        });
    }

    void whatIsCutAnewWaitsForAWord()
    {
        QFETCH(Change, cut);
        QFETCH(Change, cutAnew);
        Posted posted(cut);
        cutAnew(posted.world, posted.deal);
        const QList<RequestId> open = posted.open();
        QVERIFY(!open.isEmpty());

        const billing::Judgement judgement = posted.world.judge();

        QCOMPARE(kindsOf(judgement), QStringList());
        for (const RequestId &id : open)
            QCOMPARE(foundBy(kEarlier, posted.world.derived(judgement, id)), u"S-1"_s);
    }

    void partsOfOnePlanDoNotHinderEachOther_data()
    {
        QTest::addColumn<Change>("cut");
        QTest::addColumn<Change>("goesOn");
        QTest::addColumn<int>("submitted");
        QTest::newRow("the second milestone") << kInTwo << Change() << 1;
        QTest::newRow("the next month") << kMonthly << Change() << 1;
        QTest::newRow("a longer term") << kMonthly << Change([](JudgeWorld &world, const DealId &id) {
            world.dealOf(id).termEnd = QDate(2027, 5, 31);
        }) << 1;
        QTest::newRow("one more milestone") << kInTwo << Change([](JudgeWorld &world, const DealId &id) {
            divide(world, id, { u"a"_s, u"b"_s, u"c"_s, u"d"_s });
        }) << 3;
        QTest::newRow("another deal") << Change() << Change([](JudgeWorld &world, const DealId &) { world.plan(world.deal(500)); }) << 1;
    }

    void partsOfOnePlanDoNotHinderEachOther()
    {
        QFETCH(Change, cut);
        QFETCH(Change, goesOn);
        QFETCH(int, submitted);
        Posted posted(cut);
        if (goesOn)
            goesOn(posted.world, posted.deal);
        posted.open();

        QCOMPARE(kindsOf(posted.world.judge()).count(kind::kRequestSubmitted), submitted);
    }

    void whatWasTakenBackBillsNothing_data()
    {
        QTest::addColumn<Change>("takeBack");
        QTest::addColumn<bool>("isFree");
        const auto row = [](const char *name, const std::function<void(Invoice &)> &change, bool isFree) {
            QTest::newRow(name) << Change([change](JudgeWorld &world, const DealId &) { world.changeInvoice(JudgeWorld::kUs, u"S-1"_s, change); })
                                << isFree;
        };
        row("it stands", [](Invoice &) { }, false);
        row("paid", [](Invoice &invoice) { invoice.balance = JudgeWorld::dollars(0); }, false);
        row("voided", [](Invoice &invoice) { invoice.voided = true; }, true);
        row("deleted", [](Invoice &invoice) { invoice.deleted = true; }, true);
        QTest::newRow("credited") << Change([](JudgeWorld &world, const DealId &) {
            world.changeInvoice(JudgeWorld::kUs, u"S-1"_s, [](Invoice &invoice) { invoice.balance = JudgeWorld::dollars(0); });
            world.credited.insert(u"S-1"_s, JudgeWorld::dollars(1000));
        }) << true;
        QTest::newRow("credited in part") << Change([](JudgeWorld &world, const DealId &) {
            world.changeInvoice(JudgeWorld::kUs, u"S-1"_s, [](Invoice &invoice) { invoice.balance = JudgeWorld::dollars(0); });
            world.credited.insert(u"S-1"_s, JudgeWorld::dollars(400));
        }) << false;
    }

    void whatWasTakenBackBillsNothing()
    {
        QFETCH(Change, takeBack);
        QFETCH(bool, isFree);
        Posted posted;
        deliver(posted.world, posted.deal);
        posted.open();
        takeBack(posted.world, posted.deal);

        QCOMPARE(kindsOf(posted.world.judge()).contains(kind::kRequestSubmitted), isFree);
    }

    void anInvoiceMadeByHandBillsTheDealAsItWas()
    {
        Posted posted;
        mirror::RequestView &view = posted.world.of(posted.first);
        view.origin = InvoiceOrigin::Linked;
        view.outbox = mirror::Outbox::None;
        deliver(posted.world, posted.deal);
        const RequestId open = posted.open().front();

        QCOMPARE(foundBy(kEarlier, posted.world.derived(posted.world.judge(), open)), u"S-1"_s);
    }

    void itIsNamedWithItsCompanyWhereAnotherOneBillsTheDealNow()
    {
        Posted posted;
        deliver(posted.world, posted.deal);
        posted.world.dealOf(posted.deal).entity = u"Harbour UK"_s;
        const RequestId open = posted.open().front();

        QCOMPARE(foundBy(kEarlier, posted.world.derived(posted.world.judge(), open)), u"S-1 (Harbour US)"_s);
    }

    void whatIsInDoubtIsWaitedForAndNoWordHelps()
    {
        for (const mirror::Outbox outbox : { mirror::Outbox::Uncertain, mirror::Outbox::Intended }) {
            JudgeWorld world;
            const DealId deal = world.deal(1000);
            const RequestId out = world.request(deal).request.id;
            world.of(out).outbox = outbox;
            world.of(out).outboxRealm = JudgeWorld::kUs;
            world.of(out).outboxRevision = 1;
            deliver(world, deal);
            const RequestId open = world.plan(deal).front();

            const billing::Judgement judgement = world.judge();

            QCOMPARE(kindsOf(judgement), QStringList());
            QCOMPARE(foundBy(kUnclear, world.derived(judgement, open)), u"On close"_s);
            mirror::CaseView word;
            word.id = caseId(open, kUnclear, {});
            word.finding = *std::ranges::find(world.derived(judgement, open).findings, kUnclear, &Finding::check);
            word.state = CaseState::Resolved;
            word.resolvedBy = u"person"_s;
            word.vouchedFor = whatIsSeen(word.finding);
            world.cases = { word };
            QCOMPARE(kindsOf(world.judge()), QStringList());
            world.of(out).outbox = mirror::Outbox::NotSent;
            world.of(out).decision = mirror::Decision::Cancelled;
            QCOMPARE(kindsOf(world.judge()), QStringList { kind::kRequestSubmitted });
        }
    }

    void whatTurnsUpInTheSameMomentIsWaitedFor()
    {
        JudgeWorld world;
        const DealId deal = world.deal(1000);
        const RequestId given = world.request(deal).request.id;
        world.of(given).outbox = mirror::Outbox::NotSent;
        world.of(given).outboxRealm = JudgeWorld::kUs;
        world.of(given).outboxRevision = 1;
        world.of(given).outboxKey = invoiceKey(JudgeWorld::kUs, given, 1);
        world.of(given).decision = mirror::Decision::Cancelled;
        deliver(world, deal);
        world.plan(deal);
        world.invoice(JudgeWorld::kUs, u"S-1"_s, 1000, marker(world.of(given).outboxKey));

        QCOMPARE(kindsOf(world.judge()), QStringList { kind::kInvoicePosted });
    }

    void aControllersWordLetsItGoOn()
    {
        Posted posted;
        deliver(posted.world, posted.deal);
        const RequestId open = posted.open().front();
        const std::vector<Finding> findings = posted.world.derived(posted.world.judge(), open).findings;
        QCOMPARE(findings.size(), std::size_t(1));
        mirror::CaseView word;
        word.id = caseId(open, kEarlier, {});
        word.requestId = open;
        word.finding = findings.front();
        word.state = CaseState::Resolved;
        word.resolvedBy = u"person"_s;
        word.vouchedFor = whatIsSeen(word.finding);
        posted.world.cases = { word };

        QCOMPARE(kindsOf(posted.world.judge()), QStringList { kind::kRequestSubmitted });
        word.vouchedFor = u"9341450000000001:7=100.00"_s; // Given over another invoice.
        posted.world.cases = { word };
        QCOMPARE(kindsOf(posted.world.judge()), QStringList());
    }

    void whatWasApprovedFallsWhenTheDealIsCutAnew()
    {
        Posted posted(kInTwo);
        const RequestId second = posted.open().front();
        posted.world.apply(posted.world.judge().events);
        posted.world.approve(second);
        QCOMPARE(posted.world.judge().postable.value(JudgeWorld::kUs).size(), 1u);
        divide(posted.world, posted.deal, { u"c"_s, u"b"_s });

        const billing::Judgement judgement = posted.world.judge();

        QCOMPARE(kindsOf(judgement), QStringList { kind::kApprovalVoided });
        QVERIFY(judgement.postable.isEmpty());
    }

    /// A deal without its milestones, or a company that was never read: what they say of the deal is not all.
    void whileSomethingIsStillToBeReadItStaysAsItIs()
    {
        for (const bool isCrmRead : { true, false }) {
            Posted posted(kInTwo);
            const RequestId second = posted.open().front();
            posted.world.apply(posted.world.judge().events);
            posted.world.approve(second);
            posted.world.dealOf(posted.deal).milestones.clear();
            posted.world.isCrmRead = isCrmRead;
            posted.world.hasUnread = isCrmRead;

            const billing::Judgement judgement = posted.world.judge();

            QCOMPARE(kindsOf(judgement), QStringList());
            QVERIFY(judgement.postable.isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(tst_judge_recut)
#include "tst_judge_recut.moc"
