#include "unit/billing/JudgeWorld.h"

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

QStringList fieldsIn(const journal::NewEvent &event)
{
    QStringList fields;
    for (const QJsonValue &change : event.payload.value("diff"_L1).toArray())
        fields.append(change["field"_L1].toString());
    return fields;
}

/// As a version wrote it that knew neither the tax code of a line nor an exemption.
QJsonObject ofEarlierVersion(QJsonObject decisive)
{
    decisive.remove("tax_exempt"_L1);
    QJsonObject lines = decisive["lines"_L1].toObject();
    for (const QString &id : lines.keys()) {
        QJsonObject line = lines[id].toObject();
        line.remove("tax_code"_L1);
        lines[id] = line;
    }
    decisive["lines"_L1] = lines;
    return decisive;
}

} // namespace

/// How what is billed is taxed, and that nobody approves it without knowing.
class tst_judge_tax : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void salesTaxIsChargedOnWhatIsTaxable_data()
    {
        QTest::addColumn<bool>("pumpTaxed");
        QTest::addColumn<bool>("customerTaxed");
        QTest::addColumn<qint64>("less"); // Of a discount on the pipe, in cents.
        QTest::addColumn<QString>("codes");
        QTest::addColumn<QString>("document");
        QTest::addColumn<qint64>("tax");
        QTest::newRow("both") << true << true << qint64(0) << u"TAX TAX"_s << u"9"_s << qint64(7975);
        QTest::newRow("the pipe alone") << false << true << qint64(0) << u"NON TAX"_s << u"9"_s << qint64(725);
        QTest::newRow("the pipe alone, less its part of the discount") << false << true << qint64(1100) << u"NON TAX"_s << u"9"_s << qint64(718);
        QTest::newRow("an exempt customer") << true << false << qint64(0) << u"TAX TAX"_s << u"9"_s << qint64(0);
    }

    void salesTaxIsChargedOnWhatIsTaxable()
    {
        QFETCH(bool, pumpTaxed);
        QFETCH(bool, customerTaxed);
        QFETCH(qint64, less);
        JudgeWorld world;
        world.isPumpTaxed = pumpTaxed;
        world.customer().taxable = customerTaxed;
        const DealId deal = world.deal(1000);
        DealLine pipe = world.dealOf(deal).lines.front();
        pipe.id += u"-2"_s;
        pipe.productId = ProductId(u"01tQ"_s);
        pipe.productName = u"Pipe"_s;
        pipe.unitPrice = Decimal(100, 0);
        pipe.total = Money(100'00, JudgeWorld::usd());
        if (less > 0) { // Eleven of a hundred.
            pipe.discountPercent = Decimal(11, 0);
            pipe.total = Money(100'00 - less, JudgeWorld::usd());
        }
        world.dealOf(deal).lines.push_back(pipe);
        world.dealOf(deal).amount = Money(1100'00 - less, JudgeWorld::usd());
        const RequestId id = world.request(deal).request.id;
        world.apply(world.judge().events);
        world.approve(id);

        const billing::Judgement judgement = world.judge();

        QCOMPARE(judgement.postable.value(JudgeWorld::kUs).size(), 1u);
        const books::InvoiceDraft draft = judgement.postable.value(JudgeWorld::kUs).front().draft;
        QTEST(draft.lines[0].taxCodeId + u' ' + draft.lines[1].taxCodeId, "codes");
        QTEST(draft.taxCodeId, "document");
        QTEST(qint64(draft.tax ? draft.tax->minor() : -1), "tax");
    }

    void whereNothingIsTaxableNoCodeOfAPlaceIsAskedFor()
    {
        JudgeWorld world;
        world.isPumpTaxed = false;
        const RequestId id = world.request(world.deal(1000)).request.id;
        world.apply(world.judge().events);
        world.approve(id);

        const billing::Judgement judgement = world.judge();

        QCOMPARE(judgement.postable.value(JudgeWorld::kUs).size(), 1u);
        const books::InvoiceDraft draft = judgement.postable.value(JudgeWorld::kUs).front().draft;
        QCOMPARE(draft.lines.front().taxCodeId, u"NON"_s);
        QVERIFY(draft.taxCodeId.isEmpty());
        QVERIFY(draft.tax && draft.tax->isZero());
    }

    void aTaxFreeDealOfATaxableAccountIsLookedAt()
    {
        JudgeWorld world;
        const DealId deal = world.deal(500);
        world.dealOf(deal).taxCode = u"NON"_s;
        world.request(deal);

        QCOMPARE(risksIn(world.judge().events.front()), QStringList { u"tax"_s });
    }

    void anotherTaxCodeThanWasApprovedIsLookedAt()
    {
        JudgeWorld world;
        const DealId deal = world.deal(500);
        world.dealOf(deal).taxCode = u"NON"_s;
        const RequestId id = world.request(deal).request.id;
        world.apply(world.judge().events);
        world.approve(id);
        world.dealOf(deal).taxCode = u"TAX"_s;

        const billing::Judgement judgement = world.judge();

        QCOMPARE(kindsOf(judgement), (QStringList { kind::kApprovalVoided, kind::kRequestSubmitted }));
        QCOMPARE(risksIn(judgement.events.back()), (QStringList { u"tax"_s, u"changed"_s }));
    }

    void anApprovalFallsWhenItIsTaxedInAnotherWay_data()
    {
        QTest::addColumn<bool>("pumpTaxed");
        QTest::addColumn<bool>("customerTaxed");
        QTest::addColumn<QStringList>("fields");
        QTest::newRow("as approved") << true << true << QStringList();
        QTest::newRow("the item is not taxable any more") << false << true << QStringList { u"lines/006000000000001AAA-1/tax_code"_s };
        QTest::newRow("the customer is exempt") << true << false << QStringList { u"tax_exempt"_s };
    }

    void anApprovalFallsWhenItIsTaxedInAnotherWay()
    {
        QFETCH(bool, pumpTaxed);
        QFETCH(bool, customerTaxed);
        QFETCH(QStringList, fields);
        for (const bool isOfEarlierVersion : { false, true }) {
            for (const bool isApproved : { true, false }) {
                JudgeWorld world;
                const RequestId id = world.request(world.deal(1000)).request.id;
                std::vector<journal::NewEvent> submission = world.judge().events;
                if (isOfEarlierVersion) {
                    QJsonObject &payload = submission.front().payload;
                    payload["decisive"_L1] = ofEarlierVersion(payload["decisive"_L1].toObject());
                    payload["fingerprint"_L1] = u"of an earlier version"_s;
                }
                world.apply(submission);
                if (isApproved)
                    world.approve(id);
                world.isPumpTaxed = pumpTaxed;
                world.customer().taxable = customerTaxed;

                const billing::Judgement judgement = world.judge();

                const QString falls = isApproved ? kind::kApprovalVoided : kind::kRequestWithdrawn;
                const bool stands = fields.isEmpty() || isOfEarlierVersion; // What it did not say, nobody can hold against it.
                QCOMPARE(kindsOf(judgement), stands ? QStringList() : (QStringList { falls, kind::kRequestSubmitted }));
                if (!stands)
                    QCOMPARE(fieldsIn(judgement.events.front()), fields);
                QCOMPARE(judgement.postable.value(JudgeWorld::kUs).size(), std::size_t(stands && isApproved ? 1 : 0));
            }
        }
    }
};

QTEST_GUILESS_MAIN(tst_judge_tax)
#include "tst_judge_tax.moc"
