#include "core/Money.h"

#include <QTest>

#include <limits>
#include <optional>

using namespace sluice;
using namespace std::string_literals;

Q_DECLARE_METATYPE(std::string)
Q_DECLARE_METATYPE(std::optional<qint64>)
Q_DECLARE_METATYPE(std::vector<std::int64_t>)

namespace {

Currency currency(const char *code) { return Currency::fromCode(std::string_view(code)).value(); }
Money usd(std::int64_t minor) { return Money(minor, currency("USD")); }

} // namespace

class TestMoney : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void currenciesKnowTheirMinorDigits_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("exponent"); // -1: refused
        QTest::newRow("dollar") << QStringLiteral("USD") << 2;
        QTest::newRow("yen") << QStringLiteral("JPY") << 0;
        QTest::newRow("dinar") << QStringLiteral("KWD") << 3;
        QTest::newRow("lower case") << QStringLiteral("usd") << -1;
        QTest::newRow("two letters") << QStringLiteral("US") << -1;
        QTest::newRow("nobody's money") << QStringLiteral("ABC") << -1;
        QTest::newRow("across two entries of the list") << QStringLiteral("D A") << -1;
        QTest::newRow("empty") << QString() << -1;
    }

    void currenciesKnowTheirMinorDigits()
    {
        QFETCH(QString, code);
        QFETCH(int, exponent);

        const Result<Currency> read = Currency::fromCode(code);

        QCOMPARE(read ? int(read->exponent) : -1, exponent);
        if (read)
            QCOMPARE(read->text(), code);
    }

    void fromWireReadsWholeMinorUnitsOrRefuses_data()
    {
        QTest::addColumn<std::string>("wire");
        QTest::addColumn<QString>("code");
        QTest::addColumn<std::optional<qint64>>("minor"); // nullopt: refused
        using Minor = std::optional<qint64>;
        QTest::newRow("dollars and cents") << "1234.5"s << QStringLiteral("USD") << Minor(123450);
        QTest::newRow("large, with exponent") << "1.25E7"s << QStringLiteral("USD") << Minor(1250000000);
        QTest::newRow("small exponent") << "1.5e-1"s << QStringLiteral("USD") << Minor(15);
        QTest::newRow("plus in the exponent") << "1.2e+2"s << QStringLiteral("USD") << Minor(12000);
        QTest::newRow("yen has no minor digits") << "500.0"s << QStringLiteral("JPY") << Minor(500);
        QTest::newRow("half a yen") << "500.5"s << QStringLiteral("JPY") << Minor();
        QTest::newRow("three digits") << "1.234"s << QStringLiteral("KWD") << Minor(1234);
        QTest::newRow("negative") << "-0.5"s << QStringLiteral("USD") << Minor(-50);
        QTest::newRow("trailing zeros beyond the cents") << "7.1000000"s << QStringLiteral("USD") << Minor(710);
        QTest::newRow("third cent digit") << "1.005"s << QStringLiteral("USD") << Minor();
        QTest::newRow("a string") << "\"12.00\""s << QStringLiteral("USD") << Minor();
        QTest::newRow("a word") << "NaN"s << QStringLiteral("USD") << Minor();
        QTest::newRow("empty") << ""s << QStringLiteral("USD") << Minor();
        QTest::newRow("two points") << "1.2.3"s << QStringLiteral("USD") << Minor();
        QTest::newRow("thousands separator") << "1,000"s << QStringLiteral("USD") << Minor();
        QTest::newRow("exponent without digits") << "1E"s << QStringLiteral("USD") << Minor();
        QTest::newRow("past 64 bits") << "1E30"s << QStringLiteral("USD") << Minor();
    }

    void fromWireReadsWholeMinorUnitsOrRefuses()
    {
        QFETCH(std::string, wire);
        QFETCH(QString, code);
        QFETCH(std::optional<qint64>, minor);

        const Result<Money> money = Money::fromWire(wire, Currency::fromCode(code).value());

        QCOMPARE(money.has_value(), minor.has_value());
        if (money)
            QCOMPARE(money->minor(), *minor);
    }

    void textHasAllDigitsOfTheCurrency()
    {
        QCOMPARE(usd(125000).toText(), QStringLiteral("1250.00"));
        QCOMPARE(usd(-50).toText(), QStringLiteral("-0.50"));
        QCOMPARE(usd(5).toText(), QStringLiteral("0.05"));
        QCOMPARE(usd(0).toText(), QStringLiteral("0.00"));
        QCOMPARE(Money(500, currency("JPY")).toText(), QStringLiteral("500"));
        QCOMPARE(Money(1234, currency("KWD")).toText(), QStringLiteral("1.234"));
        QCOMPARE(usd(std::numeric_limits<std::int64_t>::min()).toText(), QStringLiteral("-92233720368547758.08"));
    }

    void currenciesAreNeverMixed()
    {
        const Result<Money> sum = usd(100).plus(Money(100, currency("EUR")));

        QVERIFY(!sum);
        QCOMPARE(sum.error().kind, ErrorKind::Rejected);
        QVERIFY(!usd(100).minus(Money(100, currency("EUR"))));
    }

    void aSumThatLeaves64BitsIsRefused()
    {
        const Money most = usd(std::numeric_limits<std::int64_t>::max());
        const Money least = usd(std::numeric_limits<std::int64_t>::min());

        QCOMPARE(most.plus(usd(1)).error().kind, ErrorKind::LimitReached);
        QCOMPARE(least.minus(usd(1)).error().kind, ErrorKind::LimitReached);
        QCOMPARE(most.plus(usd(0)).value(), most);
    }

    void splitGivesLeftOversToTheEarliest_data()
    {
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<std::vector<std::int64_t>>("weights");
        QTest::addColumn<std::vector<std::int64_t>>("parts");
        using V = std::vector<std::int64_t>;
        QTest::newRow("thirds") << qint64(100) << V { 1, 1, 1 } << V { 34, 33, 33 };
        QTest::newRow("negative thirds") << qint64(-100) << V { 1, 1, 1 } << V { -34, -33, -33 };
        QTest::newRow("a weight of nothing gets nothing") << qint64(100) << V { 0, 1, 2 } << V { 0, 34, 66 };
        QTest::newRow("one") << qint64(101) << V { 7 } << V { 101 };
        QTest::newRow("nothing to share") << qint64(0) << V { 1, 2 } << V { 0, 0 };
    }

    void splitGivesLeftOversToTheEarliest()
    {
        QFETCH(qint64, minor);
        QFETCH(std::vector<std::int64_t>, weights);
        QFETCH(std::vector<std::int64_t>, parts);

        std::vector<std::int64_t> got;
        for (const Money &part : usd(minor).split(weights))
            got.push_back(part.minor());

        QCOMPARE(got, parts);
    }
};

QTEST_APPLESS_MAIN(TestMoney)
#include "tst_money.moc"
