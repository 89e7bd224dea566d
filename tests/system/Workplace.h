#pragma once

#include "support/SandboxProgram.h"
#include "system/ControlAddress.h"
#include "system/Ctl.h"

#include <QTemporaryDir>

#include <optional>

namespace sluice::testing {

/// The two real programs beside each other: a sandbox on a free port with a small company in it, and an empty profile
/// for `sluicectl` whose clock runs with the sandbox's.
class Workplace {
public:
    /// Empty when it stands; else what went wrong.
    QString open(int deals = 150);

    SandboxProgram &sandbox() { return *m_sandbox; }
    ControlAddress &control() { return *m_control; }
    Ctl &ctl() { return *m_ctl; }
    QStringList realms() const { return m_sandbox->realms(); }
    quint16 callbackPort() const { return m_callbackPort; }

    /// The arguments of `sluicectl` that sign in here.
    QStringList connectSalesforce() const;
    QStringList connectQuickBooks() const;

    /// Signs in as a person with a browser would who presses Allow. Empty when that worked; else what was said.
    QString signIn();
    QString signIn(const QStringList &arguments);

    /// Asks that uncertain writes are looked for soon, not after the careful while of real systems.
    bool settleQuickly();
    /// Ends the sandbox: from now on both systems are down.
    void closeSandbox() { m_sandbox.reset(); }

private:
    std::unique_ptr<SandboxProgram> m_sandbox;
    std::optional<ControlAddress> m_control;
    std::optional<Ctl> m_ctl;
    QTemporaryDir m_folder;
    quint16 m_callbackPort = 0;
};

/// Files and folders in a folder that other users of the machine may read, write or enter.
QStringList readableByOthers(const QString &folder);

/// The address in the line that `--print-url` prints, once it has been printed.
QUrl printedAddress(QProcess &process);

} // namespace sluice::testing
