#include "crm/salesforce/CsvReader.h"

#include <QTest>

using namespace sluice;
using salesforce::CsvReader;

/// The CSV of Bulk results: what Salesforce sends, and what a damaged page may hold.
class CsvReading final : public QObject {
    Q_OBJECT

private:
    using Table = QList<QByteArrayList>;

    /// Every value of every record under the columns A and B.
    static Result<Table> read(const QByteArray &text)
    {
        CsvReader reader(text);
        Table table;
        for (;;) {
            const Result<bool> more = reader.next();
            if (!more)
                return tl::unexpected(more.error());
            if (!*more)
                return table;
            QByteArrayList row;
            for (const std::string_view column : { "A", "B" }) {
                const std::string_view value = reader.value(column).value_or("(none)");
                row.append(QByteArray(value.data(), static_cast<qsizetype>(value.size())));
            }
            table.append(row);
        }
    }

private Q_SLOTS:
    void valuesAreReadAsRfc4180HasThem_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Table>("table");
        const auto row = [](const char *what, const QByteArray &text, const Table &table) { QTest::newRow(what) << text << table; };
        row("quoted, as Salesforce sends them", "\"A\",\"B\"\n\"1\",\"2\"\n\"3\",\"4\"\n", { { "1", "2" }, { "3", "4" } });
        row("unquoted", "A,B\n1,2\n", { { "1", "2" } });
        row("no line end behind the last", "A,B\n1,2", { { "1", "2" } });
        row("a comma inside", "A,B\n\"1,5\",2\n", { { "1,5", "2" } });
        row("doubled quotes", "A,B\n\"say \"\"hi\"\"\",\"\"\"\"\n", { { "say \"hi\"", "\"" } });
        row("only quotes", "A,B\n\"\"\"\"\"\",2\n", { { "\"\"", "2" } });
        row("line breaks inside", "A,B\n\"one\ntwo\r\nthree\",2\n", { { "one\ntwo\r\nthree", "2" } });
        row("lines ended as on Windows", "A,B\r\n1,2\r\n\"3\",\"4\"\r\n", { { "1", "2" }, { "3", "4" } });
        row("a carriage return inside a value", "A,B\n1\r5,2\n", { { "1\r5", "2" } });
        row("null and empty look the same", "A,B\n,\"\"\n", { { "(none)", "(none)" } });
        row("a quote in the middle of a plain value", "A,B\n5\" disk,2\n", { { "5\" disk", "2" } });
        row("bytes beyond ASCII", "A,B\n\"S\xC3\xB6hne\",\"\xE2\x82\xAC\"\n", { { "S\xC3\xB6hne", "\xE2\x82\xAC" } });
        row("a byte order mark", "\xEF\xBB\xBF\"A\",\"B\"\n1,2\n", { { "1", "2" } });
        row("NUL bytes are dropped", QByteArray("A,B\n\"1\0\0x\",2\0\n", 15), { { "1x", "2" } });
        row("no records", "\"A\",\"B\"\n", {});
        row("nothing at all", "", {});
        row("other columns", "X,B,Y\n1,2,3\n", { { "(none)", "2" } });
        row("the other order", "B,A\n2,1\n", { { "1", "2" } });
    }

    void valuesAreReadAsRfc4180HasThem()
    {
        QFETCH(QByteArray, text);
        QFETCH(Table, table);

        const Result<Table> found = read(text);

        QVERIFY2(found.has_value(), found ? "" : qPrintable(found.error().detail));
        QCOMPARE(*found, table);
    }

    void whatIsDamagedIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("a quote that stays open") << QByteArray("A,B\n1,\"2\n3,4\n");
        QTest::newRow("a header that stays open") << QByteArray("\"A,B\n1,2\n");
        QTest::newRow("text behind a closing quote") << QByteArray("A,B\n\"1\"x,2\n");
        QTest::newRow("a value too few") << QByteArray("A,B\n1\n");
        QTest::newRow("a value too many") << QByteArray("A,B\n1,2,3\n");
        QTest::newRow("broken off inside a record") << QByteArray("A,B\n1,2\n3");
        QTest::newRow("an empty line") << QByteArray("A,B\n\n1,2\n");
        QTest::newRow("a page of a proxy") << QByteArray("<html>\n<body>Sorry, busy</body>\n</html>");
    }

    void whatIsDamagedIsRefused()
    {
        QFETCH(QByteArray, text);

        const Result<Table> found = read(text);

        QVERIFY(!found.has_value());
        QCOMPARE(int(found.error().kind), int(ErrorKind::BadReply));
    }

    void everyCutOfATextIsReadOrRefusedAndNeverReadsBeyondIt()
    {
        const QByteArray whole = "\"A\",\"B\"\r\n\"1,\"\"x\"\"\n\",2\r\n3,\"\"\r\n";
        for (qsizetype length = 0; length <= whole.size(); ++length) {
            const Result<Table> found = read(QByteArray(whole.constData(), length));
            QVERIFY(found.has_value() || found.error().kind == ErrorKind::BadReply);
        }
    }

    void recordsAreCounted()
    {
        CsvReader reader("A,B\n1,2\n3,4\n");

        while (reader.next().value_or(false)) { }

        QCOMPARE(reader.recordsRead(), 2);
        QVERIFY(reader.has("A") && !reader.has("C"));
    }
};

QTEST_APPLESS_MAIN(CsvReading)
#include "tst_csv_reader.moc"
