#include "core/ProcessLock.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;
using namespace std::chrono_literals;
using Outcome = ProcessLock::Outcome;

class TestProcessLock final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onePartyHoldsItAtATime()
    {
        ProcessLock second(m_path);
        {
            ProcessLock first(m_path);
            QCOMPARE(first.tryLock(), Outcome::Held);
            QCOMPARE(second.tryLock(), Outcome::Busy);
            QCOMPARE(second.tryLockFor(50ms), Outcome::Busy);
        }
        QCOMPARE(second.tryLock(), Outcome::Held);
    }

    void whatSomebodyLeftBehindIsNoLock_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("a file that nothing was written to") << QByteArray();
        QTest::newRow("the number of a process that lives") << QByteArray("1\nsluicectl\n");
    }

    void whatSomebodyLeftBehindIsNoLock()
    {
        QFETCH(QByteArray, content);
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();

        ProcessLock lock(m_path);

        QCOMPARE(lock.tryLock(), Outcome::Held);
    }

    void anotherProgramHoldsItUntilItDies()
    {
        QProcess other; // It says so once it holds the lock.
        other.start(QStringLiteral("flock"), { QStringLiteral("--exclusive"), QStringLiteral("--no-fork"), m_path, QStringLiteral("sh"),
                                                 QStringLiteral("-c"), QStringLiteral("echo held; exec sleep 600") });
        QVERIFY(other.waitForReadyRead());
        ProcessLock lock(m_path);
        QCOMPARE(lock.tryLock(), Outcome::Busy);

        other.kill();
        QVERIFY(other.waitForFinished());

        QCOMPARE(lock.tryLock(), Outcome::Held);
    }

    void aFileThatCannotBeMadeIsNotBusy()
    {
        ProcessLock lock(m_folder.filePath(QStringLiteral("nowhere/engine.lock")));
        QCOMPARE(lock.tryLockFor(10s), Outcome::Failed);
    }

    void theFileIsItsOwnersAlone()
    {
        ProcessLock lock(m_path);
        QCOMPARE(lock.tryLock(), Outcome::Held);
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(m_path) & others));
    }

    void cleanup() { QFile::remove(m_path); }

private:
    QTemporaryDir m_folder;
    QString m_path = m_folder.filePath(QStringLiteral("engine.lock"));
};

QTEST_GUILESS_MAIN(TestProcessLock)
#include "tst_process_lock.moc"
