#include "core/Csv.h"

#include <QTest>

using namespace sluice;

class tst_csv final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCellIsQuotedWhereItMustAndNeverRuns_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("written");
        QTest::newRow("plain") << QStringLiteral("Acme") << QStringLiteral("Acme");
        QTest::newRow("comma") << QStringLiteral("Acme, Inc.") << QStringLiteral("\"Acme, Inc.\"");
        QTest::newRow("quotes") << QStringLiteral("the \"big\" one") << QStringLiteral("\"the \"\"big\"\" one\"");
        QTest::newRow("two lines") << QStringLiteral("a\nb") << QStringLiteral("\"a\nb\"");
        QTest::newRow("formula") << QStringLiteral("=1+1") << QStringLiteral("'=1+1");
        QTest::newRow("a call") << QStringLiteral("@SUM(A1)") << QStringLiteral("'@SUM(A1)");
        QTest::newRow("behind a tab") << QStringLiteral("\t=1") << QStringLiteral("\t'=1");
        QTest::newRow("wide equals sign") << QStringLiteral("\uFF1D1") << QStringLiteral("'\uFF1D1");
        QTest::newRow("negative number") << QStringLiteral("-12.50") << QStringLiteral("-12.50");
        QTest::newRow("minus, no number") << QStringLiteral("-1+cmd") << QStringLiteral("'-1+cmd");
        QTest::newRow("formula with comma") << QStringLiteral("=A(1,2)") << QStringLiteral("\"'=A(1,2)\"");
        QTest::newRow("behind a semicolon, where Excel splits") << QStringLiteral("Acme;=1+1") << QStringLiteral("Acme;'=1+1");
        QTest::newRow("behind a tab in the middle") << QStringLiteral("Acme\t@SUM(A1)") << QStringLiteral("Acme\t'@SUM(A1)");
        QTest::newRow("on a second line") << QStringLiteral("Acme\n=1") << QStringLiteral("\"Acme\n'=1\"");
        QTest::newRow("behind a line separator") << QStringLiteral("Acme\u2028=1") << QStringLiteral("Acme\u2028'=1");
        QTest::newRow("behind quotes of its own") << QStringLiteral("a;\"=1") << QStringLiteral("\"a;'\"\"=1\"");
        QTest::newRow("behind a space") << QStringLiteral(" =1") << QStringLiteral("' =1");
        QTest::newRow("behind a mark of direction") << QStringLiteral("\u200F=1") << QStringLiteral("'\u200F=1");
        QTest::newRow("a number behind a semicolon") << QStringLiteral("a;-1") << QStringLiteral("a;-1");
        QTest::newRow("endless, no number of ours") << QStringLiteral("-inf") << QStringLiteral("'-inf");
        QTest::newRow("endless the other way") << QStringLiteral("+inf") << QStringLiteral("'+inf");
        QTest::newRow("a padded number") << QStringLiteral("-1 ") << QStringLiteral("'-1 ");
        QTest::newRow("a number with an exponent") << QStringLiteral("-1e5") << QStringLiteral("'-1e5");
        QTest::newRow("a number and a line end") << QStringLiteral("-1\n") << QStringLiteral("\"-1\n\"");
        QTest::newRow("a percent sign") << QStringLiteral("%0A") << QStringLiteral("'%0A");
        QTest::newRow("inside it is only a sign") << QStringLiteral("a=b-c@d") << QStringLiteral("a=b-c@d");
        QTest::newRow("empty") << QString() << QString();
    }

    void aCellIsQuotedWhereItMustAndNeverRuns()
    {
        QFETCH(QString, cell);
        QFETCH(QString, written);

        QCOMPARE(csv::line({ cell }), written + QStringLiteral("\r\n"));
        QCOMPARE(csv::line({ QStringLiteral("x"), cell }), QStringLiteral("x,") + written + QStringLiteral("\r\n"));
    }
};

QTEST_GUILESS_MAIN(tst_csv)
#include "tst_csv.moc"
