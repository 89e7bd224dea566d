#include "net/oauth/KeySignIn.h"

#include "core/Log.h"
#include "net/RetryPolicy.h"
#include "net/oauth/JwtAssertion.h"
#include "net/oauth/SignIn.h"

namespace sluice::net {

using namespace std::chrono_literals;

namespace {

/// Source: Salesforce sheet §1.7.
constexpr auto kAssertionLife = 180s;

Result<QByteArray> assertionFor(const OAuthClient &client, const SigningKey &key, Instant now)
{
    const JwtClaims claims { client.id, key.username, audienceOf(client.tokenUrl), now + kAssertionLife };
    Result<QByteArray> assertion = signedAssertion(claims, key);
    if (!assertion)
        assertion.error().kind = ErrorKind::SignInNeeded;
    return assertion;
}

/// A key's grant has no other way to go on, whatever an answer says.
void forgetRefreshing(Tokens &tokens)
{
    tokens.refreshToken.clear();
    tokens.refreshTokenPrevious.clear();
    tokens.refreshExpiresAt = tokens.refreshHardExpiresAt = std::nullopt;
    tokens.rotation = Rotation::Unknown;
    tokens.refreshInDoubt = tokens.signInNeeded = false;
}

} // namespace

QCoro::Task<Result<Tokens>> tokensByKey(TokenEndpoint *endpoint, Clock *clock, Random *random, Tokens tokens)
{
    const RetryPolicy policy {
        .attemptsMax = 3, .delayFirst = 1'000ms, .delayMax = 8'000ms, .retryAfterMax = 10'000ms
    };
    for (int attempt = 1;; ++attempt) {
        Result<QByteArray> assertion = assertionFor(endpoint->client(), *tokens.signingKey, clock->now());
        if (!assertion)
            co_return tl::unexpected(assertion.error());
        Tokens copy = tokens;
        Result<Tokens> fresh = co_await endpoint->exchangeAssertion(std::move(copy), std::move(*assertion));
        if (fresh) {
            forgetRefreshing(*fresh);
            co_return fresh;
        }
        const auto delay = delayBeforeNext(policy, attempt, fresh.error(), *random);
        if (!delay)
            co_return fresh;
        co_await clock->sleep(*delay);
    }
}

QCoro::Task<Result<SignedIn>> signInByKey(Transport *transport, Clock *clock, Random *random, KeyOrder order)
{
    if (Result<void> ready = checkClient(order.client); !ready)
        co_return tl::unexpected(ready.error());
    TokenEndpoint endpoint(*transport, *clock, order.client);
    Tokens none;
    none.signingKey = order.key;
    Result<Tokens> tokens = co_await tokensByKey(&endpoint, clock, random, std::move(none));
    if (!tokens)
        co_return tl::unexpected(tokens.error());
    Tokens copy = *tokens;
    Result<SignedIn> signedIn = co_await identify(transport, order.client, order.ownerExpected, std::move(copy));
    if (signedIn) {
        qCInfo(lcNet) << "Signed in by key to" << signedIn->tokens.orgId;
        co_return signedIn;
    }
    const Result<void> ended = co_await signOut(transport, clock, order.client, std::move(*tokens));
    if (!ended)
        qCInfo(lcNet) << "A grant that was refused could not be given back:" << ended.error().code;
    co_return signedIn;
}

} // namespace sluice::net
