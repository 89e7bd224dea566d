#include "journal/ChainHasher.h"
#include "journal/Journal.h"
#include "support/StandingClock.h"

#include "core/CanonicalJson.h"

#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <thread>

using namespace sluice;
using namespace sluice::journal;

namespace {

NewEvent planned(const QString &subject, std::optional<int> expected = {})
{
    return { QStringLiteral("request.planned"), subject, QStringLiteral("sluice"),
        { { QStringLiteral("amount"), QStringLiteral("1250.00") }, { QStringLiteral("count"), 3 } }, expected };
}

QString subject(int number)
{
    return QStringLiteral("request:%1").arg(number);
}

/// Somebody with a database tool, who knows how to get past the triggers.
bool tamper(const QString &file, const QByteArray &sql)
{
    sqlite3 *db = nullptr;
    bool done = sqlite3_open(qPrintable(file), &db) == SQLITE_OK;
    const QByteArray script = "DROP TRIGGER events_never_change; DROP TRIGGER events_never_go; "
                              "DROP TRIGGER events_in_order; "
        + sql;
    done = done && sqlite3_exec(db, script.constData(), nullptr, nullptr, nullptr) == SQLITE_OK;
    sqlite3_close(db);
    return done;
}

} // namespace

/// Appending to the chain, and finding out who broke it.
class tst_journal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_journal.reset(); }

    void theChainIsWhatAnotherProgramComputes();
    void textsAreSpelledAsInCanonicalJson_data();
    void textsAreSpelledAsInCanonicalJson();
    void anEmptyJournalHasAnIdAndAHeadOfZeros();
    void eventsComeBackAsTheyWereAppended();
    void versionsCountTheEventsOfASubject();
    void anOrderOnAnOldVersionLosesWhole();
    void oneOrderMayNameTheSameVersionTwiceOrCountAlong();
    void aClockThatIsDrawnStraightTurnsNoTimeBack();
    void aClockThatWasFarAheadDatesNothingAfterIt();
    void twoJournalsOnOneFileKeepOneChain();
    void anAppendInFullIsThereForAnotherProgram();
    void verifyFindsWhoeverBrokeTheChain_data();
    void verifyFindsWhoeverBrokeTheChain();
    void verifyFindsBreaksInALongJournal();

private:
    QString file() const { return m_folder->filePath(QStringLiteral("journal.sqlite")); }

    testing::StandingClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Journal> m_journal;
};

void tst_journal::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto opened = openSqliteJournal(file(), m_clock);
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
    m_journal = std::move(*opened);
}

// The expected hashes come from Python:
//   text = json.dumps(event, sort_keys=True, separators=(',', ':'), ensure_ascii=False)
//   previous = hashlib.sha256(previous + text.encode()).digest()     # from bytes(32)
void tst_journal::theChainIsWhatAnotherProgramComputes()
{
    m_clock.at = fromMs(1764000000000);
    const NewEvent first { QStringLiteral("request.planned"), subject(1), QStringLiteral("clerk@example.com"),
        { { QStringLiteral("title"), QStringLiteral("Gr\u00fc\u00dfe \"\u20ac\" \\ \n") },
            { QStringLiteral("currency"), QStringLiteral("USD") },
            { QStringLiteral("amount"), QStringLiteral("1250.00") } },
        {} };
    const auto one = m_journal->append({ first });
    m_clock.at = fromMs(1764000000001);
    const auto two = m_journal->append({ { QStringLiteral("request.submitted"), subject(1), QStringLiteral("sluice"), {}, {} } });

    QVERIFY(one && two);
    QCOMPARE(one->front().hash.toHex(), QByteArray("ffd712f1f97620782e9dc3351d96459adfe520159d82f87070be10b3d9fe868d"));
    QCOMPARE(two->front().hash.toHex(), QByteArray("a1fbfc0ebee786a15b60b3d7c1ff9c7b0bd10f62de927f051743a94f13b8f5f8"));
    QCOMPARE(two->front().previousHash, one->front().hash);
    QCOMPARE(chainHash(QByteArray(32, '\0'), one->front()), one->front().hash);
    QCOMPARE(chainHash(one->front().hash, two->front()), two->front().hash);
    QCOMPARE(*m_journal->head(), two->front().hash);
}

void tst_journal::textsAreSpelledAsInCanonicalJson_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << QStringLiteral("request:1");
    QTest::newRow("empty") << QString();
    QTest::newRow("quotes and backslashes") << QStringLiteral("a \"b\" \\ c/d");
    QString controls;
    for (char16_t c = 1; c < 0x20; ++c)
        controls += QChar(c);
    QTest::newRow("control characters") << controls + QChar(u'\x7f');
    QTest::newRow("beyond ASCII") << QStringLiteral("\u00e9\u20ac\U0001F4B6\u2028");
}

void tst_journal::textsAreSpelledAsInCanonicalJson()
{
    QFETCH(QString, text);

    std::string spelled;
    appendJsonString(spelled, text.toStdString());

    const QByteArray expected = canonicalJson({ { QStringLiteral("t"), text } });
    QCOMPARE(QByteArray::fromStdString("{\"t\":" + spelled + "}"), expected);
}

void tst_journal::anEmptyJournalHasAnIdAndAHeadOfZeros()
{
    QCOMPARE(*m_journal->lastSeq(), 0);
    QCOMPARE(*m_journal->head(), QByteArray(32, '\0'));
    QCOMPARE(m_journal->id().size(), 36);
    QVERIFY(m_journal->verify()->ok);

    const QString id = m_journal->id();
    m_journal.reset();
    m_journal = std::move(*openSqliteJournal(file(), m_clock));
    QCOMPARE(m_journal->id(), id);
}

void tst_journal::eventsComeBackAsTheyWereAppended()
{
    const auto appended = m_journal->append({ planned(subject(1)), planned(subject(2)), planned(subject(1)) });
    QVERIFY(appended);
    QCOMPARE(appended->size(), std::size_t(3));

    const auto read = m_journal->after(0);
    QVERIFY(read);
    QCOMPARE(read->size(), std::size_t(3));
    for (std::size_t i = 0; i < 3; ++i) {
        const Event &event = (*read)[i];
        QCOMPARE(event.seq, qint64(i + 1));
        QCOMPARE(event.at, m_clock.at);
        QCOMPARE(event.kind, (*appended)[i].kind);
        QCOMPARE(event.subject, (*appended)[i].subject);
        QCOMPARE(event.actor, (*appended)[i].actor);
        QCOMPARE(event.version, (*appended)[i].version);
        QCOMPARE(event.payload, (*appended)[i].payload);
        QCOMPARE(event.hash, (*appended)[i].hash);
    }
    QCOMPARE(m_journal->after(1, 1)->front().seq, 2);
    QVERIFY(m_journal->after(3)->empty());
}

void tst_journal::versionsCountTheEventsOfASubject()
{
    QVERIFY(m_journal->append({ planned(subject(1)), planned(subject(2)), planned(subject(1)) }));
    QVERIFY(m_journal->append({ planned(subject(1), 2) }));

    const auto ofOne = m_journal->ofSubject(subject(1));
    QVERIFY(ofOne);
    QCOMPARE(ofOne->size(), std::size_t(3));
    QCOMPARE(ofOne->back().version, 3);
    QCOMPARE(ofOne->back().seq, 4);
}

void tst_journal::anOrderOnAnOldVersionLosesWhole()
{
    QVERIFY(m_journal->append({ planned(subject(1)), planned(subject(1)) }));

    const auto lost = m_journal->append({ planned(subject(2)), planned(subject(1), 1) });

    QVERIFY(!lost);
    QCOMPARE(lost.error().kind, ErrorKind::Conflict);
    QCOMPARE(*m_journal->lastSeq(), 2);
    QVERIFY(m_journal->append({ planned(subject(2), 0), planned(subject(1), 2) }));
}

void tst_journal::oneOrderMayNameTheSameVersionTwiceOrCountAlong()
{
    QVERIFY(m_journal->append({ planned(subject(1), 0), planned(subject(1), 0) }));
    QVERIFY(m_journal->append({ planned(subject(1), 2), planned(subject(1), 3) }));
    QVERIFY(!m_journal->append({ planned(subject(1), 3), planned(subject(1), 4) }));
}

void tst_journal::aClockThatIsDrawnStraightTurnsNoTimeBack()
{
    QVERIFY(m_journal->append({ planned(subject(1)) }));
    const Instant first = m_clock.at;
    m_clock.at -= std::chrono::minutes(1);

    const auto later = m_journal->append({ planned(subject(1)) });

    QVERIFY(later);
    QCOMPARE(later->front().at, first);
}

void tst_journal::aClockThatWasFarAheadDatesNothingAfterIt()
{
    QVERIFY(m_journal->append({ planned(subject(1)) }));
    m_clock.at -= std::chrono::hours(24 * 365);

    const auto later = m_journal->append({ planned(subject(1)) });

    QVERIFY(later);
    QCOMPARE(later->front().at, m_clock.at);
    QVERIFY(m_journal->verify()->ok);
}

void tst_journal::twoJournalsOnOneFileKeepOneChain()
{
    constexpr int kEach = 150;
    std::vector<std::thread> programs;
    std::atomic<int> failures = 0;
    for (int program = 0; program < 4; ++program) {
        programs.emplace_back([this, program, &failures] {
            const testing::StandingClock clock;
            auto opened = openSqliteJournal(file(), clock);
            for (int i = 0; opened && i < kEach; ++i) {
                if (!(*opened)->append({ planned(subject(program)), planned(QStringLiteral("shared")) }))
                    ++failures;
            }
            failures += opened ? 0 : 1;
        });
    }
    for (std::thread &program : programs)
        program.join();

    QCOMPARE(failures.load(), 0);
    QCOMPARE(*m_journal->lastSeq(), 4 * 2 * kEach);
    QCOMPARE(m_journal->ofSubject(QStringLiteral("shared"))->back().version, 4 * kEach);
    const auto verified = m_journal->verify();
    QVERIFY(verified);
    QVERIFY2(verified->ok, qPrintable(verified->why));
}

void tst_journal::anAppendInFullIsThereForAnotherProgram()
{
    const auto intent = m_journal->append({ planned(subject(1)) }, Durability::Full);
    QVERIFY(intent);
    QVERIFY(m_journal->append({ planned(subject(1)) }));

    // As a death right now would leave the files.
    const QString copy = m_folder->filePath(QStringLiteral("copy.sqlite"));
    QVERIFY(QFile::copy(file(), copy));
    QVERIFY(QFile::copy(file() + QStringLiteral("-wal"), copy + QStringLiteral("-wal")));
    const auto other = openSqliteJournal(copy, m_clock);

    QVERIFY(other);
    QCOMPARE((*other)->id(), m_journal->id());
    QCOMPARE((*other)->after(0)->front().hash, intent->front().hash);
    QVERIFY((*other)->verify()->ok);
}

void tst_journal::verifyFindsWhoeverBrokeTheChain_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<qint64>("firstBad"); // 0: nothing to find.
    QTest::newRow("nobody") << QByteArray("SELECT 1") << qint64(0);
    QTest::newRow("a changed payload")
        << QByteArray("UPDATE events SET payload = replace(payload, '1250', '9250') WHERE seq = 4") << qint64(4);
    QTest::newRow("a changed actor") << QByteArray("UPDATE events SET actor = 'x' WHERE seq = 4") << qint64(4);
    QTest::newRow("a changed time") << QByteArray("UPDATE events SET at_ms = at_ms + 1 WHERE seq = 4") << qint64(4);
    QTest::newRow("a changed kind") << QByteArray("UPDATE events SET kind = 'x' WHERE seq = 4") << qint64(4);
    QTest::newRow("a changed subject") << QByteArray("UPDATE events SET subject = 'x' WHERE seq = 4") << qint64(4);
    QTest::newRow("a changed version") << QByteArray("UPDATE events SET version = 77 WHERE seq = 4") << qint64(4);
    QTest::newRow("a changed hash") << QByteArray("UPDATE events SET hash = zeroblob(32) WHERE seq = 4") << qint64(4);
    QTest::newRow("a changed link") << QByteArray("UPDATE events SET prev = zeroblob(32) WHERE seq = 4") << qint64(4);
    QTest::newRow("a removed event") << QByteArray("DELETE FROM events WHERE seq = 4") << qint64(4);
    QTest::newRow("the first event removed") << QByteArray("DELETE FROM events WHERE seq = 1") << qint64(1);
    QTest::newRow("a removed event, the rest moved up")
        << QByteArray("DELETE FROM events WHERE seq = 4; UPDATE events SET seq = seq - 1 WHERE seq > 4") << qint64(4);
    QTest::newRow("two events swapped")
        << QByteArray("UPDATE events SET seq = 99 WHERE seq = 4; UPDATE events SET seq = 4 WHERE seq = 5; "
                      "UPDATE events SET seq = 5 WHERE seq = 99")
        << qint64(4);
    QTest::newRow("an event put in at the end")
        << QByteArray("INSERT INTO events SELECT 9, at_ms, actor, subject, kind, 99, payload, hash, hash FROM events WHERE seq = 8")
        << qint64(9);
}

void tst_journal::verifyFindsWhoeverBrokeTheChain()
{
    QFETCH(QByteArray, sql);
    QFETCH(qint64, firstBad);
    for (int i = 0; i < 8; ++i)
        QVERIFY(m_journal->append({ planned(subject(i % 3)) }));

    QVERIFY(tamper(file(), sql));

    const auto verified = m_journal->verify();
    QVERIFY(verified);
    QCOMPARE(verified->ok, firstBad == 0);
    QCOMPARE(verified->firstBad, firstBad);
    QCOMPARE(verified->why.isEmpty(), firstBad == 0);
    if (verified->ok)
        QCOMPARE(verified->head, *m_journal->head());
}

void tst_journal::verifyFindsBreaksInALongJournal()
{
    std::vector<NewEvent> many;
    for (int i = 0; i < 45000; ++i) // Long enough to be checked in several stretches.
        many.push_back(planned(subject(i)));
    QVERIFY(m_journal->append(std::move(many)));
    QVERIFY(m_journal->verify()->ok);
    QCOMPARE(m_journal->verify()->events, 45000);

    QVERIFY(tamper(file(), "UPDATE events SET actor = 'x' WHERE seq IN (40000, 21, 44999)"));

    QCOMPARE(m_journal->verify()->firstBad, 21);
}

QTEST_GUILESS_MAIN(tst_journal)
#include "tst_journal.moc"
