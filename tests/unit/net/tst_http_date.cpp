#include "net/HttpDate.h"

#include <QLocale>
#include <QTest>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;

class TestHttpDate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatServersWrite_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("iso");
        QTest::newRow("the standard's own") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << u"1994-11-06T08:49:37.000Z"_s;
        QTest::newRow("blanks around it") << QByteArray(" Fri, 30 Oct 2026 16:05:02 GMT ") << u"2026-10-30T16:05:02.000Z"_s;
        QTest::newRow("a leap day") << QByteArray("Thu, 29 Feb 2024 23:59:59 GMT") << u"2024-02-29T23:59:59.000Z"_s;
        QTest::newRow("the first of January") << QByteArray("Mon, 01 Jan 2035 00:00:00 GMT") << u"2035-01-01T00:00:00.000Z"_s;
    }

    void readsWhatServersWrite()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, iso);
        const std::optional<Instant> at = net::httpDate(text);
        QVERIFY(at);
        QCOMPARE(toIso(*at), iso);
    }

    void agreesWithTheLibraryOnEveryDayOfYears()
    {
        for (QDateTime at(QDate(2023, 12, 30), QTime(1, 2, 3), Qt::UTC); at.date().year() < 2029; at = at.addSecs(86'400 + 3'661)) {
            const QString text = QLocale::c().toString(at, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
            QCOMPARE(net::httpDate(text.toLatin1()), std::optional(fromQDateTime(at)));
        }
    }

    void anythingElseIsNoDate_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : { "", "7", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 31 Feb 2026 08:49:37 GMT",
                 "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 1994 08:60:00 GMT", "Sun, 06 Noe 1994 08:49:37 GMT",
                 "Sunday, 06-Nov-94 08:49:37 GMT", "Sun, 6 Nov 1994 08:49:37 GMT and more", "Sun, +6 Nov 1994 08:49:37 GMT",
                 "2026-10-30T16:05:02Z" })
            QTest::newRow(text[0] ? text : "nothing") << QByteArray(text);
    }

    void anythingElseIsNoDate()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!net::httpDate(text));
    }
};

QTEST_APPLESS_MAIN(TestHttpDate)
#include "tst_http_date.moc"
