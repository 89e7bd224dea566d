#include "QuickBooksFixture.h"

using namespace Qt::Literals::StringLiterals;
using namespace sluice::sandbox;
using namespace sluice::sandbox::quickbooks;
using namespace std::chrono_literals;

namespace {

QByteArray batch(const QByteArray &items) { return "{\"BatchItemRequest\":[" + items + "]}"; }

qsizetype invoices(QuickBooksFixture &fixture)
{
    return fixture.service.realm(kUs)->all(u"Invoice"_s).size();
}

QByteArray invoiceBody(const QString &customer)
{
    return "{\"CustomerRef\":{\"value\":\"" + customer.toLatin1()
        + "\"},\"Line\":[{\"DetailType\":\"SalesItemLineDetail\",\"Amount\":10,\"SalesItemLineDetail\":{}}]}";
}

} // namespace

class tst_quickbooks_batch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itemsSucceedAndFailOnTheirOwn()
    {
        QuickBooksFixture fixture;
        const QByteArray id = fixture.customer(kUs, "Old").toLatin1();

        const Response response = fixture.send(kUs, "POST", "batch",
            batch("{\"bId\":\"1\",\"operation\":\"create\",\"Customer\":{\"DisplayName\":\"New\"}},"
                  "{\"bId\":\"2\",\"operation\":\"delete\",\"Invoice\":{\"Id\":\"129\",\"SyncToken\":\"0\"}},"
                  "{\"bId\":\"3\",\"operation\":\"update\",\"Customer\":{\"Id\":\""
                + id
                + "\",\"SyncToken\":\"7\"}},"
                  "{\"bId\":\"4\",\"Query\":\"select * from Customer where DisplayName = 'Old'\"},"
                  "{\"operation\":\"create\",\"Customer\":{\"DisplayName\":\"Unnumbered\"}}"));

        QCOMPARE(response.status, 200);
        const Value answer = *Value::parse(response.body);
        const Value::Array &items = answer[u"BatchItemResponse"].items();
        QCOMPARE(items[0].at(u"Customer.DisplayName").toString(), u"New"_s);
        QCOMPARE(faultCode(items[1]), u"610"_s);
        QCOMPARE(items[1][u"bId"].toString(), u"2"_s);
        QCOMPARE(faultCode(items[2]), u"5010"_s);
        QCOMPARE(items[3].at(u"QueryResponse.maxResults").toInt(), 1LL);
        QVERIFY(!items[4].has(u"bId"));
    }

    void anItemDoesNotSeeWhatTheSameBatchMade()
    {
        QuickBooksFixture fixture;
        const QString next = QString::number(fixture.customer(kUs, "Probe").toInt() + 1);

        const Value answer = fixture.post(kUs, "batch",
            batch("{\"bId\":\"1\",\"operation\":\"create\",\"Customer\":{\"DisplayName\":\"New\"}},"
                  "{\"bId\":\"2\",\"operation\":\"create\",\"Invoice\":"
                + invoiceBody(next) + '}'));

        QCOMPARE(answer[u"BatchItemResponse"].items()[0].at(u"Customer.Id").toString(), next);
        QCOMPARE(faultCode(answer[u"BatchItemResponse"].items()[1]), u"2500"_s);
    }

    void moreThanThirtyItemsAreTooMany()
    {
        QuickBooksFixture fixture;
        QByteArray items = "{\"Query\":\"select * from Term\"}";
        for (int i = 1; i < 31; ++i)
            items += ",{\"Query\":\"select * from Term\"}";

        QCOMPARE(faultCode(fixture.post(kUs, "batch", batch(items))), u"1040"_s);
    }

    void aBatchCanVoidAndAllowNumbers()
    {
        QuickBooksFixture fixture;
        const QString who = fixture.customer(kUs);
        const Value payment = fixture.payment(kUs, who, "10")[u"Payment"];
        fixture.invoice(kUs, who, "1", "\"DocNumber\":\"A\",");
        QByteArray numbered = invoiceBody(who);
        numbered.insert(1, "\"DocNumber\":\"A\",");

        const Value answer = fixture.post(kUs, "batch",
            batch("{\"bId\":\"1\",\"operation\":\"update\",\"optionsData\":\"void\",\"Payment\":{\"Id\":\""
                + payment[u"Id"].toString().toLatin1() + "\",\"SyncToken\":\"0\",\"sparse\":true}},"
                + "{\"bId\":\"2\",\"operation\":\"create\",\"optionsData\":\"allowduplicatedocnum\","
                  "\"Invoice\":"
                + numbered + '}'));

        QCOMPARE(answer[u"BatchItemResponse"].items()[0].at(u"Payment.PrivateNote").toString(), u"Voided"_s);
        QCOMPARE(answer[u"BatchItemResponse"].items()[1].at(u"Invoice.DocNumber").toString(), u"A"_s);
    }

    void aRepeatedRequestIdAnswersTheSameAndDoesNothing()
    {
        QuickBooksFixture fixture;
        const QString who = fixture.customer(kUs);

        const Response first = fixture.send(kUs, "POST", "invoice?requestid=slu-1", invoiceBody(who));
        fixture.pass(1h);
        const Response second = fixture.send(kUs, "POST", "invoice?requestid=slu-1", "{\"other\":\"body\"}");
        const Response elsewhere
            = fixture.send(kUk, "POST", "customer?requestid=slu-1", "{\"DisplayName\":\"A\"}");

        QCOMPARE(second.body, first.body);
        QCOMPARE(second.status, 200);
        QCOMPARE(invoices(fixture), 1);
        QVERIFY(Value::parse(elsewhere.body)->has(u"Customer"));
        QCOMPARE(fixture.service.served().at(2).note, QByteArray("replayed"));
    }

    void aRefusalIsNotRemembered()
    {
        QuickBooksFixture fixture;
        const QString who = fixture.customer(kUs);

        fixture.post(kUs, "invoice?requestid=slu-1", "{}");

        QCOMPARE(fixture.send(kUs, "POST", "invoice?requestid=slu-1", invoiceBody(who)).status, 200);
    }

    void requestIdsHaveALengthAndALife()
    {
        QuickBooksFixture fixture;
        const QString who = fixture.customer(kUs);
        fixture.service.setRequestIdRetention(2h);

        QCOMPARE(faultCode(fixture.post(kUs, "invoice?requestid=" + QByteArray(51, 'x'), invoiceBody(who))),
            u"6000"_s);
        fixture.post(kUs, "invoice?requestid=k", invoiceBody(who));
        fixture.pass(2h);
        fixture.post(kUs, "invoice?requestid=k", invoiceBody(who));

        QCOMPARE(invoices(fixture), 2);
    }

    void inABatchTheKeyIsRequestIdAndItem()
    {
        QuickBooksFixture fixture;
        const QString who = fixture.customer(kUs);
        const auto item = [&](const QByteArray &bId) {
            return "{\"bId\":\"" + bId + "\",\"operation\":\"create\",\"Invoice\":" + invoiceBody(who) + '}';
        };

        const Value first = fixture.post(kUs, "batch?requestid=r", batch(item("1")));
        const Value again = fixture.post(kUs, "batch?requestid=r", batch(item("1") + ',' + item("2")));
        const Value tooLong
            = fixture.post(kUs, "batch?requestid=" + QByteArray(32, 'r'), batch(item(QByteArray(36, 'b'))));

        QCOMPARE(again[u"BatchItemResponse"].items()[0], first[u"BatchItemResponse"].items()[0]);
        QCOMPARE(invoices(fixture), 2);
        QCOMPARE(faultCode(tooLong[u"BatchItemResponse"].items()[0]), u"6000"_s);
    }

    void requestIdModesChangeWhatARepeatDoes_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<QString>("soonCode");
        QTest::addColumn<int>("made");
        QTest::newRow("replay") << int(RequestIdMode::Replay) << QString() << 1;
        QTest::newRow("600 while in flight") << int(RequestIdMode::Error600WhileInFlight) << u"600"_s << 1;
        QTest::newRow("expired") << int(RequestIdMode::Expired) << QString() << 3;
        QTest::newRow("ignored") << int(RequestIdMode::Ignored) << QString() << 3;
    }
    void requestIdModesChangeWhatARepeatDoes()
    {
        QFETCH(int, mode);
        QFETCH(QString, soonCode);
        QFETCH(int, made);
        QuickBooksFixture fixture;
        const QString who = fixture.customer(kUs);
        fixture.service.setRequestIdMode(static_cast<RequestIdMode>(mode));
        fixture.service.faults().add({ FaultKind::DropAfter, "POST", "/invoice", 0, 1 });

        const Response lost = fixture.send(kUs, "POST", "invoice?requestid=k", invoiceBody(who));
        const Value soon = fixture.post(kUs, "invoice?requestid=k", invoiceBody(who));
        fixture.pass(1min);
        const Value later = fixture.post(kUs, "invoice?requestid=k", invoiceBody(who));

        QVERIFY(lost.wire == Wire::DropAfterWork);
        QCOMPARE(faultCode(soon), soonCode);
        QVERIFY(later.has(u"Invoice"));
        QCOMPARE(invoices(fixture), made);
    }
};

QTEST_APPLESS_MAIN(tst_quickbooks_batch)
#include "tst_quickbooks_batch.moc"
