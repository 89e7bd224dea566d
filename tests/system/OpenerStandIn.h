#pragma once

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

namespace sluice::testing {

class Ctl;

/// Stands where `xdg-open` would, opens nothing, and keeps what it was started with.
class OpenerStandIn {
public:
    OpenerStandIn();

    /// Whatever this program starts meets the stand-in first.
    void standBefore(Ctl &ctl) const;

    bool wasStarted() const;
    QString arguments() const;
    QByteArray environment() const; ///< A variable a line.
    QByteArray page() const; ///< What was in the file that it should have opened.

private:
    QByteArray kept(const char *what) const;

    QTemporaryDir m_folder;
};

} // namespace sluice::testing
