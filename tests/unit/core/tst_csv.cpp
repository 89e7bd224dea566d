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
        QTest::newRow("behind a tab") << QStringLiteral("\t=1") << QStringLiteral("'\t=1");
        QTest::newRow("wide equals sign") << QStringLiteral("\uFF1D1") << QStringLiteral("'\uFF1D1");
        QTest::newRow("negative number") << QStringLiteral("-12.50") << QStringLiteral("-12.50");
        QTest::newRow("minus, no number") << QStringLiteral("-1+cmd") << QStringLiteral("'-1+cmd");
        QTest::newRow("formula with comma") << QStringLiteral("=A(1,2)") << QStringLiteral("\"'=A(1,2)\"");
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
