#include "system/Workplace.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTcpServer>

namespace sluice::testing {

namespace {

const QString kNow = QStringLiteral("2026-10-30T09:00:00Z");
constexpr int kAddressPatienceMs = 60'000;
constexpr int kMakingOneDealMs = 10; // On a slow machine with other work.

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost, 0) ? server.serverPort() : quint16(0);
}

QString writeFile(const QString &name, const QByteArray &content)
{
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? QString() : file.errorString();
}

} // namespace

QString Workplace::open(int deals)
{
    m_callbackPort = freePort();
    m_sandbox = std::make_unique<SandboxProgram>();
    const QStringList arguments { QStringLiteral("--seed"), QStringLiteral("7"), QStringLiteral("--deals"),
        QString::number(deals), QStringLiteral("--now"), kNow, QStringLiteral("--callback"),
        QStringLiteral("http://localhost:%1/callback").arg(m_callbackPort) };
    const int patienceMs = SandboxProgram::kStartMs + deals * kMakingOneDealMs;
    if (const QString problem = m_sandbox->start(arguments, patienceMs); !problem.isEmpty())
        return problem;
    m_control.emplace(m_sandbox->controlUrl());
    const QString profile = m_folder.filePath(QStringLiteral("profile"));
    m_ctl.emplace(profile);
    m_ctl->setClock([control = &*m_control] { return control->now(); });
    return writeFile(m_folder.filePath(QStringLiteral("secret")), m_sandbox->text("quickbooks", "client_secret").toUtf8());
}

QStringList Workplace::connectSalesforce() const
{
    return { QStringLiteral("connect"), QStringLiteral("salesforce"), QStringLiteral("--client-id"),
        m_sandbox->text("salesforce", "client_id"), QStringLiteral("--login-url"),
        m_sandbox->text("salesforce", "login_url"), QStringLiteral("--callback-ports"),
        QString::number(m_callbackPort), QStringLiteral("--print-url"), QStringLiteral("--timeout"), QStringLiteral("60") };
}

QStringList Workplace::connectQuickBooks() const
{
    return { QStringLiteral("connect"), QStringLiteral("quickbooks"), QStringLiteral("--client-id"),
        m_sandbox->text("quickbooks", "client_id"), QStringLiteral("--client-secret-file"),
        m_folder.filePath(QStringLiteral("secret")), QStringLiteral("--discovery-url"),
        m_sandbox->text("quickbooks", "discovery_url"), QStringLiteral("--api-url"),
        m_sandbox->text("quickbooks", "api_url"), QStringLiteral("--callback-ports"), QString::number(m_callbackPort),
        QStringLiteral("--print-url"), QStringLiteral("--timeout"), QStringLiteral("60") };
}

QString Workplace::signIn()
{
    m_control->post(QStringLiteral("/consent"), { { QStringLiteral("auto"), true } });
    if (const QString problem = signIn(connectSalesforce()); !problem.isEmpty())
        return problem;
    for (const QString &realm : realms()) {
        m_control->post(QStringLiteral("/consent"), { { QStringLiteral("auto"), true }, { QStringLiteral("realm"), realm } });
        if (const QString problem = signIn(connectQuickBooks()); !problem.isEmpty())
            return problem;
    }
    return {};
}

QString Workplace::signIn(const QStringList &arguments)
{
    const std::unique_ptr<QProcess> process = m_ctl->start(arguments);
    const QUrl address = printedAddress(*process);
    const bool opened = address.isValid() && !openLikeABrowser(address).isEmpty();
    const CtlRun run = Ctl::finish(*process);
    return opened && run.exit == 0 ? QString() : QString::fromUtf8(run.told());
}

bool Workplace::settleQuickly()
{
    QFile settings(m_ctl->file(QStringLiteral("settings.toml")));
    if (!settings.open(QIODevice::ReadOnly))
        return false;
    const QByteArray before = settings.readAll();
    settings.close();
    return writeFile(settings.fileName(), "settle_delay_seconds = 1\n" + before).isEmpty();
}

QStringList readableByOthers(const QString &folder)
{
    constexpr QFile::Permissions ofOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    QStringList open;
    QDirIterator all(folder, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString file = all.next();
        if (QFile::permissions(file) & ofOthers)
            open += file;
    }
    return open;
}

QUrl printedAddress(QProcess &process)
{
    static const QByteArray kBefore = "Open this address to sign in: ";
    while (!process.canReadLine()) {
        if (!process.waitForReadyRead(kAddressPatienceMs))
            return {};
    }
    const QByteArray line = process.readLine().trimmed();
    return line.startsWith(kBefore) ? QUrl::fromEncoded(line.mid(kBefore.size())) : QUrl();
}

} // namespace sluice::testing
