#pragma once

#include <QJsonObject>
#include <QProcess>

namespace sluice::testing {

/// The real `sluice-sandbox` on a free port, ended with the object.
class SandboxProgram {
public:
    ~SandboxProgram();

    /// Waits until it serves. Empty when that worked; else what it said.
    QString start(const QStringList &arguments = {}, int patienceMs = kStartMs);

    static constexpr int kStartMs = 60'000; ///< It makes a whole company first; a sanitizer makes that slow.

    /// The line it prints when it is ready. Source: contracts, section 4.
    const QJsonObject &announcement() const { return m_announcement; }
    QString text(const char *section, const char *key) const;
    QString controlUrl() const { return m_announcement[QLatin1String("control_url")].toString(); }
    QStringList realms() const;

private:
    QProcess m_process;
    QJsonObject m_announcement;
};

} // namespace sluice::testing
