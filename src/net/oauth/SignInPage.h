#pragma once

#include "core/Result.h"

#include <QTemporaryFile>
#include <QUrl>

#include <memory>

namespace sluice::net {

/// A page on this machine, readable by its user alone, that sends the browser on to where one signs in. A browser is started
/// with what it shall open on its command line, which every user of the machine can read; the address of a sign-in must not
/// stand there, because who knows its state can answer in the browser's place. The page is gone with the object.
class SignInPage {
public:
    /// Writes the page where a browser may read it that is not allowed everywhere: those that come as a snap see nothing
    /// hidden and nothing of the system's, and those that come as a flatpak the downloads alone. So it is there, else in
    /// `fallbackFolder`. Errors: Storage when neither takes it.
    static Result<std::unique_ptr<SignInPage>> write(const QUrl &address, const QString &fallbackFolder);

    /// What to give to the browser.
    QUrl url() const { return QUrl::fromLocalFile(m_file.fileName()); }

private:
    explicit SignInPage(const QString &folder);

    QTemporaryFile m_file;
};

} // namespace sluice::net
