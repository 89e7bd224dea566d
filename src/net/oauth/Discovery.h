#pragma once

#include "net/Http.h"
#include "net/oauth/OAuthClient.h"

namespace sluice::net {

/// Where QuickBooks' endpoints are, from its discovery document. The address decides between production and
/// sandbox. `transport` must outlive the call.
///
/// Errors: BadReply with code "discovery" if the document is not one or names an endpoint that is neither
/// https nor on loopback; those of Transport.
QCoro::Task<Result<OAuthClient>> discoverQuickBooks(
    Transport *transport, QUrl discoveryUrl, QString clientId, QString clientSecret);

} // namespace sluice::net
