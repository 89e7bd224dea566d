#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QProcessEnvironment>
#include <QStringList>

#include <functional>
#include <memory>

class QProcess;

namespace sluice::testing {

/// How one run of `sluicectl` ended.
struct CtlRun {
    int exit = -1; ///< -1: it did not end by itself.
    QByteArray out, err;

    /// The one JSON document on standard output; undefined when there is anything else there.
    QJsonValue json() const;
    QJsonObject object() const { return json().toObject(); }
    QJsonArray rows() const { return json().toArray(); }
    /// For the message of a test that failed.
    QByteArray told() const;
};

/// The real `sluicectl` on one profile, with the sealed file for its secrets and nothing of the caller's home.
class Ctl {
public:
    explicit Ctl(QString profile);

    const QString &profile() const { return m_profile; }
    QString file(const QString &name) const;

    /// What `--now` is given; without, the machine's clock counts.
    void setClock(std::function<QString()> now) { m_now = std::move(now); }
    void setPassphrase(const QString &passphrase);
    void setVariable(const QString &name, const QString &value) { m_environment.insert(name, value); }
    /// Runs everything through another program, as `setpriv` is.
    void setPrefix(QStringList prefix) { m_prefix = std::move(prefix); }

    CtlRun run(const QStringList &arguments) const;
    /// With `--json`.
    CtlRun ask(const QStringList &arguments) const;

    /// Starts it and leaves it running.
    std::unique_ptr<QProcess> start(const QStringList &arguments) const;
    static CtlRun finish(QProcess &process);

private:
    QString m_profile;
    QStringList m_prefix;
    QProcessEnvironment m_environment;
    std::function<QString()> m_now;
};

} // namespace sluice::testing
