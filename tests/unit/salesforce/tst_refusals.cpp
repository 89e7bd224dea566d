#include "crm/salesforce/Allowance.h"
#include "crm/salesforce/Fault.h"
#include "crm/salesforce/Refusal.h"

#include <QSet>
#include <QTest>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using salesforce::OrgUsage;

/// What people are told of a refusal, and how an org's calls are shared.
class Refusals final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRefusalSaysWhoCanFixIt()
    {
        QSet<QString> sentences;
        const QStringList codes { u"UNABLE_TO_LOCK_ROW"_s, u"DUPLICATES_DETECTED"_s, u"DUPLICATE_VALUE"_s,
            u"FIELD_CUSTOM_VALIDATION_EXCEPTION"_s, u"INVALID_FIELD"_s, u"INVALID_FIELD_FOR_INSERT_UPDATE"_s,
            u"INSUFFICIENT_ACCESS_OR_READONLY"_s, u"CANNOT_EXECUTE_FLOW_TRIGGER"_s, u"ENTITY_IS_DELETED"_s,
            u"STRING_TOO_LONG"_s, u"INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST"_s, u"REQUIRED_FIELD_MISSING"_s,
            u"PROCESSING_HALTED"_s, u"SOMETHING_NEW"_s };
        for (const QString &code : codes) {
            const salesforce::Refusal refusal = salesforce::explainRefusal({ ErrorKind::Rejected, {}, {}, code, {} });
            QVERIFY2(!refusal.why.isEmpty() && !refusal.whoCanFix.isEmpty(), qPrintable(code));
            sentences.insert(refusal.why);
        }
        QCOMPARE(sentences.size(), codes.size());
    }

    void theWordsOfARuleAreRepeated()
    {
        const Error error = salesforce::errorOf("FIELD_CUSTOM_VALIDATION_EXCEPTION", "Paid deals are closed for edits", 400);

        QCOMPARE(salesforce::explainRefusal(error).why, u"a validation rule refuses the record: Paid deals are closed for edits"_s);
    }

    void aLockInsideATriggerIsALock()
    {
        const Error error = salesforce::errorOf("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
            "SetOwner: execution of AfterUpdate caused by: UNABLE_TO_LOCK_ROW, unable to obtain exclusive access", 400);

        QVERIFY(salesforce::explainRefusal(error).repeats);
    }

    void whoMustActBeforeItHelpsToTryAgain_data()
    {
        QTest::addColumn<std::string>("code");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("passes");
        for (const char *code : { "UNABLE_TO_LOCK_ROW", "SERVER_UNAVAILABLE", "REQUEST_LIMIT_EXCEEDED", "QUERY_TIMEOUT",
                 "TXN_SECURITY_METERING_ERROR", "UNKNOWN_EXCEPTION", "PROCESSING_HALTED", "STORAGE_LIMIT_EXCEEDED" })
            QTest::newRow(code) << std::string(code) << 400 << true;
        for (const char *code : { "FIELD_CUSTOM_VALIDATION_EXCEPTION", "INVALID_FIELD", "NOT_FOUND", "ENTITY_IS_DELETED",
                 "DUPLICATE_VALUE", "DUPLICATES_DETECTED", "INSUFFICIENT_ACCESS_OR_READONLY", "API_DISABLED_FOR_ORG",
                 "STRING_TOO_LONG", "INACTIVE_OWNER_OR_USER", "APEX_ERROR" })
            QTest::newRow(code) << std::string(code) << 400 << false;
    }

    void whoMustActBeforeItHelpsToTryAgain()
    {
        QFETCH(std::string, code);
        QFETCH(int, status);
        QFETCH(bool, passes);

        QCOMPARE(salesforce::mayPassByItself(salesforce::errorOf(code, "", status)), passes);
    }

    void everyKindOfErrorConcernsOneCallOrAll()
    {
        QVERIFY(salesforce::concernsOneCall({ ErrorKind::Rejected, {}, {}, {}, {} }));
        for (const ErrorKind kind : { ErrorKind::Damaged, ErrorKind::Forbidden, ErrorKind::Usage, ErrorKind::Offline })
            QVERIFY(!salesforce::concernsOneCall({ kind, {}, {}, {}, {} }));
    }

    void theOrgsCallsAreShared_data()
    {
        QTest::addColumn<int>("used");
        QTest::addColumn<int>("own");
        QTest::addColumn<int>("minutes");
        QTest::newRow("plenty") << 79'999 << 9'999 << 0;
        QTest::newRow("runs short") << 80'000 << 10 << 5;
        QTest::newRow("Sluice made a tenth of them") << 20'000 << 10'000 << 5;
        QTest::newRow("nearly spent") << 95'000 << 10 << 15;
        QTest::newRow("tolerated beyond") << 100'180 << 10 << 15;
    }

    void theOrgsCallsAreShared()
    {
        QFETCH(int, used);
        QFETCH(int, own);
        QFETCH(int, minutes);

        QCOMPARE(salesforce::restAdvised(OrgUsage { used, 100'000 }, own), std::chrono::minutes(minutes));
        QCOMPARE(salesforce::isSpent({ used, 100'000 }), minutes == 15);
    }

    void anOrgThatTellsNoLimitIsNotShort()
    {
        QCOMPARE(salesforce::restAdvised(std::nullopt, 50), std::chrono::milliseconds(0));
        QCOMPARE(salesforce::restAdvised(OrgUsage { 0, 0 }, 50), std::chrono::milliseconds(0));
    }
};

QTEST_APPLESS_MAIN(Refusals)
#include "tst_refusals.moc"
