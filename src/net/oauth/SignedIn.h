#pragma once

#include "net/oauth/Identity.h"
#include "net/oauth/OAuthClient.h"

namespace sluice::net {

/// What a sign-in brings. Nothing is stored yet: that is for TokenKeeper::adopt().
struct SignedIn {
    Tokens tokens;
    Person person; ///< Salesforce only.
};

/// Whether a sign-in may begin with this registration. Errors: Usage with code "not_ready" (no client id or address) or
/// "plain_http".
Result<void> checkClient(const OAuthClient &client);

/// Finds out who it is that granted something. `ownerExpected`: the org or realm that it must be; empty for any.
/// `transport` must outlive the call. Errors: Conflict with code "other_org"; those of fetchPerson().
QCoro::Task<Result<SignedIn>> identify(Transport *transport, OAuthClient client, QString ownerExpected, Tokens tokens);

} // namespace sluice::net
