#include "bench/connectors/Peers.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>

#include <cstdio>

namespace sluice::bench {

namespace {

constexpr int kInstallMs = 900'000; // One of them is compiled.

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The folder in which the peers' scripts and packages lie side by side; made on first use, below the build.
std::optional<QString> installed()
{
    const QString npm = QStandardPaths::findExecutable(QStringLiteral("npm"));
    if (npm.isEmpty()) {
        std::fprintf(stderr, "bench: no npm, hence no peers\n");
        return {};
    }
    const QDir scripts(QStringLiteral(SLUICE_PEERS_DIR));
    const QString folder = QStringLiteral(SLUICE_BINARY_DIR "/peers");
    if (!QDir().mkpath(folder))
        return {};
    const bool samePackages = contentOf(folder + QStringLiteral("/package.json")) == contentOf(scripts.filePath(QStringLiteral("package.json")));
    for (const QString &name : scripts.entryList({ QStringLiteral("*.mjs"), QStringLiteral("*.json") }, QDir::Files)) {
        QFile::remove(folder + QLatin1Char('/') + name);
        if (!QFile::copy(scripts.filePath(name), folder + QLatin1Char('/') + name))
            return {};
    }
    if (samePackages && QFile::exists(folder + QStringLiteral("/node_modules/.package-lock.json")))
        return folder;
    QProcess install;
    install.setWorkingDirectory(folder);
    install.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    install.start(npm, { QStringLiteral("install"), QStringLiteral("--no-audit"), QStringLiteral("--no-fund"),
                           QStringLiteral("--silent") });
    if (!install.waitForFinished(kInstallMs) || install.exitCode() != 0) {
        std::fprintf(stderr, "bench: npm install failed, hence no peers\n");
        return {};
    }
    return folder;
}

} // namespace

QProcessEnvironment benchEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("SLUICE_PASSPHRASE"), kPassphrase);
    return environment;
}

std::optional<Measured> jsforcePull(testing::Workplace &place)
{
    const std::optional<QString> folder = installed();
    if (!folder)
        return {};
    place.control().post(QStringLiteral("/consent"), { { QStringLiteral("auto"), true } });
    Measured run = measure(QStringLiteral("node"),
        { *folder + QStringLiteral("/pull-salesforce.mjs"), place.sandbox().text("salesforce", "login_url"),
            place.sandbox().text("salesforce", "client_id"),
            QStringLiteral("http://localhost:%1/callback").arg(place.callbackPort()), *folder + QStringLiteral("/peer.sqlite") },
        benchEnvironment());
    if (run.exit != 0)
        return {};
    return run;
}

std::optional<Measured> nodeQuickbooksPost(
    testing::Workplace &place, const QString &realm, int count, const QString &mode, const QString &name)
{
    const std::optional<QString> folder = installed();
    if (!folder)
        return {};
    place.control().post(QStringLiteral("/consent"), { { QStringLiteral("auto"), true }, { QStringLiteral("realm"), realm } });
    const QJsonObject access { { QStringLiteral("discoveryUrl"), place.sandbox().text("quickbooks", "discovery_url") },
        { QStringLiteral("apiUrl"), place.sandbox().text("quickbooks", "api_url") },
        { QStringLiteral("clientId"), place.sandbox().text("quickbooks", "client_id") },
        { QStringLiteral("clientSecret"), place.sandbox().text("quickbooks", "client_secret") },
        { QStringLiteral("redirectUri"), QStringLiteral("http://localhost:%1/callback").arg(place.callbackPort()) } };
    Measured run = measure(QStringLiteral("node"),
        { *folder + QStringLiteral("/post-quickbooks.mjs"), QString::fromUtf8(QJsonDocument(access).toJson(QJsonDocument::Compact)),
            QString::number(count), mode, name },
        benchEnvironment());
    if (run.exit != 0)
        return {};
    return run;
}

} // namespace sluice::bench
