#pragma once

#include "sandbox/SandboxClock.h"
#include "sandbox/quickbooks/Company.h"
#include "sandbox/quickbooks/Options.h"
#include "sandbox/quickbooks/Replies.h"
#include "sandbox/quickbooks/Tokens.h"

namespace sluice::sandbox::quickbooks {

/// A company that the consent page offers.
struct OfferedCompany {
    QString realm;
    QString name;
};

/// The OAuth host: discovery, consent, tokens, revocation, userinfo. Issues no id_token: it would need a
/// signing key that nobody here checks; the realm comes with the redirect.
class OAuth {
public:
    static bool owns(const QByteArray &path);

    OAuth(SandboxClock &clock, Options options)
        : m_clock(&clock)
        , m_options(std::move(options))
        , m_tokens(m_options.seed)
    {
    }

    Response handle(const Request &request, const QList<OfferedCompany> &companies, Exchange &exchange);

    Tokens &tokens() { return m_tokens; }
    Options &options() { return m_options; }
    void setConsent(Consent consent) { m_consent = consent; }
    /// The company that scripted consent picks; empty: the first. `company=` in the authorize address wins
    /// over it.
    void setConsentRealm(QString realm) { m_consentRealm = std::move(realm); }

private:
    Response discovery() const;
    Response authorize(const Request &request, const QList<OfferedCompany> &companies, Exchange &exchange);
    Response decide(const Request &request, const QList<OfferedCompany> &companies, Exchange &exchange);
    Response token(const Request &request, Exchange &exchange);
    Response revoke(const Request &request, Exchange &exchange);
    Response userinfo(const Request &request) const;

    /// What is wrong with an authorize request; empty if nothing. Such a request never leads to a redirect.
    QString complaint(const QHash<QString, QString> &query) const;
    Response grant(const QHash<QString, QString> &query, const QString &realm, Exchange &exchange);
    static Response deny(const QHash<QString, QString> &query, Exchange &exchange);
    bool authenticated(const Request &request, const QHash<QString, QString> &form) const;

    SandboxClock *m_clock;
    Options m_options;
    Tokens m_tokens;
    Consent m_consent = Consent::Allow;
    QString m_consentRealm;
};

} // namespace sluice::sandbox::quickbooks
