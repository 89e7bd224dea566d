#pragma once

#include "sandbox/Faults.h"
#include "sandbox/SandboxClock.h"
#include "sandbox/Served.h"
#include "sandbox/salesforce/ApiLimits.h"
#include "sandbox/salesforce/BulkQueries.h"
#include "sandbox/salesforce/Collections.h"
#include "sandbox/salesforce/Composite.h"
#include "sandbox/salesforce/Describe.h"
#include "sandbox/salesforce/Identity.h"
#include "sandbox/salesforce/Metadata.h"
#include "sandbox/salesforce/OAuth.h"
#include "sandbox/salesforce/Queries.h"
#include "sandbox/salesforce/Replication.h"
#include "sandbox/salesforce/Rows.h"

namespace sluice::sandbox::salesforce {

/// A Salesforce org and its login host at one address: a state machine without sockets, threads or a clock of its own.
/// Source: section 9 of the Salesforce sheet.
class Service {
public:
    Service(SandboxClock &clock, const Options &options);
    Service(const Service &) = delete;
    Service &operator=(const Service &) = delete;

    /// Answers `/services/oauth2/…`, `/.well-known/openid-configuration`, `/id/…` and `/services/data/…`.
    Response handle(const Request &request);

    Org &org() { return m_org; }
    Faults &faults() { return m_faults; }
    Switches &switches() { return m_switches; }
    const QList<Served> &served() const { return m_served; }
    void clearServed() { m_served.clear(); }

    /// Signs in without a page as this user (the first active one for an empty name), or shows the page.
    void setAutoConsent(bool on, const QString &username = {}) { m_oauth.setAutoConsent(on, username); }
    void setAutoDeny(bool on) { m_oauth.setAutoDeny(on); }
    void setBaseUrl(const QString &url) { m_oauth.setBaseUrl(url); }
    QString baseUrl() const { return m_oauth.baseUrl(); }

    OAuth &oauth() { return m_oauth; }
    ApiLimits &limits() { return m_limits; }
    Queries &queries() { return m_queries; }
    /// After a change of fields or permissions: describe answers anew instead of 304.
    void metadataChanged() { m_describe.touch(); }
    /// Sees the answer of every data call, those that are parts of another among them, before it goes out.
    void rewriteAnswers(std::function<void(const Request &, Response &)> rewrite) { m_rewrite = std::move(rewrite); }

private:
    Response serve(const Request &request);
    Response serveData(const Request &request);
    /// One data call of a known caller; also what composite does for each of its parts.
    Response dispatch(const Request &request, const Caller &caller);
    Response answer(const Request &request, const Caller &caller);
    Response sobjects(const Call &call);
    Response composite(const Call &call);
    Response strike(FaultKind kind, const Request &request);
    Response spoil(FaultKind kind, Response answer) const;
    std::optional<Caller> callerOf(const Request &request) const;
    void record(const Request &request, const Response &response, QByteArray note);

    SandboxClock &m_clock;
    Switches m_switches;
    Org m_org;
    OAuth m_oauth;
    Identity m_identity;
    ApiLimits m_limits;
    Queries m_queries;
    Rows m_rows;
    Describe m_describe;
    Replication m_replication;
    Collections m_collections;
    Composite m_composite;
    BulkQueries m_bulk;
    Metadata m_metadata;
    Faults m_faults;
    QList<Served> m_served;
    QByteArray m_note;
    std::function<void(const Request &, Response &)> m_rewrite;
};

} // namespace sluice::sandbox::salesforce
