#pragma once

#include "sandbox/SandboxClock.h"
#include "sandbox/control/Slowness.h"
#include "sandbox/quickbooks/Service.h"
#include "sandbox/salesforce/Service.h"

#include <QStringList>

namespace sluice::sandbox::control {

/// The address behind the scenes, `/control/…`: moves the clock, plans faults, does what people do in either system,
/// and tells what is there and what was asked. Used by tests, by the demo and by people with curl. Everything is JSON;
/// a refusal is `{"error":"…"}` with 400, 404 or 405.
///
///     GET    /control                                  what this is, the time, what can be asked
///     POST   /control/advance                          {"seconds":n}
///     POST   /control/faults                           {"system","kind","method","path","skip","times"}
///     DELETE /control/faults
///     POST   /control/slowness                         {"system","method","ms"}: how much later answers leave
///     POST   /control/limits                           {"per_second","per_minute","concurrent","batches_per_minute"} of
///                                                      each company; zero: none; absent: as it is
///     POST   /control/consent                          {"auto":true,"deny":false,"salesforce_user","realm"}
///     GET    /control/planted
///     GET    /control/served?system=salesforce|quickbooks[&from=n]      DELETE forgets
///     GET    /control/invariants
///     GET    /control/salesforce/{sobject}[/{id}]
///     POST   /control/salesforce/edit                  {"sobject","id","changes","user"}; without id: a new record
///     POST   /control/salesforce/hide                  {"sobject","field","hidden"}
///     POST   /control/salesforce/jwt                   {"public_key","preauthorized","ip_restricted"}: the certificate or
///                                                      public key (PEM) that signs users in, and who may be; absent: as it is
///     GET    /control/quickbooks/{realm}/{entity}[/{id}]
///     POST   /control/quickbooks/{realm}/pay           {"invoice","amount","on"}
///     POST   /control/quickbooks/{realm}/void          {"invoice"}
///     POST   /control/quickbooks/{realm}/delete        {"entity","id"}
///     POST   /control/quickbooks/{realm}/edit          {"entity","id","changes"}; without id: a new record
class Control {
public:
    Control(SandboxClock &clock, salesforce::Service &salesforce, quickbooks::Service &quickbooks, Slowness &slowness,
        Value planted);

    Response handle(const Request &request);

private:
    Response overview() const;
    Response advance(const Value &body);
    Response faults(const Request &request, const Value &body);
    Response slowness(const Value &body);
    Response limits(const Value &body);
    Response consent(const Value &body);
    Response served(const Request &request);
    Response invariants() const;
    Response salesforceCall(const Request &request, const QStringList &path, const Value &body);
    Response editSalesforce(const Value &body);
    Response jwt(const Value &body);
    Response quickbooksCall(const Request &request, const QStringList &path, const Value &body);
    Response pay(quickbooks::Realm &realm, const Value &body);
    Response voidInvoice(quickbooks::Realm &realm, const Value &body);
    Response deleteQuickBooks(quickbooks::Realm &realm, const Value &body);
    Response editQuickBooks(quickbooks::Realm &realm, const Value &body);

    QList<const quickbooks::Realm *> companies() const;

    SandboxClock &m_clock;
    salesforce::Service &m_salesforce;
    quickbooks::Service &m_quickbooks;
    Slowness &m_slowness;
    Value m_planted;
};

} // namespace sluice::sandbox::control
