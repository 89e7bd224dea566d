#include "DeskWorld.h"

#include "engine/BooksUse.h"
#include "engine/Cycle.h"
#include "engine/Freshness.h"

#include <QTest>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;

/// What people read of a connection that is slower than usual, or refuses to be read.
class TestConnectionWords final : public QObject {
    Q_OBJECT

private:
    static desk::ConnectionRow rowWith(const QString &name, const QString &note)
    {
        testing::DeskWorld world;
        desk::Reader &reader = world.readWith([&](mirror::ViewStore &views, engine::Settings &settings) {
            engine::ConnectionSettings connection;
            connection.id = connection.system = u"salesforce"_s;
            settings.connections.push_back(connection);
            QVERIFY(views.setNote(name, note));
        });
        const Result<desk::StatusLine> status = reader.status();
        return status && !status->connections.empty() ? status->connections.front() : desk::ConnectionRow();
    }

    QString m_jwtUser;

private Q_SLOTS:
    void aSlowPaceSaysWhy_data()
    {
        QTest::addColumn<int>("used");
        QTest::addColumn<QString>("says");
        QTest::newRow("plenty left") << 79'999 << QString();
        QTest::newRow("at 80 %") << 80'000 << u"Reads every 5 minutes only: 80 % of the org's calls of the day are used"_s;
        QTest::newRow("below 95 %") << 94'999 << u"Reads every 5 minutes only: 94 % of the org's calls of the day are used"_s;
        QTest::newRow("at 95 %") << 95'000 << u"Reads nothing for now: 95 % of the org's calls of the day are used"_s;
    }

    void aSlowPaceSaysWhy()
    {
        QFETCH(int, used);
        QFETCH(QString, says);

        const desk::ConnectionRow row = rowWith(engine::allowanceNote(u"salesforce"_s), u"%1 100000"_s.arg(used));

        QCOMPARE(row.remark, says);
        QVERIFY(row.lastError.isEmpty());
        QCOMPARE(row.callsToday, used);
    }

    void aRefusalToBeReadSaysWhatToDo_data()
    {
        QTest::addColumn<QString>("note");
        QTest::addColumn<QString>("says");
        QTest::addColumn<QString>("toDo");
        QTest::newRow("spent") << u"rate_limited org_allowance\nnearly used up"_s << u"Nearly all calls"_s << u"every 15 minutes"_s;
        QTest::newRow("no currency") << u"rejected currency_unknown\nno currency"_s << u"currency"_s << u"settings.toml"_s;
        QTest::newRow("no API") << u"rejected API_DISABLED_FOR_ORG\nAPI_DISABLED_FOR_ORG: no"_s << u"its API"_s << u"API Enabled"_s;
        QTest::newRow("anything else") << u"rejected INVALID_FIELD\nINVALID_FIELD: No such column"_s << u"failed: INVALID_FIELD: No such column"_s << u"next cycle"_s;
        QTest::newRow("slow down") << u"rate_limited \nslowly"_s << u"slow down"_s << u"next cycle"_s;
    }

    void aRefusalToBeReadSaysWhatToDo()
    {
        QFETCH(QString, note);
        QFETCH(QString, says);
        QFETCH(QString, toDo);

        const desk::ConnectionRow row = rowWith(engine::errorNote(u"salesforce"_s), note);

        QVERIFY2(row.lastError.contains(says), qPrintable(row.lastError));
        QVERIFY2(row.whatToDo.contains(toDo), qPrintable(row.whatToDo));
        QVERIFY(row.signedIn);
    }

    /// What one company reads, the others of the same app cannot.
    void aMonthThatRunsShortSaysSoOfEachCompanyOfTheApp()
    {
        testing::DeskWorld world;
        desk::Reader &reader = world.readWith([&](mirror::ViewStore &views, engine::Settings &settings) {
            for (const auto &[realm, app, reads] : { std::tuple(u"1"_s, u"one"_s, 390'000), std::tuple(u"2"_s, u"one"_s, 10'000),
                     std::tuple(u"3"_s, u"two"_s, 20'000) }) {
                engine::ConnectionSettings connection;
                connection.id = connection.realm = realm;
                connection.system = u"quickbooks"_s;
                connection.clientId = app;
                settings.connections.push_back(connection);
                QVERIFY(engine::BooksUse(views).add(realm, reads, world.clock.at));
            }
        });

        const std::vector<desk::ConnectionRow> rows = reader.status()->connections;

        QCOMPARE(rows[0].readsThisMonth, std::optional(400'000));
        QCOMPARE(rows[0].remark, u"Reads less often: 80 % of the month's reads of all companies together are used"_s);
        QCOMPARE(rows[1].readsThisMonth, std::optional(400'000));
        QCOMPARE(rows[1].remark, rows[0].remark);
        QCOMPARE(rows[2].readsThisMonth, std::optional(20'000));
        QCOMPARE(rows[2].remark, QString());
    }

    void aSignInThatStaysUnusedIsShownInTime()
    {
        const auto rowAt = [this](std::chrono::days untilItsEnd) {
            testing::DeskWorld world;
            desk::Reader &reader = world.readWith([&](mirror::ViewStore &views, engine::Settings &settings) {
                engine::ConnectionSettings connection;
                connection.id = connection.system = u"salesforce"_s;
                connection.jwtUser = m_jwtUser;
                settings.connections.push_back(connection);
                QVERIFY(engine::BooksUse(views).setReconnectBy(u"salesforce"_s, world.clock.at + untilItsEnd));
            });
            return reader.status()->connections.front().reconnectBy;
        };

        QVERIFY(!rowAt(std::chrono::days(29)));
        QVERIFY(rowAt(std::chrono::days(9)).has_value()); // The last refresh is 21 days old.
        m_jwtUser = u"integration@acme.example"_s; // The date is that of a sign-in before the key.
        QVERIFY(!rowAt(std::chrono::days(9)));
        m_jwtUser.clear();
    }

    void aRefusedKeySaysWhatIsInItsWay_data()
    {
        QTest::addColumn<QString>("note");
        QTest::addColumn<QString>("says");
        QTest::addColumn<QString>("toDo");
        QTest::newRow("not approved") << u"sign_in_needed jwt_not_approved\nHTTP 400"_s << u"Signed out: neither the user"_s << u"permission set"_s;
        QTest::newRow("clock") << u"sign_in_needed jwt_clock\nHTTP 400 invalid_grant; the clock here is 312 s ahead"_s
                               << u"312 s ahead of Salesforce's"_s << u"set the clock"_s;
        QTest::newRow("said by Salesforce") << u"sign_in_needed jwt_refused\nHTTP 400 50 % %1"_s << u"50 % %1"_s << u"certificate"_s;
        QTest::newRow("inactive") << u"sign_in_needed inactive_user\nHTTP 400"_s << u"inactive"_s << u"administrator"_s;
        QTest::newRow("grant ended") << u"sign_in_needed grant_ended\nover"_s << u"Signed out"_s << u"Sign in again"_s;
    }

    void aRefusedKeySaysWhatIsInItsWay()
    {
        QFETCH(QString, note);
        QFETCH(QString, says);
        QFETCH(QString, toDo);

        const desk::ConnectionRow row = rowWith(engine::errorNote(u"salesforce"_s), note);

        QVERIFY2(row.lastError.contains(says), qPrintable(row.lastError));
        QVERIFY2(row.whatToDo.contains(toDo), qPrintable(row.whatToDo));
        QVERIFY(!row.signedIn);
    }

    void whoIsSignedOutIsToldSo()
    {
        QVERIFY(!rowWith(engine::errorNote(u"salesforce"_s), u"sign_in_needed grant_ended\nover"_s).signedIn);
    }
};

QTEST_GUILESS_MAIN(TestConnectionWords)
#include "tst_connection_words.moc"
