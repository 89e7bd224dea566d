#include "system/OpenerStandIn.h"

#include "system/Ctl.h"

#include <QFile>

namespace sluice::testing {

OpenerStandIn::OpenerStandIn()
{
    QFile script(m_folder.filePath(QStringLiteral("xdg-open")));
    if (!script.open(QIODevice::WriteOnly))
        return; // Nobody will find it started.
    script.write("#!/bin/sh\nin='" + QFile::encodeName(m_folder.path())
        + "'\nenv >\"$in/environment\"\nprintf '%s' \"$*\" >\"$in/arguments\"\ncp \"$1\" \"$in/page\"\ntouch \"$in/started\"\n");
    script.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
}

void OpenerStandIn::standBefore(Ctl &ctl) const
{
    ctl.setVariable(QStringLiteral("PATH"), m_folder.path() + QLatin1Char(':') + qEnvironmentVariable("PATH"));
}

bool OpenerStandIn::wasStarted() const
{
    return QFile::exists(m_folder.filePath(QStringLiteral("started")));
}

QString OpenerStandIn::arguments() const
{
    return QString::fromLocal8Bit(kept("arguments"));
}

QByteArray OpenerStandIn::environment() const
{
    return kept("environment");
}

QByteArray OpenerStandIn::page() const
{
    return kept("page");
}

QByteArray OpenerStandIn::kept(const char *what) const
{
    QFile file(m_folder.filePath(QLatin1String(what)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace sluice::testing
