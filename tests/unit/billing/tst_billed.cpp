#include "domain/Keys.h"
#include "journal/Kinds.h"
#include "rules/BilledInvoice.h"
#include "unit/billing/JudgeWorld.h"

#include <QTest>

using namespace sluice;
using namespace sluice::testing;
using namespace Qt::Literals::StringLiterals;
namespace kind = journal::kind;

namespace {

InvoiceLine lineOf(const QString &item, int quantity, std::int64_t whole)
{
    InvoiceLine line;
    line.itemId = item;
    line.quantity = Decimal(quantity, 0);
    line.unitPrice = Decimal(whole / quantity, 0);
    line.amount = JudgeWorld::dollars(whole);
    return line;
}

/// A deal of a thousand dollars, and what was billed for it by hand, joined.
struct Billed {
    explicit Billed(std::int64_t billed, const std::function<void(Invoice &)> &change = {})
        : deal(world.deal(1000))
        , id(world.request(deal).request.id)
    {
        Invoice &invoice = world.invoice(JudgeWorld::kUs, u"1042"_s, billed, u"Order "_s + deal.value);
        if (change)
            change(invoice);
        world.apply(world.judge().events);
        if (world.of(id).origin != InvoiceOrigin::Linked)
            qFatal("the invoice was not linked");
    }

    std::vector<Finding> findings() const { return world.derived(world.judge(), id).findings; }

    /// A person has closed the exception about this.
    void accept(const Finding &finding)
    {
        mirror::CaseView one;
        one.id = caseId(id, finding.check, finding.lineId);
        one.requestId = id;
        one.finding = finding;
        one.state = CaseState::Resolved;
        one.resolvedBy = u"person"_s;
        one.vouchedFor = whatIsSeen(finding);
        world.cases.push_back(one);
    }

    JudgeWorld world;
    DealId deal;
    RequestId id;
};

QStringList checksOf(const std::vector<Finding> &findings)
{
    QStringList checks;
    for (const Finding &finding : findings)
        checks.append(finding.check);
    return checks;
}

} // namespace

/// What stands in the books beside what was sold.
class tst_billed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLinkedInvoiceOfAnotherAmountSaysSo_data()
    {
        QTest::addColumn<int>("billed");
        QTest::addColumn<QString>("found");
        QTest::newRow("as sold") << 1000 << QString();
        QTest::newRow("forgiven") << 996 << QString();
        QTest::newRow("too little") << 900 << u"900.00 USD (1042)"_s;
        QTest::newRow("too much") << 1100 << u"1100.00 USD (1042)"_s;
    }

    void aLinkedInvoiceOfAnotherAmountSaysSo()
    {
        QFETCH(int, billed);
        QFETCH(QString, found);
        const Billed one(billed);

        const std::vector<Finding> findings = one.findings();

        QCOMPARE(findings.empty(), found.isEmpty());
        if (!findings.empty()) {
            QCOMPARE(findings[0].check, u"billed_amount"_s);
            QCOMPARE(findings[0].found, found);
            QCOMPARE(findings[0].needed, u"1000.00 USD net, as sold"_s);
            QCOMPARE(findings[0].cause, Cause::Itm2);
            QCOMPARE(one.world.derived(one.world.judge(), one.id).apart, std::optional(JudgeWorld::dollars(100)));
        }
    }

    void aPersonMayAcceptItUntilItIsAnotherAmount()
    {
        Billed one(900);
        one.accept(one.findings().at(0));
        QVERIFY(one.findings().empty());

        one.world.changeInvoice(JudgeWorld::kUs, u"1042"_s, [](Invoice &invoice) { invoice.total = JudgeWorld::dollars(800); });
        QCOMPARE(checksOf(one.findings()), QStringList { u"billed_amount"_s });
        one.world.changeInvoice(JudgeWorld::kUs, u"1042"_s, [](Invoice &invoice) { invoice.total = JudgeWorld::dollars(1000); });
        QVERIFY(one.findings().empty()); // Put right in the books.
    }

    void theLinesTellWhy_data()
    {
        QTest::addColumn<std::vector<InvoiceLine>>("lines");
        QTest::addColumn<int>("billed");
        QTest::addColumn<QString>("check");
        QTest::addColumn<Cause>("cause");
        using Lines = std::vector<InvoiceLine>;
        QTest::newRow("another price") << Lines { lineOf(u"19"_s, 1, 900) } << 900 << u"billed_amount"_s << Cause::Itm2;
        QTest::newRow("another quantity") << Lines { lineOf(u"19"_s, 2, 2000) } << 2000 << u"billed_amount"_s << Cause::Del2;
        QTest::newRow("a line more") << Lines { lineOf(u"19"_s, 1, 1000), lineOf(u"20"_s, 1, 50) } << 1050 << u"billed_amount"_s << Cause::Itm2;
        QTest::newRow("another item, and price") << Lines { lineOf(u"20"_s, 1, 900) } << 900 << u"billed_amount"_s << Cause::Itm1;
        QTest::newRow("another item") << Lines { lineOf(u"20"_s, 1, 1000) } << 1000 << u"billed_item"_s << Cause::Itm1;
        QTest::newRow("the same in two lines") << Lines { lineOf(u"19"_s, 1, 400), lineOf(u"19"_s, 1, 600) } << 1000 << QString() << Cause::Itm1;
        QTest::newRow("no item") << Lines { lineOf({}, 1, 1000) } << 1000 << QString() << Cause::Itm1;
    }

    void theLinesTellWhy()
    {
        QFETCH(std::vector<InvoiceLine>, lines);
        QFETCH(int, billed);
        QFETCH(QString, check);
        QFETCH(Cause, cause);
        const Billed one(billed, [&](Invoice &invoice) { invoice.lines = lines; });

        const std::vector<Finding> findings = one.findings();

        QCOMPARE(checksOf(findings), check.isEmpty() ? QStringList() : QStringList { check });
        if (!findings.empty())
            QCOMPARE(findings[0].cause, cause);
    }

    void anotherCurrencyAndAnotherCustomerAreNamed()
    {
        const Currency eur = Currency::fromCode(std::string_view("EUR")).value();
        const Billed euros(1000, [&](Invoice &invoice) {
            invoice.currency = eur;
            invoice.total = invoice.balance = Money(1000'00, eur);
            invoice.tax = invoice.discount = Money(0, eur);
            invoice.customerId = u"59"_s;
        });
        QCOMPARE(checksOf(euros.findings()), QStringList { u"billed_currency"_s });
        QCOMPARE(euros.findings()[0].found, u"1000.00 EUR (1042)"_s);
        QCOMPARE(euros.findings()[0].cause, Cause::Tax2);

        const Billed stranger(1000, [](Invoice &invoice) {
            invoice.customerId = u"59"_s;
            invoice.customerName = u"Bright Beverages"_s;
        });
        QCOMPARE(checksOf(stranger.findings()), QStringList { u"billed_customer"_s });
        QCOMPARE(stranger.findings()[0].found, u"Bright Beverages (1042)"_s);
        QCOMPARE(stranger.findings()[0].needed, u"the customer of the account: Acme Industries"_s);
    }

    void aDealThatChangedAfterItWasBilledIsToldFromAMistake()
    {
        Billed one(1000);
        Deal &deal = one.world.dealOf(one.deal);
        deal.lines[0].total = JudgeWorld::dollars(1200);
        deal.amount = JudgeWorld::dollars(1200);
        QCOMPARE(checksOf(one.findings()), QStringList { u"billed_amount"_s });
        QCOMPARE(one.findings()[0].cause, Cause::Dea3);
        QCOMPARE(one.findings()[0].needed, u"1200.00 USD net, as sold"_s);

        one.world.invoice(JudgeWorld::kUs, u"1050"_s, 200, u"add-on to "_s + one.deal.value);
        QVERIFY(one.findings().empty()); // Together they bill all of it.
        one.world.of(one.id).origin = InvoiceOrigin::Sluice;
        QVERIFY(one.findings().empty());
        one.world.changeInvoice(JudgeWorld::kUs, u"1050"_s, [](Invoice &invoice) { invoice.voided = true; });
        QCOMPARE(checksOf(one.findings()), QStringList { u"billed_amount"_s });
        QCOMPARE(one.findings()[0].found, u"1000.00 USD (1042)"_s);
    }

    void aSecondInvoiceForTheSameThingIsNoRemainder()
    {
        Billed one(1000);
        one.world.invoice(JudgeWorld::kUs, u"1050"_s, 1000, u"Order "_s + one.deal.value);
        QCOMPARE(checksOf(one.findings()), QStringList { u"invoice_duplicate"_s });
        QCOMPARE(one.findings()[0].found, u"1042, 1050"_s);
        one.accept(one.findings()[0]);
        QVERIFY(one.findings().empty());
    }

    /// The other company was connected, or its invoice made, when Sluice had posted long since.
    void whatAnotherCompanyHadBilledIsFoundAfterwards_data()
    {
        QTest::addColumn<InvoiceOrigin>("origin");
        QTest::newRow("posted by Sluice") << InvoiceOrigin::Sluice;
        QTest::newRow("made by hand") << InvoiceOrigin::Linked;
    }

    void whatAnotherCompanyHadBilledIsFoundAfterwards()
    {
        QFETCH(InvoiceOrigin, origin);
        Billed one(1000);
        one.world.of(one.id).origin = origin;
        QVERIFY(one.findings().empty());

        one.world.invoice(JudgeWorld::kUk, u"TM-1"_s, 1000, u"Order "_s + one.deal.value);

        QCOMPARE(checksOf(one.findings()), QStringList { u"invoice_duplicate"_s });
        QCOMPARE(one.findings()[0].found, u"1042, TM-1 (Harbour UK)"_s);
        QCOMPARE(one.findings()[0].cause, Cause::Sys2);
        one.world.complete = { JudgeWorld::kUs }; // Signed out again: that takes nothing back.
        QCOMPARE(one.findings().size(), std::size_t(1));
        one.world.changeInvoice(JudgeWorld::kUk, u"TM-1"_s, [](Invoice &invoice) { invoice.voided = true; });
        QVERIFY(one.findings().empty());
    }

    void whatBillsAnOpenPartIsNoDuplicateOfAnother()
    {
        JudgeWorld world;
        const DealId deal = world.deal(1000);
        const RequestId first = world.part(deal, u"1"_s, 600).request.id, second = world.part(deal, u"2"_s, 400).request.id;
        world.of(first).request.kind = world.of(second).request.kind = RequestKind::Milestone;
        world.of(first).invoiceRealm = JudgeWorld::kUs;
        world.of(first).invoiceId = u"1042"_s;
        world.invoice(JudgeWorld::kUs, u"1042"_s, 600, {});
        world.invoice(JudgeWorld::kUk, u"TM-2"_s, 400, u"Order "_s + deal.value);

        QVERIFY(world.derived(world.judge(), first).findings.empty());
        QCOMPARE(checksOf(world.derived(world.judge(), second).findings), QStringList { u"not_invoiced_yet"_s });

        world.invoice(JudgeWorld::kUk, u"TM-3"_s, 600, u"Order "_s + deal.value);
        QCOMPARE(checksOf(world.derived(world.judge(), first).findings), QStringList { u"invoice_duplicate"_s });
    }

    void aCreditedOrVoidedInvoiceMayBeFollowedByAnother()
    {
        Billed one(1000);
        one.world.changeInvoice(JudgeWorld::kUs, u"1042"_s, [](Invoice &invoice) { invoice.voided = true; });
        one.accept(one.findings().at(0)); // Of its own accord.
        one.world.invoice(JudgeWorld::kUs, u"1050"_s, 1000, u"Order "_s + one.deal.value);
        QVERIFY(one.findings().empty());
    }

    /// It looks unbilled again; whether it is to be billed once more, no policy says.
    void whatWasVoidedByHandBeforeIsMarkedForItsApprover()
    {
        JudgeWorld world;
        world.policy.approval.autoApproveClean = true;
        const DealId deal = world.deal(1000);
        world.request(deal);
        const auto risks = [&] { return world.judge().events.at(0).payload.value("risks"_L1).toVariant().toStringList(); };
        QCOMPARE(world.judge().events.size(), std::size_t(2)); // Submitted, and approved by the policy.
        QCOMPARE(risks(), QStringList());

        world.invoice(JudgeWorld::kUs, u"1042"_s, 0, u"Voided - Order "_s + deal.value).voided = true;

        QCOMPARE(risks(), QStringList { u"voided_before"_s });
        QCOMPARE(world.judge().events.size(), std::size_t(1));
        world.changeInvoice(JudgeWorld::kUs, u"1042"_s, [&](Invoice &one) { one.privateNote = u"Order 006000000000009AAA"_s; });
        QCOMPARE(risks(), QStringList()); // Another deal's.
    }

    void anInvoiceOfADealThatIsNotWonIsNamed_data()
    {
        QTest::addColumn<bool>("closed");
        QTest::addColumn<bool>("paid");
        QTest::addColumn<QDate>("on");
        QTest::addColumn<bool>("named");
        const QDate lately(2026, 3, 10), longAgo(2024, 3, 10);
        QTest::newRow("lost, owed") << true << false << longAgo << true;
        QTest::newRow("lost, paid lately") << true << true << lately << true;
        QTest::newRow("lost, paid long ago") << true << true << longAgo << false;
        QTest::newRow("re-opened, paid long ago") << false << true << longAgo << true;
    }

    void anInvoiceOfADealThatIsNotWonIsNamed()
    {
        QFETCH(bool, closed);
        QFETCH(bool, paid);
        QFETCH(QDate, on);
        QFETCH(bool, named);
        const QStringList lost = named ? QStringList { u"deal_lost"_s } : QStringList();
        Billed one(1000);
        one.world.changeInvoice(JudgeWorld::kUs, u"1042"_s, [&](Invoice &invoice) {
            invoice.balance = JudgeWorld::dollars(paid ? 0 : 1000);
            invoice.txnOn = on;
        });
        QVERIFY(one.findings().empty());
        one.world.dealOf(one.deal).won = false;
        one.world.dealOf(one.deal).closed = closed;

        QCOMPARE(checksOf(one.findings()), lost);

        JudgeWorld loose; // The same before Sluice was there.
        const DealId deal = loose.deal(1000);
        loose.dealOf(deal).won = false;
        loose.dealOf(deal).closed = closed;
        Invoice &invoice = loose.invoice(JudgeWorld::kUk, u"TM-1"_s, 1000, u"Order "_s + deal.value);
        invoice.balance = JudgeWorld::dollars(paid ? 0 : 1000);
        invoice.txnOn = on;
        QVERIFY(loose.judge().loose->empty()); // Made this morning: the deal may be on its way.
        loose.changeInvoice(JudgeWorld::kUk, u"TM-1"_s, [](Invoice &one) { one.createdAt -= std::chrono::hours(25); });
        QCOMPARE(loose.judge().loose->size(), std::size_t(named));
        if (named)
            QCOMPARE(loose.judge().loose->at(0).finding.check, u"deal_lost"_s);
        loose.hasUnread = true;
        QVERIFY(!loose.judge().loose); // Nobody knows yet.
    }

    void whileSalesforceIsUnreadNothingIsSaidOfDealsThatAreNotThere()
    {
        Billed one(1000);
        one.world.forget(one.deal);
        QCOMPARE(checksOf(one.findings()), QStringList { u"deal_lost"_s });
        one.world.isCrmRead = false;

        const billing::Judgement judgement = one.world.judge();

        QVERIFY(judgement.derived.empty());
        QVERIFY(!judgement.loose);
    }

    void whatIsForgivenIsTheLargerOfTheTwo_data()
    {
        QTest::addColumn<int>("soldMinor");
        QTest::addColumn<int>("billedMinor");
        QTest::addColumn<bool>("forgiven");
        QTest::newRow("a dollar of little") << 50'00 << 51'00 << true;
        QTest::newRow("more of little") << 50'00 << 51'01 << false;
        QTest::newRow("half a percent of much") << 1000'00 << 995'00 << true;
        QTest::newRow("more of much") << 1000'00 << 994'99 << false;
        QTest::newRow("a credit") << -1000'00 << -995'00 << true;
    }

    void whatIsForgivenIsTheLargerOfTheTwo()
    {
        QFETCH(int, soldMinor);
        QFETCH(int, billedMinor);
        QFETCH(bool, forgiven);
        const Currency usd = JudgeWorld::usd();
        QCOMPARE(rules::isForgiven(Money(soldMinor, usd), Money(billedMinor, usd), rules::defaultPolicy().reconcile), forgiven);
    }
};

QTEST_GUILESS_MAIN(tst_billed)
#include "tst_billed.moc"
