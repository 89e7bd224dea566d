#include "QuickBooksFixture.h"

using namespace Qt::Literals::StringLiterals;
using namespace sluice;
using namespace sluice::sandbox;
using namespace sluice::sandbox::quickbooks;

class tst_quickbooks_realms : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyCompanyHasItsOwnPreferences()
    {
        QuickBooksFixture fixture;

        const Value us = fixture.get(kUs, "preferences")[u"Preferences"];
        const Value uk = fixture.get(kUk, "preferences")[u"Preferences"];

        QCOMPARE(us.at(u"CurrencyPrefs.HomeCurrency.value").toString(), u"USD"_s);
        QVERIFY(!us.at(u"CurrencyPrefs.MultiCurrencyEnabled").toBool());
        QVERIFY(!us.at(u"TaxPrefs.PartnerTaxEnabled").toBool());
        QCOMPARE(uk.at(u"CurrencyPrefs.HomeCurrency.value").toString(), u"GBP"_s);
        QVERIFY(uk.at(u"CurrencyPrefs.MultiCurrencyEnabled").toBool());
        QVERIFY(!uk.at(u"TaxPrefs").has(u"PartnerTaxEnabled"));
    }

    void companyInfoAnswersToTheRealm()
    {
        QuickBooksFixture fixture;

        const Value info = fixture.get(kUk, "companyinfo/" + kUk.toLatin1())[u"CompanyInfo"];

        QCOMPARE(info[u"Id"].toString(), u"1"_s);
        QCOMPARE(info[u"CompanyName"].toString(), u"Harbour Systems Ltd"_s);
        QCOMPARE(info[u"Country"].toString(), u"GB"_s);
        QCOMPARE(info.at(u"CompanyAddr.Country").toString(), u"GBR"_s);
    }

    void taxCodesBelongToTheCountry()
    {
        QuickBooksFixture fixture;
        const auto codes = [&fixture](const QString &realm) {
            QStringList names;
            const Value answer = fixture.query(realm, u"select * from TaxCode"_s);
            for (const Value &code : answer[u"QueryResponse"][u"TaxCode"].items())
                names.append(code[u"Name"].toString());
            return names;
        };

        QVERIFY(codes(kUs).contains(u"TAX"_s));
        QVERIFY(codes(kUs).contains(u"Tucson"_s));
        QVERIFY(codes(kUk).contains(u"20.0% S"_s));
        QVERIFY(!codes(kUk).contains(u"TAX"_s));
    }

    void seedingKeepsTheTimesItIsGiven()
    {
        QuickBooksFixture fixture;
        Realm &realm = *fixture.service.realm(kUs);

        const QString id = realm.put(u"Customer"_s,
            *Value::parse(QByteArray(
                "{\"DisplayName\":\"Old Friend\",\"MetaData\":{\"CreateTime\":\"2024-05-01T08:00:00-07:00\","
                "\"LastUpdatedTime\":\"2025-01-02T09:30:00-08:00\"}}")));

        const Value *record = realm.find(u"Customer"_s, id);
        QVERIFY(record);
        QCOMPARE(record->at(u"MetaData.CreateTime").toString(), u"2024-05-01T08:00:00-07:00"_s);
        QCOMPARE(record->at(u"MetaData.LastUpdatedTime").toString(), u"2025-01-02T09:30:00-08:00"_s);
        QCOMPARE(faultCode(fixture.post(kUs, "customer", "{\"DisplayName\":\"old friend\"}")), u"6240"_s);
    }

    void recordsCanBeMadeInThePastByTheRules()
    {
        QuickBooksFixture fixture;
        Realm &realm = *fixture.service.realm(kUs);
        const Instant then = *parseInstant(std::string_view("2025-06-01T12:00:00Z"));
        const Value customer
            = realm.createAt(then, u"Customer"_s, *Value::parse(QByteArray("{\"DisplayName\":\"Early\"}")));

        const Value invoice = realm.createAt(then, u"Invoice"_s,
            *Value::parse("{\"CustomerRef\":{\"value\":\"" + customer[u"Id"].toString().toLatin1()
                + "\"},\"Line\":[{\"DetailType\":\"SalesItemLineDetail\",\"Amount\":80,"
                  "\"SalesItemLineDetail\":{}}]}"));
        const Value refused = realm.createAt(then, u"Invoice"_s, Value::object());

        QCOMPARE(invoice[u"TxnDate"].toString(), u"2025-06-01"_s);
        QCOMPARE(invoice[u"DueDate"].toString(), u"2025-07-01"_s);
        QCOMPARE(invoice.at(u"MetaData.CreateTime").toString(), u"2025-06-01T05:00:00-07:00"_s);
        QCOMPARE(faultCode(refused), u"2020"_s);
        QCOMPARE(realm.find(u"Customer"_s, customer[u"Id"].toString())->at(u"Balance").numberText(),
            QByteArray("80.00"));
    }

    void filesAreUploadedOneByOne()
    {
        QuickBooksFixture fixture;
        const QByteArray id = fixture.invoice(kUs, fixture.customer(kUs), "1")[u"Id"].toString().toLatin1();
        const auto part = [](const QByteArray &head, const QByteArray &content) {
            return "--B\r\nContent-Disposition: form-data; " + head + "\r\n\r\n" + content + "\r\n";
        };
        Request request;
        request.method = "POST";
        request.target = "/v3/company/" + kUs.toLatin1() + "/upload";
        request.headers = { { "Authorization", "Bearer " + fixture.tokens[kUs].toLatin1() },
            { "Content-Type", "multipart/form-data; boundary=B" } };
        request.body = part("name=\"file_metadata_01\"",
                           "{\"AttachableRef\":[{\"EntityRef\":{\"type\":\"Invoice\",\"value\":\"" + id
                               + "\"}}],\"FileName\":\"po.pdf\"}")
            + part("name=\"file_content_01\"; filename=\"po.pdf\"\r\nContent-Type: application/pdf",
                "%PDF-1.4 bytes")
            + part("name=\"file_metadata_02\"",
                "{\"AttachableRef\":[{\"EntityRef\":{\"type\":\"Invoice\",\"value\":\"999\"}}]}")
            + part("name=\"file_content_02\"; filename=\"x.txt\"", "x") + "--B--\r\n";

        const Response response = fixture.service.handle(request);

        QCOMPARE(response.status, 200);
        const Value answer = *Value::parse(response.body);
        const Value::Array &files = answer[u"AttachableResponse"].items();
        QCOMPARE(files[0].at(u"Attachable.FileName").toString(), u"po.pdf"_s);
        QCOMPARE(files[0].at(u"Attachable.Size").toInt(), 14LL);
        QCOMPARE(faultCode(files[1]), u"610"_s);
    }
};

QTEST_APPLESS_MAIN(tst_quickbooks_realms)
#include "tst_quickbooks_realms.moc"
