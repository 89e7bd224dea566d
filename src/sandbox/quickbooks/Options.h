#pragma once

#include <QString>
#include <QStringList>

namespace sluice::sandbox::quickbooks {

/// How the stand-in is set up: one registered app and where it is served.
struct Options {
    QString clientId;
    QString clientSecret;
    QStringList redirectUris; ///< Registered; compared byte for byte.
    bool productionRedirectRules = false; ///< https only, no localhost, no IP address.
    QString baseUrl; ///< Public origin, `http://127.0.0.1:PORT`, without a slash at the end.
    quint64 seed = 1;
};

/// What the authorize page does.
enum class Consent {
    Ask, ///< Shows a page with the companies, Allow and Deny.
    Allow, ///< Redirects at once with a code.
    Deny ///< Redirects at once with `access_denied`.
};

} // namespace sluice::sandbox::quickbooks
