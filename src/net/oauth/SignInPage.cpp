#include "net/oauth/SignInPage.h"

#include <QDir>
#include <QStandardPaths>

namespace sluice::net {

namespace {

/// Needs no script. The link is for browsers whose user forbids them to go on by themselves.
QByteArray pageTo(const QUrl &address)
{
    const QByteArray target = QString::fromLatin1(address.toEncoded()).toHtmlEscaped().toUtf8();
    return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><meta name=\"referrer\" content=\"no-referrer\">"
           "<title>Sluice</title><meta http-equiv=\"refresh\" content=\"0; url="
        + target + "\"></head>\n<body><p><a href=\"" + target + "\">Go on to the sign-in</a></p></body></html>\n";
}

} // namespace

SignInPage::SignInPage(const QString &folder)
    : m_file(QDir(folder).filePath(QStringLiteral("sluice-sign-in-XXXXXX.html"))) // Made with mode 0600.
{
}

Result<std::unique_ptr<SignInPage>> SignInPage::write(const QUrl &address, const QString &fallbackFolder)
{
    const QByteArray page = pageTo(address);
    for (const QString &folder : { QStandardPaths::writableLocation(QStandardPaths::DownloadLocation), fallbackFolder }) {
        if (folder.isEmpty() || !QDir(folder).exists())
            continue;
        std::unique_ptr<SignInPage> written(new SignInPage(folder));
        if (written->m_file.open() && written->m_file.write(page) == page.size() && written->m_file.flush())
            return written;
    }
    return fail(ErrorKind::Storage, QStringLiteral("the page that leads to the sign-in cannot be written"));
}

} // namespace sluice::net
