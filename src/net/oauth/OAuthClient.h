#pragma once

#include "net/oauth/Tokens.h"

#include <QString>
#include <QUrl>

namespace sluice::net {

/// The customer's own registration with one of the two parties, and where its endpoints are.
struct OAuthClient {
    Provider provider = Provider::Salesforce;
    QString id;
    QString secret; ///< QuickBooks only. Salesforce is spoken to as a public client and must get none.
    QUrl authorizeUrl;
    QUrl tokenUrl;
    QUrl revokeUrl;

    /// Endpoints of a Salesforce login host (`https://login.salesforce.com`, a My Domain, a stand-in).
    /// Lightning hosts are turned into the API host of the same domain. Source: Salesforce sheet §1.1.
    static OAuthClient salesforce(QString clientId, QUrl loginUrl);
};

} // namespace sluice::net
