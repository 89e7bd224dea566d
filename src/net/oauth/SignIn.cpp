#include "net/oauth/SignIn.h"

#include "core/Log.h"
#include "net/oauth/AuthorizeUrl.h"
#include "net/oauth/TokenEndpoint.h"

#include <QRegularExpression>

namespace sluice::net {

namespace {

const QString kScopeSalesforce = QStringLiteral("api refresh_token");
const QString kScopeQuickBooks = QStringLiteral("com.intuit.quickbooks.accounting");

tl::unexpected<Error> failure(ErrorKind kind, const QString &code, const QString &detail)
{
    return tl::unexpected(Error { kind, detail, {}, code, {} });
}

/// Realms become parts of addresses and names of keys.
bool isRealm(const QString &text)
{
    static const QRegularExpression digits(QRegularExpression::anchoredPattern(QStringLiteral("[0-9]{1,20}")));
    return digits.match(text).hasMatch();
}

/// Before the code is used: what the address itself says.
Result<void> checkRedirect(const SignIn::Order &order, const Redirect &redirect)
{
    if (order.client.provider == Provider::Salesforce)
        return {};
    if (!isRealm(redirect.realm))
        return failure(
            ErrorKind::BadReply, QStringLiteral("no_realm"), QStringLiteral("the address names no company"));
    if (!order.ownerExpected.isEmpty() && redirect.realm != order.ownerExpected)
        return failure(ErrorKind::Conflict, QStringLiteral("other_company"),
            QStringLiteral("another company was chosen"));
    return {};
}

/// After it: who it is that granted something, and whether that is enough.
QCoro::Task<Result<SignedIn>> inspect(Transport *transport, OAuthClient client, QString ownerExpected, Tokens tokens)
{
    if (tokens.refreshToken.isEmpty()) {
        co_return failure(ErrorKind::Rejected, QStringLiteral("no_refresh_token"),
            QStringLiteral("the answer holds no refresh token"));
    }
    Result<SignedIn> signedIn
        = co_await identify(transport, std::move(client), std::move(ownerExpected), std::move(tokens));
    co_return signedIn;
}

QCoro::Task<Result<SignedIn>> redeem(Transport *transport, Clock *clock, SignIn::Order order, Redirect redirect,
    QString redirectUri, QByteArray verifier)
{
    if (Result<void> fits = checkRedirect(order, redirect); !fits)
        co_return tl::unexpected(fits.error());
    TokenEndpoint endpoint(*transport, *clock, order.client);
    Result<Tokens> tokens = co_await endpoint.exchangeCode(redirect.code, redirectUri, verifier);
    if (!tokens)
        co_return tl::unexpected(tokens.error());
    tokens->realm = redirect.realm;
    Result<SignedIn> signedIn = co_await inspect(transport, order.client, order.ownerExpected, *tokens);
    if (signedIn) {
        qCInfo(lcNet) << "Signed in to" << (tokens->realm.isEmpty() ? signedIn->tokens.orgId : tokens->realm);
        co_return signedIn;
    }
    // QuickBooks ends all that a company ever granted with any token of it, also what is at work; without a refresh
    // token it is over within the hour.
    if (order.client.provider == Provider::Salesforce) {
        const Result<void> ended = co_await signOut(transport, clock, order.client, *tokens);
        if (!ended)
            qCInfo(lcNet) << "A grant that was refused could not be given back:" << ended.error().code;
    }
    co_return signedIn;
}

} // namespace

SignIn::SignIn(Transport &transport, Clock &clock, Random &random)
    : m_transport(transport)
    , m_clock(clock)
    , m_random(random)
{
}

SignIn::~SignIn()
{
    m_here.reset(); // First: the answer may have come already, and cancelling lets the run go on with it.
    cancel();
}

QCoro::Task<Result<SignedIn>> SignIn::run(Order order)
{
    if (Result<void> ready = checkClient(order.client); !ready)
        co_return tl::unexpected(ready.error());
    std::unique_ptr<LoopbackListener> listener;
    if (order.listens) {
        Result<std::unique_ptr<LoopbackListener>> made = LoopbackListener::listen(order.ports);
        if (!made)
            co_return tl::unexpected(made.error());
        listener = std::move(*made);
    }

    const quint16 port = listener ? listener->port() : order.ports.value(0, kCallbackPorts.first());
    QString redirectUri = order.redirectUri;
    if (redirectUri.isEmpty())
        redirectUri = QStringLiteral("http://localhost:%1/callback").arg(port);
    const bool salesforce = order.client.provider == Provider::Salesforce;
    const QByteArray state = makeState(m_random, port);
    const Pkce pkce = salesforce ? Pkce::create(m_random) : Pkce();
    const auto inbox = std::make_shared<RedirectInbox>(state);
    m_inbox = inbox;
    if (listener)
        listener->deliverTo(*inbox);
    if (order.showAddress) {
        order.showAddress(authorizeUrl(order.client, redirectUri,
            salesforce ? kScopeSalesforce : kScopeQuickBooks, state, pkce.challenge));
    }

    Result<Redirect> redirect = co_await inbox->wait(order.timeout);
    if (!redirect && redirect.error().kind == ErrorKind::Cancelled)
        co_return tl::unexpected(redirect.error()); // Possibly by our own end: touch nothing.
    m_inbox.reset();
    Transport *const transport = &m_transport; // They outlive the run, which may outlive this.
    Clock *const clock = &m_clock;
    const std::weak_ptr<const bool> here = m_here;
    if (listener && (redirect || redirect.error().kind == ErrorKind::Rejected))
        co_await listener->lastPageShown();
    listener.reset();
    if (here.expired()) // From here on nothing of this object is touched: it may go at any await.
        co_return failure(ErrorKind::Cancelled, QStringLiteral("cancelled"), QStringLiteral("the sign-in was given up"));
    if (!redirect)
        co_return tl::unexpected(redirect.error());
    Result<SignedIn> signedIn = co_await redeem(
        transport, clock, std::move(order), std::move(*redirect), std::move(redirectUri), pkce.verifier);
    co_return signedIn;
}

Result<void> SignIn::paste(const QUrl &address)
{
    if (!m_inbox)
        return failure(ErrorKind::Usage, QStringLiteral("not_waiting"),
            QStringLiteral("no sign-in waits for an address"));
    const std::shared_ptr<RedirectInbox> inbox = m_inbox;
    return inbox->offer(address);
}

void SignIn::cancel()
{
    if (const std::shared_ptr<RedirectInbox> inbox = std::exchange(m_inbox, nullptr))
        inbox->cancel();
}

QCoro::Task<Result<void>> signOut(Transport *transport, Clock *clock, OAuthClient client, Tokens tokens)
{
    TokenEndpoint endpoint(*transport, *clock, std::move(client));
    Result<void> revoked
        = co_await endpoint.revoke(tokens.refreshToken.isEmpty() ? tokens.accessToken : tokens.refreshToken);
    co_return revoked;
}

} // namespace sluice::net
