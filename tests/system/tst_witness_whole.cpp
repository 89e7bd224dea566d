#include "journal/Journal.h"
#include "support/StandingClock.h"
#include "system/Workplace.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

const QString kJournal = u"journal.sqlite"_s;

/// Gives a journal another history under the same id, as somebody would who knows how it is made: one decision reads
/// differently, every hash is right. Empty when that worked.
QString rewrite(const QString &file)
{
    StandingClock clock;
    std::vector<journal::Event> events;
    {
        const auto read = journal::openSqliteJournal(file, clock);
        if (!read)
            return read.error().detail;
        events = (*read)->after(0, 100'000).value();
    }
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"rewriting"_s);
        database.setDatabaseName(file);
        if (!database.open())
            return database.lastError().text();
        QSqlQuery query(database);
        QStringList guards;
        if (!query.exec(u"SELECT sql FROM sqlite_master WHERE type = 'trigger'"_s))
            return query.lastError().text();
        while (query.next())
            guards.append(query.value(0).toString());
        QStringList steps { u"DROP TRIGGER events_never_change"_s, u"DROP TRIGGER events_never_go"_s,
            u"DROP TRIGGER events_in_order"_s, u"DELETE FROM events"_s };
        for (const QString &step : steps + guards) {
            if (!query.exec(step))
                return query.lastError().text();
        }
        query.clear();
        database.close();
    }
    QSqlDatabase::removeDatabase(u"rewriting"_s);
    const auto written = journal::openSqliteJournal(file, clock);
    if (!written)
        return written.error().detail;
    bool changed = false;
    for (const journal::Event &event : events) {
        QJsonObject payload = event.payload;
        if (event.kind == "approval.given"_L1 && !std::exchange(changed, true))
            payload.insert(u"note"_s, u"approved by telephone"_s);
        clock.at = event.at;
        const auto appended = (*written)->append({ { event.kind, event.subject, event.actor, payload, {} } });
        if (!appended)
            return appended.error().detail;
    }
    return changed ? QString() : u"there was no approval to change"_s;
}

} // namespace

/// What becomes of somebody who puts another journal in the place of the one that Salesforce was told of.
class TestWitnessWhole : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        if (m_broken)
            QSKIP("an earlier step failed");
    }

    void cleanup() { m_broken = m_broken || QTest::currentTestFailed(); }

    void aCompanyWorksForAWhile()
    {
        QCOMPARE(m_work.open(), QString());
        QCOMPARE(m_work.signIn(), QString());
        QVERIFY(m_work.settleQuickly());
        QCOMPARE(m_work.ctl().ask({ u"sync"_s }).exit, 0);
        QStringList ids;
        for (const QJsonValue &row : m_work.ctl().ask({ u"approvals"_s, u"list"_s }).rows()) {
            if (row[u"can_decide"_s].toBool() && ids.size() < 6)
                ids.append(row[u"id"_s].toString());
        }
        QVERIFY(!ids.isEmpty());
        QCOMPARE(m_work.ctl().run(QStringList { u"approvals"_s, u"approve"_s } + ids).exit, 0);
        QCOMPARE(m_work.ctl().ask({ u"sync"_s }).exit, 0);
        const CtlRun certificate = m_work.ctl().ask({ u"journal"_s, u"certify"_s, u"--fresh"_s });
        QVERIFY2(certificate.exit == 0, certificate.told().constData());
        const QJsonValue read = certificate.object()[u"journal"_s][u"witness_read"_s];
        QCOMPARE(read[u"outcome"_s].toString(), u"same"_s);
        QCOMPARE(read[u"events"_s].toInteger(), toldEvents());
    }

    void anOlderCopyPutBackIsFoundOutAndNothingIsWrittenOver()
    {
        QVERIFY(keepCopy());
        for (const QString &role : { u"auditor"_s, u"clerk"_s, u"operations"_s })
            QCOMPARE(m_work.ctl().run({ u"people"_s, u"grant"_s, me(), role }).exit, 0);
        QVERIFY(pass(7200));
        QCOMPARE(m_work.ctl().ask({ u"sync"_s }).exit, 0);
        const qint64 told = toldEvents();
        QVERIFY(putCopyBack());
        QCOMPARE(m_work.ctl().ask({ u"journal"_s, u"verify"_s }).exit, 0); // By itself it is in order.

        const CtlRun run = m_work.ctl().ask({ u"journal"_s, u"certify"_s, u"--fresh"_s });

        QVERIFY2(run.exit == 1, run.told().constData());
        QCOMPARE(run.object()[u"findings"_s].toArray().size(), 1);
        QCOMPARE(run.object()[u"findings"_s][0][u"kind"_s].toString(), u"journal_older"_s);
        QCOMPARE(run.object()[u"journal"_s][u"witness_read"_s][u"outcome"_s].toString(), u"older"_s);
        QCOMPARE(run.object()[u"journal"_s][u"witness_read"_s][u"events"_s].toInteger(), told);
        QCOMPARE(toldEvents(), told);
        m_exception = openException(u"journal_older"_s);
        QVERIFY(!m_exception.isEmpty());
    }

    void onceItIsOnRecordTheWitnessServesAgain()
    {
        QVERIFY(pass(7200));
        const CtlRun sync = m_work.ctl().ask({ u"sync"_s });
        QVERIFY2(sync.exit == 0, sync.told().constData());
        const QJsonObject certificate = m_work.ctl().ask({ u"journal"_s, u"certify"_s }).object();
        QCOMPARE(certificate[u"journal"_s][u"witness"_s][u"events"_s].toInteger(), toldEvents());
        QVERIFY(certificate[u"journal"_s][u"witness"_s][u"agrees"_s].toBool());
        QCOMPARE(certificate[u"faults"_s].toInt(), 1); // It does not go away by itself.

        QCOMPARE(m_work.ctl().run({ u"exceptions"_s, u"resolve"_s, m_exception, u"--cause"_s, u"SYS-2"_s, u"--note"_s,
                                      u"the disk was replaced; three grants were given again"_s }).exit, 0);

        const CtlRun accepted = m_work.ctl().ask({ u"journal"_s, u"certify"_s, u"--fresh"_s });
        QVERIFY2(accepted.exit == 0, accepted.told().constData());
        QCOMPARE(accepted.object()[u"findings"_s].toArray().size(), 1);
        QVERIFY(!accepted.object()[u"findings"_s][0][u"fault"_s].toBool());
        QVERIFY(openException(u"journal_older"_s).isEmpty());
    }

    void aJournalWrittenAnewIsFoundOutBeforeItsHeadIsTold()
    {
        QVERIFY(pass(7200));
        QCOMPARE(m_work.ctl().ask({ u"sync"_s }).exit, 0);
        const qint64 told = toldEvents();
        QCOMPARE(rewrite(m_work.ctl().file(kJournal)), QString());
        const CtlRun verified = m_work.ctl().ask({ u"journal"_s, u"verify"_s });
        QVERIFY2(verified.exit == 0 && verified.object()[u"events"_s].toInteger() >= told, verified.told().constData());
        QVERIFY(pass(7200));

        QCOMPARE(m_work.ctl().ask({ u"sync"_s }).exit, 0);

        QVERIFY(!openException(u"journal_rewritten"_s).isEmpty());
        const CtlRun run = m_work.ctl().ask({ u"journal"_s, u"certify"_s });
        QVERIFY2(run.exit == 1, run.told().constData());
        QCOMPARE(run.object()[u"findings"_s][0][u"kind"_s].toString(), u"journal_older"_s);
        QCOMPARE(run.object()[u"findings"_s][1][u"kind"_s].toString(), u"journal_rewritten"_s);
        const CtlRun text = m_work.ctl().run({ u"journal"_s, u"certify"_s });
        QVERIFY2(text.out.contains("! journal_rewritten") && text.out.contains("another head"), text.told().constData());
    }

private:
    bool pass(int seconds) { return !m_work.control().post(u"/advance"_s, { { u"seconds"_s, seconds } }).isUndefined(); }

    qint64 toldEvents() { return m_work.control().salesforce(u"Sluice_Witness__c"_s).at(0)[u"Events__c"_s].toInteger(); }

    QString me() { return m_work.ctl().ask({ u"people"_s, u"list"_s }).rows().at(0)[u"email"_s].toString(); }

    QString openException(const QString &check)
    {
        for (const QJsonValue &row : m_work.ctl().ask({ u"exceptions"_s, u"list"_s }).rows()) {
            if (row[u"check"_s].toString() == check)
                return row[u"id"_s].toString();
        }
        return {};
    }

    bool keepCopy() { return QFile::copy(m_work.ctl().file(kJournal), m_work.ctl().file(u"copy.sqlite"_s)); }

    bool putCopyBack()
    {
        const QDir profile(m_work.ctl().profile());
        for (const QString &name : profile.entryList({ kJournal + u'*' }, QDir::Files)) {
            if (!QFile::remove(profile.filePath(name)))
                return false;
        }
        return QFile::rename(profile.filePath(u"copy.sqlite"_s), profile.filePath(kJournal));
    }

    Workplace m_work;
    QString m_exception;
    bool m_broken = false;
};

QTEST_GUILESS_MAIN(TestWitnessWhole)
#include "tst_witness_whole.moc"
