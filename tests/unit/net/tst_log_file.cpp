#include "core/Log.h"
#include "core/LogFile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;

class TstLogFile : public QObject {
    Q_OBJECT

private:
    static QByteArray content(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void secretsAreTakenOutAndTheRestStays_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *line, const char *expected) {
            QTest::newRow(name) << QString::fromUtf8(line) << QString::fromUtf8(expected);
        };
        row("header", "sent Authorization: Bearer 00Dxx!secret to /query", "sent Authorization: [redacted] to /query");
        row("basic header", "authorization: Basic aWQ6c2VjcmV0", "authorization: [redacted]");
        row("quoted header", "(\"Authorization\", \"Bearer abcdefgh\")", "(\"Authorization\", \"[redacted]\")");
        row("bearer alone", "Bearer abc.def-ghi", "Bearer [redacted]");
        row("form", "grant_type=refresh_token&refresh_token=RT1-12-H0&client_id=ABc", "grant_type=refresh_token&refresh_token=[redacted]&client_id=ABc");
        row("json", "{\"access_token\": \"abc\",\"expires_in\":3600}", "{\"access_token\": \"[redacted]\",\"expires_in\":3600}");
        row("secret", "client_secret=hush", "client_secret=[redacted]");
        row("verifier", "code_verifier=dBjft&x=1", "code_verifier=[redacted]&x=1");
        row("code in an address", "GET /callback?code=aPrx%3D%3D&state=s HTTP/1.1", "GET /callback?code=[redacted]&state=s HTTP/1.1");
        row("session id by shape", "got 00DQy000000AbCd!AQEAQ.x_y here", "got [redacted] here");
        row("refresh token by shape", "kept 5Aep861abcDEF.123 and RT1-12-H0-17", "kept [redacted] and [redacted]");
        row("signed token by shape", "eyJlbmMiOiJB.eyJzdWIi.sig", "[redacted]");
        row("private key", "read -----BEGIN RSA PRIVATE KEY-----\nMIIEow==\n-----END RSA PRIVATE KEY----- as one", "read [redacted] as one");
        row("private key, cut off", "read -----BEGIN PRIVATE KEY-----\nMIIEow", "read [redacted]");
        row("an error's code stays", "{\"code\":\"5010\",\"element\":\"\"}", "{\"code\":\"5010\",\"element\":\"\"}");
        row("ordinary talk stays", "Pulled 12 deals of 00DQy000000AbCdEAK; the token is refreshed", "Pulled 12 deals of 00DQy000000AbCdEAK; the token is refreshed");
    }

    void secretsAreTakenOutAndTheRestStays()
    {
        QFETCH(QString, line);
        QFETCH(QString, expected);
        QCOMPARE(redacted(line), expected);
    }

    void messagesGoToAFileThatOnlyTheOwnerReads()
    {
        QTemporaryDir profile;
        const QString folder = profile.filePath(QStringLiteral("logs"));
        const QString path = QDir(folder).filePath(QStringLiteral("sluice.log"));
        {
            const auto log = LogFile::install(folder);
            QVERIFY(log);
            qCWarning(lcNet).noquote() << "first\nsecond" << "refresh_token=RT1-2";
        }
        qCWarning(lcNet) << "after the end";

        const QByteArray written = content(path);

        QVERIFY(written.contains(" warning sluice.net: first\\nsecond refresh_token=[redacted]\n"));
        QVERIFY(!written.contains("RT1-2") && !written.contains("after the end"));
        QCOMPARE(written.count('\n'), 1);
        const auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup | QFileDevice::WriteOther;
        QVERIFY(!(QFileInfo(path).permissions() & others));
    }

    void whatWouldMoveTheReadersTerminalIsSpelledOut()
    {
        QTemporaryDir profile;
        {
            const auto log = LogFile::install(profile.path());
            QVERIFY(log);
            qCWarning(lcNet).noquote() << QStringLiteral("a\x1b[2Jb\rc\u009b1m\u202ed\u2028e");
        }

        const QByteArray written = content(profile.filePath(QStringLiteral("sluice.log")));

        QVERIFY2(written.endsWith("a\\u001b[2Jb\\rc\\u009b1m\\u202ed\\u2028e\n"), written.constData());
    }

    void oldFilesGo()
    {
        QTemporaryDir folder;
        {
            const auto log = LogFile::install(folder.path());
            const QString big(100'000, QLatin1Char('x'));
            for (int i = 0; i < 150; ++i)
                qCInfo(lcNet).noquote() << i << big;
        }

        const QStringList files = QDir(folder.path()).entryList(QDir::Files, QDir::Name);

        QCOMPARE(files, (QStringList { QStringLiteral("sluice.1.log"), QStringLiteral("sluice.2.log"), QStringLiteral("sluice.3.log"),
                            QStringLiteral("sluice.4.log"), QStringLiteral("sluice.log") }));
        for (const QString &file : files)
            QVERIFY(QFileInfo(folder.filePath(file)).size() <= 2 * 1024 * 1024);
        QVERIFY(content(folder.filePath(QStringLiteral("sluice.log"))).contains("149 xxx"));
    }

    void aFolderThatCannotBeMadeIsAStorageError()
    {
        QCOMPARE(LogFile::install(QStringLiteral("/proc/none/logs")).error().kind, ErrorKind::Storage);
    }
};

QTEST_GUILESS_MAIN(TstLogFile)
#include "tst_log_file.moc"
