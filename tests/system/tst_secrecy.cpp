#include "system/OpenerStandIn.h"
#include "system/Workplace.h"

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SLUICE_TESTED_UNDER_A_SANITIZER
#endif
#endif

using namespace Qt::Literals::StringLiterals;
using namespace sluice::testing;

namespace {

/// Tokens of either system by their shape: session ids and refresh tokens of Salesforce, access tokens (signed or
/// encrypted) and refresh tokens of QuickBooks. Source: Salesforce sheet 1.4, QuickBooks sheet 1.3.
const QRegularExpression kToken(
    u"00D[A-Za-z0-9]{9,15}![A-Za-z0-9._]{8,}|5Aep[A-Za-z0-9._]{12,}|RT1-[A-Za-z0-9-]{8,}|AB11[A-Za-z0-9]{20,}"
    u"|eyJ[A-Za-z0-9_.-]{24,}"_s);

constexpr QFile::Permissions kOfOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
    | QFile::WriteOther | QFile::ExeOther;

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

constexpr uint kNobody = 65534;

} // namespace

/// What a sign-in and a day's work leave behind on the machine: no token and no secret in the clear, nothing for other
/// people to read.
class TestSecrecy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(m_work.open(), QString());
        QCOMPARE(m_work.signIn(), QString());
        m_clientSecret = m_work.sandbox().text("quickbooks", "client_secret").toUtf8();
        QVERIFY(m_clientSecret.size() > 8);
    }

    void theShapesOfTokensAreKnown()
    {
        // What is looked for below must be what the stand-ins hand out, or nothing would ever be found.
        QVERIFY(kToken.match(u"00DQy0000000001MAA!AQEAQ.x_y9zzzzzzz"_s).hasMatch());
        QVERIFY(kToken.match(u"RT1-12-H0-1781234567abcdefgh"_s).hasMatch());
        QVERIFY(!kToken.match(u"{\"id\":\"00DQy0000000001MAA\"}"_s).hasMatch());
    }

    void nothingThatIsPrintedHoldsATokenOrASecret()
    {
        for (const QStringList &command : { QStringList { u"sync"_s }, { u"connections"_s }, { u"doctor"_s },
                 { u"requests"_s, u"list"_s }, { u"exceptions"_s, u"list"_s }, { u"people"_s }, { u"journal"_s, u"show"_s } }) {
            const CtlRun asked = m_work.ctl().ask(command);
            QVERIFY2(!asked.out.isEmpty(), asked.told().constData());
            m_said += asked.out + asked.err;
        }
        QCOMPARE(secretIn(m_said), QString());
    }

    void noFileHoldsATokenOrASecretInTheClear()
    {
        int files = 0;
        QDirIterator all(m_work.ctl().profile(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            const QString file = all.next();
            QVERIFY2(secretIn(contentOf(file)).isEmpty(), qPrintable(file + u": "_s + secretIn(contentOf(file))));
            ++files;
        }
        QVERIFY2(files >= 5, "settings, secrets, journal, mirror and log are looked at");
    }

    void nobodyElseMayReadTheProfile()
    {
        QVERIFY(!(QFile::permissions(m_work.ctl().profile()) & kOfOthers));
        const QStringList open = readableByOthers(m_work.ctl().profile());
        QVERIFY2(open.isEmpty(), qPrintable(open.join(u'\n')));
    }

    void theProcessListShowsNoSecret()
    {
        const std::unique_ptr<QProcess> process = m_work.ctl().start(m_work.connectQuickBooks());
        QVERIFY(printedAddress(*process).isValid());
        const QByteArray line = contentOf(u"/proc/%1/cmdline"_s.arg(process->processId()));
        QVERIFY(line.contains("connect"));
        QCOMPARE(secretIn(line), QString());
        process->terminate();
        QVERIFY(process->waitForFinished());
    }

    void theBrowserLearnsNeitherThePassphraseNorTheAddressFromItsStart()
    {
        const OpenerStandIn browser;
        Ctl ctl = m_work.ctl();
        browser.standBefore(ctl);
        ctl.setVariable(u"CREDENTIALS_DIRECTORY"_s, ctl.profile());
        m_work.control().post(u"/consent"_s, { { u"auto"_s, true } });
        QStringList command = m_work.connectSalesforce();
        command.removeAll(u"--print-url"_s);

        const std::unique_ptr<QProcess> process = ctl.start(command);
        QTRY_VERIFY_WITH_TIMEOUT(browser.wasStarted(), 60'000);

        const QByteArray environment = browser.environment();
        QVERIFY(environment.contains("PATH="));
        QVERIFY2(!environment.contains("SLUICE_PASSPHRASE") && !environment.contains("CREDENTIALS_DIRECTORY"), environment.constData());
        QVERIFY(!contentOf(u"/proc/%1/environ"_s.arg(process->processId())).contains("a passphrase for tests"));
        const QString opened = browser.arguments();
        QVERIFY2(!opened.contains(u"state="_s), qPrintable(opened));
        QVERIFY2(QFile::exists(opened) && !(QFile::permissions(opened) & kOfOthers), qPrintable(opened));
        const QRegularExpressionMatch link
            = QRegularExpression(u"href=\"([^\"]*state=[^\"]*)\""_s).match(QString::fromUtf8(browser.page()));
        QVERIFY(link.hasMatch());
        QVERIFY(!openLikeABrowser(QUrl(link.captured(1).replace(u"&amp;"_s, u"&"_s))).isEmpty());
        const CtlRun run = Ctl::finish(*process);
        QVERIFY2(run.exit == 0, run.told().constData());
        QVERIFY2(!QFile::exists(opened), "the page stays behind");
    }

    void withoutABrowserTheAddressIsPrinted()
    {
        QTemporaryDir empty;
        Ctl ctl = m_work.ctl();
        ctl.setVariable(u"PATH"_s, empty.path());
        QStringList command = m_work.connectSalesforce();
        command.removeAll(u"--print-url"_s);

        const std::unique_ptr<QProcess> process = ctl.start(command);

        QVERIFY(printedAddress(*process).isValid());
        process->terminate();
        QVERIFY(process->waitForFinished());
    }

    void theMemoryIsNotForOthersToLookAt()
    {
#ifdef SLUICE_TESTED_UNDER_A_SANITIZER
        QSKIP("a sanitizer must look into the memory");
#endif
        QTemporaryDir folder; // Of whoever runs the program below.
        Ctl ctl(folder.filePath(u"profile"_s));
        uint user = geteuid();
        if (user == 0) { // To root nothing is closed, and root's processes look the same either way.
            user = kNobody;
            if (QStandardPaths::findExecutable(u"setpriv"_s).isEmpty())
                QSKIP("setpriv is missing");
            ctl.setPrefix({ u"setpriv"_s, u"--reuid"_s, QString::number(user), u"--regid"_s, QString::number(user), u"--clear-groups"_s });
            QVERIFY(QFile::setPermissions(folder.path(), kOfOthers | QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
            if (ctl.run({ u"--version"_s }).exit != 0)
                QSKIP("another user cannot reach the build folder");
        }
        const std::unique_ptr<QProcess> process = ctl.start(m_work.connectSalesforce());
        QVERIFY(printedAddress(*process).isValid());

        const QString its = u"/proc/%1"_s.arg(process->processId());
        const QByteArray limits = contentOf(its + u"/limits"_s);
        QVERIFY2(QRegularExpression(u"Max core file size +0 +0 "_s).match(QString::fromLatin1(limits)).hasMatch(), limits.constData());
        QVERIFY(contentOf(its + u"/status"_s).contains("\nUid:\t" + QByteArray::number(user)));
        QCOMPARE(QFileInfo(its + u"/mem"_s).ownerId(), 0u); // The kernel takes it from the user.
        process->terminate();
        QVERIFY(process->waitForFinished());
    }

    void aProfileThatWasOpenToOthersIsClosed()
    {
        QTemporaryDir folder;
        Ctl ctl(folder.filePath(u"profile"_s));
        ctl.setPrefix({ u"sh"_s, u"-c"_s, u"umask 0; exec \"$@\""_s, u"sh"_s });
        QVERIFY(QDir().mkpath(ctl.profile()));
        QVERIFY(QFile::setPermissions(ctl.profile(), kOfOthers | QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));

        const std::unique_ptr<QProcess> process = ctl.start(m_work.connectSalesforce());
        QVERIFY(!openLikeABrowser(printedAddress(*process)).isEmpty());
        const CtlRun run = Ctl::finish(*process);

        QVERIFY2(run.exit == 0, run.told().constData());
        QVERIFY(!(QFile::permissions(ctl.profile()) & kOfOthers));
        const QStringList open = readableByOthers(ctl.profile());
        QVERIFY2(open.isEmpty(), qPrintable(open.join(u'\n')));
    }

    void somebodyElsesFolderIsNoProfile()
    {
        QTemporaryDir folder;
        QString profile = u"/usr"_s; // Nobody's but root's.
        if (geteuid() == 0) {
            profile = folder.filePath(u"profile"_s);
            QVERIFY(QDir().mkpath(profile) && ::chown(QFile::encodeName(profile).constData(), kNobody, kNobody) == 0);
        }

        const CtlRun run = Ctl(profile).run({ u"sync"_s });

        QVERIFY2(run.exit == 1 && run.err.contains("belongs to another user"), run.told().constData());
        QVERIFY(geteuid() != 0 || QDir(profile).isEmpty());
    }

    void aClientSecretForAllToReadIsWarnedOf()
    {
        const QStringList command = m_work.connectQuickBooks();
        const QString secret = command.value(command.indexOf(u"--client-secret-file"_s) + 1);
        const auto said = [&] {
            const std::unique_ptr<QProcess> process = m_work.ctl().start(command);
            const bool waits = printedAddress(*process).isValid();
            process->terminate();
            process->waitForFinished();
            return waits ? process->readAllStandardError() : QByteArray("it does not wait");
        };
        QVERIFY(QFile::setPermissions(secret, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther));
        const QByteArray open = said();
        QVERIFY(QFile::setPermissions(secret, QFile::ReadOwner | QFile::WriteOwner));
        const QByteArray closed = said();

        QVERIFY2(open.contains("other users of this machine can read the client secret"), open.constData());
        QCOMPARE(closed, QByteArray());
    }

    void noTextMovesTheTerminal()
    {
        const QString subject = u"request:\x1b]0;x\x07\u009b2J\u202e"_s;
        QByteArray said;
        for (const QStringList &command : { QStringList { u"journal"_s, u"show"_s, u"--subject"_s, subject },
                 QStringList { u"requests"_s, u"show"_s, subject }, QStringList { u"--as"_s, subject, u"exceptions"_s, u"resume"_s, subject } }) {
            for (const CtlRun &run : { m_work.ctl().run(command), m_work.ctl().ask(command) })
                said += run.out + run.err;
        }

        QVERIFY2(said.contains("\\u001b]0;x"), said.constData());
        const QString text = QString::fromUtf8(said);
        QVERIFY(!text.contains(QChar(0x1b)) && !text.contains(QChar(0x9b)) && !text.contains(QChar(0x202e)));
    }

private:
    /// The kind of secret that is in there; empty when none is. Never the secret itself: it would stand in the log.
    QString secretIn(const QByteArray &bytes) const
    {
        if (bytes.contains(m_clientSecret))
            return u"the client secret"_s;
        const QRegularExpressionMatch token = kToken.match(QString::fromLatin1(bytes));
        return token.hasMatch() ? u"a token that begins with "_s + token.captured().left(4) : QString();
    }

    Workplace m_work;
    QByteArray m_clientSecret, m_said;
};

QTEST_GUILESS_MAIN(TestSecrecy)
#include "tst_secrecy.moc"
