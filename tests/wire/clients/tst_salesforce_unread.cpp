#include "SalesforceWorld.h"
#include "domain/UnreadRow.h"

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using sandbox::Value;
using testing::World;

/// Numbers that a trigger or another tool left as it computed them.
class SalesforceUnread final : public QObject {
    Q_OBJECT

private:
    /// What stands in for numbers that the stand-in would round itself.
    static constexpr const char *kMark = "65.43", *kOtherMark = "6543.21";

    static void show(World &world, const QByteArray &mark, const QByteArray &number)
    {
        world.service.rewriteAnswers([=](const sandbox::Request &, sandbox::Response &answer) { answer.body.replace(mark, number); });
    }

    static QString line(World &world, const QString &deal, const QByteArray &unitPrice, const QByteArray &discount)
    {
        return world.put(u"OpportunityLineItem"_s, { { u"OpportunityId"_s, deal }, { u"Quantity"_s, Value::number("1.0") },
            { u"UnitPrice"_s, Value::number(unitPrice) }, { u"Discount"_s, Value::number(discount) }, { u"TotalPrice"_s, Value::number("7.22") } });
    }

private Q_SLOTS:
    void aNumberWithManyDigitsIsRounded_data()
    {
        QTest::addColumn<int>("bulkAbove");
        QTest::newRow("page by page") << 10'000;
        QTest::newRow("in bulk") << 0;
    }

    void aNumberWithManyDigitsIsRounded()
    {
        QFETCH(int, bulkAbove);
        World world(true, { .bulkAbove = bulkAbove });
        const QString deal = world.deal(u"One"_s, world.account(u"Acme"_s), "7.22");
        const QString discounted = line(world, deal, "10.0", kMark);
        const QString precise = line(world, deal, kOtherMark, "0.0");
        world.service.rewriteAnswers([](const sandbox::Request &, sandbox::Response &answer) {
            answer.body.replace(kMark, "27.77777777777778").replace(kOtherMark, "1234567.123456789012345");
        });

        const Result<PullReport> report = world.pull();

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QCOMPARE(world.sink.lines.value(discounted).line.discountPercent.toText(), u"27.777777777778"_s);
        QCOMPARE(world.sink.lines.value(precise).line.unitPrice.toText(), u"1234567.12345678901"_s);
    }

    void aRecordThatCannotBeReadKeepsNoOtherBack_data()
    {
        QTest::addColumn<int>("bulkAbove");
        QTest::addColumn<bool>("changed");
        QTest::newRow("first pull") << 10'000 << false;
        QTest::newRow("first pull, in bulk") << 0 << false;
        QTest::newRow("changed") << 10'000 << true;
    }

    void aRecordThatCannotBeReadKeepsNoOtherBack()
    {
        QFETCH(int, bulkAbove);
        QFETCH(bool, changed);
        World world(true, { .bulkAbove = bulkAbove });
        const QString deal = world.deal(u"One"_s, world.account(u"Acme"_s), "7.22");
        if (changed)
            world.settle();
        const QString good = line(world, deal, "10.0", "0.0");
        const QString bad = line(world, deal, kOtherMark, "0.0");
        const QString another = line(world, deal, "11.0", "0.0");
        show(world, kOtherMark, "9.9E30");

        const Result<PullReport> report = world.pull();

        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail));
        QVERIFY(world.sink.lines.contains(good) && world.sink.lines.contains(another));
        QVERIFY(!world.sink.lines.contains(bad));
        const QString source = unreadSource(u"OpportunityLineItem"_s);
        const auto unread = [&] { return unreadIn(source, world.sink.cursors.value(source)); };
        QCOMPARE(unread().size(), std::size_t(1));
        const UnreadRow left = unread().front();
        QCOMPARE(left.id, bad);
        QCOMPARE(left.object, u"OpportunityLineItem"_s);
        QCOMPARE(left.dealId.value, deal);
        QVERIFY2(left.why.startsWith(u"UnitPrice") && !left.why.contains(u"9.9"), qPrintable(left.why));
        QVERIFY(world.sink.deals.contains(deal));
        QVERIFY(!world.sink.cursors.value(u"salesforce:OpportunityLineItem"_s).isEmpty());
        world.sandboxClock.advance(std::chrono::minutes(1));
        QVERIFY(world.pull().has_value());
        world.service.rewriteAnswers({});
        QVERIFY(world.org().update(u"OpportunityLineItem"_s, bad, Value::object({ { u"UnitPrice"_s, 12 } })).has_value());
        QVERIFY(world.pull().has_value());
        QVERIFY(world.sink.lines.contains(bad));
        QVERIFY(unread().empty());
    }
};

QTEST_GUILESS_MAIN(SalesforceUnread)
#include "tst_salesforce_unread.moc"
