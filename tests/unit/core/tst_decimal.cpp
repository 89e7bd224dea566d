#include "core/RoundedDecimal.h"

#include <QTest>

using namespace sluice;

namespace {

Currency currency(const char *code) { return Currency::fromCode(std::string_view(code)).value(); }
Decimal decimal(const char *text) { return Decimal::fromWire(text).value(); }

} // namespace

class TestDecimal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wireNumbersAreExact_data()
    {
        QTest::addColumn<QString>("wire");
        QTest::addColumn<QString>("text"); // Empty: refused.
        QTest::newRow("whole") << QStringLiteral("8") << QStringLiteral("8");
        QTest::newRow("fraction") << QStringLiteral("0.5306667") << QStringLiteral("0.5306667");
        QTest::newRow("trailing zeros") << QStringLiteral("12.500") << QStringLiteral("12.5");
        QTest::newRow("exponent") << QStringLiteral("1.25E3") << QStringLiteral("1250");
        QTest::newRow("negative exponent") << QStringLiteral("125e-4") << QStringLiteral("0.0125");
        QTest::newRow("minus") << QStringLiteral("-3.10") << QStringLiteral("-3.1");
        QTest::newRow("minus below one") << QStringLiteral("-0.05") << QStringLiteral("-0.05");
        QTest::newRow("nineteen digits") << QStringLiteral("1234567890123456789") << QString();
        QTest::newRow("thirteen places") << QStringLiteral("0.1234567890123") << QString();
        QTest::newRow("word") << QStringLiteral("ten") << QString();
        QTest::newRow("only a sign") << QStringLiteral("-") << QString();
    }

    void wireNumbersAreExact()
    {
        QFETCH(QString, wire);
        QFETCH(QString, text);

        const Result<Decimal> read = Decimal::fromText(wire);

        QCOMPARE(read ? read->toText() : QString(), text);
    }

    void whatIsTooExactIsRoundedOnce_data()
    {
        QTest::addColumn<QString>("wire");
        QTest::addColumn<int>("scaleMax");
        QTest::addColumn<QString>("text"); // Empty: refused.
        const auto row = [](const char *name, const char *wire, int scaleMax, const char *text) {
            QTest::newRow(name) << QString::fromLatin1(wire) << scaleMax << QString::fromLatin1(text);
        };
        row("a share", "27.77777777777778", 12, "27.777777777778");
        row("below half", "0.12345678901249999", 12, "0.123456789012");
        row("negative half", "-0.1234567890125", 12, "-0.123456789013");
        row("carried over", "9.9999999999999", 12, "10");
        row("to the cent, at once", "1.00499999999999999", 2, "1");
        row("half a cent", "1.00500000000000001", 2, "1.01");
        row("as many as fit", "1234567.123456789012345", 12, "1234567.12345678901");
        row("all nines", "999999.99999999999999", 12, "1000000");
        row("too small to see", "4E-13", 12, "0");
        row("rounded to the last place", "6E-13", 12, "0.000000000001");
        row("far too small", "1E-30", 12, "0");
        row("short", "12.50", 12, "12.5");
        row("with an exponent", "1.25E7", 12, "12500000");
        row("zero", "0.0", 12, "0");
        row("too large", "9.9E30", 12, "");
        row("nineteen digits", "1234567890123456789", 12, "");
        row("a word", "ten", 12, "");
        row("half a number", "1.", 12, "");
        row("an exponent of nothing", "1E", 12, "");
    }

    void whatIsTooExactIsRoundedOnce()
    {
        QFETCH(QString, wire);
        QFETCH(int, scaleMax);
        QFETCH(QString, text);

        const Result<Decimal> read = roundedFromWire(wire.toStdString(), scaleMax);

        QCOMPARE(read ? read->toText() : QString(), text);
    }

    void comparesByValue()
    {
        QVERIFY(decimal("1.50") == decimal("1.5"));
        QVERIFY(decimal("-0.1") < decimal("0"));
        QVERIFY(decimal("1.49999") < decimal("1.5"));
        QVERIFY(!(decimal("1.5") < decimal("1.50")));
    }

    void roundsAsNamed_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("halfUp");
        QTest::addColumn<QString>("halfEven");
        QTest::addColumn<QString>("down");
        QTest::newRow("half, even before") << QStringLiteral("0.125") << QStringLiteral("0.13") << QStringLiteral("0.12") << QStringLiteral("0.12");
        QTest::newRow("half, odd before") << QStringLiteral("0.135") << QStringLiteral("0.14") << QStringLiteral("0.14") << QStringLiteral("0.13");
        QTest::newRow("negative half") << QStringLiteral("-0.125") << QStringLiteral("-0.13") << QStringLiteral("-0.12") << QStringLiteral("-0.12");
        QTest::newRow("a hair above half") << QStringLiteral("0.12500001") << QStringLiteral("0.13") << QStringLiteral("0.13") << QStringLiteral("0.12");
        QTest::newRow("below half") << QStringLiteral("0.1249") << QStringLiteral("0.12") << QStringLiteral("0.12") << QStringLiteral("0.12");
    }

    void roundsAsNamed()
    {
        QFETCH(QString, value);
        QFETCH(QString, halfUp);
        QFETCH(QString, halfEven);
        QFETCH(QString, down);

        const Decimal read = Decimal::fromText(value).value();

        QCOMPARE(read.rounded(2, Rounding::HalfUp).toText(), halfUp);
        QCOMPARE(read.rounded(2, Rounding::HalfEven).toText(), halfEven);
        QCOMPARE(read.rounded(2, Rounding::Down).toText(), down);
    }

    void linesAreRoundedOnceAtTheEnd_data()
    {
        QTest::addColumn<QString>("quantity");
        QTest::addColumn<QString>("price");
        QTest::addColumn<QString>("discount");
        QTest::addColumn<QString>("currencyCode");
        QTest::addColumn<QString>("amount");
        const QString usd = QStringLiteral("USD");
        // Worked by hand: 15 × 0.5306667 = 7.9600005.
        QTest::newRow("as the books do it") << QStringLiteral("15") << QStringLiteral("0.5306667") << QStringLiteral("0") << usd << QStringLiteral("7.96");
        // 3 × 33.35 × 0.875 = 87.54375
        QTest::newRow("discount with a fraction") << QStringLiteral("3") << QStringLiteral("33.35") << QStringLiteral("12.5") << usd << QStringLiteral("87.54");
        // 0.5 × 0.01 = 0.005: half up.
        QTest::newRow("half a cent") << QStringLiteral("0.5") << QStringLiteral("0.01") << QStringLiteral("0") << usd << QStringLiteral("0.01");
        QTest::newRow("half a cent given back") << QStringLiteral("-0.5") << QStringLiteral("0.01") << QStringLiteral("0") << usd << QStringLiteral("-0.01");
        QTest::newRow("all of it off") << QStringLiteral("4") << QStringLiteral("10") << QStringLiteral("100") << usd << QStringLiteral("0.00");
        // 2.5 × 333 = 832.5
        QTest::newRow("yen") << QStringLiteral("2.5") << QStringLiteral("333") << QStringLiteral("0") << QStringLiteral("JPY") << QStringLiteral("833");
        // 7 × 1.99 × 0.9 = 12.537
        QTest::newRow("ten percent") << QStringLiteral("7") << QStringLiteral("1.99") << QStringLiteral("10") << usd << QStringLiteral("12.54");
    }

    void linesAreRoundedOnceAtTheEnd()
    {
        QFETCH(QString, quantity);
        QFETCH(QString, price);
        QFETCH(QString, discount);
        QFETCH(QString, currencyCode);
        QFETCH(QString, amount);

        const Result<Money> got = lineAmount(Decimal::fromText(quantity).value(), Decimal::fromText(price).value(),
            Decimal::fromText(discount).value(), Currency::fromCode(currencyCode).value());

        QVERIFY(got);
        QCOMPARE(got->toText(), amount);
    }

    void aLineThatLeavesItsRangeIsRefused()
    {
        const Decimal huge(999'999'999'999'999'999, 0);

        QCOMPARE(lineAmount(huge, huge, Decimal(), currency("USD")).error().kind, ErrorKind::LimitReached);
    }

    void dividesToThePlacesAsked()
    {
        QCOMPARE(decimal("10").dividedBy(decimal("3"), 4, Rounding::HalfUp)->toText(), QStringLiteral("3.3333"));
        QCOMPARE(decimal("2").dividedBy(decimal("3"), 2, Rounding::HalfUp)->toText(), QStringLiteral("0.67"));
        QCOMPARE(decimal("1").dividedBy(decimal("-8"), 2, Rounding::HalfEven)->toText(), QStringLiteral("-0.12"));
        QCOMPARE(decimal("1").dividedBy(Decimal(), 2, Rounding::HalfUp).error().kind, ErrorKind::Rejected);
    }

    void moneyAndBack()
    {
        const Money money(-123, currency("KWD"));

        QCOMPARE(Decimal::fromMoney(money).toText(), QStringLiteral("-0.123"));
        QCOMPARE(Decimal::fromMoney(money).toMoney(currency("KWD")).value(), money);
    }
};

QTEST_APPLESS_MAIN(TestDecimal)
#include "tst_decimal.moc"
