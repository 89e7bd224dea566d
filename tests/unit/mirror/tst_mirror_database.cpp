#include "unit/mirror/MirrorFixture.h"
#include "unit/mirror/Pages.h"

#include "mirror/Migrations.h"
#include "support/FullDisk.h"

#include <QFile>
#include <QTest>

using namespace sluice;
using namespace sluice::mirror;
using namespace sluice::testing;

namespace {

void overwrite(const QString &path, qint64 at, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.seek(at);
    file.write(bytes);
}

} // namespace

/// Opening a mirror: new, old, newer, damaged, and where nothing can be written.
class tst_mirror_database : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aNewMirrorIsUpToDate();
    void migrationsAreNumberedWithoutGaps();
    void anOlderMirrorIsCopiedAndMigrated();
    void aTaxRateWithoutDaysHeldEverSince();
    void aWordThatWasGivenBeforeHoldsForWhatWasShown();
    void aFailedMigrationLeavesTheOlderMirror();
    void aNewerMirrorIsRefused();
    void somethingElseIsRefused_data();
    void somethingElseIsRefused();
    void aTruncatedMirrorIsRefused();
    void aMirrorThatWasLeftOpenIsLookedAt();
    void checkFindsDamageThatLiesHidden();
    void aFolderThatCannotBeWrittenIsAStorageError();
    void aReaderWantsAFileAndCannotWrite();
    void aFullDiskLeavesNothingHalfWritten();

private:
    QString file() const { return m_folder->filePath(QStringLiteral("mirror.sqlite")); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_mirror_database::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void tst_mirror_database::aNewMirrorIsUpToDate()
{
    const Mirror mirror(file());

    QCOMPARE(mirror.value(QStringLiteral("PRAGMA user_version")).toInt(), migrations().back().number);
    QCOMPARE(mirror.value(QStringLiteral("PRAGMA journal_mode")).toString(), QStringLiteral("wal"));
    QCOMPARE(mirror.value(QStringLiteral("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%STRICT%'")).toInt(), 0);
}

void tst_mirror_database::migrationsAreNumberedWithoutGaps()
{
    int expected = 0;
    for (const Migration &migration : migrations()) {
        QCOMPARE(migration.number, ++expected);
        QVERIFY(!migration.sql.isEmpty());
    }
    QVERIFY(expected > 0);
}

void tst_mirror_database::anOlderMirrorIsCopiedAndMigrated()
{
    Mirror mirror(file());
    QVERIFY(mirror.writer.page(crmPage(1)));
    std::vector<Migration> later = migrations();
    later.push_back({ later.back().number + 1, "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;" });

    QVERIFY(migrate(*mirror.database, file(), later));

    QCOMPARE(mirror.value(QStringLiteral("PRAGMA user_version")).toInt(), later.back().number);
    QCOMPARE(mirror.value(QStringLiteral("SELECT count(*) FROM later")).toInt(), 0);
    const Mirror copy(QStringLiteral("%1.before-%2").arg(file()).arg(later.back().number));
    QCOMPARE(copy.facts.deals()->size(), std::size_t(1));
}

/// What was said when only the text was kept was said of the text.
void tst_mirror_database::aWordThatWasGivenBeforeHoldsForWhatWasShown()
{
    Mirror mirror(file());
    mirror::CaseView closed;
    closed.id = CaseId(QStringLiteral("c"));
    closed.finding.found = QStringLiteral("1001");
    closed.state = CaseState::Resolved;
    closed.resolvedBy = QStringLiteral("person");
    mirror::RequestView rejected;
    rejected.request.id = RequestId(QStringLiteral("r"));
    rejected.decision = mirror::Decision::Rejected;
    const std::vector<mirror::CaseView> cases { closed };
    const std::vector<mirror::RequestView> requests { rejected };
    QVERIFY(mirror.views.save(std::span<const mirror::CaseView>(cases)) && mirror.views.save(std::span<const mirror::RequestView>(requests)));
    const char *asItWas[] = { "ALTER TABLE case_view DROP COLUMN about", "ALTER TABLE case_view DROP COLUMN vouched_for",
        "ALTER TABLE request_view DROP COLUMN turned_down", "PRAGMA user_version = 7" };
    for (const char *statement : asItWas)
        QVERIFY2(mirror.sql(QString::fromLatin1(statement)), statement);

    QVERIFY(migrate(*mirror.database, file(), migrations()));

    QCOMPARE(mirror.views.oneCase(closed.id).value()->vouchedFor, closed.finding.found);
    QCOMPARE(mirror.views.request(rejected.request.id).value()->turnedDown, QStringLiteral("rejected"));
}

void tst_mirror_database::aTaxRateWithoutDaysHeldEverSince()
{
    Mirror mirror(file());
    const char *asItWas[] = { "ALTER TABLE tax_code DROP COLUMN rate_steps", "ALTER TABLE tax_code ADD COLUMN rate_percent TEXT NOT NULL DEFAULT '0'",
        "INSERT INTO tax_code (realm, id, name, description, active, taxable, rate_percent, deleted) "
        "VALUES ('1', '4', 'Standard', '', 1, 1, '17.5', 0), ('1', '5', 'Zero', '', 1, 1, '0', 0)",
        "ALTER TABLE case_view DROP COLUMN about", "ALTER TABLE case_view DROP COLUMN vouched_for",
        "ALTER TABLE request_view DROP COLUMN turned_down", "PRAGMA user_version = 6" };
    for (const char *statement : asItWas)
        QVERIFY2(mirror.sql(QString::fromLatin1(statement)), statement);

    QVERIFY(migrate(*mirror.database, file(), migrations()));

    const std::vector<TaxCode> codes = mirror.facts.taxCodes(QStringLiteral("1")).value();
    QCOMPARE(codes.size(), std::size_t(2));
    QVERIFY(codes[0].rate == DatedRate(Decimal(175, 1)));
    QVERIFY(codes[1].rate == DatedRate());
}

void tst_mirror_database::aFailedMigrationLeavesTheOlderMirror()
{
    Mirror mirror(file());
    QVERIFY(mirror.writer.page(crmPage(1)));
    const QStringList before = mirror.dump();
    std::vector<Migration> later = migrations();
    const int version = later.back().number;
    later.push_back({ version + 1, "DELETE FROM deal; CREATE TABLE deal (id INTEGER PRIMARY KEY) STRICT;" });

    const Result<void> migrated = migrate(*mirror.database, file(), later);

    QVERIFY(!migrated);
    QCOMPARE(mirror.value(QStringLiteral("PRAGMA user_version")).toInt(), version);
    QCOMPARE(mirror.dump(), before);
}

void tst_mirror_database::aNewerMirrorIsRefused()
{
    {
        const Mirror mirror(file());
        QVERIFY(mirror.sql(QStringLiteral("PRAGMA user_version = 9999")));
    }

    for (const OpenMode mode : { OpenMode::ReadWrite, OpenMode::ReadOnly }) {
        const auto opened = Database::open(file(), mode);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::Damaged);
        QCOMPARE(opened.error().code, QStringLiteral("newer"));
    }
}

void tst_mirror_database::somethingElseIsRefused_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::newRow("text instead of a database") << QByteArray();
    QTest::newRow("another program's database") << QByteArray("CREATE TABLE notes (id)");
}

void tst_mirror_database::somethingElseIsRefused()
{
    QFETCH(QByteArray, script);
    if (script.isEmpty()) {
        overwrite(file(), 0, QByteArray("these are not the bytes of a database\n").repeated(500));
    } else {
        QSqlDatabase other = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
        other.setDatabaseName(file());
        QVERIFY(other.open());
        QVERIFY(QSqlQuery(other).exec(QString::fromLatin1(script)));
        other.close();
    }
    QFile before(file());
    QVERIFY(before.open(QIODevice::ReadOnly));
    const QByteArray bytes = before.readAll();

    const auto opened = Database::open(file(), OpenMode::ReadWrite);

    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ErrorKind::Damaged);
    QCOMPARE(opened.error().code, QStringLiteral("damaged"));
    before.seek(0);
    QCOMPARE(before.readAll(), bytes);
}

void tst_mirror_database::aTruncatedMirrorIsRefused()
{
    {
        Mirror mirror(file());
        for (int seed = 0; seed < 200; ++seed)
            QVERIFY(mirror.writer.page(crmPage(seed)));
    }
    QFile::resize(file(), QFile(file()).size() / 2 / 4096 * 4096);
    const auto truncated = Database::open(file(), OpenMode::ReadWrite);
    QVERIFY(!truncated);
    QCOMPARE(truncated.error().code, QStringLiteral("damaged"));
}

void tst_mirror_database::aMirrorThatWasLeftOpenIsLookedAt()
{
    {
        Mirror mirror(file());
        for (int seed = 0; seed < 200; ++seed)
            QVERIFY(mirror.writer.page(crmPage(seed)));
    }
    const QString dead = file() + QStringLiteral(".dead");
    {
        Mirror mirror(file());
        QVERIFY(mirror.writer.page(crmPage(200)));
        // As a death leaves it: the log is still there.
        QVERIFY(QFile::copy(file(), dead));
        QVERIFY(QFile::copy(file() + QStringLiteral("-wal"), dead + QStringLiteral("-wal")));
    }
    const QString damaged = file() + QStringLiteral(".damaged");
    QVERIFY(QFile::copy(dead, damaged));
    QVERIFY(QFile::copy(dead + QStringLiteral("-wal"), damaged + QStringLiteral("-wal")));
    overwrite(damaged, QFile(damaged).size() / 2 / 4096 * 4096, QByteArray(8 * 4096, '\x5a'));

    const auto sound = Database::open(dead, OpenMode::ReadWrite);
    const auto refused = Database::open(damaged, OpenMode::ReadWrite);

    QVERIFY2(sound, sound ? "" : qPrintable(sound.error().detail));
    QCOMPARE(Facts(**sound).deals()->size(), std::size_t(201));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Damaged);
    QCOMPARE(refused.error().code, QStringLiteral("damaged"));
}

void tst_mirror_database::checkFindsDamageThatLiesHidden()
{
    {
        Mirror mirror(file());
        for (int seed = 0; seed < 200; ++seed)
            QVERIFY(mirror.writer.page(crmPage(seed)));
        QVERIFY(mirror.database->check());
    }
    overwrite(file(), QFile(file()).size() / 2 / 4096 * 4096, QByteArray(8 * 4096, '\x5a'));

    const auto opened = Database::open(file(), OpenMode::ReadWrite);
    QVERIFY(opened); // A start does not read everything.

    const Result<void> checked = (*opened)->check();
    QVERIFY(!checked);
    QCOMPARE(checked.error().kind, ErrorKind::Damaged);
    QCOMPARE(checked.error().code, QStringLiteral("damaged"));
}

void tst_mirror_database::aFolderThatCannotBeWrittenIsAStorageError()
{
    for (const QString &path : { QStringLiteral("/proc/mirror.sqlite"), m_folder->filePath(QStringLiteral("no/such/folder/mirror.sqlite")) }) {
        const auto opened = Database::open(path, OpenMode::ReadWrite);
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::Storage);
    }
}

void tst_mirror_database::aReaderWantsAFileAndCannotWrite()
{
    QVERIFY(!Database::open(file(), OpenMode::ReadOnly));
    QVERIFY(!QFile::exists(file()));

    const Mirror mirror(file());
    const auto reader = Database::open(file(), OpenMode::ReadOnly);
    QVERIFY(reader);
    StandingClock clock;
    QVERIFY(!PullWriter(**reader, clock).page(crmPage(1)));
    QVERIFY(mirror.facts.deals()->empty());
}

void tst_mirror_database::aFullDiskLeavesNothingHalfWritten()
{
    Mirror mirror(file());
    QVERIFY(mirror.writer.page(crmPage(1)));
    const QStringList before = mirror.dump();
    PullSink::Page large;
    large.source = QStringLiteral("salesforce");
    large.cursor = QStringLiteral("past the end of the disk");
    for (int seed = 2; seed < 2000; ++seed)
        large.deals.push_back(crmPage(seed).deals[0]);

    Result<void> written;
    {
        const FullDisk full(256 * 1024);
        written = mirror.writer.page(large);
    }

    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::Storage);
    QCOMPARE(mirror.dump(), before);
    QCOMPARE(mirror.writer.cursor(QStringLiteral("salesforce")), QStringLiteral("cursor-1"));
    QVERIFY(mirror.writer.page(large));
}

QTEST_GUILESS_MAIN(tst_mirror_database)
#include "tst_mirror_database.moc"
