#include "journal/Journal.h"
#include "support/FullDisk.h"
#include "support/StandingClock.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace sluice;
using namespace sluice::journal;

namespace {

std::vector<NewEvent> events(int count)
{
    std::vector<NewEvent> list;
    for (int i = 0; i < count; ++i)
        list.push_back({ QStringLiteral("request.planned"), QStringLiteral("request:%1").arg(i % 10),
            QStringLiteral("sluice"), { { QStringLiteral("title"), QString(200, QLatin1Char('x')) } }, {} });
    return list;
}

bool sql(const QString &file, const char *script)
{
    sqlite3 *db = nullptr;
    const bool done = sqlite3_open(qPrintable(file), &db) == SQLITE_OK
        && sqlite3_exec(db, script, nullptr, nullptr, nullptr) == SQLITE_OK;
    sqlite3_close(db);
    return done;
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// The file of the journal: new, newer, damaged, and where nothing can be written.
class tst_journal_file : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aNewJournalAppearsWholeAndAlone();
    void aNewerJournalIsRefused();
    void aDamagedJournalIsRefusedAndLeftAlone_data();
    void aDamagedJournalIsRefusedAndLeftAlone();
    void aTruncatedJournalIsRefused();
    void damageInsideIsAnErrorOfTheVerification();
    void aFolderThatCannotBeWrittenIsAStorageError();
    void theFileRefusesChangesAndDeletions_data();
    void theFileRefusesChangesAndDeletions();
    void aFullDiskLeavesNothingHalfWritten();
    void aRefusedEventLeavesNothingOfItsOrder();

private:
    std::unique_ptr<Journal> opened()
    {
        auto journal = openSqliteJournal(file(), m_clock);
        return journal ? std::move(*journal) : nullptr;
    }
    QString file() const { return m_folder->filePath(QStringLiteral("journal.sqlite")); }

    testing::StandingClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_journal_file::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void tst_journal_file::aNewJournalAppearsWholeAndAlone()
{
    QVERIFY(opened());

    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList { QStringLiteral("journal.sqlite") });
    QVERIFY(QFile(file()).size() > 0);
}

void tst_journal_file::aNewerJournalIsRefused()
{
    QVERIFY(opened());
    QVERIFY(sql(file(), "PRAGMA user_version = 2"));

    const auto refused = openSqliteJournal(file(), m_clock);

    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Damaged);
    QCOMPARE(refused.error().code, QStringLiteral("newer"));
}

void tst_journal_file::aDamagedJournalIsRefusedAndLeftAlone_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("text instead of a database") << QByteArray("no database at all\n").repeated(500);
    QTest::newRow("a short text") << QByteArray("x");
    QTest::newRow("emptied") << QByteArray();
}

void tst_journal_file::aDamagedJournalIsRefusedAndLeftAlone()
{
    QFETCH(QByteArray, bytes);
    {
        QFile damaged(file());
        QVERIFY(damaged.open(QIODevice::WriteOnly));
        damaged.write(bytes);
    }

    const auto refused = openSqliteJournal(file(), m_clock);

    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Damaged);
    QCOMPARE(refused.error().code, QStringLiteral("damaged"));
    QCOMPARE(bytesOf(file()), bytes);
}

void tst_journal_file::aTruncatedJournalIsRefused()
{
    QVERIFY(opened()->append(events(2000)));
    QVERIFY(QFile::resize(file(), QFile(file()).size() / 2 / 4096 * 4096));

    const auto refused = openSqliteJournal(file(), m_clock);

    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Damaged);
    QCOMPARE(refused.error().code, QStringLiteral("damaged"));
}

void tst_journal_file::damageInsideIsAnErrorOfTheVerification()
{
    QVERIFY(opened()->append(events(2000)));
    {
        QFile damaged(file());
        QVERIFY(damaged.open(QIODevice::ReadWrite));
        damaged.seek(damaged.size() / 2 / 4096 * 4096);
        damaged.write(QByteArray(16 * 4096, '\x5a'));
    }
    const std::unique_ptr<Journal> journal = opened();
    QVERIFY(journal);

    const auto verified = journal->verify();

    QVERIFY(!verified || !verified->ok);
    if (!verified)
        QCOMPARE(verified.error().kind, ErrorKind::Damaged);
}

void tst_journal_file::aFolderThatCannotBeWrittenIsAStorageError()
{
    for (const QString &path :
        { QStringLiteral("/proc/journal.sqlite"), m_folder->filePath(QStringLiteral("no/such/journal.sqlite")) }) {
        const auto refused = openSqliteJournal(path, m_clock);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Storage);
    }
}

void tst_journal_file::theFileRefusesChangesAndDeletions_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::newRow("update") << QByteArray("UPDATE events SET actor = 'x' WHERE seq = 1");
    QTest::newRow("delete") << QByteArray("DELETE FROM events WHERE seq = 2");
    QTest::newRow("replace") << QByteArray("INSERT OR REPLACE INTO events SELECT * FROM events WHERE seq = 1");
    QTest::newRow("leave a gap")
        << QByteArray("INSERT INTO events SELECT 9, at_ms, actor, 's', kind, 1, payload, prev, hash FROM events WHERE seq = 1");
}

void tst_journal_file::theFileRefusesChangesAndDeletions()
{
    QFETCH(QByteArray, script);
    const std::unique_ptr<Journal> journal = opened();
    QVERIFY(journal->append(events(2)));

    QVERIFY(!sql(file(), script.constData()));

    QVERIFY(journal->verify()->ok);
    QCOMPARE(*journal->lastSeq(), 2);
}

void tst_journal_file::aFullDiskLeavesNothingHalfWritten()
{
    const std::unique_ptr<Journal> journal = opened();
    QVERIFY(journal->append(events(10)));
    for (const Durability durability : { Durability::Normal, Durability::Full }) {
        const qint64 last = *journal->lastSeq();
        Result<std::vector<Event>> appended;
        {
            const testing::FullDisk full(static_cast<rlim_t>(QFile(file() + QStringLiteral("-wal")).size()) + 64 * 1024);
            appended = journal->append(events(20000), durability);
        }
        QVERIFY(!appended);
        QCOMPARE(appended.error().kind, ErrorKind::Storage);
        QCOMPARE(*journal->lastSeq(), last);
        QVERIFY(journal->append(events(10), durability));
        QVERIFY(journal->verify()->ok);
    }
}

void tst_journal_file::aRefusedEventLeavesNothingOfItsOrder()
{
    const std::unique_ptr<Journal> journal = opened();
    QVERIFY(journal->append(events(3)));
    for (int n = 1; n <= 3; ++n) { // Let the n-th event of the order fail.
        const QByteArray strike = "CREATE TRIGGER strike BEFORE INSERT ON events WHEN NEW.seq = "
            + QByteArray::number(3 + n) + " BEGIN SELECT RAISE(ABORT, 'struck'); END";
        QVERIFY(sql(file(), strike.constData()));

        const auto appended = journal->append(events(3));

        QVERIFY(!appended);
        QCOMPARE(appended.error().kind, ErrorKind::Storage);
        QCOMPARE(*journal->lastSeq(), 3);
        QVERIFY(sql(file(), "DROP TRIGGER strike"));
    }
    QVERIFY(journal->append(events(3)));
    QVERIFY(journal->verify()->ok);
}

QTEST_GUILESS_MAIN(tst_journal_file)
#include "tst_journal_file.moc"
