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

/// The fields that a judgement names as what an approval fell for.
QStringList fieldsIn(const billing::Judgement &judgement)
{
    QStringList fields;
    for (const journal::NewEvent &event : judgement.events) {
        for (const QJsonValue &change : event.payload.value("diff"_L1).toArray())
            fields.append(change["field"_L1].toString());
    }
    return fields;
}

/// A deal that was approved, and whose invoice was sent without a definite answer.
struct Out {
    explicit Out(mirror::Outbox outbox = mirror::Outbox::Uncertain)
        : deal(world.deal(1000))
        , id(world.request(deal).request.id)
    {
        world.apply(world.judge().events);
        world.approve(id);
        mirror::RequestView &view = world.of(id);
        view.outbox = outbox;
        view.outboxRealm = JudgeWorld::kUs;
        view.outboxRevision = 1;
        view.outboxKey = invoiceKey(JudgeWorld::kUs, id, 1);
    }

    JudgeWorld world;
    DealId deal;
    RequestId id;
};

void cut(Deal &deal, std::int64_t cents)
{
    deal.lines.front().total = Money(cents, JudgeWorld::usd());
    deal.lines.front().unitPrice = Decimal::fromMoney(deal.lines.front().total);
    deal.amount = deal.lines.front().total;
}

} // namespace

/// What becomes of an approval while it is not known whether its invoice was written. Whatever is approved may be sent
/// again, with the same bytes, as soon as the company answers.
class tst_judge_out : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anApprovalFallsWithItsGround_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QStringList>("fields"); // Empty: it stands.
        const auto row = [](const char *name, Change change, const QStringList &fields) { QTest::newRow(name) << std::move(change) << fields; };
        const QStringList stage { u"Opportunity.StageName"_s }, none;
        const auto lose = [](JudgeWorld &world, const DealId &id) {
            world.dealOf(id).won = false;
            world.dealOf(id).stage = u"Closed Lost"_s;
        };
        row("nothing changed", [](JudgeWorld &, const DealId &) { }, none);
        row("lost", lose, stage);
        row("lost, and Salesforce was not read to its end", [lose](JudgeWorld &world, const DealId &id) {
            lose(world, id);
            world.isCrmRead = false;
        }, stage);
        row("lost, and its company was never read", [lose](JudgeWorld &world, const DealId &id) {
            lose(world, id);
            world.complete = { JudgeWorld::kUk };
            world.hasUnread = true;
        }, stage);
        row("deleted", [](JudgeWorld &world, const DealId &id) { world.dealOf(id).deleted = true; }, { u"deal"_s });
        row("gone", [](JudgeWorld &world, const DealId &id) { world.forget(id); }, { u"deal"_s });
        row("not read yet", [](JudgeWorld &world, const DealId &id) {
            world.forget(id);
            world.isCrmRead = false;
        }, none);
        row("half of it", [](JudgeWorld &world, const DealId &id) { cut(world.dealOf(id), 500'00); },
            { u"amount"_s, u"lines/006000000000001AAA-1/amount"_s, u"lines/006000000000001AAA-1/price"_s });
        row("half of it, and its company was never read", [](JudgeWorld &world, const DealId &id) {
            cut(world.dealOf(id), 500'00);
            world.complete = { JudgeWorld::kUk };
            world.hasUnread = true;
        }, { u"amount"_s, u"lines/006000000000001AAA-1/amount"_s, u"lines/006000000000001AAA-1/price"_s });
        row("a cent less, which is forgiven", [](JudgeWorld &world, const DealId &id) { cut(world.dealOf(id), 999'99); }, none);
        row("without its lines, half read", [](JudgeWorld &world, const DealId &id) {
            world.dealOf(id).lines.clear();
            world.dealOf(id).amount.reset();
            world.isCrmRead = false;
        }, none);
        row("another line", [](JudgeWorld &world, const DealId &id) { world.dealOf(id).lines.front().id = u"00k"_s; },
            { u"lines/006000000000001AAA-1/amount"_s, u"lines/006000000000001AAA-1/discount"_s,
                u"lines/006000000000001AAA-1/item"_s, u"lines/006000000000001AAA-1/price"_s,
                u"lines/006000000000001AAA-1/quantity"_s, u"lines/006000000000001AAA-1/tax_code"_s, u"lines/00k/amount"_s, u"lines/00k/discount"_s, u"lines/00k/price"_s,
                u"lines/00k/quantity"_s });
        row("another product", [](JudgeWorld &world, const DealId &id) { world.dealOf(id).lines.front().productId = ProductId(u"01tQ"_s); },
            { u"lines/006000000000001AAA-1/item"_s });
        row("cut in another way", [](JudgeWorld &world, const DealId &id) { world.dealOf(id).event = BillingEvent::Delivered; }, { u"deal"_s });
        row("nobody bills it", [](JudgeWorld &world, const DealId &id) { world.dealOf(id).entity = u"Harbour Nowhere"_s; }, { u"entity"_s });
        row("nobody known, while a company is unread", [](JudgeWorld &world, const DealId &id) {
            world.dealOf(id).entity = u"Harbour Nowhere"_s;
            world.hasUnread = true;
        }, none);
        row("another company bills it", [](JudgeWorld &world, const DealId &id) { world.dealOf(id).entity = u"Harbour UK"_s; }, { u"realm"_s });
        row("its company was signed out", [](JudgeWorld &world, const DealId &id) {
            world.dealOf(id).entity = u"As it was called"_s;
            world.complete = { JudgeWorld::kUk };
        }, none);
    }

    void anApprovalFallsWithItsGround()
    {
        QFETCH(Change, change);
        QFETCH(QStringList, fields);
        for (const mirror::Outbox outbox : { mirror::Outbox::Uncertain, mirror::Outbox::Intended }) {
            Out out(outbox);
            change(out.world, out.deal);

            const billing::Judgement judgement = out.world.judge();

            QCOMPARE(kindsOf(judgement), fields.isEmpty() ? QStringList() : QStringList { kind::kApprovalVoided });
            QCOMPARE(fieldsIn(judgement), fields);
            QVERIFY(judgement.postable.isEmpty());
            out.world.apply(judgement.events);
            QCOMPARE(kindsOf(out.world.judge()), QStringList()); // Said once, and nothing is submitted beside what is out.
        }
    }

    void itsInvoiceThatTurnsUpInTheSameMomentIsItsInvoice()
    {
        Out out;
        out.world.dealOf(out.deal).won = false;
        out.world.invoice(JudgeWorld::kUs, u"S-1"_s, 1000, marker(invoiceKey(JudgeWorld::kUs, out.id, 1)));

        QCOMPARE(kindsOf(out.world.judge()), QStringList { kind::kInvoicePosted });
    }

    /// Sent to one company without an answer, given up, and billed by another one.
    void aDocumentThatTurnsUpInACompanyThatWasLeftIsACopy_data()
    {
        QTest::addColumn<QString>("turnsUpIn");
        QTest::addColumn<QString>("others");
        QTest::newRow("in the one that was left") << JudgeWorld::kUs << u"S-2, S-1 (Harbour US)"_s;
        QTest::newRow("in the one that bills it") << JudgeWorld::kUk << u"S-2, S-1"_s;
    }

    void aDocumentThatTurnsUpInACompanyThatWasLeftIsACopy()
    {
        QFETCH(QString, turnsUpIn);
        QFETCH(QString, others);
        Out out;
        out.world.dealOf(out.deal).entity = u"Harbour UK"_s;
        mirror::RequestView &view = out.world.of(out.id);
        view.outbox = mirror::Outbox::Posted;
        view.outboxRealm = view.invoiceRealm = JudgeWorld::kUk;
        view.outboxRevision = 2;
        view.outboxKey = invoiceKey(JudgeWorld::kUk, out.id, 2);
        view.invoiceId = view.docNumber = u"S-2"_s;
        out.world.invoice(JudgeWorld::kUk, u"S-2"_s, 1000, marker(view.outboxKey));
        out.world.invoice(turnsUpIn, u"S-1"_s, 1000, marker(invoiceKey(turnsUpIn, out.id, 1))).createdAt = fromMs(0);

        const billing::Judgement judgement = out.world.judge();

        const std::vector<Finding> &findings = out.world.derived(judgement, out.id).findings;
        const auto duplicate = std::ranges::find(findings, u"invoice_duplicate"_s, &Finding::check);
        QVERIFY(duplicate != findings.end());
        QCOMPARE(duplicate->found, others);
        QCOMPARE(kindsOf(judgement), QStringList());
    }

    void aDoubtThatLastsIsToldThoughTheDealIsLost_data()
    {
        QTest::addColumn<Change>("change");
        QTest::newRow("lost") << Change([](JudgeWorld &world, const DealId &id) { world.dealOf(id).won = false; });
        QTest::newRow("nobody bills it") << Change([](JudgeWorld &world, const DealId &id) { world.dealOf(id).entity = u"Nowhere"_s; });
    }

    void aDoubtThatLastsIsToldThoughTheDealIsLost()
    {
        QFETCH(Change, change);
        Out out;
        out.world.of(out.id).intendedAt = parseInstant(std::string_view("2026-03-20T14:00:00Z"));
        change(out.world, out.deal);
        out.world.apply(out.world.judge().events);

        const billing::Judgement judgement = out.world.judge();

        const std::vector<Finding> &findings = out.world.derived(judgement, out.id).findings;
        QVERIFY(std::ranges::any_of(findings, [](const Finding &one) { return one.check == u"posting_uncertain"; }));
    }

    /// Salesforce said that the deal is lost, and broke off before it was known which others are.
    void whatIsLostIsNotPostedWhileTheRestIsStillToBeRead()
    {
        JudgeWorld world;
        const DealId deal = world.deal(1000);
        const RequestId id = world.request(deal).request.id;
        world.apply(world.judge().events);
        world.approve(id);
        world.dealOf(deal).won = false;
        world.isCrmRead = false;

        QVERIFY(world.judge().postable.isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_judge_out)
#include "tst_judge_out.moc"
