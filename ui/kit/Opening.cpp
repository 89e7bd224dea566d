#include "ui/kit/Opening.h"

#include <QDesktopServices>
#include <QRegularExpression>
#include <QUrl>

namespace sluice::ui {

namespace {

bool isThisMachine(const QString &host)
{
    static const QRegularExpression own(QRegularExpression::anchoredPattern(QStringLiteral("localhost|127(\\.[0-9]{1,3}){3}|::1")));
    return own.match(host).hasMatch();
}

} // namespace

bool openAddress(const QUrl &address)
{
    const bool allowed = address.scheme() == QLatin1String("https")
        || (address.scheme() == QLatin1String("http") && isThisMachine(address.host()));
    return allowed && QDesktopServices::openUrl(address);
}

bool openHere(const QString &path)
{
    return QDesktopServices::openUrl(QUrl::fromLocalFile(path));
}

} // namespace sluice::ui
