#include "unit/billing/JudgeWorld.h"

#include "domain/Keys.h"
#include "journal/Kinds.h"

#include <QTest>

using namespace sluice;
using namespace sluice::testing;
using namespace Qt::Literals::StringLiterals;
namespace kind = journal::kind;

namespace {

QStringList risksIn(const journal::NewEvent &submission)
{
    return submission.payload.value("risks"_L1).toVariant().toStringList();
}

QStringList needsIn(const journal::NewEvent &submission)
{
    return submission.payload.value("needs"_L1).toVariant().toStringList();
}

/// What the check about earlier invoices found, by request; empty where it found none.
QString earlierOf(const billing::Derived &derived)
{
    for (const Finding &finding : derived.findings) {
        if (finding.check == "not_invoiced_yet"_L1)
            return finding.found;
    }
    return {};
}

mirror::CaseView vouched(const RequestId &id, const QString &check, const QString &seen)
{
    mirror::CaseView view;
    view.id = caseId(id, check, {});
    view.requestId = id;
    view.finding.check = check;
    view.state = CaseState::Resolved;
    view.resolvedBy = u"person"_s;
    view.vouchedFor = seen;
    return view;
}

/// A controller looked at the invoices that may bill it, and says that they bill something else.
mirror::CaseView vouchedFor(const JudgeWorld &world, const RequestId &id)
{
    const billing::Judgement judgement = world.judge();
    for (const Finding &finding : world.derived(judgement, id).findings) {
        if (finding.check == "not_invoiced_yet"_L1)
            return vouched(id, finding.check, whatIsSeen(finding));
    }
    return {};
}

/// The controller returns or rejects it.
void turnDown(JudgeWorld &world, const RequestId &id, const QString &how, const QString &note)
{
    world.apply({ { how, subjectOf(id), u"controller@harbour.example"_s,
        { { u"cause"_s, u"SYS-2"_s }, { u"note"_s, note }, { u"fingerprint"_s, world.of(id).fingerprint } }, {} } });
}

} // namespace

class tst_judge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Of nine, eight are named.
    void aTenthInvoiceIsNotVouchedForWithNine()
    {
        JudgeWorld world;
        const DealId deal = world.deal(1000);
        const RequestId id = world.request(deal).request.id;
        for (int i = 1; i <= 9; ++i)
            world.invoice(JudgeWorld::kUk, u"T%1"_s.arg(i), 900, deal.value);
        world.cases.push_back(vouchedFor(world, id));
        QCOMPARE(kindsOf(world.judge()), QStringList { kind::kRequestSubmitted });
        world.invoice(JudgeWorld::kUk, u"T10"_s, 950, deal.value); // Nearly the whole deal, by hand.

        const billing::Judgement judgement = world.judge();

        QCOMPARE(kindsOf(judgement), QStringList());
    }

    /// Books give the number of a deleted last one again.
    void anotherInvoiceOfTheSameNumberIsNotVouchedFor()
    {
        JudgeWorld world;
        const DealId deal = world.deal(1000);
        const RequestId id = world.request(deal).request.id;
        world.invoice(JudgeWorld::kUk, u"T1"_s, 900, deal.value);
        world.cases.push_back(vouchedFor(world, id));
        world.changeInvoice(JudgeWorld::kUk, u"T1"_s, [](Invoice &gone) { gone.deleted = true; });
        Invoice &other = world.invoice(JudgeWorld::kUk, u"T1"_s, 1000, deal.value); // Books give the number of a deleted last one again.
        other.id = InvoiceId(u"777"_s);

        const billing::Judgement judgement = world.judge();

        QCOMPARE(kindsOf(judgement), QStringList());
    }

    void whatWasVouchedForIsNotClean()
    {
        JudgeWorld world;
        world.policy.approval.autoApproveClean = true;
        const DealId deal = world.deal(1000);
        const RequestId id = world.request(deal).request.id;
        world.invoice(JudgeWorld::kUk, u"T1"_s, 900, deal.value);
        world.cases.push_back(vouchedFor(world, id));

        const billing::Judgement judgement = world.judge();

        QVERIFY(!risksIn(judgement.events.front()).isEmpty());
    }

    void aRejectionIsNotOverturnedByTheCalendar()
    {
        JudgeWorld world;
        world.policy.approval.autoApproveClean = true;
        const DealId deal = world.deal(1000);
        const RequestId id = world.request(deal).request.id;
        world.post(world.request(world.deal(1000)).request.id, u"1400"_s); // Its twin, entered twice: same customer, same net, ten days ago.
        const billing::Judgement first = world.judge();
        QCOMPARE(kindsOf(first).first(), kind::kRequestSubmitted);
        QCOMPARE(risksIn(first.events.front()), QStringList { u"duplicate_suspicion"_s });
        world.apply(first.events);
        turnDown(world, id, kind::kApprovalRejected, u"1400 has billed it"_s);
        QCOMPARE(kindsOf(world.judge()), QStringList());

        world.now = parseInstant(std::string_view("2026-04-12T15:00:00Z")).value();
        const billing::Judgement later = world.judge();

        QVERIFY(!kindsOf(later).contains(kind::kApprovalGiven));
    }

    void aReturnIsNotAnsweredByTheCalendar()
    {
        JudgeWorld world;
        world.policy.approval.autoApproveClean = true;
        const DealId deal = world.deal(1000);
        const RequestId id = world.request(deal).request.id;
        world.post(world.request(world.deal(1000)).request.id, u"1400"_s); // Its twin, entered twice: same customer, same net, ten days ago.
        world.apply(world.judge().events);
        turnDown(world, id, kind::kApprovalReturned, u"Is this not 1400?"_s);
        world.now = parseInstant(std::string_view("2026-04-12T15:00:00Z")).value();

        const billing::Judgement later = world.judge();

        QVERIFY(!kindsOf(later).contains(kind::kApprovalGiven));
    }

    void aWithdrawnDeliveryIsAChange()
    {
        JudgeWorld world;
        const DealId deal = world.deal(1000);
        world.dealOf(deal).event = BillingEvent::Delivered;
        world.dealOf(deal).delivery = DeliveryStatus::Delivered;
        world.dealOf(deal).deliveredOn = QDate(2026, 3, 5);
        const RequestId id = world.request(deal).request.id;
        world.apply(world.judge().events);
        world.approve(id);
        world.dealOf(deal).delivery = DeliveryStatus::Pending;
        const billing::Judgement fallen = world.judge();
        QCOMPARE(kindsOf(fallen), QStringList { kind::kApprovalVoided });
        world.apply(fallen.events);
        world.dealOf(deal).delivery = DeliveryStatus::Delivered;

        const billing::Judgement again = world.judge();

        QVERIFY(risksIn(again.events.front()).contains(u"changed"_s));
    }

    /// Approved by the policy; before it is posted the same amount is billed to the same customer.
    void anAutomaticApprovalFallsWithItsCleanness()
    {
        JudgeWorld world;
        world.policy.approval.autoApproveClean = true;
        world.request(world.deal(1000));
        world.apply(world.judge().events);
        QVERIFY(!world.judge().postable.isEmpty());
        const DealId twin = world.deal(1000);
        world.plan(twin);
        world.post(world.request(twin).request.id, u"S-1"_s); // Its twin went first.

        const billing::Judgement judgement = world.judge();

        QVERIFY(judgement.postable.isEmpty());
    }

    void aLaterDoubtIsToldAgain()
    {
        JudgeWorld world;
        const RequestId id = world.request(world.deal(1000)).request.id;
        world.apply(world.judge().events);
        world.approve(id);
        mirror::RequestView &view = world.of(id);
        view.outbox = mirror::Outbox::Uncertain;
        view.outboxRealm = JudgeWorld::kUs;
        view.outboxRevision = 2; // The first was given up, for instance.
        view.outboxKey = invoiceKey(JudgeWorld::kUs, id, 2);
        view.outboxError = u"no answer is on record"_s;
        view.intendedAt = view.uncertainAt = parseInstant(std::string_view("2026-03-17T15:00:00Z")).value();
        QVERIFY(!world.derived(world.judge(), id).findings.empty());
        world.cases.push_back(vouched(id, u"posting_uncertain"_s, u"no answer is on record"_s)); // Of revision 1.

        QVERIFY(!world.derived(world.judge(), id).findings.empty());
    }

    void whatWasTurnedDownIsMarkedUntilItIsApproved()
    {
        JudgeWorld world;
        const RequestId id = world.request(world.deal(1000)).request.id;
        world.apply(world.judge().events);
        turnDown(world, id, kind::kApprovalRejected, u"not yet"_s);
        world.dealOf(world.of(id).request.dealId).taxCode = u"NON"_s; // Something that asks for another approval.

        const billing::Judgement again = world.judge();

        QCOMPARE(kindsOf(again), QStringList { kind::kRequestSubmitted });
        QVERIFY(risksIn(again.events.front()).contains(u"turned_down"_s));
        world.apply(again.events);
        world.approve(id);
        QVERIFY(world.of(id).turnedDown.isEmpty());
    }

    void aCompleteDealIsSubmittedAsClean()
    {
        JudgeWorld world;
        world.request(world.deal(1000));

        const billing::Judgement judgement = world.judge();

        QCOMPARE(kindsOf(judgement), QStringList { kind::kRequestSubmitted });
        QVERIFY(judgement.events.front().payload.value("risks"_L1).toArray().isEmpty());
    }

    void aDealBilledByAnotherCompanyIsNotUnbilled_data()
    {
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("note");
        QTest::addColumn<QString>("memo");
        QTest::addColumn<QString>("found");
        const QString id = u"006000000000001AAA"_s, none;
        QTest::newRow("in the note") << u"TM-1"_s << u"Order "_s + id << none << u"TM-1 (Harbour UK)"_s;
        QTest::newRow("in the memo, short") << u"TM-1"_s << none << id.left(15) << u"TM-1 (Harbour UK)"_s;
        QTest::newRow("as its number") << id.left(15) << none << none << id.left(15) + u" (Harbour UK)"_s;
        QTest::newRow("another deal") << u"TM-1"_s << u"006000000000009AAA"_s << none << none;
    }

    void aDealBilledByAnotherCompanyIsNotUnbilled()
    {
        QFETCH(QString, number);
        QFETCH(QString, note);
        QFETCH(QString, memo);
        QFETCH(QString, found);
        JudgeWorld world;
        const RequestId id = world.request(world.deal(1000)).request.id;
        world.invoice(JudgeWorld::kUk, number, 900, note).memo = memo;

        const billing::Judgement judgement = world.judge();

        QCOMPARE(earlierOf(world.derived(judgement, id)), found);
        QVERIFY(!kindsOf(judgement).contains(kind::kInvoiceLinked)); // Never by itself: it is the wrong company's.
        QCOMPARE(kindsOf(judgement).contains(kind::kRequestSubmitted), found.isEmpty());
    }

    void anApprovalFallsWhenAnotherCompanyBillsTheDealMeanwhile()
    {
        JudgeWorld world;
        const DealId deal = world.deal(1000);
        const RequestId id = world.request(deal).request.id;
        world.apply(world.judge().events);
        world.approve(id);
        QCOMPARE(world.judge().postable.value(JudgeWorld::kUs).size(), 1u);

        world.invoice(JudgeWorld::kUk, u"TM-1"_s, 1000, deal.value);

        const billing::Judgement judgement = world.judge();
        QCOMPARE(kindsOf(judgement), QStringList { kind::kApprovalVoided });
        QVERIFY(judgement.postable.isEmpty());
    }

    /// Signing out of a company takes nothing back that it has billed.
    void whatASignedOutCompanyBilledStillCounts()
    {
        JudgeWorld world;
        const DealId deal = world.deal(1000);
        const RequestId id = world.request(deal).request.id;
        world.invoice(JudgeWorld::kUk, u"TM-1"_s, 1000, deal.value);
        world.complete = { JudgeWorld::kUs };

        const billing::Judgement judgement = world.judge();

        QCOMPARE(earlierOf(world.derived(judgement, id)), u"TM-1 (Harbour UK)"_s);
        QVERIFY(!kindsOf(judgement).contains(kind::kRequestSubmitted));
    }

    /// A mirror made anew knows nothing yet of a company that does not answer.
    void whileACompanyIsUnreadASuspicionStands()
    {
        JudgeWorld world;
        const RequestId id = world.request(world.deal(1000)).request.id;
        const RequestId other = world.request(world.deal(500)).request.id;
        mirror::CaseView open;
        open.id = caseId(id, u"not_invoiced_yet"_s, QString());
        open.requestId = id;
        world.cases = { open };
        world.hasUnread = true;

        const billing::Judgement judgement = world.judge();

        QCOMPARE(kindsOf(judgement), QStringList { kind::kRequestSubmitted });
        QCOMPARE(judgement.events.front().subject, subjectOf(other)); // The other one is under no suspicion.
        world.hasUnread = false;
        QCOMPARE(world.judge().events.size(), std::size_t(2));
    }

    void whatIsVoidedElsewhereBillsNothing()
    {
        JudgeWorld world;
        const DealId deal = world.deal(1000);
        world.request(deal);
        world.invoice(JudgeWorld::kUk, u"TM-1"_s, 1000, deal.value).voided = true;
        world.invoice(JudgeWorld::kUk, u"TM-2"_s, 1000, deal.value).deleted = true;

        QCOMPARE(kindsOf(world.judge()), QStringList { kind::kRequestSubmitted });
    }

    void ofEqualPartsTheOtherCompanysInvoiceIsForOne()
    {
        JudgeWorld world;
        const DealId deal = world.deal(1500);
        QList<RequestId> parts;
        for (int month = 4; month <= 6; ++month) {
            mirror::RequestView &view = world.part(deal, u"m%1"_s.arg(month), 500);
            view.request.plannedOn = QDate(2026, month, 1);
            parts.append(view.request.id);
        }
        world.invoice(JudgeWorld::kUk, u"TM-1"_s, 500, deal.value).txnOn = QDate(2026, 5, 3);

        const billing::Judgement judgement = world.judge();

        QStringList found;
        for (const RequestId &id : parts)
            found.append(earlierOf(world.derived(judgement, id)));
        QCOMPARE(found, (QStringList { QString(), u"TM-1 (Harbour UK)"_s, QString() }));
    }

    void anInvoiceThatFitsNoPartMayBillAnyOfThem_data()
    {
        QTest::addColumn<QString>("realm");
        QTest::addColumn<QString>("found");
        QTest::newRow("in the own company") << JudgeWorld::kUs << u"TM-1"_s;
        QTest::newRow("elsewhere") << JudgeWorld::kUk << u"TM-1 (Harbour UK)"_s;
    }

    void anInvoiceThatFitsNoPartMayBillAnyOfThem()
    {
        QFETCH(QString, realm);
        QFETCH(QString, found);
        JudgeWorld world;
        const DealId deal = world.deal(1000);
        const RequestId first = world.part(deal, u"m1"_s, 400).request.id;
        const RequestId second = world.part(deal, u"m2"_s, 600).request.id;
        world.invoice(realm, u"TM-1"_s, 1000, deal.value);

        const billing::Judgement judgement = world.judge();

        QCOMPARE(earlierOf(world.derived(judgement, first)), found);
        QCOMPARE(earlierOf(world.derived(judgement, second)), found);
    }

    void ourOwnInvoiceForOnePartSaysNothingOfTheOthers()
    {
        JudgeWorld world;
        const DealId deal = world.deal(1000);
        const RequestId first = world.part(deal, u"m1"_s, 400).request.id;
        world.part(deal, u"m2"_s, 600);
        world.invoice(JudgeWorld::kUs, u"S-000001"_s, 400, u"Salesforce "_s + deal.value + u", m1"_s);
        world.of(first).invoiceRealm = JudgeWorld::kUs;
        world.of(first).invoiceId = u"S-000001"_s;

        QCOMPARE(kindsOf(world.judge()), QStringList { kind::kRequestSubmitted });
    }

    void twoInvoicesThatMayBillItAreBothNamed()
    {
        JudgeWorld world;
        const RequestId id = world.request(world.deal(1000)).request.id;
        world.invoice(JudgeWorld::kUs, u"1043"_s, 1000);
        world.invoice(JudgeWorld::kUs, u"1044"_s, 1000);

        QCOMPARE(earlierOf(world.derived(world.judge(), id)), u"1043, 1044"_s);
    }

    /// What is out was approved as something else: until it is known what became of it, nobody is asked about another one.
    void whatIsOutIsNotSubmittedAgainWhenItsApprovalFalls_data()
    {
        QTest::addColumn<int>("outbox");
        QTest::addColumn<QStringList>("kinds");
        const QStringList fallen { kind::kApprovalVoided };
        QTest::newRow("nothing is out") << int(mirror::Outbox::None) << QStringList { kind::kApprovalVoided, kind::kRequestSubmitted };
        QTest::newRow("in doubt") << int(mirror::Outbox::Uncertain) << fallen;
        QTest::newRow("without an answer") << int(mirror::Outbox::Intended) << fallen;
        QTest::newRow("not sent") << int(mirror::Outbox::NotSent) << QStringList { kind::kApprovalVoided, kind::kRequestSubmitted };
    }

    void whatIsOutIsNotSubmittedAgainWhenItsApprovalFalls()
    {
        QFETCH(int, outbox);
        QFETCH(QStringList, kinds);
        JudgeWorld world;
        const DealId deal = world.deal(1000);
        const RequestId id = world.request(deal).request.id;
        world.apply(world.judge().events);
        world.approve(id);
        world.of(id).outbox = mirror::Outbox(outbox);
        world.dealOf(deal).taxCode = u"NON"_s;

        const billing::Judgement judgement = world.judge();

        QCOMPARE(kindsOf(judgement), kinds);
        QVERIFY(judgement.postable.isEmpty());
        world.apply(judgement.events);
        QCOMPARE(kindsOf(world.judge()), QStringList());
    }

    void aDocumentThatTurnsUpForACancelledRequestIsItsInvoice()
    {
        JudgeWorld world;
        const DealId deal = world.deal(1000);
        mirror::RequestView &view = world.request(deal);
        const RequestId id = view.request.id;
        view.decision = mirror::Decision::Cancelled;
        view.outbox = mirror::Outbox::NotSent;
        view.outboxRealm = JudgeWorld::kUs;
        view.outboxRevision = 1;
        view.outboxKey = invoiceKey(JudgeWorld::kUs, id, 1);
        world.dealOf(deal).won = false;
        world.dealOf(deal).stage = u"Negotiation/Review"_s;
        world.invoice(JudgeWorld::kUs, u"S-1"_s, 1000, marker(view.outboxKey));

        const billing::Judgement judgement = world.judge();

        QCOMPARE(kindsOf(judgement), QStringList { kind::kInvoicePosted });
        world.apply(judgement.events);
        const billing::Judgement after = world.judge();
        QVERIFY(std::ranges::any_of(world.derived(after, id).findings, [](const Finding &one) { return one.check == u"deal_lost"; }));
    }

    void aLateFindIsComparedWithWhatWasIntended_data()
    {
        QTest::addColumn<QDate>("due");
        QTest::addColumn<QString>("field");
        QTest::newRow("as intended") << QDate(2026, 4, 9) << QString();
        QTest::newRow("with another due date") << QDate(2027, 12, 31) << u"due date"_s;
    }

    void aLateFindIsComparedWithWhatWasIntended()
    {
        QFETCH(QDate, due);
        QFETCH(QString, field);
        JudgeWorld world;
        mirror::RequestView &view = world.request(world.deal(1000));
        view.outbox = mirror::Outbox::Uncertain;
        view.outboxRealm = JudgeWorld::kUs;
        view.outboxRevision = 1;
        view.outboxKey = invoiceKey(JudgeWorld::kUs, view.request.id, 1);
        Invoice &stored = world.invoice(JudgeWorld::kUs, u"S-1"_s, 0, marker(view.outboxKey));
        stored.dueOn = due;
        world.drafts = [&](const RequestId &id, const QString &key) -> std::optional<books::InvoiceDraft> {
            if (id != view.request.id || key != view.outboxKey)
                return {};
            books::InvoiceDraft draft;
            draft.customerId = u"58"_s;
            draft.currency = JudgeWorld::usd();
            draft.txnOn = QDate(2026, 3, 10);
            draft.dueOn = QDate(2026, 4, 9);
            draft.docNumber = u"S-1"_s;
            draft.privateNote = marker(view.outboxKey);
            return draft;
        };

        const billing::Judgement judgement = world.judge();

        QCOMPARE(kindsOf(judgement), QStringList { kind::kInvoicePosted });
        const QJsonArray differences = judgement.events.front().payload.value("differences"_L1).toArray();
        QCOMPARE(differences.size(), field.isEmpty() ? 0 : 1);
        QCOMPARE(differences.at(0)["field"_L1].toString(), field);
    }

    void whatRoundingLeavesIsNoDiscount_data()
    {
        QTest::addColumn<QString>("quantity");
        QTest::addColumn<QString>("price");
        QTest::addColumn<QString>("discount");
        QTest::addColumn<qint64>("total");
        QTest::addColumn<QString>("line");
        QTest::addColumn<qint64>("given");
        const QString none = u"0"_s;
        QTest::newRow("exact") << u"3"_s << u"333.33"_s << none << qint64(99999) << u"Pump: 3 × 333.33"_s << qint64(0);
        QTest::newRow("a cent more") << u"3"_s << u"333.33"_s << none << qint64(100000) << u"Pump (3 × 333.33): 1 × 1000"_s << qint64(0);
        QTest::newRow("a cent less") << u"3"_s << u"333.34"_s << none << qint64(100001) << u"Pump (3 × 333.34): 1 × 1000.01"_s << qint64(0);
        QTest::newRow("a discount") << u"2"_s << u"50"_s << u"10"_s << qint64(9000) << u"Pump: 2 × 50"_s << qint64(1000);
        QTest::newRow("finer than the books keep") << u"1"_s << u"1800.77777778"_s << none << qint64(180078)
                                                   << u"Pump (1 × 1800.77777778): 1 × 1800.78"_s << qint64(0);
        QTest::newRow("finer, with a discount") << u"1"_s << u"1800.77777778"_s << u"50"_s << qint64(90039)
                                                << u"Pump (1 × 1800.77777778 − 900.39): 1 × 900.39"_s << qint64(0);
        QTest::newRow("a discount of less than rounding") << u"3"_s << u"333.33"_s << u"0.0001"_s << qint64(100000)
                                                          << u"Pump (3 × 333.33): 1 × 1000"_s << qint64(0);
    }

    void whatRoundingLeavesIsNoDiscount()
    {
        QFETCH(QString, quantity);
        QFETCH(QString, price);
        QFETCH(QString, discount);
        QFETCH(qint64, total);
        JudgeWorld world;
        const DealId deal = world.deal(1);
        DealLine &sold = world.dealOf(deal).lines.front();
        sold.quantity = Decimal::fromText(quantity).value();
        sold.unitPrice = Decimal::fromText(price).value();
        sold.discountPercent = Decimal::fromText(discount).value();
        sold.total = Money(total, JudgeWorld::usd());
        world.dealOf(deal).amount = sold.total;
        const RequestId id = world.request(deal).request.id;
        world.apply(world.judge().events);
        world.approve(id);

        const billing::Judgement judgement = world.judge();

        QCOMPARE(judgement.postable.value(JudgeWorld::kUs).size(), 1u);
        const books::InvoiceDraft draft = judgement.postable.value(JudgeWorld::kUs).front().draft;
        const books::DraftLine &line = draft.lines.front();
        QTEST(u"%1: %2 × %3"_s.arg(line.description, line.quantity.toText(), line.unitPrice.toText()), "line");
        QTEST(qint64(draft.discount ? draft.discount->minor() : 0), "given");
        QCOMPARE(billing::netOf(draft).minor(), total);
    }

    void whatTheBooksDoNotTakeIsToldInWords()
    {
        JudgeWorld world;
        world.takesDiscounts = world.takesServiceDates = false;
        const DealId deal = world.deal(1000);
        DealLine &sold = world.dealOf(deal).lines.front();
        sold.discountPercent = Decimal(10, 0);
        sold.serviceOn = QDate(2026, 3, 15);
        sold.total = JudgeWorld::dollars(900);
        world.dealOf(deal).amount = sold.total;
        const RequestId id = world.request(deal).request.id;
        world.apply(world.judge().events);
        world.approve(id);

        const billing::Judgement judgement = world.judge();

        QCOMPARE(judgement.postable.value(JudgeWorld::kUs).size(), 1u);
        const books::InvoiceDraft draft = judgement.postable.value(JudgeWorld::kUs).front().draft;
        const books::DraftLine &line = draft.lines.front();
        QVERIFY(!draft.discount && !line.serviceOn.isValid());
        QCOMPARE(line.description, u"Pump (2026-03-15) (1 × 1000 − 100.00)"_s);
        QCOMPARE(line.amount, JudgeWorld::dollars(900));
        QCOMPARE(billing::netOf(draft), JudgeWorld::dollars(900));
    }

    void aSaleThatWasPaidAtOnceLooksLikeADuplicate()
    {
        JudgeWorld world;
        SalesReceipt receipt;
        receipt.id = u"77"_s;
        receipt.customerId = world.customer().id.value;
        receipt.currency = JudgeWorld::usd();
        receipt.txnOn = world.today.addDays(-3);
        receipt.tax = Money(72'50, JudgeWorld::usd());
        receipt.total = Money(1072'50, JudgeWorld::usd());
        world.salesReceipts = { receipt };
        world.request(world.deal(1000));

        const billing::Judgement judgement = world.judge();

        QCOMPARE(risksIn(judgement.events.back()), QStringList { u"duplicate_suspicion"_s });
    }

    void aReceiptThatCarriesTheMarkerBillsItASecondTime()
    {
        JudgeWorld world;
        mirror::RequestView &view = world.request(world.deal(1000));
        view.invoiceId = u"130"_s;
        view.invoiceRealm = JudgeWorld::kUs;
        view.outboxKey = u"k-1"_s;
        view.outboxRealm = JudgeWorld::kUs;
        view.decision = mirror::Decision::Approved;
        view.outbox = mirror::Outbox::Posted;
        view.origin = InvoiceOrigin::Sluice;
        view.docNumber = u"1043"_s;
        Invoice &invoice = world.invoice(JudgeWorld::kUs, u"1043"_s, 1000, marker(u"k-1"_s));
        invoice.id = InvoiceId(u"130"_s);
        SalesReceipt receipt;
        receipt.id = u"77"_s;
        receipt.docNumber = u"1044"_s;
        receipt.privateNote = marker(u"k-1"_s);
        receipt.currency = JudgeWorld::usd();
        receipt.total = receipt.tax = Money(0, JudgeWorld::usd());
        world.salesReceipts = { receipt };
        const RequestId id = view.request.id;

        const billing::Judgement judgement = world.judge();

        const std::vector<Finding> &findings = world.derived(judgement, id).findings;
        const auto duplicate = std::ranges::find(findings, u"invoice_duplicate"_s, &Finding::check);
        QVERIFY(duplicate != findings.end());
        QCOMPARE(duplicate->found, u"1043, sales receipt 1044"_s);
    }

    void whatIsApprovedCountsAgainstTheLimitOfWhatWaits()
    {
        JudgeWorld world;
        world.account.creditLimit = JudgeWorld::dollars(1000);
        const RequestId first = world.request(world.deal(600)).request.id;
        const RequestId second = world.request(world.deal(500)).request.id;
        const billing::Judgement submitted = world.judge();
        for (const journal::NewEvent &event : submitted.events)
            QCOMPARE(risksIn(event), QStringList()); // Each alone is within it.
        world.apply(submitted.events);
        world.approve(first);

        const billing::Judgement judgement = world.judge();

        QCOMPARE(kindsOf(judgement), (QStringList { kind::kRequestWithdrawn, kind::kRequestSubmitted }));
        QCOMPARE(judgement.events.back().subject, subjectOf(second));
        QCOMPARE(risksIn(judgement.events.back()), QStringList { u"credit_limit"_s });
        world.apply(judgement.events);
        QVERIFY(world.judge().events.empty()); // Said once.
    }

    void ofTwoApprovedAtOnceTheLaterIsAskedAboutAgain()
    {
        JudgeWorld world;
        world.account.creditLimit = JudgeWorld::dollars(1000);
        const RequestId first = world.request(world.deal(600)).request.id;
        const RequestId second = world.request(world.deal(700)).request.id;
        world.apply(world.judge().events);
        world.approve(second);
        world.approve(first);

        const billing::Judgement judgement = world.judge();

        QCOMPARE(judgement.postable.value(JudgeWorld::kUs).size(), 1u);
        QCOMPARE(judgement.postable.value(JudgeWorld::kUs).front().requestId, second);
        QCOMPARE(kindsOf(judgement), (QStringList { kind::kApprovalVoided, kind::kRequestSubmitted }));
        QCOMPARE(judgement.events.back().subject, subjectOf(first));
        QCOMPARE(risksIn(judgement.events.back()), (QStringList { u"credit_limit"_s, u"changed"_s }));
        QCOMPARE(needsIn(judgement.events.back()), (QStringList { u"controller"_s, u"cfo"_s })); // 1300 is 30 % over.
        world.apply(judgement.events);
        world.approve(first);
        QCOMPARE(world.judge().postable.value(JudgeWorld::kUs).size(), 2u); // Who knew it may decide it.
    }

    void whatWasPostedMeanwhileCountsThoughTheCustomerWasNotReadAgain()
    {
        JudgeWorld world;
        world.account.creditLimit = JudgeWorld::dollars(1000);
        const RequestId id = world.request(world.deal(500)).request.id;
        world.apply(world.judge().events);
        world.approve(id);
        world.invoice(JudgeWorld::kUs, u"1050"_s, 600);
        QCOMPARE(world.customer().balance, JudgeWorld::dollars(0));

        QCOMPARE(kindsOf(world.judge()), (QStringList { kind::kApprovalVoided, kind::kRequestSubmitted }));
    }

    void aLimitInAnotherCurrencyIsLookedAt()
    {
        JudgeWorld world;
        world.account.creditLimit = Money(1'000'000, Currency::fromCode(u"EUR"_s).value());
        world.request(world.deal(500));

        QCOMPARE(risksIn(world.judge().events.front()), QStringList { u"credit_limit"_s });
    }

    void aNewCustomerHasALimitToo()
    {
        JudgeWorld world;
        world.account.creditLimit = JudgeWorld::dollars(100);
        world.account.name = u"Nobody Knows Us"_s;
        world.request(world.deal(500));

        QCOMPARE(risksIn(world.judge().events.front()), (QStringList { u"new_customer"_s, u"credit_limit"_s }));
    }

    void aSubmissionThatNobodyApprovedIsNotChangedSinceAnApproval()
    {
        JudgeWorld world;
        const DealId deal = world.deal(500);
        world.request(deal);
        world.apply(world.judge().events);
        world.dealOf(deal).poNumber = u"4500"_s;
        world.apply(world.judge().events); // Withdrawn, and submitted with the number.
        world.dealOf(deal).poNumber = u"4501"_s;

        const billing::Judgement judgement = world.judge();

        QCOMPARE(kindsOf(judgement), (QStringList { kind::kRequestWithdrawn, kind::kRequestSubmitted }));
        QCOMPARE(risksIn(judgement.events.back()), QStringList());
    }

    /// A harmless change at the same time must not hide what ended the approval.
    void aVoidedApprovalNamesTheCheckThatFails()
    {
        JudgeWorld world;
        const DealId deal = world.deal(1000);
        const RequestId id = world.request(deal).request.id;
        world.apply(world.judge().events);
        world.approve(id);
        world.dealOf(deal).poNumber = u"PO 2"_s;
        world.customer().active = false;

        const billing::Judgement judgement = world.judge();

        QCOMPARE(kindsOf(judgement), QStringList { kind::kApprovalVoided });
        QStringList fields;
        for (const QJsonValue &change : judgement.events.front().payload.value("diff"_L1).toArray())
            fields.append(change["field"_L1].toString());
        QVERIFY2(fields.contains(u"po_number"_s) && fields.contains(u"Customer.Active"_s), qPrintable(fields.join(u' ')));
    }
};

QTEST_GUILESS_MAIN(tst_judge)
#include "tst_judge.moc"
