#include "ui/kit/Words.h"

#include <QTest>

using namespace sluice;

class TstWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDealBesideItsAccountNeedNotSayItsName_data()
    {
        QTest::addColumn<QString>("account");
        QTest::addColumn<QString>("deal");
        QTest::addColumn<QString>("shown");
        QTest::newRow("the whole name") << QStringLiteral("Acme Ltd") << QStringLiteral("Acme Ltd - Renewal 2027") << QStringLiteral("Renewal 2027");
        QTest::newRow("the legal form left out") << QStringLiteral("Ingram Chemicals GmbH & Co. KG")
                                                 << QStringLiteral("Ingram Chemicals — Flow meter — phase 2") << QStringLiteral("Flow meter — phase 2");
        QTest::newRow("a colon") << QStringLiteral("Acme") << QStringLiteral("ACME: Seats") << QStringLiteral("Seats");
        QTest::newRow("half a word is no name") << QStringLiteral("Acme") << QStringLiteral("Ac - Seats") << QStringLiteral("Ac - Seats");
        QTest::newRow("another name") << QStringLiteral("Acme") << QStringLiteral("Beta - Seats") << QStringLiteral("Beta - Seats");
        QTest::newRow("a hyphen in a word") << QStringLiteral("Acme") << QStringLiteral("Acme-Renewal") << QStringLiteral("Acme-Renewal");
        QTest::newRow("nothing behind it") << QStringLiteral("Acme") << QStringLiteral("Acme - ") << QStringLiteral("Acme - ");
        QTest::newRow("nothing at all") << QString() << QString() << QString();
    }

    void aDealBesideItsAccountNeedNotSayItsName()
    {
        QFETCH(QString, account);
        QFETCH(QString, deal);
        QTEST(ui::words::dealBeside(account, deal), "shown");
    }
};

QTEST_GUILESS_MAIN(TstWords)
#include "tst_words.moc"
