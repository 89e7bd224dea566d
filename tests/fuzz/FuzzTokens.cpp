// What the sign-in services of either party say: tokens and refusals, where their endpoints are, who signed in; the tokens as
// they are kept; and the headers that name a moment.

#include "fuzz/AtOnce.h"
#include "net/HttpClient.h"
#include "net/HttpDate.h"
#include "net/QnamTransport.h"
#include "net/oauth/Discovery.h"
#include "net/oauth/Identity.h"
#include "net/oauth/SignInProblem.h"
#include "net/oauth/TokenEndpoint.h"
#include "unit/net/FakeClock.h"
#include "unit/net/FakeTransport.h"

#include <QLocale>

#include <algorithm>

using namespace sluice;
using namespace sluice::net;
using fuzz::must;

namespace {

/// Everything is answered with `status` and `body`.
test::FakeTransport answering(int status, const QByteArray &body)
{
    return test::FakeTransport([=](const HttpRequest &) { return test::FakeTransport::reply(status, body); });
}

OAuthClient clientOf(Provider provider)
{
    OAuthClient client = OAuthClient::salesforce(QStringLiteral("3MVG9"), QUrl(QStringLiteral("https://login.example")));
    client.provider = provider;
    return client;
}

bool isOneLine(const QString &text)
{
    return std::none_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; });
}

void readKept(const QByteArray &text)
{
    const Result<Tokens> kept = Tokens::fromJson(text);
    must(kept || kept.error().kind == ErrorKind::Damaged, "what cannot be read is damaged");
    if (!kept)
        return;
    const Result<Tokens> again = Tokens::fromJson(kept->toJson());
    must(again && *again == *kept, "kept tokens say the same when they are read again");
}

void describe(const Error &error, Provider provider)
{
    const SignInProblem problem = describeSignIn(error, provider);
    must(!problem.what.isEmpty() && !problem.why.isEmpty() && !problem.whatToDo.isEmpty(), "an error has its words");
}

void readTokens(const QByteArray &body, int status, Provider provider)
{
    test::FakeTransport transport = answering(status, body);
    test::FakeClock clock;
    TokenEndpoint endpoint(transport, clock, clientOf(provider));
    Tokens before;
    before.refreshToken = "before";
    before.instanceUrl = QUrl(QStringLiteral("https://before.example"));
    const Result<Tokens> tokens = fuzz::atOnce(endpoint.refresh(before, before.refreshToken));
    if (!tokens) {
        describe(tokens.error(), provider);
        must(isOneLine(tokens.error().code + tokens.error().detail), "what a party says is one line");
        must(status < 500 || tokens.error().kind == ErrorKind::Timeout || tokens.error().kind == ErrorKind::RateLimited,
            "a broken server has decided nothing");
        return;
    }
    must(status == 200, "a refusal brings no tokens");
    must(!tokens->accessToken.isEmpty() && !tokens->refreshToken.isEmpty(), "what was granted is not lost");
    must(tokens->obtainedAt == clock.now(), "a token is as old as its answer");
    must(isSafe(tokens->instanceUrl), "no token goes over the open network");
    for (const std::optional<Instant> &end : { tokens->expiresAt, tokens->refreshExpiresAt, tokens->refreshHardExpiresAt })
        must(!end || *end > clock.now(), "what was granted lasts");
    const Result<Tokens> again = Tokens::fromJson(tokens->toJson());
    must(again && *again == *tokens, "tokens say the same after they were kept");
}

void readEndpoints(const QByteArray &body)
{
    test::FakeTransport transport = answering(200, body);
    const Result<OAuthClient> client
        = fuzz::atOnce(discoverQuickBooks(&transport, QUrl(QStringLiteral("https://discovery.example")), {}, {}));
    if (!client) {
        describe(client.error(), Provider::QuickBooks);
        return;
    }
    for (const QUrl &endpoint : { client->authorizeUrl, client->tokenUrl, client->revokeUrl })
        must(isSafe(endpoint), "no secret goes over the open network");
}

void readPerson(const QByteArray &body, int status)
{
    test::FakeTransport transport = answering(status, body);
    Tokens tokens;
    tokens.instanceUrl = QUrl(QStringLiteral("https://org.example"));
    const Result<Person> person = fuzz::atOnce(fetchPerson(&transport, tokens));
    if (!person)
        return describe(person.error(), Provider::Salesforce);
    must(status == 200, "a refusal names nobody");
    must(!person->userId.isEmpty() && !person->orgId.isEmpty() && !person->email.trimmed().isEmpty(), "whoever signed in has a name");
}

void readMoments(const QByteArray &text)
{
    if (const std::optional<Instant> at = httpDate(text)) {
        const QString own = QLocale::c().toString(toQDateTime(*at), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
        must(httpDate(own.toLatin1()) == at, "a moment reads the same from its own text");
    }
    const std::optional<std::chrono::milliseconds> delay = retryAfter({ 429, { { "retry-after", text } }, {} }, test::FakeClock().now());
    must(!delay || delay->count() >= 0, "nobody waits for the past");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    readKept(text);
    for (const int status : { 200, 400, 401, 429, 503 }) {
        readTokens(text, status, Provider::QuickBooks);
        readTokens(text, status, Provider::Salesforce);
    }
    readEndpoints(text);
    readPerson(text, 200);
    readPerson(text, 403);
    readMoments(text);
    return 0;
}
