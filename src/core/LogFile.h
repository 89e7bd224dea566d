#pragma once

#include "core/Result.h"

#include <QString>

#include <memory>

namespace sluice {

/// A log line without what must not be in one: bearer and refresh tokens, client secrets, authorization codes
/// and headers, by their names and by their shapes.
QString redacted(QString line);

/// Writes the program's messages, redacted, to `sluice.log` in a folder: mode 0600, 2 MB a file, the last
/// five kept. While it lives it also passes them on, redacted, to standard error.
class LogFile {
public:
    /// Makes the folder and takes over the message handler. One at a time. Errors: Storage.
    static Result<std::unique_ptr<LogFile>> install(const QString &folder);

    LogFile(const LogFile &) = delete;
    LogFile &operator=(const LogFile &) = delete;
    ~LogFile(); ///< Puts back the handler before.

private:
    LogFile() = default;
};

} // namespace sluice
