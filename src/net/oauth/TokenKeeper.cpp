#include "net/oauth/TokenKeeper.h"

#include "core/Log.h"
#include "net/RetryPolicy.h"
#include "net/oauth/KeySignIn.h"

namespace sluice::net {

using namespace std::chrono_literals;

namespace {

/// Refreshed this long before its end, so that no call starts with a token that ends on the way.
constexpr auto kExpiryMargin = 120'000ms;
/// A QuickBooks token younger than this may be refused once without meaning it. Source: QuickBooks sheet
/// §1.6.
constexpr auto kYoung = 15'000ms;
constexpr auto kYoungWait = 1'000ms;
/// Unused for 30 days an org may let a refresh token end. Source: Salesforce sheet §1.5.
constexpr auto kIdleMax = std::chrono::days(7);
constexpr auto kIdlePace = 3'600'000ms; ///< Between two tries, when the first one failed.
/// A refused key is not shown again with every call that needs a token.
constexpr auto kKeyPace = 60'000ms;
/// Any version that every org knows will do; the call only asks whether the token is alive.
constexpr auto kProbePath = "/services/data/v58.0/limits";

Access toAccess(const Tokens &tokens) { return { tokens.accessToken, tokens.instanceUrl }; }

Error needed(const QString &code, const QString &detail)
{
    return { ErrorKind::SignInNeeded, detail, {}, code, {} };
}

bool isOutcomeUnknown(ErrorKind kind) { return kind == ErrorKind::Timeout || kind == ErrorKind::BadReply; }

} // namespace

TokenKeeper::TokenKeeper(Parts parts)
    : m_parts(std::move(parts))
    , m_endpoint(m_parts.transport, m_parts.clock, m_parts.client)
{
}

QCoro::Task<Result<Access>> TokenKeeper::access()
{
    if (m_unsaved || !m_tokens || m_tokens->signInNeeded) {
        // After a "sign in again" the answer may have come from another program: look anew each time.
        if (Result<void> saved = co_await storeUnsaved(); !saved)
            co_return tl::unexpected(saved.error());
        const QString connection = m_parts.connection;
        Result<Tokens> stored = co_await m_parts.vault.load(connection);
        if (!stored && stored.error().kind == ErrorKind::NotFound)
            co_return tl::unexpected(
                needed(QStringLiteral("no_tokens"), QStringLiteral("nobody is signed in")));
        if (!stored)
            co_return tl::unexpected(stored.error());
        m_tokens = std::move(*stored);
    }
    if (m_tokens->signInNeeded)
        co_return tl::unexpected(
            needed(QStringLiteral("grant_ended"), QStringLiteral("the grant has ended")));
    const Instant now = m_parts.clock.now();
    if (isIdleTooLong()) {
        m_keptAliveAt = now;
        const QByteArray old = m_tokens->accessToken;
        Result<Access> renewed = co_await renewShared(old);
        // The access token may still be good: the refused call decides.
        if (renewed || renewed.error().kind == ErrorKind::SignInNeeded || m_unsaved)
            co_return renewed;
    }
    if (m_tokens->expiresAt && now + kExpiryMargin >= *m_tokens->expiresAt) {
        const QByteArray old = m_tokens->accessToken;
        Result<Access> renewed = co_await renewShared(old);
        // While the old token still lives, an endpoint that cannot be reached is no reason to stop.
        if (!renewed && renewed.error().kind != ErrorKind::SignInNeeded && m_tokens->expiresAt
            && m_parts.clock.now() < *m_tokens->expiresAt && !m_unsaved)
            co_return toAccess(*m_tokens);
        co_return renewed;
    }
    co_return toAccess(*m_tokens);
}

bool TokenKeeper::isIdleTooLong() const
{
    const Instant now = m_parts.clock.now();
    const bool triedJustNow = m_keptAliveAt && now >= *m_keptAliveAt && now - *m_keptAliveAt < kIdlePace;
    return m_parts.client.provider == Provider::Salesforce && !m_tokens->refreshToken.isEmpty() && !m_tokens->refreshInDoubt
        && now - m_tokens->obtainedAt >= kIdleMax && !triedJustNow;
}

QCoro::Task<Result<Access>> TokenKeeper::accessAfterRefusal(QByteArray refused)
{
    const bool young = m_parts.client.provider == Provider::QuickBooks && m_tokens
        && m_tokens->accessToken == refused && m_parts.clock.now() - m_tokens->obtainedAt < kYoung;
    if (young && m_secondChance != refused) {
        m_secondChance = refused;
        co_await m_parts.clock.sleep(kYoungWait);
        co_return toAccess(*m_tokens);
    }
    Result<Access> renewed = co_await renewShared(refused);
    co_return renewed;
}

QCoro::Task<Result<void>> TokenKeeper::adopt(Tokens tokens)
{
    const QString connection = m_parts.connection;
    Result<std::unique_ptr<RefreshLock::Held>> held = co_await m_parts.lock.acquire(connection);
    if (!held)
        co_return tl::unexpected(held.error());
    m_keyRefusal.reset();
    Result<Access> kept = co_await keep(std::move(tokens));
    if (!kept)
        co_return tl::unexpected(kept.error());
    co_return Result<void>();
}

QCoro::Task<Result<Access>> TokenKeeper::renewShared(QByteArray refused)
{
    if (m_renewing) {
        co_await m_sharers.wait();
        Result<Access> shared = m_sharedOutcome; // A copy: QCoro moves out of whatever is returned.
        co_return shared;
    }
    if (m_tokens && m_tokens->accessToken != refused && !m_tokens->signInNeeded && !m_unsaved)
        co_return toAccess(*m_tokens); // Renewed while the refused call was under way.
    m_renewing = true;
    Result<Access> outcome = co_await renew(std::move(refused));
    m_renewing = false;
    m_sharedOutcome = outcome;
    m_sharers.resumeAll();
    co_return outcome;
}

QCoro::Task<Result<Access>> TokenKeeper::renew(QByteArray refused)
{
    const QString connection = m_parts.connection;
    Result<std::unique_ptr<RefreshLock::Held>> held = co_await m_parts.lock.acquire(connection);
    if (!held)
        co_return tl::unexpected(held.error());
    if (Result<void> saved = co_await storeUnsaved(); !saved)
        co_return tl::unexpected(saved.error());

    Result<Tokens> stored = co_await m_parts.vault.load(connection);
    if (!stored && stored.error().kind == ErrorKind::NotFound)
        co_return tl::unexpected(needed(QStringLiteral("no_tokens"), QStringLiteral("nobody is signed in")));
    if (!stored)
        co_return tl::unexpected(stored.error());
    m_tokens = *stored;
    if (stored->signInNeeded)
        co_return tl::unexpected(
            needed(QStringLiteral("grant_ended"), QStringLiteral("the grant has ended")));
    if (stored->accessToken != refused)
        co_return toAccess(*stored); // Another program was faster.
    if (stored->signingKey) {
        Result<Access> signedAnew = co_await signAnew(std::move(*stored));
        co_return signedAnew;
    }
    if (stored->refreshToken.isEmpty()) {
        Result<Access> ended = co_await giveUp(std::move(*stored),
            needed(QStringLiteral("no_refresh_token"), QStringLiteral("no refresh token was granted")));
        co_return ended;
    }
    qCInfo(lcNet) << "Refreshing the access token of" << connection;
    const bool salesforce = m_parts.client.provider == Provider::Salesforce;
    Result<Access> refreshed = salesforce ? co_await refreshSalesforce(std::move(*stored))
                                          : co_await refreshQuickBooks(std::move(*stored));
    co_return refreshed;
}

QCoro::Task<Result<Access>> TokenKeeper::refreshSalesforce(Tokens stored)
{
    const bool mayRepeat = stored.rotation == Rotation::Off;
    if (stored.refreshInDoubt && !mayRepeat) {
        Result<Access> settled = co_await settleDoubt(std::move(stored));
        co_return settled;
    }
    Tokens copy = stored;
    Result<Tokens> fresh = co_await m_endpoint.refresh(std::move(copy), stored.refreshToken);
    const bool nothingLeft = !fresh && fresh.error().kind == ErrorKind::Offline;
    const bool repeatUnknown = !fresh && mayRepeat && isOutcomeUnknown(fresh.error().kind);
    if (nothingLeft || repeatUnknown) {
        co_await m_parts.clock.sleep(1'000ms);
        Tokens again = stored;
        fresh = co_await m_endpoint.refresh(std::move(again), stored.refreshToken);
    }
    if (fresh) {
        fresh->rotation = fresh->refreshToken == stored.refreshToken ? Rotation::Off : Rotation::On;
        fresh->refreshInDoubt = false;
        if (fresh->orgId != stored.orgId && !stored.orgId.isEmpty())
            co_return fail(ErrorKind::BadReply, QStringLiteral("the refreshed token belongs to another org"));
        Result<Access> kept = co_await keep(std::move(*fresh));
        co_return kept;
    }
    if (fresh.error().kind == ErrorKind::SignInNeeded) {
        Result<Access> ended = co_await giveUp(std::move(stored), fresh.error());
        co_return ended;
    }
    if (isOutcomeUnknown(fresh.error().kind) && !mayRepeat) {
        stored.refreshInDoubt = true;
        Result<Access> settled = co_await settleDoubt(std::move(stored));
        co_return settled;
    }
    co_return tl::unexpected(fresh.error());
}

QCoro::Task<Result<Access>> TokenKeeper::signAnew(Tokens stored)
{
    const Instant now = m_parts.clock.now();
    if (m_keyRefusal && now >= m_keyRefusedAt && now - m_keyRefusedAt < kKeyPace) {
        Error refusal = *m_keyRefusal;
        co_return tl::unexpected(std::move(refusal));
    }
    qCInfo(lcNet) << "Signing in anew by key as" << m_parts.connection;
    const QString orgId = stored.orgId;
    Result<Tokens> fresh
        = co_await tokensByKey(&m_endpoint, &m_parts.clock, &m_parts.random, std::move(stored));
    if (!fresh) {
        if (!worthRepeating(fresh.error().kind)) {
            qCWarning(lcNet) << "The key of" << m_parts.connection << "was refused:" << fresh.error().detail;
            m_keyRefusal = fresh.error();
            m_keyRefusedAt = now;
        }
        co_return tl::unexpected(fresh.error());
    }
    m_keyRefusal.reset();
    if (fresh->orgId != orgId)
        co_return fail(ErrorKind::BadReply, QStringLiteral("the new token belongs to another org"));
    Result<Access> kept = co_await keep(std::move(*fresh));
    co_return kept;
}

/// The refresh token may be spent, so it is not shown again: the access token at hand decides.
QCoro::Task<Result<Access>> TokenKeeper::settleDoubt(Tokens stored)
{
    HttpRequest probe;
    probe.url = stored.instanceUrl.resolved(QUrl(QString::fromLatin1(kProbePath)));
    probe.headers = { { "Authorization", "Bearer " + stored.accessToken }, { "Accept", "application/json" } };
    probe.timeout = 30'000ms;
    Result<HttpResponse> answer = co_await m_parts.transport.send(std::move(probe));
    if (answer && answer->status == 401) {
        Result<Access> ended = co_await giveUp(std::move(stored),
            needed(QStringLiteral("refresh_unknown"),
                QStringLiteral("no answer came to a refresh, and the access token has ended meanwhile")));
        co_return ended;
    }
    Result<Access> kept = co_await keep(stored); // With the doubt, for whoever comes next.
    if (!kept)
        co_return kept;
    if (answer && answer->status < 500)
        co_return kept;
    co_return tl::unexpected(answer
            ? Error { ErrorKind::Timeout, QStringLiteral("no answer came to a refresh"), {}, {}, {} }
            : answer.error());
}

QCoro::Task<Result<Access>> TokenKeeper::refreshQuickBooks(Tokens stored)
{
    Tokens copy = stored;
    Result<Tokens> fresh = co_await refreshPatiently(std::move(copy), stored.refreshToken);
    QByteArray used = stored.refreshToken;
    if (!fresh && fresh.error().code == QLatin1String("invalid_grant")
        && !stored.refreshTokenPrevious.isEmpty()) {
        qCWarning(lcNet) << "The refresh token of" << m_parts.connection
                         << "was refused; trying the one before it once";
        used = std::exchange(stored.refreshTokenPrevious, {});
        Tokens again = stored;
        fresh = co_await refreshPatiently(std::move(again), used);
    }
    if (fresh) {
        fresh->refreshTokenPrevious = fresh->refreshToken == used ? fresh->refreshTokenPrevious : used;
        Result<Access> kept = co_await keep(std::move(*fresh));
        co_return kept;
    }
    if (fresh.error().kind == ErrorKind::SignInNeeded) {
        Result<Access> ended = co_await giveUp(std::move(stored), fresh.error());
        co_return ended;
    }
    co_return tl::unexpected(fresh.error());
}

/// The same value again and again: it normally stays good within the day.
QCoro::Task<Result<Tokens>> TokenKeeper::refreshPatiently(Tokens stored, QByteArray refreshToken)
{
    const RetryPolicy policy {
        .attemptsMax = 3, .delayFirst = 1'000ms, .delayMax = 8'000ms, .retryAfterMax = 10'000ms
    };
    for (int attempt = 1;; ++attempt) {
        Tokens copy = stored;
        Result<Tokens> fresh = co_await m_endpoint.refresh(std::move(copy), refreshToken);
        if (fresh)
            co_return fresh;
        const auto delay = delayBeforeNext(policy, attempt, fresh.error(), m_parts.random);
        if (!delay)
            co_return fresh;
        co_await m_parts.clock.sleep(*delay);
    }
}

/// Durable first, then in use: a token that is used and then lost cannot be had again.
QCoro::Task<Result<Access>> TokenKeeper::keep(Tokens tokens)
{
    m_tokens = std::move(tokens);
    m_unsaved = true;
    if (Result<void> saved = co_await storeUnsaved(); !saved)
        co_return tl::unexpected(saved.error());
    co_return toAccess(*m_tokens);
}

QCoro::Task<Result<void>> TokenKeeper::storeUnsaved()
{
    if (!m_unsaved)
        co_return Result<void>();
    const QString connection = m_parts.connection;
    Tokens tokens = *m_tokens;
    Result<void> saved = co_await m_parts.vault.store(connection, std::move(tokens));
    if (saved)
        m_unsaved = false;
    co_return saved;
}

QCoro::Task<Result<Access>> TokenKeeper::giveUp(Tokens tokens, Error why)
{
    qCWarning(lcNet) << "The sign-in of" << m_parts.connection << "has ended:" << why.code;
    tokens.signInNeeded = true;
    Result<Access> kept = co_await keep(std::move(tokens));
    if (!kept)
        co_return kept;
    why.kind = ErrorKind::SignInNeeded;
    co_return tl::unexpected(std::move(why));
}

} // namespace sluice::net
