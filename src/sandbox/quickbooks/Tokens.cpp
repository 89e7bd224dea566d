#include "sandbox/quickbooks/Tokens.h"

#include "core/Random.h"

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::quickbooks {

namespace {

constexpr std::chrono::minutes kCodeLife { 10 };
constexpr std::chrono::hours kRotation { 24 };
constexpr std::chrono::days kRefreshLife { 100 };
constexpr std::chrono::days kConsentLife { 5 * 365 };

constexpr char kLetters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

} // namespace

QString Tokens::issueCode(const QString &realm, const QString &scope, const QString &redirectUri, Instant now)
{
    Grant grant;
    grant.realm = realm;
    grant.scope = scope;
    grant.consentedAt = now;
    grant.usedAt = now;
    m_grants.append(grant);
    const QString code = text(u"AB1"_s, 50);
    m_codes.insert(code, { static_cast<int>(m_grants.size()) - 1, redirectUri, now });
    return code;
}

std::optional<TokenPair> Tokens::exchange(const QString &code, const QString &redirectUri, Instant now)
{
    if (!m_codes.contains(code))
        return {};
    const Code taken = m_codes.take(code); // Single use, whatever comes of it.
    if (taken.redirectUri != redirectUri || now - taken.issuedAt >= kCodeLife)
        return {};
    Grant &grant = m_grants[taken.grant];
    grant.refreshToken = text(u"RT1-"_s, 44);
    grant.refreshIssuedAt = now;
    grant.consentedAt = now;
    m_refresh.insert(grant.refreshToken, taken.grant);
    return issue(taken.grant, false, now);
}

std::optional<TokenPair> Tokens::refresh(const QString &refreshToken, Instant now)
{
    const auto found = m_refresh.constFind(refreshToken);
    if (found == m_refresh.cend())
        return {};
    const int index = *found;
    Grant &grant = m_grants[index];
    const bool dead = grant.revoked || grant.refreshToken != refreshToken
        || now - grant.usedAt >= kRefreshLife || now - grant.consentedAt >= kConsentLife;
    if (dead)
        return {};
    if (now - grant.refreshIssuedAt >= kRotation) {
        grant.refreshToken = text(u"RT1-"_s, 44);
        grant.refreshIssuedAt = now;
        m_refresh.insert(grant.refreshToken, index);
    }
    return issue(index, true, now);
}

bool Tokens::revoke(const QString &token)
{
    int index = m_refresh.value(token, -1);
    if (index < 0) {
        const auto access = m_access.constFind(token);
        if (access == m_access.cend())
            return false;
        index = access->grant;
    }
    if (m_grants[index].revoked)
        return false;
    m_grants[index].revoked = true;
    return true;
}

void Tokens::disconnect(const QString &realm)
{
    for (Grant &grant : m_grants) {
        if (grant.realm == realm)
            grant.revoked = true;
    }
}

const Grant *Tokens::grantOf(const QString &accessToken, Instant now) const
{
    const auto found = m_access.constFind(accessToken);
    if (found == m_access.cend() || now - found->issuedAt >= kAccessLife)
        return nullptr;
    const Grant &grant = m_grants[found->grant];
    return grant.revoked ? nullptr : &grant;
}

bool Tokens::takeFreshness(const QString &accessToken)
{
    const auto found = m_access.find(accessToken);
    if (found == m_access.end() || !found->fresh)
        return false;
    found->fresh = false;
    return true;
}

TokenPair Tokens::issue(int grant, bool fresh, Instant now)
{
    Grant &of = m_grants[grant];
    of.usedAt = now;
    TokenPair pair;
    pair.accessToken = text(u"eyJlbmMi"_s, 120);
    pair.refreshToken = of.refreshToken;
    pair.hardExpiresIn
        = std::chrono::duration_cast<std::chrono::seconds>(of.consentedAt + kConsentLife - now);
    m_access.insert(pair.accessToken, { grant, now, fresh });
    return pair;
}

QString Tokens::text(const QString &prefix, int length)
{
    SeededRandom random(m_seed * 1'000'003 + ++m_count);
    QString value = prefix;
    for (int i = 0; i < length; ++i)
        value.append(QLatin1Char(kLetters[random.below(sizeof kLetters - 1)]));
    return value;
}

} // namespace sluice::sandbox::quickbooks
