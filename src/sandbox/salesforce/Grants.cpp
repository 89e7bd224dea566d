#include "sandbox/salesforce/Grants.h"

#include <algorithm>

namespace sluice::sandbox::salesforce {

namespace {
constexpr int kGrantsMax = 5; ///< For each user and app.
}

QString Grants::randomText(int bytes)
{
    return QString::fromLatin1(
        m_random.bytes(bytes).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals))
        .replace(u'-', u'.');
}

QString Grants::issueCode(PendingCode code)
{
    const QString text = QStringLiteral("aPrx") + randomText(48) + QStringLiteral("==");
    m_codes.emplace(text, std::move(code));
    return text;
}

std::optional<PendingCode> Grants::takeCode(const QString &code)
{
    const auto found = m_codes.find(code);
    if (found == m_codes.end())
        return {};
    PendingCode taken = *found;
    m_codes.erase(found);
    return taken;
}

std::size_t Grants::open(const PendingCode &code, Instant now)
{
    std::vector<std::size_t> same;
    for (std::size_t i = 0; i < m_grants.size(); ++i) {
        const Grant &known = m_grants[i];
        if (known.alive && !known.byAssertion && known.userId == code.userId && known.clientId == code.clientId)
            same.push_back(i);
    }
    if (same.size() >= kGrantsMax)
        end(same.front());
    Grant grant { code.userId, code.clientId, code.scopes, {}, {}, now };
    if (code.scopes.contains(QStringLiteral("refresh_token")) || code.scopes.contains(QStringLiteral("offline_access")))
        grant.refreshToken = QStringLiteral("5Aep861") + randomText(57);
    m_grants.push_back(std::move(grant));
    return m_grants.size() - 1;
}

std::size_t Grants::openByAssertion(const QString &userId, const QString &clientId, Instant now)
{
    for (std::size_t i = 0; i < m_grants.size(); ++i) {
        const Grant &known = m_grants[i];
        if (known.alive && known.byAssertion && known.userId == userId && known.clientId == clientId)
            return i;
    }
    Grant grant { userId, clientId, { QStringLiteral("id"), QStringLiteral("api") }, {}, {}, now };
    grant.byAssertion = true;
    m_grants.push_back(std::move(grant));
    return m_grants.size() - 1;
}

bool Grants::isApproved(const QString &userId, const QString &clientId) const
{
    return std::any_of(m_grants.begin(), m_grants.end(), [&](const Grant &known) {
        return known.alive && !known.byAssertion && known.userId == userId && known.clientId == clientId;
    });
}

QString Grants::openSession(std::size_t grant, const QString &organizationId, Instant now)
{
    const QString token = organizationId.left(15) + u'!' + QStringLiteral("AQEAQ") + randomText(66);
    m_sessions.insert(token, { grant, now, now + m_switches.sessionLife });
    m_grants[grant].lastUsed = now;
    return token;
}

std::optional<std::size_t> Grants::grantOfRefreshToken(const QString &token) const
{
    for (std::size_t i = 0; i < m_grants.size(); ++i) {
        if (!token.isEmpty() && m_grants[i].alive && m_grants[i].refreshToken == token)
            return i;
    }
    return {};
}

std::optional<std::size_t> Grants::redeem(const QString &refreshToken, Instant now)
{
    for (std::size_t i = 0; i < m_grants.size(); ++i) {
        if (m_grants[i].retired.contains(refreshToken))
            end(i); // Somebody has a copy: nothing of this grant may be trusted any more.
    }
    const std::optional<std::size_t> grant = grantOfRefreshToken(refreshToken);
    if (!grant)
        return {};
    if (m_switches.idleLife.count() > 0 && now - m_grants[*grant].lastUsed > m_switches.idleLife) {
        end(*grant);
        return {};
    }
    return grant;
}

void Grants::rotate(std::size_t grant)
{
    m_grants[grant].retired.insert(m_grants[grant].refreshToken);
    m_grants[grant].refreshToken = QStringLiteral("5Aep861") + randomText(57);
}

const Session *Grants::session(const QString &accessToken, Instant now) const
{
    const auto found = m_sessions.constFind(accessToken);
    return found == m_sessions.constEnd() || now >= found->expires ? nullptr : &*found;
}

bool Grants::revoke(const QString &token)
{
    if (m_sessions.remove(token) > 0)
        return true;
    const std::optional<std::size_t> grant = grantOfRefreshToken(token);
    if (grant)
        end(*grant);
    return grant.has_value();
}

void Grants::revokeAll()
{
    for (std::size_t i = 0; i < m_grants.size(); ++i)
        end(i);
}

int Grants::aliveGrants() const
{
    return static_cast<int>(
        std::count_if(m_grants.begin(), m_grants.end(), [](const Grant &grant) { return grant.alive; }));
}

void Grants::end(std::size_t grant)
{
    m_grants[grant].alive = false;
    for (auto session = m_sessions.begin(); session != m_sessions.end();)
        session = session->grant == grant ? m_sessions.erase(session) : std::next(session);
}

} // namespace sluice::sandbox::salesforce
