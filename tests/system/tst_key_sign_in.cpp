#include "support/TestRsaKey.h"
#include "system/Workplace.h"

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr QFile::Permissions kOwners = QFile::ReadOwner | QFile::WriteOwner;

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The middle of a key: what no other file holds by chance. Kept without line ends, as JSON and base64 would break them.
QByteArray heartOf(const QByteArray &pem)
{
    return pem.split('\n').value(5);
}

} // namespace

/// A Sluice that nobody sits in front of: `sluicectl` with a key, as a scheduler runs it.
class TestKeySignIn : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(m_work.open(), QString());
        m_user = firstActiveUser();
        QVERIFY(!m_user.isEmpty());
        m_keyFile = writeKey(u"key.pem"_s, m_key.privatePem());
        QVERIFY(m_work.control().post(u"/salesforce/jwt"_s, { { u"public_key"_s, u"hush"_s } }).isUndefined());
    }

    void init()
    {
        registerKey(m_key);
        m_work.control().post(u"/salesforce/jwt"_s, { { u"preauthorized"_s, true }, { u"ip_restricted"_s, false } });
    }

    void aFileThatIsNoGoodKeyIsRefusedBeforeAnythingIsAsked_data()
    {
        QTest::addColumn<QByteArray>("pem");
        QTest::addColumn<QFile::Permissions>("rights");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("others may read it") << m_key.privatePem() << (kOwners | QFile::ReadOther) << u"key_open"_s << QByteArray("chmod go-rwx");
        QTest::newRow("the group may") << m_key.privatePem() << (kOwners | QFile::ReadGroup) << u"key_open"_s << QByteArray("chmod go-rwx");
        QTest::newRow("protected") << m_key.protectedPem() << kOwners << u"key_protected"_s << QByteArray("openssl pkey");
        QTest::newRow("a certificate") << m_key.certificatePem() << kOwners << u"key_missing"_s << QByteArray("no private key in PEM form");
        QTest::newRow("not RSA") << TestRsaKey::ecPrivatePem() << kOwners << u"key_not_rsa"_s << QByteArray("2048 bits");
    }

    void aFileThatIsNoGoodKeyIsRefusedBeforeAnythingIsAsked()
    {
        QFETCH(QByteArray, pem);
        QFETCH(QFile::Permissions, rights);
        QFETCH(QString, code);
        QFETCH(QByteArray, says);
        const QString file = writeKey(u"odd.pem"_s, pem);
        QVERIFY(QFile::setPermissions(file, rights));

        const CtlRun run = m_work.ctl().ask(connect(file));

        QVERIFY2(run.exit == 2, run.told().constData());
        QCOMPARE(run.object()[u"error"_s][u"code"_s].toString(), code);
        QVERIFY2(run.err.contains(says), run.told().constData());
    }

    void halfOfTheOptionsAreNotEnough()
    {
        for (const QStringList &more : { QStringList { u"--jwt-user"_s, m_user }, QStringList { u"--jwt-key-file"_s, m_keyFile },
                 QStringList { u"--jwt-user"_s, m_user, u"--jwt-key-file"_s, m_keyFile, u"--print-url"_s },
                 QStringList { u"--jwt-user"_s, u""_s, u"--jwt-key-file"_s, m_keyFile } }) {
            const CtlRun run = m_work.ctl().run(connect({}) + more);
            QVERIFY2(run.exit == 2, run.told().constData());
        }
    }

    void aKeySignsInWithoutABrowser()
    {
        const CtlRun run = m_work.ctl().ask(connect(m_keyFile));

        QVERIFY2(run.exit == 0, run.told().constData());
        QVERIFY(!run.object()[u"email"_s].toString().isEmpty());
        QCOMPARE(run.object()[u"jwt_user"_s].toString(), m_user);
        QCOMPARE(run.object()[u"key_replaced"_s].toBool(true), false);
        m_said += run.out + run.err;
        const QByteArray settings = contentOf(m_work.ctl().file(u"settings.toml"_s));
        QVERIFY2(settings.contains("jwt_user = \"" + m_user.toUtf8()), settings.constData());
        const QJsonArray events = m_work.ctl().ask({ u"journal"_s, u"show"_s, u"--subject"_s, u"person:"_s + run.object()[u"email"_s].toString() }).rows();
        QCOMPARE(events.size(), 1);
        const QJsonObject event = events.first().toObject();
        QCOMPARE(event[u"kind"_s].toString(), u"person.signed_in"_s);
        QCOMPARE(event[u"payload"_s][u"by"_s].toString(), u"key"_s);
        QVERIFY(!event[u"payload"_s][u"os_user"_s].toString().isEmpty());
        QFile::remove(m_keyFile); // It is not needed any more.
    }

    void aSyncGoesOnWhenTheSessionHasEnded()
    {
        const CtlRun first = m_work.ctl().ask({ u"sync"_s, u"--pull-only"_s });
        QVERIFY2(first.exit == 0, first.told().constData());
        QVERIFY(first.object()[u"salesforce"_s][u"records"_s][u"Opportunity"_s].toInt() > 0);
        m_work.control().post(u"/advance"_s, { { u"seconds"_s, 40 * 24 * 3600 } }); // Longer than any grant stays unused.
        m_work.control().forget(u"/served?system=salesforce"_s);

        const CtlRun second = m_work.ctl().ask({ u"sync"_s, u"--pull-only"_s });

        QVERIFY2(second.exit == 0, second.told().constData());
        QCOMPARE(calls("/services/oauth2/token"), 1);
        m_said += first.out + first.err + second.out + second.err;
    }

    void whatIsShownOfItSaysThatNobodyIsNeeded()
    {
        const CtlRun list = m_work.ctl().ask({ u"connections"_s, u"list"_s });
        const CtlRun doctor = m_work.ctl().ask({ u"doctor"_s });

        const QJsonObject row = list.rows().first().toObject();
        QCOMPARE(row[u"jwt_user"_s].toString(), m_user);
        QVERIFY(row[u"signed_in"_s].toBool());
        QVERIFY(row[u"reconnect_by"_s].isNull());
        QVERIFY2(doctor.out.contains("by key as " + m_user.toUtf8()), doctor.told().constData());
        m_said += list.out + list.err + doctor.out + doctor.err;
    }

    void theKeyIsNowhereInTheClear()
    {
        const QByteArray heart = heartOf(m_key.privatePem());
        QVERIFY(heart.size() == 64);
        int files = 0;
        QDirIterator all(m_work.ctl().profile(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            const QByteArray content = contentOf(all.next());
            QVERIFY2(!content.contains(heart) && !content.contains(heart.toBase64()) && !content.contains("PRIVATE KEY")
                    && !content.contains("eyJhbGciOiJSUzI1NiJ9"), qPrintable(all.filePath()));
            ++files;
        }
        QVERIFY(files >= 5);
        QVERIFY(!m_said.isEmpty() && !m_said.contains(heart) && !m_said.contains("PRIVATE KEY"));
    }

    void theProcessListShowsNoKey()
    {
        writeKey(u"key.pem"_s, m_key.privatePem());
        m_work.control().post(u"/slowness"_s, { { u"system"_s, u"salesforce"_s }, { u"method"_s, u"POST"_s }, { u"ms"_s, 1500 } });
        const std::unique_ptr<QProcess> process = m_work.ctl().start(connect(m_keyFile));
        QVERIFY(process->waitForStarted());
        QByteArray line;
        QTRY_VERIFY_WITH_TIMEOUT((line = contentOf(u"/proc/%1/cmdline"_s.arg(process->processId()))).contains("--jwt-key-file"), 10'000);
        const CtlRun run = Ctl::finish(*process);
        m_work.control().post(u"/slowness"_s, { { u"system"_s, u"salesforce"_s }, { u"method"_s, u"POST"_s }, { u"ms"_s, 0 } });

        QVERIFY2(run.exit == 0, run.told().constData());
        QVERIFY(!line.contains(heartOf(m_key.privatePem())));
    }

    void aRefusedKeySaysWhatToDoAndHealsByItself()
    {
        m_work.control().post(u"/salesforce/jwt"_s, { { u"preauthorized"_s, false } });
        m_work.control().post(u"/advance"_s, { { u"seconds"_s, 3 * 3600 } });

        const CtlRun refused = m_work.ctl().ask({ u"sync"_s, u"--pull-only"_s });
        const CtlRun list = m_work.ctl().ask({ u"connections"_s });
        const CtlRun doctor = m_work.ctl().ask({ u"doctor"_s });
        m_work.control().post(u"/salesforce/jwt"_s, { { u"preauthorized"_s, true } });
        const CtlRun healed = m_work.ctl().ask({ u"sync"_s, u"--pull-only"_s });

        QVERIFY2(refused.exit == 3 && refused.err.contains("permission set"), refused.told().constData());
        const QJsonObject row = list.rows().first().toObject();
        QVERIFY(!row[u"signed_in"_s].toBool());
        QVERIFY2(row[u"last_error"_s].toString().contains(u"has approved the app"_s), list.told().constData());
        QVERIFY2(row[u"do"_s].toString().contains(u"permission set"_s), list.told().constData());
        QVERIFY2(doctor.exit == 1 && doctor.out.contains("permission set"), doctor.told().constData());
        QVERIFY2(healed.exit == 0, healed.told().constData());
        QVERIFY(m_work.ctl().ask({ u"connections"_s }).rows().first()[u"signed_in"_s].toBool());
    }

    void aWrongClockIsToldBySeconds()
    {
        m_work.control().post(u"/advance"_s, { { u"seconds"_s, 3 * 3600 } });
        Ctl late = m_work.ctl();
        late.setClock([this] { return QDateTime::fromString(m_work.control().now(), Qt::ISODate).addSecs(-1000).toUTC().toString(Qt::ISODate); });

        const CtlRun run = late.ask({ u"sync"_s, u"--pull-only"_s });

        QVERIFY2(run.exit == 3 && run.err.contains("s behind Salesforce's") && run.err.contains("set the clock"), run.told().constData());
    }

    void anotherPersonsSignInLeavesTheKey()
    {
        const CtlRun run = browse(otherUser(), {});

        QVERIFY2(run.exit == 0 && run.err.contains("goes on signing in by key as " + m_user.toUtf8()), run.told().constData());
        m_work.control().post(u"/advance"_s, { { u"seconds"_s, 3 * 3600 } });
        QCOMPARE(m_work.ctl().run({ u"sync"_s, u"--pull-only"_s }).exit, 0);
        QCOMPARE(m_work.ctl().ask({ u"connections"_s }).rows().first()[u"jwt_user"_s].toString(), m_user);
    }

    void onlyAnIntegrationOwnerChangesHowItSignsIn()
    {
        const QString other = emailOf(otherUser());
        const QStringList as { u"--as"_s, other };

        const CtlRun key = m_work.ctl().ask(as + connect(m_keyFile));
        const CtlRun browser = m_work.ctl().ask(as + m_work.connectSalesforce() + QStringList { u"--replace-key"_s });

        QVERIFY2(key.exit == 1 && key.object()[u"error"_s][u"code"_s] == u"forbidden"_s, key.told().constData());
        QVERIFY2(browser.exit == 1 && browser.object()[u"error"_s][u"code"_s] == u"forbidden"_s, browser.told().constData());
    }

    void aSignInInTheBrowserReplacesTheKeyAndSaysSo()
    {
        const CtlRun run = browse(m_user, { u"--as"_s, emailOf(m_user) }, { u"--replace-key"_s });

        QVERIFY2(run.exit == 0 && run.err.contains("key of " + m_user.toUtf8() + " is deleted"), run.told().constData());
        QVERIFY(!contentOf(m_work.ctl().file(u"settings.toml"_s)).contains("jwt_user"));
        m_work.control().post(u"/salesforce/jwt"_s, { { u"preauthorized"_s, false }, { u"ip_restricted"_s, true } });
        m_work.control().post(u"/advance"_s, { { u"seconds"_s, 3 * 3600 } });
        const CtlRun sync = m_work.ctl().run({ u"sync"_s, u"--pull-only"_s }); // By its refresh token.
        QVERIFY2(sync.exit == 0, sync.told().constData());
        QVERIFY(m_work.ctl().ask({ u"connections"_s }).rows().first()[u"jwt_user"_s].toString().isEmpty());
    }

    void aKeyReplacesASignInAndAnotherKey()
    {
        // That the user signed in in the browser before is all that allows the key: it must not be taken back.
        m_work.control().post(u"/salesforce/jwt"_s, { { u"preauthorized"_s, false } });
        const CtlRun run = m_work.ctl().ask(QStringList { u"--as"_s, emailOf(m_user) } + connect(m_keyFile));
        QVERIFY2(run.exit == 0, run.told().constData());
        const TestRsaKey next; // Keys are changed now and then.
        registerKey(next);
        writeKey(u"key.pem"_s, next.privatePem());
        const CtlRun renewed = m_work.ctl().ask(QStringList { u"--as"_s, emailOf(m_user) } + connect(m_keyFile));
        QVERIFY2(renewed.exit == 0, renewed.told().constData());

        m_work.control().post(u"/advance"_s, { { u"seconds"_s, 3 * 3600 } });
        const CtlRun sync = m_work.ctl().run({ u"sync"_s, u"--pull-only"_s });

        QVERIFY2(sync.exit == 0, sync.told().constData());
    }

    void aSignOutForgetsTheKeyAndEndsTheSession()
    {
        m_work.control().forget(u"/served?system=salesforce"_s);

        const CtlRun run = m_work.ctl().ask({ u"--as"_s, emailOf(m_user), u"connections"_s, u"remove"_s, u"salesforce"_s });

        QVERIFY2(run.exit == 0, run.told().constData());
        QCOMPARE(calls("/services/oauth2/revoke"), 1);
        const CtlRun sync = m_work.ctl().run({ u"sync"_s, u"--pull-only"_s });
        QVERIFY2(sync.exit == 3, sync.told().constData());
    }

private:
    QString writeKey(const QString &name, const QByteArray &pem)
    {
        QFile file(m_folder.filePath(name));
        file.remove();
        if (!file.open(QIODevice::WriteOnly) || file.write(pem) != pem.size() || !file.setPermissions(kOwners))
            return {};
        return file.fileName();
    }

    void registerKey(const TestRsaKey &key)
    {
        QVERIFY(m_work.control().post(u"/salesforce/jwt"_s, { { u"public_key"_s, QString::fromLatin1(key.certificatePem()) } }).isObject());
    }

    /// What signs in by key; without a file, what such an order begins with.
    QStringList connect(const QString &keyFile)
    {
        QStringList command { u"connect"_s, u"salesforce"_s, u"--client-id"_s, m_work.sandbox().text("salesforce", "client_id"),
            u"--login-url"_s, m_work.sandbox().text("salesforce", "login_url") };
        if (!keyFile.isEmpty())
            command += { u"--jwt-user"_s, m_user, u"--jwt-key-file"_s, keyFile };
        return command;
    }

    /// Signs a user in as a person with a browser would.
    CtlRun browse(const QString &username, const QStringList &before, const QStringList &more = {})
    {
        m_work.control().post(u"/consent"_s, { { u"auto"_s, true }, { u"salesforce_user"_s, username } });
        const std::unique_ptr<QProcess> process = m_work.ctl().start(before + m_work.connectSalesforce() + more);
        openLikeABrowser(printedAddress(*process));
        return Ctl::finish(*process);
    }

    int calls(const char *path)
    {
        int count = 0;
        const QJsonArray served = m_work.control().get(u"/served?system=salesforce"_s).toArray();
        for (const QJsonValue &one : served)
            count += one[u"path"_s].toString() == QLatin1String(path);
        return count;
    }

    QJsonObject userWhere(const std::function<bool(const QJsonObject &)> &fits)
    {
        const QJsonArray users = m_work.control().salesforce(u"User"_s);
        for (const QJsonValue &user : users) {
            if (user[u"IsActive"_s].toBool() && fits(user.toObject()))
                return user.toObject();
        }
        return {};
    }
    QString firstActiveUser()
    {
        return userWhere([](const QJsonObject &) { return true; })[u"Username"_s].toString();
    }
    QString otherUser()
    {
        return userWhere([this](const QJsonObject &user) { return user[u"Username"_s] != m_user; })[u"Username"_s].toString();
    }
    QString emailOf(const QString &username)
    {
        return userWhere([&](const QJsonObject &user) { return user[u"Username"_s] == username; })[u"Email"_s].toString();
    }

    Workplace m_work;
    QTemporaryDir m_folder;
    TestRsaKey m_key;
    QString m_user, m_keyFile;
    QByteArray m_said;
};

QTEST_GUILESS_MAIN(TestKeySignIn)
#include "tst_key_sign_in.moc"
