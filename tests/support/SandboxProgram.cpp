#include "support/SandboxProgram.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace sluice::testing {

namespace {
constexpr int kStopMs = 10'000;
} // namespace

SandboxProgram::~SandboxProgram()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(kStopMs)) {
        m_process.kill();
        m_process.waitForFinished(kStopMs);
    }
}

QString SandboxProgram::start(const QStringList &arguments, int patienceMs)
{
    m_process.start(QStringLiteral(SLUICE_BIN_DIR "/sluice-sandbox"), arguments);
    if (!m_process.waitForStarted(patienceMs))
        return m_process.errorString();
    QByteArray line;
    while (!line.endsWith('\n')) {
        if (!m_process.waitForReadyRead(patienceMs))
            return QStringLiteral("no announcement: ") + QString::fromLocal8Bit(m_process.readAllStandardError());
        line += m_process.readLine();
    }
    m_announcement = QJsonDocument::fromJson(line).object();
    return m_announcement.isEmpty() ? QStringLiteral("not JSON: ") + QString::fromUtf8(line) : QString();
}

QString SandboxProgram::text(const char *section, const char *key) const
{
    return m_announcement[QLatin1String(section)].toObject()[QLatin1String(key)].toString();
}

QStringList SandboxProgram::realms() const
{
    QStringList realms;
    for (const QJsonValue &realm : m_announcement[QLatin1String("quickbooks")].toObject()[QLatin1String("realms")].toArray())
        realms.append(realm.toString());
    return realms;
}

} // namespace sluice::testing
