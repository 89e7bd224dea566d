#include "rules/ApprovalPath.h"

#include "unit/rules/World.h"

#include <QTest>

#include <functional>

using namespace sluice;
using namespace sluice::rules;
using namespace sluice::rules::test;

using Change = std::function<void(ApprovalFacts &)>;
Q_DECLARE_METATYPE(Change)

class TestApprovalPath : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDecisionTable_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<bool>("automatic"); // Whether the policy approves clean ones.
        QTest::addColumn<QString>("rows");
        QTest::addColumn<QString>("needs");
        QTest::addColumn<QString>("risks");
        const auto row = [](const char *name, bool automatic, Change change, const char *rows, const char *needs, const char *risks) {
            QTest::newRow(name) << std::move(change) << automatic << QString::fromLatin1(rows) << QString::fromLatin1(needs) << QString::fromLatin1(risks);
        };
        const auto money = [](std::int64_t minor) { return [minor](ApprovalFacts &f) { f.net = Money(minor, usd()); }; };
        row("clean and small, by default a person", false, money(500000), "P2", "controller", "");
        row("clean and small, by policy", true, money(500000), "P1", "", "");
        row("a cent above small", true, money(500001), "P2", "controller", "");
        row("the last normal cent", true, money(5000000), "P2", "controller", "");
        row("a cent above normal", true, money(5000001), "P3", "controller cfo", "large");
        row("first invoice", true, [](ApprovalFacts &f) { f.firstInvoice = true; }, "P2 P4", "controller", "first_invoice");
        row("new customer", true, [](ApprovalFacts &f) { f.firstInvoice = f.customerIsNew = true; }, "P2 P4", "controller", "new_customer");
        row("discount of ten", true, [](ApprovalFacts &f) { f.discountPercent = decimal("10"); }, "P1", "", "");
        row("a little more than ten", true, [](ApprovalFacts &f) { f.discountPercent = decimal("10.01"); }, "P2 P5", "controller", "discount");
        row("discount of twenty", false, [](ApprovalFacts &f) { f.discountPercent = decimal("20.00"); }, "P2 P5", "controller", "discount");
        row("more than twenty", false, [](ApprovalFacts &f) { f.discountPercent = decimal("20.5"); }, "P2 P5", "controller cfo", "discount");
        row("net 44", true, [](ApprovalFacts &f) { f.termDays = 44; }, "P1", "", "");
        row("net 45", true, [](ApprovalFacts &f) { f.termDays = 45; }, "P2 P6", "controller", "terms");
        row("net 60", true, [](ApprovalFacts &f) { f.termDays = 60; }, "P2 P6", "controller", "terms");
        row("net 61", true, [](ApprovalFacts &f) { f.termDays = 61; }, "P2 P6", "controller cfo", "terms");
        row("bespoke", true, [](ApprovalFacts &f) { f.termsListed = false; }, "P2 P6", "controller cfo", "terms");
        row("date-driven", true, [](ApprovalFacts &f) { f.termDays.reset(); }, "P2 P6", "controller cfo", "terms");
        row("at the credit limit", true, [](ApprovalFacts &f) { f.creditLimit = f.exposureAfter = dollars(100); }, "P1", "", "");
        row("above the credit limit", true, [](ApprovalFacts &f) { f.creditLimit = dollars(100); f.exposureAfter = dollars(120); }, "P2 P7", "controller", "credit_limit");
        row("far above the credit limit", true, [](ApprovalFacts &f) { f.creditLimit = dollars(100); f.exposureAfter = Money(12001, usd()); }, "P2 P7", "controller cfo", "credit_limit");
        row("a limit in another currency", true, [](ApprovalFacts &f) { f.creditLimit = Money(1, eur()); f.exposureAfter = dollars(1); }, "P2 P7", "controller", "credit_limit");
        row("a limit and nothing to hold against it", true, [](ApprovalFacts &f) { f.creditLimit = dollars(1); }, "P2 P7", "controller", "credit_limit");
        row("no limit", true, [](ApprovalFacts &f) { f.exposureAfter = dollars(100'000); }, "P1", "", "");
        row("another tax code than was approved", true, [](ApprovalFacts &f) { f.taxChanged = true; }, "P2 P8", "controller", "tax");
        row("tax exempt", true, [](ApprovalFacts &f) { f.taxExempt = true; }, "P2 P8", "controller", "tax");
        row("changed since an approval", true, [](ApprovalFacts &f) { f.changedSinceApproval = true; }, "P2", "controller", "changed");
        row("looks like another", true, [](ApprovalFacts &f) { f.duplicateSuspicion = true; }, "P2", "controller", "duplicate_suspicion");
        row("an invoice for it was voided", true, [](ApprovalFacts &f) { f.voidedBefore = true; }, "P2", "controller", "voided_before");
        row("several rows ask nobody twice", false, [](ApprovalFacts &f) {
                f.net = dollars(60'000);
                f.discountPercent = decimal("25");
                f.termDays = 90;
            }, "P3 P5 P6", "controller cfo", "large discount terms");
        row("yen have limits of their own", true, [](ApprovalFacts &f) { f.net = Money(400'000, Currency::fromCode(u"JPY").value()); }, "P1", "", "");
    }

    void theDecisionTable()
    {
        QFETCH(Change, change);
        QFETCH(bool, automatic);
        QFETCH(QString, rows);
        QFETCH(QString, needs);
        QFETCH(QString, risks);
        ApprovalFacts facts;
        facts.net = dollars(100);
        facts.termDays = 30;
        change(facts);
        Policy policy = defaultPolicy();
        policy.approval.autoApproveClean = automatic;

        const ApprovalPath path = approvalPath(facts, policy);

        QCOMPARE(path.rows.join(QLatin1Char(' ')), rows);
        QCOMPARE(path.path, path.rows.first());
        QCOMPARE(path.needs.join(QLatin1Char(' ')), needs);
        QCOMPARE(path.risks.join(QLatin1Char(' ')), risks);
        QCOMPARE(path.automatic, needs.isEmpty());
        QCOMPARE(path.clean, risks.isEmpty());
    }

    void theSampleIsAboutTheShareAndAlwaysTheSame()
    {
        int sampled = 0;
        for (int i = 0; i < 10'000; ++i) {
            const RequestId id(QStringLiteral("request-%1").arg(i));
            sampled += isSampled(id, defaultPolicy());
            QCOMPARE(isSampled(id, defaultPolicy()), isSampled(id, defaultPolicy()));
        }

        QVERIFY2(sampled > 400 && sampled < 600, qPrintable(QString::number(sampled)));
    }
};

QTEST_APPLESS_MAIN(TestApprovalPath)
#include "tst_approval_path.moc"
