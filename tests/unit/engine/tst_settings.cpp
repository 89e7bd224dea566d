#include "engine/Settings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;
using engine::Settings;

/// What `settings.toml` says, and what it must not say.
class TestSettings final : public QObject {
    Q_OBJECT

private:
    Result<Settings> read(const QByteArray &text)
    {
        QFile file(path());
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return fail(ErrorKind::Storage, file.errorString());
        file.close();
        return engine::loadSettings(path());
    }
    QString path() const { return m_folder.filePath(u"settings.toml"_s); }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void whoAKeySignsInIsKeptAndTheKeyIsNot()
    {
        Settings settings;
        engine::ConnectionSettings connection;
        connection.id = connection.system = u"salesforce"_s;
        connection.jwtUser = u"integration@acme.example"_s;
        settings.connections.push_back(connection);

        QVERIFY(engine::saveSettings(path(), settings));

        QVERIFY(engine::loadSettings(path()).value() == settings);
        QCOMPARE(engine::loadSettings(path())->salesforce()->jwtUser, connection.jwtUser);
    }

    void whatConcernsTheOrgIsReadAndKept()
    {
        const Result<Settings> settings = read("currency = \"eur\"\npull_overlap_minutes = 45\nnamespace = \"acme_x\"\n");

        QVERIFY2(settings.has_value(), settings ? "" : qPrintable(settings.error().detail));
        QCOMPARE(settings->currency, u"EUR"_s);
        QCOMPARE(settings->pullOverlapMinutes, std::optional(45));
        QCOMPARE(settings->salesforceNamespace, u"acme_x"_s);
        QVERIFY(engine::saveSettings(path(), *settings));
        QVERIFY(engine::loadSettings(path()).value() == *settings);
    }

    void whatCannotBeMeantIsRefusedWithItsLine_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("no currency") << QByteArray("currency = \"EURO\"");
        QTest::newRow("a currency that is none") << QByteArray("currency = \"XXX\"");
        QTest::newRow("a currency that is a number") << QByteArray("currency = 7");
        QTest::newRow("too short an overlap") << QByteArray("pull_overlap_minutes = 9");
        QTest::newRow("too long an overlap") << QByteArray("pull_overlap_minutes = 61");
        QTest::newRow("an overlap in words") << QByteArray("pull_overlap_minutes = \"ten\"");
        QTest::newRow("no time to settle") << QByteArray("settle_delay_seconds = 0");
        QTest::newRow("a time to settle before now") << QByteArray("settle_delay_seconds = -15");
        QTest::newRow("a time to settle that is none") << QByteArray("settle_delay_seconds = 3600");
        QTest::newRow("half a row") << QByteArray("bulk_above = 0.5");
        QTest::newRow("less than never") << QByteArray("bulk_above = -2");
        QTest::newRow("a prefix with its underscores") << QByteArray("namespace = \"acme__\"");
        QTest::newRow("a prefix with a blank") << QByteArray("namespace = \"a b\"");
        QTest::newRow("a prefix with a line more") << QByteArray("namespace = \"acme\\n\"");
        QTest::newRow("too long a prefix") << QByteArray("namespace = \"a234567890123456\"");
    }

    void whatCannotBeMeantIsRefusedWithItsLine()
    {
        QFETCH(QByteArray, line);

        const Result<Settings> settings = read("# Ours\n" + line + '\n');

        QVERIFY(!settings.has_value());
        QCOMPARE(settings.error().kind, ErrorKind::Damaged);
        QVERIFY2(settings.error().detail.contains(u"line 2"), qPrintable(settings.error().detail));
    }

    /// However odd a name is: settings that cannot be read any more lock everybody out.
    void anyNameIsKept_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("three quotes") << u"a'''b"_s;
        QTest::newRow("three quotes and a backslash") << u"a\\'\\n'''r''"_s;
        QTest::newRow("both kinds of quotes") << u"\"a\" 'b'"_s;
        QTest::newRow("three quotes on two lines") << u"a\\'\nb'''''r''"_s;
        QTest::newRow("lines") << u"a\nb\tc\r\nd"_s;
        QTest::newRow("a control character") << u"a\u0001b\u007f"_s;
        QTest::newRow("no character") << u"a\uffffb ```>'''''r''%''"_s;
        QTest::newRow("an emoji") << u"😀"_s;
    }

    void anyNameIsKept()
    {
        QFETCH(QString, name);
        Settings settings;
        settings.lastPerson = name;
        engine::ConnectionSettings connection;
        connection.id = connection.system = u"quickbooks"_s;
        connection.company = connection.entity = name;
        settings.connections.push_back(connection);

        QVERIFY(engine::saveSettings(path(), settings));

        const Result<Settings> again = engine::loadSettings(path());
        QVERIFY2(again.has_value(), again ? "" : qPrintable(again.error().detail));
        QVERIFY(*again == settings);
    }

    void whatTheOrgCallsItsFieldsIsReadAndKept()
    {
        const Result<Settings> settings = read("[field_map]\n\"Opportunity.Sluice_PO_Number__c\" = \"acme__PO__c\"\n"
                                               "\"Opportunity.Owner\" = \"Account.Owner\"\n\"Account.Sluice_Tier__c\" = \"\"\n");

        QVERIFY2(settings.has_value(), settings ? "" : qPrintable(settings.error().detail));
        QCOMPARE(settings->fieldMap.size(), 3);
        QCOMPARE(settings->fieldMap.value(u"Opportunity.Sluice_PO_Number__c"_s), u"acme__PO__c"_s);
        QVERIFY(engine::saveSettings(path(), *settings));
        QVERIFY(engine::loadSettings(path()).value() == *settings);
    }

    /// Such a name would stand in a query, and a key with a tab could not be read any more once it was saved.
    void noNameOfAFieldIsAPieceOfAQuery_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("a key with a tab") << QByteArray("\"Opportunity.\tA__c\" = \"B__c\"");
        QTest::newRow("a key without its object") << QByteArray("\"A__c\" = \"B__c\"");
        QTest::newRow("more than a name") << QByteArray("\"Opportunity.A__c\" = \"Name FROM User\"");
        QTest::newRow("more than a path") << QByteArray("\"Opportunity.A__c\" = \"Account.Name, (SELECT Id FROM Tasks)\"");
        QTest::newRow("a line more") << QByteArray("\"Opportunity.A__c\" = \"B__c\\n\"");
        QTest::newRow("no text") << QByteArray("\"Opportunity.A__c\" = 7");
        QTest::newRow("a table") << QByteArray("Opportunity.A__c = \"B__c\"");
    }

    void noNameOfAFieldIsAPieceOfAQuery()
    {
        QFETCH(QByteArray, line);

        const Result<Settings> settings = read("[field_map]\n" + line + '\n');

        QVERIFY(!settings.has_value());
        QCOMPARE(settings.error().kind, ErrorKind::Damaged);
        QVERIFY2(settings.error().detail.contains(u"line 2"), qPrintable(settings.error().detail));
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
