#include "core/Time.h"

#include <QTest>

using namespace sluice;

class TestTime : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEveryFormOfBothInterfaces_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("iso"); // Empty: no moment.
        const QString noon = QStringLiteral("2026-03-15T12:00:00.000Z");
        QTest::newRow("Salesforce") << QStringLiteral("2026-03-15T12:00:00.000+0000") << noon;
        QTest::newRow("QuickBooks") << QStringLiteral("2026-03-15T05:00:00-07:00") << noon;
        QTest::newRow("Z") << QStringLiteral("2026-03-15T12:00:00Z") << noon;
        QTest::newRow("east") << QStringLiteral("2026-03-15T17:30:00+05:30") << noon;
        QTest::newRow("without seconds") << QStringLiteral("2026-03-15T12:00Z") << noon;
        QTest::newRow("one digit of a second") << QStringLiteral("2026-03-15T12:00:00.5Z") << QStringLiteral("2026-03-15T12:00:00.500Z");
        QTest::newRow("microseconds") << QStringLiteral("2026-03-15T12:00:00.123456Z") << QStringLiteral("2026-03-15T12:00:00.123Z");
        QTest::newRow("across midnight") << QStringLiteral("2025-12-31T23:30:00-01:00") << QStringLiteral("2026-01-01T00:30:00.000Z");
        QTest::newRow("29 February") << QStringLiteral("2028-02-29T00:00:00Z") << QStringLiteral("2028-02-29T00:00:00.000Z");
        QTest::newRow("no 29 February") << QStringLiteral("2026-02-29T00:00:00Z") << QString();
        QTest::newRow("a date alone") << QStringLiteral("2026-03-15") << QString();
        QTest::newRow("no zone") << QStringLiteral("2026-03-15T12:00:00") << QString();
        QTest::newRow("hour 24") << QStringLiteral("2026-03-15T24:00:00Z") << QString();
        QTest::newRow("a point and no digits") << QStringLiteral("2026-03-15T12:00:00.Z") << QString();
        QTest::newRow("garbage after the zone") << QStringLiteral("2026-03-15T12:00:00Zx") << QString();
        QTest::newRow("empty") << QString() << QString();
    }

    void readsEveryFormOfBothInterfaces()
    {
        QFETCH(QString, text);
        QFETCH(QString, iso);

        const std::optional<Instant> at = parseInstant(text);

        QCOMPARE(at ? toIso(*at) : QString(), iso);
    }

    void datesAreWholeOrNothing_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QDate>("date");
        QTest::newRow("plain") << QByteArray("2026-03-15") << QDate(2026, 3, 15);
        QTest::newRow("moment") << QByteArray("2026-03-15T00:00:00Z") << QDate();
        QTest::newRow("no such day") << QByteArray("2026-04-31") << QDate();
        QTest::newRow("no such month") << QByteArray("2026-13-01") << QDate();
        QTest::newRow("day first") << QByteArray("15.03.2026") << QDate();
        QTest::newRow("empty") << QByteArray() << QDate();
    }

    void datesAreWholeOrNothing()
    {
        QFETCH(QByteArray, text);
        QFETCH(QDate, date);

        const auto read = parseDate(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));

        QCOMPARE(read.value_or(QDate()), date);
    }

    void momentsSurviveTheTripThroughQt()
    {
        const Instant at = fromMs(1'700'000'000'123);

        QCOMPARE(toMs(fromQDateTime(toQDateTime(at))), toMs(at));
        QCOMPARE(toIso(at), QStringLiteral("2023-11-14T22:13:20.123Z"));
    }
};

QTEST_APPLESS_MAIN(TestTime)
#include "tst_time.moc"
