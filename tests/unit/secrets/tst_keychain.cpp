#include "secrets/SecretStore.h"

#include <QCoro/QCoroTask>

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace sluice;
using namespace sluice::secrets;

namespace {

/// What the program does inside a session with (or without) a key store: prints one word a step.
int useStore(const QString &profile)
{
    int failures = 0;
    const auto say = [&failures](const char *step, bool good, const QString &detail = {}) {
        failures += good ? 0 : 1;
        fprintf(stdout, "%s %s %s\n", step, good ? "ok" : "failed", qPrintable(detail));
    };
    Result<std::unique_ptr<SecretStore>> opened = QCoro::waitFor(openSecretStore({}, profile));
    if (!opened) {
        fprintf(stdout, "open %s\n", qPrintable(opened.error().code));
        return 3;
    }
    SecretStore &store = **opened;
    const QString key = QStringLiteral("tokens/salesforce:00D");
    const QByteArray secret("\0 binary \xff and long", 20);
    Result<QByteArray> absent = QCoro::waitFor(store.read(key));
    say("absent", !absent && absent.error().kind == ErrorKind::NotFound);
    Result<void> written = QCoro::waitFor(store.write(key, secret));
    say("write", written.has_value(), written ? QString() : written.error().detail);
    Result<QByteArray> back = QCoro::waitFor(store.read(key));
    say("read", back && *back == secret);
    say("remove", QCoro::waitFor(store.remove(key)).has_value());
    say("remove again", QCoro::waitFor(store.remove(key)).has_value());
    absent = QCoro::waitFor(store.read(key));
    say("gone", !absent && absent.error().kind == ErrorKind::NotFound);
    return failures;
}

} // namespace

class TstKeychain : public QObject {
    Q_OBJECT

private:
    /// Runs this program again inside a session bus of its own, so that no real key store is touched.
    static QByteArray inSession(const QString &prelude, const QString &home)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), home);
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), home);
        environment.insert(QStringLiteral("SLUICE_TEST_PROFILE"), home);
        environment.remove(QStringLiteral("DISPLAY"));
        environment.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral("dbus-run-session"),
            { QStringLiteral("--"), QStringLiteral("sh"), QStringLiteral("-c"),
                QStringLiteral("%1 exec '%2'").arg(prelude, QCoreApplication::applicationFilePath()) });
        process.waitForFinished(60'000);
        return process.readAllStandardOutput();
    }

    static bool haveTools()
    {
        return !QStandardPaths::findExecutable(QStringLiteral("dbus-run-session")).isEmpty()
            && !QStandardPaths::findExecutable(QStringLiteral("gnome-keyring-daemon")).isEmpty();
    }

private Q_SLOTS:
    void anOpenKeyStoreKeepsSecretsOnTheEngineThread()
    {
        if (!haveTools())
            QSKIP("dbus-run-session and gnome-keyring-daemon are not installed");
        QTemporaryDir home;

        const QByteArray output = inSession(
            QStringLiteral("printf pw | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null 2>&1;"),
            home.path());

        QCOMPARE(output, QByteArray("absent ok \nwrite ok \nread ok \nremove ok \nremove again ok \ngone ok \n"));
    }

    void withoutAKeyStoreItSaysSo()
    {
        if (!haveTools())
            QSKIP("dbus-run-session and gnome-keyring-daemon are not installed");
        QTemporaryDir home;

        const QByteArray output = inSession(QString(), home.path());

        // Where the bus can start a key store by itself, that one is there and locked: no secret is kept either way.
        QVERIFY2(output == "open no_key_store\n" || output == "open locked\n", output.constData());
    }

    void aLockedKeyStoreIsNotTakenForAnEmptyOne()
    {
        if (!haveTools())
            QSKIP("dbus-run-session and gnome-keyring-daemon are not installed");
        QTemporaryDir home;
        inSession(
            QStringLiteral("printf pw | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null 2>&1;"),
            home.path());

        const QByteArray output = inSession(
            QStringLiteral("printf other | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null 2>&1;"),
            home.path());

        QCOMPARE(output, QByteArray("open locked\n"));
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QString profile = qEnvironmentVariable("SLUICE_TEST_PROFILE");
    if (profile.isEmpty()) {
        TstKeychain test;
        return QTest::qExec(&test, argc, argv);
    }
    int failures = 0; // As in the desktop: the store lives on the engine's thread, not on the first one.
    const std::unique_ptr<QThread> engine(QThread::create([&] { failures = useStore(profile); }));
    QObject::connect(engine.get(), &QThread::finished, &app, &QCoreApplication::quit);
    engine->start();
    app.exec();
    engine->wait();
    return failures;
}

#include "tst_keychain.moc"
