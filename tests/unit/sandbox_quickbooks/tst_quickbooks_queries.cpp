#include "QuickBooksFixture.h"

using namespace Qt::Literals::StringLiterals;
using namespace sluice::sandbox;
using namespace sluice::sandbox::quickbooks;
using namespace std::chrono_literals;

namespace {

QStringList names(
    const Value &answer, const QString &entity = u"Customer"_s, const QString &member = u"DisplayName"_s)
{
    QStringList found;
    for (const Value &record : answer[u"QueryResponse"][entity].items())
        found.append(record[member].toString());
    return found;
}

struct Shop : QuickBooksFixture {
    Shop()
    {
        for (const QByteArray name : { "Adler", "Amy's Bird Sanctuary", "Back\\\\slash", "Cedar", "Dunn" })
            customer(kUs, name);
    }
};

} // namespace

class tst_quickbooks_queries : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void statementsFindTheirRows_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<QStringList>("found");
        const auto row = [](const char *name, const QString &rest, const QStringList &found) {
            QTest::newRow(name) << u"SELECT * FROM Customer "_s + rest << found;
        };
        const QString amy = u"Amy's Bird Sanctuary"_s;
        row("equal", u"WHERE DisplayName = 'Cedar'"_s, { u"Cedar"_s });
        row("escaped apostrophe", u"WHERE DisplayName = 'Amy\\'s Bird Sanctuary'"_s, { amy });
        row("escaped backslash", u"WHERE DisplayName = 'Back\\\\slash'"_s, { u"Back\\slash"_s });
        row("in", u"WHERE DisplayName IN ('Dunn', 'Adler') ORDERBY DisplayName"_s, { u"Adler"_s, u"Dunn"_s });
        row("like", u"WHERE DisplayName LIKE 'a%'  ORDERBY DisplayName DESC"_s, { amy, u"Adler"_s });
        row("like in the middle", u"WHERE DisplayName LIKE '%bird%'"_s, { amy });
        row("and", u"WHERE DisplayName > 'B' AND DisplayName <= 'Cedar' ORDER BY DisplayName"_s,
            { u"Back\\slash"_s, u"Cedar"_s });
        row("bare number", u"WHERE Balance < 1 ORDERBY DisplayName MAXRESULTS 1"_s, { u"Adler"_s });
        row("page", u"ORDERBY DisplayName STARTPOSITION 2 MAXRESULTS 2"_s, { amy, u"Back\\slash"_s });
        row("page, other order", u"ORDERBY DisplayName maxresults 2 startposition 4"_s,
            { u"Cedar"_s, u"Dunn"_s });
        row("past the end", u"STARTPOSITION 100"_s, {});
        row("newest first without an order", u"maxresults 1"_s, { u"Dunn"_s });
        row("changed since, with a zone",
            u"WHERE MetaData.LastUpdatedTime >= '2026-03-31T16:00:00+01:00' AND DisplayName = 'Dunn'"_s,
            { u"Dunn"_s });
        row("changed later", u"WHERE Metadata.LastUpdatedTime > '2026-03-31T08:00:01-07:00'"_s, {});
        QTest::newRow("lower case") << u"select * from customer where DisplayName = 'Dunn'"_s
                                    << QStringList { u"Dunn"_s };
    }
    void statementsFindTheirRows()
    {
        QFETCH(QString, statement);
        QFETCH(QStringList, found);
        Shop shop;

        QCOMPARE(names(shop.query(kUs, statement)), found);
    }

    void statementsThatMakeNoSenseAreRefused_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<QString>("code");
        QTest::newRow("or") << u"select * from Customer where DisplayName = 'A' or DisplayName = 'B'"_s
                            << u"4000"_s;
        QTest::newRow("not equal") << u"select * from Customer where DisplayName != 'A'"_s << u"4000"_s;
        QTest::newRow("open text") << u"select * from Customer where DisplayName = 'A"_s << u"4000"_s;
        QTest::newRow("nothing") << QString() << u"4000"_s;
        QTest::newRow("group") << u"select * from Customer group by DisplayName"_s << u"4000"_s;
        QTest::newRow("unknown entity") << u"select * from Widget"_s << u"4001"_s;
        QTest::newRow("unknown property") << u"select * from Customer where Colour = 'red'"_s << u"4001"_s;
        QTest::newRow("not queryable") << u"select * from Invoice where PrivateNote = 'x'"_s << u"4001"_s;
        QTest::newRow("number of a payment") << u"select * from Payment where DocNumber = 'x'"_s << u"4001"_s;
        QTest::newRow("position 0") << u"select * from Customer startposition 0"_s << u"4001"_s;
        QTest::newRow("more than a page") << u"select * from Customer maxresults 1001"_s << u"4001"_s;
        QTest::newRow("no date") << u"select * from Invoice where TxnDate > 'yesterday'"_s << u"4001"_s;
    }
    void statementsThatMakeNoSenseAreRefused()
    {
        QFETCH(QString, statement);
        QFETCH(QString, code);
        Shop shop;

        QCOMPARE(faultCode(shop.query(kUs, statement)), code);
    }

    void anEmptyPageIsAnEmptyObject()
    {
        Shop shop;

        QCOMPARE(shop.query(kUs, u"select * from Invoice"_s)[u"QueryResponse"].toJson(), QByteArray("{}"));
    }

    void countsAndPagesTellTheirSizes()
    {
        Shop shop;

        const Value count = shop.query(kUs, u"select count(*) from Customer where DisplayName like '%a%'"_s);
        const Value page = shop.query(kUs, u"select * from Customer startposition 2 maxresults 3"_s);

        QCOMPARE(count[u"QueryResponse"].toJson(), QByteArray("{\"totalCount\":4}"));
        QCOMPARE(page.at(u"QueryResponse.maxResults").toInt(), 3LL);
        QCOMPARE(page.at(u"QueryResponse.startPosition").toInt(), 2LL);
    }

    void statementsMayBePosted()
    {
        Shop shop;

        const Value answer = shop.post(kUs, "query", "select * from Customer where DisplayName = 'Dunn'");

        QCOMPARE(names(answer), QStringList { u"Dunn"_s });
    }

    void inactiveNamesHideUnlessAskedFor()
    {
        Shop shop;
        const Value dunn
            = shop.query(kUs,
                      u"select * from Customer where DisplayName = 'Dunn'"_s)[u"QueryResponse"][u"Customer"]
                  .items()[0];
        shop.post(kUs, "customer",
            "{\"Id\":\"" + dunn[u"Id"].toString().toLatin1()
                + "\",\"SyncToken\":\"0\",\"sparse\":true,\"Active\":false}");

        QVERIFY(!names(shop.query(kUs, u"select * from Customer"_s)).contains(u"Dunn"_s));
        QVERIFY(names(shop.query(kUs, u"select * from Customer where Active in (true,false)"_s))
                    .contains(u"Dunn"_s));
        QCOMPARE(names(shop.query(kUs, u"select * from Customer where Active = false"_s)),
            QStringList { u"Dunn"_s });
    }

    void selectedFieldsComeSparse()
    {
        Shop shop;

        const Value record
            = shop.query(kUs,
                      u"select Id, DisplayName from Customer where DisplayName = 'Dunn'"_s)[u"QueryResponse"]
                                                                                           [u"Customer"]
                                                                                               .items()[0];

        QVERIFY(record[u"sparse"].toBool());
        QVERIFY(!record.has(u"Balance"));
    }

    void changesComeByEntityWithTombstones()
    {
        Shop shop;
        shop.pass(1h);
        const QString who = shop.customer(kUs, "Later");
        const Value gone = shop.invoice(kUs, who, "10");
        const Value stays = shop.invoice(kUs, who, "20");
        shop.post(kUs, "invoice?operation=delete", gone.toJson());

        const Value answer = shop.get(kUs,
            "cdc?entities=Invoice,Payment,customer&changedSince="
                + encodeComponent(u"2026-03-31T08:30:00-07:00"));

        const Value::Array &outer = answer[u"CDCResponse"].items();
        QCOMPARE(outer.size(), 1);
        const Value::Array &parts = outer[0][u"QueryResponse"].items();
        QCOMPARE(parts.size(), 3);
        QCOMPARE(parts[0][u"Invoice"].items().size(), 2);
        QCOMPARE(parts[0][u"Invoice"].items()[0][u"status"].toString(), u"Deleted"_s);
        QVERIFY(!parts[0][u"Invoice"].items()[0].has(u"Line"));
        QCOMPARE(parts[0][u"Invoice"].items()[1][u"Id"], stays[u"Id"]);
        QCOMPARE(parts[1].toJson(), QByteArray("{}"));
        QCOMPARE(parts[2][u"Customer"].items().size(), 1);
    }

    void someEntitiesHaveNoChangeCapture()
    {
        Shop shop;

        for (const QByteArray name :
            { "TaxCode", "TaxRate", "TaxAgency", "TimeActivity", "JournalCode", "Widget" })
            QCOMPARE(shop.send(kUs, "GET", "cdc?changedSince=2026-03-30&entities=" + name).status, 400);
    }

    void changesReachBackThirtyDaysAndAThousandObjects()
    {
        QuickBooksFixture fixture;
        Realm &realm = *fixture.service.realm(kUs);
        for (int i = 0; i < 1200; ++i)
            realm.put(u"Class"_s, Value::object({ { u"Name"_s, QString::number(i) } }));
        const auto count = [&](const QByteArray &since) {
            const Value part
                = fixture.get(kUs, "cdc?entities=Class,Customer&changedSince=" + since)[u"CDCResponse"]
                      .items()[0][u"QueryResponse"]
                      .items()[0];
            return part[u"Class"].items().size();
        };

        QCOMPARE(count("2026-03-30"), 1000);
        fixture.pass(std::chrono::days(31));
        QCOMPARE(count("2026-03-30"), 0);
    }

    void theIndexMayLagBehindReads()
    {
        QuickBooksFixture fixture;
        fixture.service.setIndexLag(5s);
        fixture.pass(1min);
        const QString who = fixture.customer(kUs, "Late");
        fixture.pass(2s);
        fixture.post(kUs, "customer",
            "{\"Id\":\"" + who.toLatin1()
                + "\",\"SyncToken\":\"0\",\"sparse\":true,\"DisplayName\":\"Later\"}");
        const QString statement = u"select * from Customer"_s;

        QCOMPARE(fixture.read(kUs, u"Customer"_s, who)[u"DisplayName"].toString(), u"Later"_s);
        QCOMPARE(names(fixture.query(kUs, statement)), QStringList());
        fixture.pass(4s);
        QCOMPARE(names(fixture.query(kUs, statement)), QStringList { u"Late"_s });
        fixture.pass(2s);
        QCOMPARE(names(fixture.query(kUs, statement)), QStringList { u"Later"_s });
    }
};

QTEST_APPLESS_MAIN(tst_quickbooks_queries)
#include "tst_quickbooks_queries.moc"
