#pragma once

#include "sandbox/salesforce/Grants.h"
#include "sandbox/salesforce/JwtBearer.h"
#include "sandbox/salesforce/Org.h"

#include <map>

namespace sluice::sandbox::salesforce {

/// `/services/oauth2/…` and discovery: a public client with PKCE, as a local External Client App has it.
class OAuth {
public:
    OAuth(Org &org, const Switches &switches, const Options &options);

    Response handle(const Request &request);
    Response discovery() const;

    /// Approves at once as this user (the first active one for an empty name), or shows a page again.
    void setAutoConsent(bool on, const QString &username);
    /// The user of the next pages presses Deny by himself; for tests without a browser.
    void setAutoDeny(bool on) { m_autoDeny = on; }
    void setBaseUrl(const QString &url) { m_baseUrl = url; }
    QString baseUrl() const { return m_baseUrl; }

    Grants &grants() { return m_grants; }
    JwtBearer &jwt() { return m_jwt; }
    /// Who an access token speaks for; empty if it is unknown or has expired.
    std::optional<Caller> callerOf(const QString &accessToken) const;
    QByteArray takeNote() { return std::exchange(m_note, {}); }

private:
    struct Ticket {
        PendingCode code;
        QString state;
    };
    Response authorize(const Request &request);
    Response decide(const Request &request);
    Response approve(const Ticket &ticket, const QString &userId);
    Response token(const Request &request);
    Response exchangeCode(const QHash<QString, QString> &form);
    Response refresh(const QHash<QString, QString> &form);
    Response exchangeAssertion(const QHash<QString, QString> &form);
    Response revoke(const Request &request);
    Response introspect(const Request &request);
    std::optional<Response> wrongClient(const QHash<QString, QString> &form) const;
    std::optional<Response> wrongVerifier(const PendingCode &code, const QString &verifier);
    Value tokenBody(std::size_t grant, Instant now);
    QString identityUrl(const QString &userId) const;

    Org &m_org;
    const Switches &m_switches;
    Grants m_grants;
    JwtBearer m_jwt;
    QString m_clientId;
    QStringList m_redirectUris;
    QString m_baseUrl;
    bool m_autoConsent = false;
    bool m_autoDeny = false;
    QString m_autoUser;
    std::map<QString, Ticket> m_tickets; ///< Pages shown and not yet answered.
    quint64 m_ticketCount = 0;
    QByteArray m_note;
};

} // namespace sluice::sandbox::salesforce
