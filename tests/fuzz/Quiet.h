#pragma once

#include <QString>

#include <cstdio>

namespace sluice::fuzz {

/// Log lines are made, and go nowhere: there would be thousands a second.
inline void beQuiet()
{
    static const QtMessageHandler before = qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &, const QString &line) {
        if (type == QtFatalMsg)
            std::fprintf(stderr, "%s\n", qUtf8Printable(line));
    });
    Q_UNUSED(before)
}

} // namespace sluice::fuzz
