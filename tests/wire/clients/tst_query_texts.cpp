#include "books/quickbooks/QueryText.h"
#include "crm/salesforce/Api.h"
#include "crm/salesforce/Soql.h"

#include <QTest>

using namespace sluice;

class QueryTexts final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aHostileNameNeverLeavesItsQuotes_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("soql");
        QTest::addColumn<QString>("quickBooks");
        const auto row = [](const char *what, const char16_t *name, const char16_t *soql, const char16_t *quickBooks) {
            QTest::newRow(what) << QString::fromUtf16(name) << QString::fromUtf16(soql) << QString::fromUtf16(quickBooks);
        };
        row("plain", u"ACME", u"'ACME'", u"'ACME'");
        row("apostrophe", u"Bob's BBQ", u"'Bob\\'s BBQ'", u"'Bob\\'s BBQ'");
        row("closing quote and more", u"x' OR Name != '", u"'x\\' OR Name != \\''", u"'x\\' OR Name != \\''");
        row("backslash before the quote", u"x\\' OR 1=1", u"'x\\\\\\' OR 1=1'", u"'x\\\\\\' OR 1=1'");
        row("ends in a backslash", u"x\\", u"'x\\\\'", u"'x\\\\'");
        row("double quote", u"\"Best\" Ltd", u"'\\\"Best\\\" Ltd'", u"'\"Best\" Ltd'");
        row("line break", u"a\nb\tc", u"'a\\nb\\tc'", u"'a b c'");
        row("control character", u"a\u0001b", u"'a\\u0001b'", u"'a b'");
        row("umlaut and emoji", u"Müller 🙂", u"'Müller 🙂'", u"'Müller 🙂'");
        row("empty", u"", u"''", u"''");
    }

    void aHostileNameNeverLeavesItsQuotes()
    {
        QFETCH(QString, name);
        QFETCH(QString, soql);
        QFETCH(QString, quickBooks);

        QCOMPARE(salesforce::quoted(name), soql);
        QCOMPARE(quickbooks::quoted(name), quickBooks);
    }

    void wildcardsInANameStandForThemselves()
    {
        QCOMPARE(salesforce::likeContaining(u"100%_'"), QStringLiteral("'%100\\%\\_\\'%'"));
    }

    void aQueryIsEncodedSoThatNoCharacterIsLost()
    {
        const QString path = salesforce::Api::query(QStringLiteral("a + b & c = 'é' #?/"));

        QCOMPARE(path, QStringLiteral("query?q=a%20%2B%20b%20%26%20c%20%3D%20%27%C3%A9%27%20%23%3F%2F"));
    }

    void checksumsAreThoseOfTheReference_data()
    {
        QTest::addColumn<QString>("id");
        for (const char *id : { "006Qy00000AbCdEIAV", "001Qy0000012XyZIAU", "00kQy00000mNoPqIAK", "a0BA0000000L2ZCMA0",
                                "70130000001tcyIAAQ" })
            QTest::newRow(id) << QString::fromLatin1(id);
    }

    void checksumsAreThoseOfTheReference()
    {
        QFETCH(QString, id);

        QCOMPARE(salesforce::withChecksum(id.left(15)), id);
    }

    void boundsCutIdsIntoEqualAscendingStretches()
    {
        const QString first = salesforce::withChecksum(QStringLiteral("006Qy0000000001"));
        const QString last = salesforce::withChecksum(QStringLiteral("006Qy000000zzz9"));

        const QStringList bounds = salesforce::idBounds(first, last, 4);

        QCOMPARE(bounds.size(), 3);
        std::uint64_t before = *salesforce::idNumber(first);
        const std::uint64_t width = (*salesforce::idNumber(last) - before) / 4;
        for (const QString &bound : bounds) {
            QCOMPARE(bound.size(), 18);
            QCOMPARE(*salesforce::idNumber(bound) - before, width);
            before = *salesforce::idNumber(bound);
        }
    }

    void idsThatDoNotBelongTogetherAreNotCut_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("last");
        QTest::newRow("one record") << QStringLiteral("006Qy0000000001") << QStringLiteral("006Qy0000000001");
        QTest::newRow("two instances") << QStringLiteral("006Qy0000000001") << QStringLiteral("006Ab0000000009");
        QTest::newRow("no records") << QString() << QString();
        QTest::newRow("not an id") << QStringLiteral("006Qy000000-001") << QStringLiteral("006Qy0000000009");
    }

    void idsThatDoNotBelongTogetherAreNotCut()
    {
        QFETCH(QString, first);
        QFETCH(QString, last);

        QCOMPARE(salesforce::idBounds(first, last, 4), QStringList());
    }
};

QTEST_APPLESS_MAIN(QueryTexts)
#include "tst_query_texts.moc"
