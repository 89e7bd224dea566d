#include "unit/engine/CycleWorld.h"

#include <QLoggingCategory>
#include <QTest>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using sandbox::Value;
using testing::CycleWorld;
using testing::casesOf;

/// Records of Salesforce that nobody can read, and what is billed meanwhile.
class TestUnreadSales final : public QObject {
    Q_OBJECT

private:
    static constexpr const char *kMark = "4321.98"; ///< A price that the org shows as one with no end.

    static void spoil(CycleWorld &world, const QByteArray &field)
    {
        const QByteArray key = '"' + field + "\":";
        world.systems.crm().rewriteAnswers(
            [key](const sandbox::Request &, sandbox::Response &answer) { answer.body.replace(key + kMark, key + "9.9E30"); });
    }

    static void later(CycleWorld &world) { world.systems.timeline().pass(std::chrono::minutes(15)); }

    /// An approved request of a deal with lines, one of which then becomes unreadable. Returns the line.
    static QString lineOf(CycleWorld &world, const DealId &deal)
    {
        for (const Value &line : world.systems.crm().org().all(u"OpportunityLineItem"_s)) {
            if (line[u"OpportunityId"].toString() == deal.value)
                return line[u"Id"].toString();
        }
        return {};
    }

    static std::optional<mirror::RequestView> approvedWithLines(CycleWorld &world)
    {
        const auto views = world.program->views().requests();
        for (const mirror::RequestView &view : *views) {
            if (view.decision == mirror::Decision::Approved && view.invoiceId.isEmpty() && !lineOf(world, view.request.dealId).isEmpty())
                return view;
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"sluice.*=false"_s); }

    void aDealOfWhichALineCannotBeReadIsNotBilled()
    {
        CycleWorld world;
        (void)world.cycle();
        world.people.approveAll(*world.program);
        const std::optional<mirror::RequestView> approved = approvedWithLines(world);
        QVERIFY(approved.has_value());
        const RequestId id = approved->request.id;
        const QString line = lineOf(world, approved->request.dealId);
        spoil(world, "UnitPrice");
        QVERIFY(world.systems.crm().org().update(u"OpportunityLineItem"_s, line, Value::object({ { u"UnitPrice"_s, Value::number(kMark) } })).has_value());

        const engine::CycleSummary summary = world.cycle();

        QVERIFY2(!summary.salesforce.error, summary.salesforce.error ? qPrintable(summary.salesforce.error->detail) : "");
        const auto isHeldUp = [&] {
            const mirror::RequestView view = world.request(id);
            return view.invoiceId.isEmpty() && std::ranges::any_of(view.findings, [](const Finding &one) { return one.check == u"sale_unreadable"; });
        };
        QVERIFY(isHeldUp());
        QVERIFY(!world.posted().empty()); // The others were.
        const std::vector<mirror::CaseView> cases = casesOf(world, u"sale_unreadable"_s);
        QCOMPARE(cases.size(), std::size_t(1));
        QCOMPARE(cases.front().requestId, id);
        QVERIFY2(cases.front().finding.found.contains(line) && cases.front().finding.found.contains(u"UnitPrice"), qPrintable(cases.front().finding.found));
        QVERIFY(!cases.front().finding.found.contains(u"9.9"));

        later(world);
        (void)world.cycle(); // The next reading does not bring it again.
        QVERIFY(isHeldUp());
        world.rebuild();
        (void)world.cycle();
        QVERIFY(isHeldUp());

        world.systems.crm().rewriteAnswers({});
        QVERIFY(world.systems.crm().org().update(u"OpportunityLineItem"_s, line, Value::object({ { u"UnitPrice"_s, Value::number("100.0") } })).has_value());
        later(world);
        (void)world.cycle();

        QCOMPARE(casesOf(world, u"sale_unreadable"_s).front().state, CaseState::Resolved);
        QVERIFY(!isHeldUp());
    }

    /// Nothing of it is in the mirror: whoever watches the exceptions must learn of it all the same.
    void aDealThatWasNeverReadIsAnException()
    {
        CycleWorld world;
        (void)world.cycle();
        const std::size_t requests = world.program->views().requests().value().size();
        sandbox::salesforce::Org &org = world.systems.crm().org();
        Value deal = org.all(u"Opportunity"_s).front();
        deal.remove(u"Id"_s);
        deal.remove(u"SystemModstamp"_s);
        deal.remove(u"LastModifiedDate"_s);
        deal.remove(u"CreatedDate"_s);
        deal.set(u"Amount"_s, Value::number(kMark));
        spoil(world, "Amount");
        const QString id = org.put(u"Opportunity"_s, deal);
        QVERIFY(!id.isEmpty());
        later(world);

        QVERIFY(!world.cycle().salesforce.error);

        QCOMPARE(world.program->views().requests().value().size(), requests);
        const std::vector<mirror::CaseView> cases = casesOf(world, u"sale_unreadable"_s);
        QCOMPARE(cases.size(), std::size_t(1));
        QVERIFY2(cases.front().finding.found.contains(id), qPrintable(cases.front().finding.found));
        QCOMPARE(cases.front().state, CaseState::Open);
        QVERIFY(org.remove(u"Opportunity"_s, id).has_value());
        later(world);
        (void)world.cycle();
        QCOMPARE(casesOf(world, u"sale_unreadable"_s).front().state, CaseState::Resolved);
    }
};

QTEST_GUILESS_MAIN(TestUnreadSales)
#include "tst_unread_sales.moc"
