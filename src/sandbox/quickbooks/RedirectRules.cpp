#include "sandbox/quickbooks/RedirectRules.h"

#include <QStringList>
#include <QUrl>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::quickbooks {

namespace {

/// Four numbers, or anything with a colon (QUrl strips the brackets of an IPv6 host).
bool isIpAddress(const QString &host)
{
    if (host.contains(u':'))
        return true;
    const QStringList parts = host.split(u'.');
    return parts.size() == 4 && std::all_of(parts.cbegin(), parts.cend(), [](const QString &part) {
        bool number = false;
        return part.toInt(&number) >= 0 && number;
    });
}

} // namespace

QString redirectComplaint(const QString &uri, bool production)
{
    const QUrl url(uri, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return u"The redirect_uri is no address."_s;
    const QString host = url.host();
    const bool local = host == "localhost"_L1;
    if (production) {
        if (url.scheme() != "https"_L1)
            return u"The redirect_uri must begin with https://."_s;
        if (local || isIpAddress(host))
            return u"The redirect_uri must not be localhost or an IP address."_s;
        return {};
    }
    if (url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && (local || host == "127.0.0.1"_L1)))
        return {};
    return u"The redirect_uri must be https, or http on localhost."_s;
}

} // namespace sluice::sandbox::quickbooks
