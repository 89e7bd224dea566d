#include "core/Printable.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace sluice;

class tst_printable final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatATerminalWouldObeyIsSpelledOut_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << QStringLiteral("Müller & Söhne, 12 €") << QStringLiteral("Müller & Söhne, 12 €");
        QTest::newRow("beyond the first plane") << QStringLiteral("a\U0001F600b") << QStringLiteral("a\U0001F600b");
        QTest::newRow("colour") << QStringLiteral("a\x1b[31mb") << QStringLiteral("a\\u001b[31mb");
        QTest::newRow("the same in one character") << QStringLiteral("a\u009b31mb") << QStringLiteral("a\\u009b31mb");
        QTest::newRow("line end") << QStringLiteral("a\nb") << QStringLiteral("a\\nb");
        QTest::newRow("back to the start of the line") << QStringLiteral("a\rb") << QStringLiteral("a\\rb");
        QTest::newRow("tab") << QStringLiteral("a\tb") << QStringLiteral("a\\tb");
        QTest::newRow("bell, backspace, delete") << QStringLiteral("\a\b\x7f") << QStringLiteral("\\u0007\\u0008\\u007f");
        QTest::newRow("nothing") << QString(QChar(u'\0')) << QStringLiteral("\\u0000");
        QTest::newRow("next line") << QStringLiteral("a\u0085b") << QStringLiteral("a\\u0085b");
        QTest::newRow("line and paragraph separator") << QStringLiteral("\u2028\u2029") << QStringLiteral("\\u2028\\u2029");
        QTest::newRow("override") << QStringLiteral("\u202egnp.exe\u202c") << QStringLiteral("\\u202egnp.exe\\u202c");
        QTest::newRow("isolates") << QStringLiteral("\u2066a\u2069") << QStringLiteral("\\u2066a\\u2069");
        QTest::newRow("marks") << QStringLiteral("\u200e\u200f\u061c") << QStringLiteral("\\u200e\\u200f\\u061c");
        QTest::newRow("Hebrew stays") << QStringLiteral("שלום") << QStringLiteral("שלום");
        QTest::newRow("empty") << QString() << QString();
    }

    void whatATerminalWouldObeyIsSpelledOut()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);

        QCOMPARE(printable(text), shown);
    }

    void aJsonDocumentSaysTheSameAfterwards()
    {
        const QJsonObject object { { QStringLiteral("name"), QStringLiteral("a\x1b[2J\u009b1m\u202e\u2028\tb\nc\"\\") } };
        const QString document = QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));

        const QString shown = printable(document);

        QVERIFY(!shown.contains(QChar(0x9b)) && !shown.contains(QChar(0x202e)));
        QCOMPARE(QJsonDocument::fromJson(shown.toUtf8()).object(), object);
    }
};

QTEST_GUILESS_MAIN(tst_printable)
#include "tst_printable.moc"
