#include "ui/kit/Format.h"
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

    void reasonsAndAdviceAreSentencesOfTheirOwn()
    {
        QCOMPARE(ui::words::asSentences({ QStringLiteral("Not reachable"), QStringLiteral("Sluice tries again") }), QStringLiteral("Not reachable. Sluice tries again."));
        QCOMPARE(ui::words::asSentences({ QStringLiteral("done."), QString(), QStringLiteral(" ") }), QStringLiteral("Done."));
    }

    void aDayIsReadableWhereverItStands()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        QCOMPARE(ui::format::readable(QStringLiteral("a day after the start of the term, 2026-09-01: End")).count(QStringLiteral("2026-09-01")), 0);
        QCOMPARE(ui::format::readable(QStringLiteral("2026-09-01T08:00:00Z")), QStringLiteral("2026-09-01T08:00:00Z"));
    }
};

QTEST_GUILESS_MAIN(TstWords)
#include "tst_words.moc"
