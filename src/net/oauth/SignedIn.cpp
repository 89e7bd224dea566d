#include "net/oauth/SignedIn.h"

#include "net/QnamTransport.h"

namespace sluice::net {

namespace {

/// Ids of Salesforce come in 15 or 18 characters; the last three only say which letters were capital.
constexpr int kIdLength = 15;

tl::unexpected<Error> failure(ErrorKind kind, const QString &code, const QString &detail)
{
    return tl::unexpected(Error { kind, detail, {}, code, {} });
}

} // namespace

Result<void> checkClient(const OAuthClient &client)
{
    if (client.id.isEmpty() || !client.authorizeUrl.isValid() || !client.tokenUrl.isValid())
        return failure(
            ErrorKind::Usage, QStringLiteral("not_ready"), QStringLiteral("no client id or no address"));
    const QUrl &url = client.authorizeUrl;
    if (url.scheme() != QLatin1String("https") && !(url.scheme() == QLatin1String("http") && isLoopback(url)))
        return failure(ErrorKind::Usage, QStringLiteral("plain_http"),
            QStringLiteral("%1 is not https").arg(url.host()));
    return {};
}

QCoro::Task<Result<SignedIn>> identify(Transport *transport, OAuthClient client, QString ownerExpected, Tokens tokens)
{
    SignedIn signedIn { std::move(tokens), {} };
    if (client.provider != Provider::Salesforce)
        co_return signedIn;
    Tokens forPerson = signedIn.tokens;
    Result<Person> person = co_await fetchPerson(transport, std::move(forPerson));
    if (!person)
        co_return tl::unexpected(person.error());
    signedIn.person = std::move(*person);
    signedIn.tokens.orgId = signedIn.person.orgId;
    signedIn.tokens.userId = signedIn.person.userId;
    if (!ownerExpected.isEmpty() && ownerExpected.left(kIdLength) != signedIn.tokens.orgId.left(kIdLength))
        co_return failure(ErrorKind::Conflict, QStringLiteral("other_org"), QStringLiteral("this is another org"));
    co_return signedIn;
}

} // namespace sluice::net
