#include "system/Workplace.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SLUICE_TESTED_UNDER_A_SANITIZER
#endif
#endif

using namespace Qt::Literals::StringLiterals;
using namespace sluice::testing;

/// What the program with the window leaves on the machine, and what it refuses to start with.
class TestDesktopSecrecy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aProfileThatWasOpenToOthersIsClosed()
    {
        QTemporaryDir folder;
        const QString profile = folder.filePath(u"profile"_s);
        QVERIFY(QDir().mkpath(profile));
        QVERIFY(QFile::setPermissions(profile, QFile::Permissions(0x7755)));

        const CtlRun run = start(profile, { u"--self-test"_s });

        QVERIFY2(run.exit == 0, run.told().constData());
        QVERIFY(QFile::exists(profile + u"/journal.sqlite"_s) && QFile::exists(profile + u"/logs/sluice.log"_s));
        QCOMPARE(QFile::permissions(profile) & QFile::Permissions(0x77), QFile::Permissions());
        const QStringList open = readableByOthers(profile);
        QVERIFY2(open.isEmpty(), qPrintable(open.join(u'\n')));
    }

    void aReplacedClockMeetsNoRealSystem_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<int>("exit");
        QTest::newRow("real") << u"https://acme.my.salesforce.com"_s << 2;
        QTest::newRow("stand-in") << u"http://127.0.0.1:1"_s << 0;
    }

    void aReplacedClockMeetsNoRealSystem()
    {
        QFETCH(QString, address);
        QFETCH(int, exit);
        QTemporaryDir folder;
        QFile settings(folder.filePath(u"settings.toml"_s));
        QVERIFY(settings.open(QIODevice::WriteOnly));
        settings.write("[[connection]]\nid = \"salesforce\"\nsystem = \"salesforce\"\nclient_id = \"x\"\nlogin_url = \"" + address.toUtf8()
            + "\"\ninstance_url = \"" + address.toUtf8() + "\"\norganization_id = \"00DQy0000000001MAA\"\n");
        settings.close();

        const CtlRun run = start(folder.path(), { u"--now"_s, u"2026-10-30T09:00:00Z"_s, u"--self-test"_s });

        QVERIFY2(run.exit == exit, run.told().constData());
        QCOMPARE(run.err.contains("refuses to work with real systems"), exit == 2);
    }

    void itLeavesNoCoreDumpAndNoPassphraseInItsEnvironment()
    {
#ifdef SLUICE_TESTED_UNDER_A_SANITIZER
        QSKIP("a sanitizer must look into the memory");
#endif
        QTemporaryDir folder;
        const std::unique_ptr<QProcess> process = begin(folder.path(), { u"--offline"_s });
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(folder.filePath(u"logs/sluice.log"_s)), 60'000);

        const QString its = u"/proc/%1"_s.arg(process->processId());
        const QByteArray limits = contentOf(its + u"/limits"_s);
        const QByteArray environment = contentOf(its + u"/environ"_s);
        process->terminate();
        QVERIFY(process->waitForFinished());

        QVERIFY2(QRegularExpression(u"Max core file size +0 +0 "_s).match(QString::fromLatin1(limits)).hasMatch(), limits.constData());
        QVERIFY(!environment.contains("a passphrase for tests"));
    }

    void aTimeThatIsNoneIsWrongUsage()
    {
        QTemporaryDir folder;
        const CtlRun run = start(folder.path(), { u"--now"_s, u"yesterday"_s, u"--self-test"_s });
        QVERIFY2(run.exit == 2 && run.err.contains("--now takes a time"), run.told().constData());
    }

private:
    static QByteArray contentOf(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static CtlRun start(const QString &profile, const QStringList &arguments)
    {
        const std::unique_ptr<QProcess> process = begin(profile, arguments);
        return Ctl::finish(*process);
    }

    /// With a umask that closes nothing.
    static std::unique_ptr<QProcess> begin(const QString &profile, const QStringList &arguments)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        environment.insert(u"SLUICE_PASSPHRASE"_s, u"a passphrase for tests"_s);
        environment.insert(u"HOME"_s, profile);
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(environment);
        process->start(u"sh"_s, QStringList { u"-c"_s, u"umask 0; exec \"$@\""_s, u"sh"_s, QStringLiteral(SLUICE_BIN_DIR "/sluice"),
                                   u"--profile"_s, profile, u"--secrets"_s, u"file"_s } + arguments);
        return process;
    }
};

QTEST_GUILESS_MAIN(TestDesktopSecrecy)
#include "tst_desktop_secrecy.moc"
