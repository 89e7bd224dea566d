#include "sandbox/Faults.h"
#include "sandbox/Http.h"
#include "sandbox/Value.h"

#include <QtTest>

using namespace Qt::Literals::StringLiterals;
using namespace sluice::sandbox;

class tst_sandbox_json : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void numbersAndOrderSurviveTheTrip()
    {
        const QByteArray text = "{\"b\":100.00,\"a\":[1.25E7,123456789012345678,-0.5],\"c\":{\"x\":null,"
                                "\"y\":true},\"d\":\"ü\\n\\\"\\\\\"}";

        const std::optional<Value> read = Value::parse(text);

        QVERIFY(read.has_value());
        QCOMPARE(read->toJson(), text);
    }

    void escapesBecomeTheirCharacters()
    {
        const std::optional<Value> read = Value::parse(QByteArray("\"\\u00e9\\ud83d\\ude00\\/\\t\""));

        QVERIFY(read.has_value());
        QCOMPARE(read->toString(), u"é😀/\t"_s);
    }

    void whatIsNoJsonIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *bad : { "", "{", "[1,]", "{\"a\":1,}", "{a:1}", "01", "1.", ".5", "+1", "1e", "nul",
                 "\"\\x\"", "\"\\ud800\"", "\"a\nb\"", "[1] 2", "'a'", "\"\xff\"", "{\"a\" 1}", "-" })
            QTest::newRow(bad) << QByteArray(bad);
        QTest::newRow("too deep") << QByteArray(1000, '[') + QByteArray(1000, ']');
    }
    void whatIsNoJsonIsRefused()
    {
        QFETCH(QByteArray, text);

        QVERIFY(!Value::parse(text).has_value());
    }

    void theLastOfEqualNamesCounts()
    {
        QCOMPARE((*Value::parse(QByteArray("{\"a\":1,\"a\":2}")))[u"a"].toInt(), 2LL);
    }

    void copiesDoNotShareChanges()
    {
        Value one = *Value::parse(QByteArray("{\"a\":{\"b\":1}}"));
        const Value two = one;

        one.member(u"a")->set(u"b"_s, 5);

        QCOMPARE(two.at(u"a.b").toInt(), 1LL);
        QCOMPARE(one.at(u"a.b").toInt(), 5LL);
    }

    void queriesAreDecodedAsForms()
    {
        Request request;
        request.target = "/v3/x?query=select%20*+from%20A%20where%20t%20%3E%20'10%2B02'&minorversion=75";

        QCOMPARE(request.path(), QByteArray("/v3/x"));
        QCOMPARE(request.parameter("query"), u"select * from A where t > '10+02'"_s);
        QCOMPARE(request.parameter("minorversion"), u"75"_s);
        QCOMPARE(request.parameter("none"), QString());
    }

    void headersAreFoundInAnyCase()
    {
        Request request;
        request.headers = { { "content-TYPE", "text/plain" } };

        QCOMPARE(request.header("Content-Type"), QByteArray("text/plain"));
        QCOMPARE(request.header("Content-Typ"), QByteArray());
    }

    void aFaultStrikesAfterTheSkipsAndThenIsSpent()
    {
        Faults faults;
        faults.add({ FaultKind::DropAfter, "POST", "/invoice", 1, 2 });
        Request hit;
        hit.method = "POST";
        hit.target = "/v3/company/1/invoice?requestid=x";
        Request other;
        other.target = "/v3/company/1/invoice/5";

        QVERIFY(!faults.strike(other));
        QVERIFY(!faults.strike(hit));
        QVERIFY(faults.strike(hit) == FaultKind::DropAfter);
        QVERIFY(faults.strike(hit) == FaultKind::DropAfter);
        QVERIFY(!faults.strike(hit));
        QVERIFY(faults.isEmpty());
    }

    void everyFaultHasAName()
    {
        for (int kind = 0; kind <= static_cast<int>(FaultKind::ValidationRule); ++kind) {
            const auto fault = static_cast<FaultKind>(kind);
            QVERIFY(Faults::kindFromName(Faults::nameOf(fault)) == fault);
        }
        QVERIFY(!Faults::kindFromName(u"rain"));
    }
};

QTEST_APPLESS_MAIN(tst_sandbox_json)
#include "tst_sandbox_json.moc"
