#pragma once

#include "core/Random.h"
#include "net/oauth/SignedIn.h"
#include "net/oauth/TokenEndpoint.h"

namespace sluice::net {

/// A sign-in of a user by a key that an administrator allowed, for machines where nobody sits: JWT bearer.
struct KeyOrder {
    OAuthClient client;
    SigningKey key;
    QString ownerExpected; ///< The org that must come back; empty for any.
};

/// Signs in and finds out as whom. What was granted before a refusal is given back. Everything given must outlive the call.
/// Errors: of TokenEndpoint::exchangeAssertion(), checkClient(), identify() and RsaKey.
QCoro::Task<Result<SignedIn>> signInByKey(Transport *transport, Clock *clock, Random *random, KeyOrder order);

/// New tokens for the user of `tokens.signingKey`, which must be there. Unlike a refresh token an assertion is nothing that
/// could be lost: without an answer another one is sent. Everything given must outlive the call.
/// Errors: of TokenEndpoint::exchangeAssertion(); SignInNeeded with code "key_…" when the key cannot be used any more.
QCoro::Task<Result<Tokens>> tokensByKey(TokenEndpoint *endpoint, Clock *clock, Random *random, Tokens tokens);

} // namespace sluice::net
