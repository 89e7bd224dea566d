#pragma once

#include "sandbox/Faults.h"
#include "sandbox/SandboxClock.h"
#include "sandbox/Served.h"
#include "sandbox/quickbooks/Company.h"
#include "sandbox/quickbooks/OAuth.h"
#include "sandbox/quickbooks/Options.h"
#include "sandbox/quickbooks/Switches.h"

#include <map>

namespace sluice::sandbox::quickbooks {

/// A stand-in for QuickBooks Online: sign-in and accounting API of several companies behind one origin. A
/// pure state machine: the same requests at the same clock give the same answers, and a copy is a snapshot.
///
/// Not reproduced: real automated tax rates, how long Intuit keeps request ids, the wording of most details,
/// XML.
class Service {
public:
    Service(SandboxClock &clock, const Options &options);

    /// Answers one request. `openForRealm` counts the requests that the front holds open for this realm, this
    /// one included; it only matters for the limit of concurrent requests.
    Response handle(const Request &request, int openForRealm = 1);

    /// The realm that a request is for; empty for sign-in.
    static QString realmOf(const Request &request);

    /// Sets up a company: company info, preferences, accounts, terms, taxes of its country. The reference
    /// stays good.
    Realm &addRealm(RealmSetup setup);
    Realm *realm(QStringView id);
    QStringList realmIds() const;

    Faults &faults() { return m_faults; }
    /// Everything that was asked, oldest first.
    const QList<Served> &served() const { return m_served; }
    void clearServed() { m_served.clear(); }

    void setBaseUrl(const QString &url) { m_oauth.options().baseUrl = url; }
    void setRedirectUris(const QStringList &uris) { m_oauth.options().redirectUris = uris; }
    void setAutoConsent(bool automatic) { m_oauth.setConsent(automatic ? Consent::Allow : Consent::Ask); }
    void setConsent(Consent consent) { m_oauth.setConsent(consent); }
    void setConsentRealm(const QString &realm) { m_oauth.setConsentRealm(realm); }
    /// Ends a company's connections from its own side; the app learns only through refusals.
    void disconnect(const QString &realm) { m_oauth.tokens().disconnect(realm); }
    /// Hands out tokens without the browser, for seeding a connection.
    TokenPair connect(const QString &realm);

    void setRequestIdMode(RequestIdMode mode) { m_switches.requestIds = mode; }
    void setRequestIdRetention(std::chrono::milliseconds retention)
    {
        m_switches.requestIdRetention = retention;
    }
    void setLimits(Limits limits) { m_switches.limits = limits; }
    const Limits &limits() const { return m_switches.limits; }
    void setBatchItemsMax(int items) { m_switches.batchItemsMax = items; }
    void hiccupInBatches(int everyItems) { m_switches.batchHiccupEvery = everyItems; }
    void setTransient401AfterRefresh(bool on) { m_switches.transient401AfterRefresh = on; }
    void setCorePlusBudget(qint64 perMonth) { m_switches.corePlusPerMonth = perMonth; }
    void setCorePlusBlockedStatus(int status) { m_switches.corePlusBlockedStatus = status; }
    /// Queries and change capture of every company see a write only after this long.
    void setIndexLag(std::chrono::milliseconds lag);
    void setPaymentsMoveSyncToken(bool move);

    /// Metered reads in the current calendar month (UTC).
    qint64 corePlusCalls() const { return m_corePlusCalls; }

private:
    Response dispatch(const Request &request, const QByteArray &path, int open, Exchange &exchange);
    Response company(const Request &request, const QByteArray &path, int open, Exchange &exchange);
    bool meter(Instant now);
    QByteArray nextTid();
    QString timeFor(const QString &realm) const;
    void record(
        const Request &request, const QByteArray &path, const Response &response, const Exchange &exchange);

    SandboxClock *m_clock;
    OAuth m_oauth;
    Switches m_switches;
    Faults m_faults;
    std::map<QString, Company> m_companies;
    QList<Served> m_served;
    quint64 m_seed;
    quint64 m_answered = 0;
    std::chrono::milliseconds m_indexLag { 0 };
    bool m_paymentsMoveSyncToken = true;
    qint64 m_corePlusCalls = 0;
    int m_corePlusMonth = 0;
};

} // namespace sluice::sandbox::quickbooks
