#include "system/Workplace.h"

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

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
        QDirIterator all(m_work.ctl().profile(), QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
            QDirIterator::Subdirectories);
        while (all.hasNext()) {
            const QString file = all.next();
            QVERIFY2(!(QFile::permissions(file) & kOfOthers), qPrintable(file));
        }
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
