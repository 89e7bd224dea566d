#include "net/Json.h"

#include <QTest>

#include <string>

using namespace sluice;
using namespace sluice::net;

namespace {

// Not a raw string: moc loses its way in one with an escaped quote.
const QByteArray kPage
    = "{\"totalSize\":2,\"done\":false,\"nextRecordsUrl\":\"/services/data/v64.0/query/01g-2000\",\n \"records\":[\n"
      "{\"attributes\":{\"type\":\"Opportunity\"},\"Id\":\"006A\",\"Name\":\"Caf\\u00e9 \\\"Zum L\u00f6wen\\\"\","
      "\"Amount\":1.25E7,\"IsWon\":true,\"Owner\":{\"Name\":\"Ann\",\"Profile\":{\"Id\":\"00e\"}},"
      "\"Lines\":{\"records\":[{\"Qty\":2.50},{\"Qty\":3}]},\"CloseDate\":null},\n"
      "{\"attributes\":{\"type\":\"Opportunity\"},\"Id\":\"006B\",\"Name\":\"\",\"Amount\":-0.5,\"IsWon\":false,"
      "\"Owner\":null,\"Lines\":null}\n]}";

std::string owned(std::optional<std::string_view> text)
{
    return text ? std::string(*text) : std::string("(none)");
}

} // namespace

class TstJson : public QObject {
    Q_OBJECT

private:
    /// Reads everything a client would read of the page; what is read goes into `seen`.
    static Result<void> readPage(const QByteArray &bytes, std::string &seen)
    {
        JsonText json(bytes);
        Result<JsonObject> root = json.root();
        if (!root)
            return tl::unexpected(root.error());
        seen += owned(root->text("nextRecordsUrl")) + ';';
        seen += root->flag("done").value_or(true) ? "done;" : "more;";
        Result<void> walked = root->forEachObject("records", [&seen](JsonObject row) -> Result<void> {
            seen += owned(row.text("Id")) + ',' + owned(row.text("Name")) + ',' + owned(row.numberText("Amount")) + ',';
            if (std::optional<JsonObject> owner = row.object("Owner"))
                seen += owned(owner->text("Name")) + ',';
            if (std::optional<JsonObject> lines = row.object("Lines")) {
                Result<void> inner = lines->forEachObject("records", [&seen](JsonObject line) -> Result<void> {
                    seen += owned(line.numberText("Qty")) + '/';
                    return {};
                });
                if (!inner)
                    return inner;
            }
            seen += row.flag("IsWon").value_or(false) ? "won," : "lost,";
            seen += owned(row.text("CloseDate")) + ';';
            return {};
        });
        if (!walked)
            return walked;
        seen += std::to_string(root->whole("totalSize").value_or(-1));
        return json.finish();
    }

private Q_SLOTS:
    void aPageIsReadInAnyOrderWithNumbersAsTheyStand()
    {
        std::string seen;

        QVERIFY(readPage(kPage, seen));

        QCOMPARE(seen,
            std::string("/services/data/v64.0/query/01g-2000;more;"
                        "006A,Café \"Zum Löwen\",1.25E7,Ann,2.50/3/won,(none);"
                        "006B,,-0.5,lost,(none);2"));
    }

    void anObjectStandsAsItWasSentAndIsReadAfterwards()
    {
        JsonText json("{\"records\":[{\"Id\":\"1\",\"Inner\":{\"a\":[1, 2]}},{\"Id\":\"2\"}],\"done\":true}");
        auto root = json.root();
        QVERIFY(root.has_value());
        QStringList texts, ids;
        const Result<void> walked = root->forEachObject("records", [&](JsonObject record) -> Result<void> {
            const std::string_view raw = record.raw();
            texts.append(QString::fromUtf8(raw.data(), qsizetype(raw.size())));
            ids.append(QString::fromStdString(std::string(record.text("Id").value_or(""))));
            return {};
        });
        QVERIFY(walked.has_value());
        QCOMPARE(texts, (QStringList { QStringLiteral("{\"Id\":\"1\",\"Inner\":{\"a\":[1, 2]}}"), QStringLiteral("{\"Id\":\"2\"}") }));
        QCOMPARE(ids, (QStringList { QStringLiteral("1"), QStringLiteral("2") }));
        QCOMPARE(root->flag("done"), std::optional(true));
    }

    void aPageCutAnywhereIsRefused()
    {
        for (qsizetype cut = 0; cut < kPage.size(); ++cut) {
            std::string seen;
            const Result<void> read = readPage(kPage.left(cut), seen);
            QVERIFY2(!read, qPrintable(QString::number(cut)));
            QCOMPARE(read.error().kind, ErrorKind::BadReply);
        }
    }

    void aDamagedPageNeverCrashes()
    {
        const QByteArray noise("\0\"{}[]:,\\x9-\xff", 13);
        for (qsizetype at = 0; at < kPage.size(); ++at) {
            for (const char byte : noise) {
                QByteArray damaged = kPage;
                damaged[at] = byte;
                std::string seen;
                const Result<void> read = readPage(damaged, seen);
                if (!read)
                    QCOMPARE(read.error().kind, ErrorKind::BadReply);
            }
        }
    }

    void deepNestingIsNoTrap()
    {
        std::string seen;
        const Result<void> read = readPage("{\"x\":" + QByteArray(2'000'000, '[') + QByteArray(2'000'000, ']') + "}", seen);
        if (!read)
            QCOMPARE(read.error().kind, ErrorKind::BadReply);
    }

    void somethingElseIsABadReply_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("blank") << QByteArray("  \n");
        QTest::newRow("a web page") << QByteArray("<!doctype html><html><body>Maintenance</body></html>");
        QTest::newRow("an array") << QByteArray("[{\"errorCode\":\"X\"}]");
        QTest::newRow("a string") << QByteArray("\"x\"");
        QTest::newRow("a number") << QByteArray("12");
        QTest::newRow("null") << QByteArray("null");
        QTest::newRow("not UTF-8") << QByteArray("{\"records\":[{\"Name\":\"\xff\xfe\"}]}");
    }

    void somethingElseIsABadReply()
    {
        QFETCH(QByteArray, bytes);
        std::string seen;

        const Result<void> read = readPage(bytes, seen);

        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::BadReply);
    }

    void numbersKeepTheirTextAndWrongTypesAreFound_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("number"); // Empty: refused; "-": absent.
        for (const char *good : { "0", "-0.5", "120.0", "1.25E7", "1e-3", "123456789012345678901234567890.12", "-0" })
            QTest::newRow(good) << QByteArray(good) << QByteArray(good);
        QTest::newRow("null") << QByteArray("null") << QByteArray("-");
        for (const char *bad : { "\"12.00\"", "true", "{}", "[1]", "01", "1.", ".5", "+1", "1e", "--1", "0x10", "NaN" })
            QTest::newRow(bad) << QByteArray(bad) << QByteArray();
    }

    void numbersKeepTheirTextAndWrongTypesAreFound()
    {
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, number);
        JsonText json("{\"Amount\": " + value + " , \"Id\":\"x\"}");
        Result<JsonObject> root = json.root();
        if (!root) { // No JSON at all.
            QVERIFY(number.isEmpty());
            QCOMPARE(root.error().kind, ErrorKind::BadReply);
            return;
        }

        const std::optional<std::string_view> text = root->numberText("Amount");

        QCOMPARE(json.finish().has_value(), !number.isEmpty());
        QCOMPARE(text.has_value(), !number.isEmpty() && number != "-");
        if (text)
            QCOMPARE(QByteArray(text->data(), static_cast<qsizetype>(text->size())), number);
    }

    void aTextThatIsBrokenWhereNobodyReadsIsRefused()
    {
        // The second brace closes the wrong object: a reader that skips what it was not asked for would go astray.
        JsonText json("{\"a\":{\"b\":\"c\":\"d\"},\"e\":[1,2}],\"f\":1}");

        const Result<JsonObject> root = json.root();

        QVERIFY(!root);
        QCOMPARE(root.error().kind, ErrorKind::BadReply);
    }

    void theErrorNamesTheMemberAndNotItsValue()
    {
        JsonText json(R"({"records":[{"Name":{"secret":"Ann"}}]})");
        Result<JsonObject> root = json.root();

        const Result<void> walked = root->forEachObject("records", [](JsonObject row) -> Result<void> {
            row.text("Name");
            return {};
        });

        QVERIFY(!walked);
        QVERIFY(walked.error().detail.contains(QStringLiteral("Name")));
        QVERIFY(!walked.error().detail.contains(QStringLiteral("Ann")));
    }

    void anEscapedTextAskedForAgainAndAgainStaysInBounds()
    {
        JsonText json(R"({"a":"\u00e9\u00e9\u00e9\u00e9"})");
        Result<JsonObject> root = json.root();
        for (int i = 0; i < 100'000; ++i)
            root->text("a");
        QVERIFY(!json.finish());
        QVERIFY(json.root()); // A new walk starts afresh.
        QVERIFY(json.finish());
    }

    void entitiesOfAChangeAnswerAreWalkedByName()
    {
        JsonText json(R"({"CDCResponse":[{"QueryResponse":[
            {"Invoice":[{"Id":"1"},{"Id":"2","status":"Deleted"}],"startPosition":1},
            {},{"Payment":[{"Id":"7"}],"maxResults":1}]}],"time":"x"})");
        Result<JsonObject> root = json.root();
        std::string seen;

        const Result<void> walked = root->forEachObject("CDCResponse", [&seen](JsonObject response) {
            return response.forEachObject("QueryResponse", [&seen](JsonObject part) {
                return part.forEachObjectOfArrays([&seen](std::string_view entity, JsonObject row) -> Result<void> {
                    seen += std::string(entity) + owned(row.text("Id")) + ' ';
                    return {};
                });
            });
        });

        QVERIFY(walked);
        QCOMPARE(seen, std::string("Invoice1 Invoice2 Payment7 "));
    }

    void anArrayOfErrorsIsReadAtTheTop()
    {
        JsonText json(R"([{"message":"Session expired","errorCode":"INVALID_SESSION_ID"}])");
        std::string code;

        QVERIFY(json.forEachObject([&code](JsonObject error) -> Result<void> {
            code = owned(error.text("errorCode"));
            return {};
        }));

        QCOMPARE(code, std::string("INVALID_SESSION_ID"));
    }
};

QTEST_GUILESS_MAIN(TstJson)
#include "tst_json.moc"
