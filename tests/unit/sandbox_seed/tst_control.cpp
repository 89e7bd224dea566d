#include "sandbox/control/Sandbox.h"

#include <QTest>

using namespace sluice;
using namespace sluice::sandbox;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString kUs = u"9341452788013001"_s;

class ControlFixture {
public:
    ControlFixture()
    {
        control::Sandbox::Setup setup;
        setup.company.deals = 200;
        setup.company.now = parseInstant(std::string_view("2026-10-30T09:00:00Z")).value();
        setup.baseUrl = u"http://127.0.0.1:1"_s;
        auto opened = control::Sandbox::open(setup);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        m_sandbox = *std::move(opened);
    }

    Response call(QByteArray method, const QString &target, const QByteArray &body = {})
    {
        Request request;
        request.method = std::move(method);
        request.target = target.toUtf8();
        request.body = body;
        return m_sandbox->handle(request);
    }
    Value get(const QString &target) { return Value::parse(call("GET", target).body).value_or(Value()); }
    Value post(const QString &target, const QByteArray &body)
    {
        return Value::parse(call("POST", target, body).body).value_or(Value());
    }
    /// The newest invoice of the US company with an open balance; older ones may lie in a closed period.
    Value openInvoice()
    {
        Value newest;
        const Value invoices = get(u"/control/quickbooks/%1/invoice"_s.arg(kUs));
        for (const Value &invoice : invoices.items()) {
            if (invoice[u"Balance"].toDouble() > 100)
                newest = invoice;
        }
        return newest;
    }
    control::Sandbox &sandbox() { return *m_sandbox; }

private:
    std::unique_ptr<control::Sandbox> m_sandbox;
};

} // namespace

class TestControl : public QObject {
    Q_OBJECT

    ControlFixture m_fixture;

private Q_SLOTS:
    void timeMovesForwardsOnly()
    {
        const Instant before = m_fixture.sandbox().clock().now();

        QCOMPARE(m_fixture.call("POST", u"/control/advance"_s, R"({"seconds":86400})").status, 200);
        QCOMPARE(m_fixture.sandbox().clock().now() - before, std::chrono::milliseconds(86'400'000));
        QCOMPARE(m_fixture.call("POST", u"/control/advance"_s, R"({"seconds":-1})").status, 400);
    }

    void aPaymentLowersTheBalance()
    {
        const Value invoice = m_fixture.openInvoice();
        const QString id = invoice[u"Id"].toString();
        const QString pay = u"/control/quickbooks/%1/pay"_s.arg(kUs);

        const Value part = m_fixture.post(pay, "{\"invoice\":\"" + id.toLatin1() + "\",\"amount\":\"40.00\"}");
        QVERIFY2(part.has(u"TotalAmt"), part.toJson().constData());
        const Value after = m_fixture.get(u"/control/quickbooks/%1/invoice/%2"_s.arg(kUs, id));
        QCOMPARE(after[u"Balance"].toDouble(), invoice[u"Balance"].toDouble() - 40.0);

        m_fixture.post(pay, "{\"invoice\":\"" + id.toLatin1() + "\"}");
        QCOMPARE(m_fixture.get(u"/control/quickbooks/%1/invoice/%2"_s.arg(kUs, id))[u"Balance"].toDouble(), 0.0);
        QCOMPARE(m_fixture.call("POST", pay, "{\"invoice\":\"999999\"}").status, 404);
    }

    void aVoidedInvoiceStandsAtNothing()
    {
        const QString id = m_fixture.openInvoice()[u"Id"].toString();

        const Value voided
            = m_fixture.post(u"/control/quickbooks/%1/void"_s.arg(kUs), "{\"invoice\":\"" + id.toLatin1() + "\"}");

        QVERIFY2(voided.has(u"TotalAmt"), voided.toJson().constData());
        QCOMPARE(voided[u"TotalAmt"].toDouble(), 0.0);
        QVERIFY(voided[u"PrivateNote"].toString().startsWith("Voided"_L1));
    }

    void anEditInSalesforceFollowsItsRules()
    {
        const QString id = m_fixture.get(u"/control/salesforce/Opportunity"_s).items()[0][u"Id"].toString();
        const auto edit = [&](const QByteArray &changes) {
            return m_fixture.call("POST", u"/control/salesforce/edit"_s,
                                  R"({"sobject":"Opportunity","id":")" + id.toLatin1() + R"(","changes":)" + changes + "}");
        };

        QCOMPARE(edit(R"({"Sluice_PO_Number__c":"PO-77"})").status, 200);
        QCOMPARE(m_fixture.get(u"/control/salesforce/Opportunity/"_s + id)[u"Sluice_PO_Number__c"].toString(), u"PO-77"_s);
        QCOMPARE(edit(R"({"StageName":"No such stage"})").status, 400);
    }

    void twoInvoicesWithOneMarkerAreFoundOut()
    {
        QVERIFY(m_fixture.get(u"/control/invariants"_s)[u"ok"].toBool());
        const Value model = m_fixture.openInvoice();
        for (const char *realm : { "9341452788013001", "9341452788013001" }) {
            Value copy = Value::object({ { u"CustomerRef"_s, Value::object({ { u"value"_s, model.at(u"CustomerRef.value") } }) },
                                         { u"CurrencyRef"_s, Value::object({ { u"value"_s, model.at(u"CurrencyRef.value") } }) },
                                         { u"PrivateNote"_s, Value("[SLUICE:key-1]") },
                                         { u"Line"_s, model[u"Line"] } });
            const Value order = Value::object({ { u"entity"_s, Value("invoice") }, { u"changes"_s, copy } });
            const Value made = m_fixture.post(u"/control/quickbooks/%1/edit"_s.arg(QLatin1String(realm)), order.toJson());
            QVERIFY2(made.has(u"Id"), made.toJson().constData());
        }

        const Value found = m_fixture.get(u"/control/invariants"_s);

        QVERIFY(!found[u"ok"].toBool());
        QCOMPARE(found[u"duplicate_markers"].items().size(), 1);
        QCOMPARE(found[u"duplicate_markers"].items()[0][u"marker"].toString(), u"key-1"_s);
    }

    void aPlannedFaultStrikesAndIsOnRecord()
    {
        QCOMPARE(m_fixture.call("POST", u"/control/faults"_s, R"({"system":"salesforce","kind":"status-500-before","path":"/limits"})")
                     .status,
                 200);

        QCOMPARE(m_fixture.call("GET", u"/services/data/v60.0/limits"_s).status, 500);
        QCOMPARE(m_fixture.call("GET", u"/services/data/v60.0/limits"_s).status, 401);
        const Value served = m_fixture.get(u"/control/served?system=salesforce"_s);
        QVERIFY(served.items()[0][u"note"].toString().contains("status-500-before"_L1));
    }

    void nonsenseIsRefused_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        const QByteArray get("GET"), post("POST"), put("PUT");
        QTest::newRow("unknown address") << get << u"/control/nothing"_s << QByteArray() << 404;
        QTest::newRow("unknown method") << put << u"/control/planted"_s << QByteArray() << 405;
        QTest::newRow("no JSON") << post << u"/control/advance"_s << QByteArray("{") << 400;
        QTest::newRow("unknown fault") << post << u"/control/faults"_s << QByteArray(R"({"system":"salesforce","kind":"rain"})") << 400;
        QTest::newRow("unknown system") << post << u"/control/faults"_s << QByteArray(R"({"system":"xero","kind":"throttle"})") << 400;
        QTest::newRow("unknown user") << post << u"/control/consent"_s << QByteArray(R"({"salesforce_user":"nobody@x.example"})") << 404;
        QTest::newRow("unknown company") << get << u"/control/quickbooks/1/invoice"_s << QByteArray() << 404;
        QTest::newRow("unknown object") << get << u"/control/salesforce/Nothing"_s << QByteArray() << 404;
    }

    void nonsenseIsRefused()
    {
        QFETCH(QByteArray, method);
        QFETCH(QString, target);
        QFETCH(QByteArray, body);
        QFETCH(int, status);

        const Response response = m_fixture.call(method, target, body);

        QCOMPARE(response.status, status);
        QVERIFY(Value::parse(response.body).value_or(Value()).has(u"error"));
    }
};

QTEST_APPLESS_MAIN(TestControl)
#include "tst_control.moc"
