#include "sandbox/control/Sandbox.h"

#include <QCryptographicHash>
#include <QTest>

using namespace sluice;
using namespace sluice::sandbox;
using namespace Qt::Literals::StringLiterals;

namespace {

std::unique_ptr<control::Sandbox> sandboxOf(std::uint64_t seed, const char *now = "2026-10-30T09:00:00Z")
{
    control::Sandbox::Setup setup;
    setup.company.seed = seed;
    setup.company.deals = 300;
    setup.company.now = parseInstant(std::string_view(now)).value();
    setup.baseUrl = u"http://127.0.0.1:1"_s;
    auto opened = control::Sandbox::open(setup);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().detail));
    return *std::move(opened);
}

/// Everything that either system holds.
QByteArray hashOf(control::Sandbox &sandbox)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const salesforce::SObject &object : salesforce::Schema::instance().objects()) {
        for (const Value &record : sandbox.salesforce().org().all(object.name))
            hash.addData(record.toJson());
    }
    for (const QString &realm : sandbox.quickbooks().realmIds()) {
        for (const quickbooks::Entity &entity : quickbooks::entities()) {
            for (const Value &record : sandbox.quickbooks().realm(realm)->all(entity.name))
                hash.addData(record.toJson());
        }
    }
    return hash.result().toHex();
}

control::Sandbox &stand()
{
    static const std::unique_ptr<control::Sandbox> made = sandboxOf(3);
    return *made;
}

Value plantedCases()
{
    Request request;
    request.target = "/control/planted";
    return Value::parse(stand().handle(request).body).value();
}

} // namespace

class TestPlanting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSameSeedGivesTheSameCompanyByteForByte()
    {
        const QByteArray first = hashOf(*sandboxOf(11));

        QCOMPARE(hashOf(*sandboxOf(11)), first);
        QCOMPARE(hashOf(*sandboxOf(11, "2026-10-30T17:45:00Z")), first); // The day counts, not the hour.
        QVERIFY(hashOf(*sandboxOf(12)) != first);
    }

    void aLinkedAccountNamesACustomerThatExists()
    {
        int linked = 0;
        for (const Value &account : stand().salesforce().org().all(u"Account"_s)) {
            const QString link = account[u"Sluice_Customer_Id__c"].toString();
            if (link.isEmpty())
                continue;
            ++linked;
            const quickbooks::Realm *realm = stand().quickbooks().realm(link.section(u':', 0, 0));
            QVERIFY(realm);
            const Value *customer = realm->find(u"Customer"_s, link.section(u':', 1));
            QVERIFY(customer);
            QCOMPARE((*customer)[u"DisplayName"].toString(), account[u"Name"].toString());
        }
        QVERIFY(linked > 50);
    }

    void nearlyEveryItemCodeFindsItsItem()
    {
        QSet<QString> skus;
        for (const Value &item : stand().quickbooks().realm(stand().quickbooks().realmIds().constFirst())->all(u"Item"_s))
            skus.insert(item[u"Sku"].toString());
        int found = 0, missing = 0;
        for (const Value &product : stand().salesforce().org().all(u"Product2"_s)) {
            const QString code = product[u"Sluice_Item_Code__c"].toString();
            ++(!code.isEmpty() && skus.contains(code) ? found : missing);
        }

        QVERIFY(found >= 50);
        QVERIFY(missing >= 3 && missing <= 8);
    }

    void aDealBilledTwiceHasTwoEqualInvoices()
    {
        int seen = 0;
        const Value cases = plantedCases();
        for (const Value &planted : cases.items()) {
            if (planted[u"class"].toString() != "M32"_L1)
                continue;
            ++seen;
            const quickbooks::Realm *realm = stand().quickbooks().realm(planted[u"realm"].toString());
            QCOMPARE(planted[u"invoices"].items().size(), 2);
            const Value *first = realm->find(u"Invoice"_s, planted[u"invoices"].items()[0].toString());
            const Value *second = realm->find(u"Invoice"_s, planted[u"invoices"].items()[1].toString());
            QVERIFY(first && second);
            QCOMPARE((*first)[u"TotalAmt"].numberText(), (*second)[u"TotalAmt"].numberText());
            QCOMPARE(first->at(u"CustomerRef.value").toString(), second->at(u"CustomerRef.value").toString());
        }
        QVERIFY(seen >= 3);
    }

    void aVoidedInvoiceStandsAtNothingAndADeletedOneIsGone()
    {
        int voided = 0, gone = 0;
        const Value cases = plantedCases();
        for (const Value &planted : cases.items()) {
            if (planted[u"class"].toString() != "M61"_L1)
                continue;
            const quickbooks::Realm *realm = stand().quickbooks().realm(planted[u"realm"].toString());
            const Value *invoice = realm->find(u"Invoice"_s, planted[u"invoices"].items().value(0).toString());
            if (!invoice)
                ++gone;
            else if ((*invoice)[u"TotalAmt"].toDouble() == 0.0)
                ++voided;
        }
        QVERIFY(voided >= 3);
        QVERIFY(gone >= 3);
    }

    void theBooksHoldOpenPartPaidAndPaidInvoices()
    {
        int open = 0, part = 0, paid = 0;
        for (const QString &id : stand().quickbooks().realmIds()) {
            for (const Value &invoice : stand().quickbooks().realm(id)->all(u"Invoice"_s)) {
                const double balance = invoice[u"Balance"].toDouble();
                ++(balance == 0.0 ? paid : balance == invoice[u"TotalAmt"].toDouble() ? open : part);
            }
        }
        QVERIFY(open > 10);
        QVERIFY(part > 2);
        QVERIFY(paid > 100);
    }
};

QTEST_APPLESS_MAIN(TestPlanting)
#include "tst_planting.moc"
