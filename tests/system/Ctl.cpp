#include "system/Ctl.h"

#include <QJsonDocument>
#include <QProcess>

namespace sluice::testing {

namespace {
constexpr int kPatienceMs = 240'000; ///< A sync that looks for uncertain writes waits, and a sanitizer is slow.
} // namespace

QJsonValue CtlRun::json() const
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(out, &error);
    if (error.error != QJsonParseError::NoError)
        return QJsonValue(QJsonValue::Undefined);
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

QByteArray CtlRun::told() const
{
    return "exit " + QByteArray::number(exit) + "\nstdout: " + out.left(2000) + "\nstderr: " + err.right(2000);
}

Ctl::Ctl(QString profile)
    : m_profile(std::move(profile))
    , m_environment(QProcessEnvironment::systemEnvironment())
{
    m_environment.insert(QStringLiteral("HOME"), m_profile);
    m_environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    m_environment.remove(QStringLiteral("SLUICE_PROFILE"));
    setPassphrase(QStringLiteral("a passphrase for tests"));
}

QString Ctl::file(const QString &name) const
{
    return m_profile + QLatin1Char('/') + name;
}

void Ctl::setPassphrase(const QString &passphrase)
{
    if (passphrase.isEmpty())
        m_environment.remove(QStringLiteral("SLUICE_PASSPHRASE"));
    else
        m_environment.insert(QStringLiteral("SLUICE_PASSPHRASE"), passphrase);
}

CtlRun Ctl::run(const QStringList &arguments) const
{
    return finish(*start(arguments));
}

CtlRun Ctl::ask(const QStringList &arguments) const
{
    return run(QStringList { QStringLiteral("--json") } + arguments);
}

std::unique_ptr<QProcess> Ctl::start(const QStringList &arguments) const
{
    QStringList command = m_prefix;
    command += { QStringLiteral(SLUICE_BIN_DIR "/sluicectl"), QStringLiteral("--profile"), m_profile,
        QStringLiteral("--secrets"), QStringLiteral("file") };
    if (m_now)
        command += { QStringLiteral("--now"), m_now() };
    command += arguments;
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(m_environment);
    const QString program = command.takeFirst();
    process->start(program, command);
    return process;
}

CtlRun Ctl::finish(QProcess &process)
{
    CtlRun run;
    if (!process.waitForFinished(kPatienceMs)) {
        process.kill();
        process.waitForFinished(kPatienceMs);
    }
    if (process.exitStatus() == QProcess::NormalExit && process.error() != QProcess::FailedToStart)
        run.exit = process.exitCode();
    run.out = process.readAllStandardOutput();
    run.err = process.readAllStandardError();
    if (run.exit < 0)
        run.err += "\n" + process.errorString().toUtf8();
    return run;
}

} // namespace sluice::testing
