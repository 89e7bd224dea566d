#pragma once

#include "sandbox/quickbooks/Company.h"
#include "sandbox/quickbooks/Replies.h"
#include "sandbox/quickbooks/Switches.h"
#include "sandbox/quickbooks/Writer.h"

namespace sluice::sandbox::quickbooks {

/// The addresses below `/v3/company/{realm}` for one company. Who may call, and how often, was settled
/// before.
class CompanyApi {
public:
    CompanyApi(Company &company, const Switches &switches, QString baseUrl)
        : m_company(company)
        , m_realm(company.realm)
        , m_switches(switches)
        , m_baseUrl(std::move(baseUrl))
        , m_now(company.realm.now())
    {
    }

    /// `rest` is what follows the realm in the path, without slashes at its ends.
    Response handle(const Request &request, const QString &rest, Exchange &exchange);

    /// Whether a request only takes data out, which Intuit meters.
    static bool isRead(const Request &request, const QString &rest);

private:
    Response get(const Request &request, const QStringList &parts);
    Response post(const Request &request, const QStringList &parts, Exchange &exchange);
    Response query(const QString &statement);
    Response changes(const Request &request);
    Response readOne(const Entity &entity, const QString &id);
    Response companyInfo(const QString &id);
    Response exchangeRate(const Request &request);
    Response pdf(const Entity &entity, const QString &id);

    Checked<Value> batch(const Request &request, Exchange &exchange);
    Checked<Value> write(const Entity &entity, const Request &request, Exchange &exchange);
    Checked<Value> send(const Entity &entity, const QString &id, const Request &request, Exchange &exchange);
    Checked<Value> upload(const Request &request, Exchange &exchange);
    /// Runs a write under its request id, or answers what was answered under it before.
    template <class Work> Response once(const Request &request, Exchange &exchange, bool perItem, Work work);

    Response answer(const Checked<Value> &body) const;
    QByteArray stamped(Value body) const;
    QString time() const { return m_realm.time().millis(m_now); }

    Company &m_company;
    Realm &m_realm;
    const Switches &m_switches;
    QString m_baseUrl;
    Instant m_now;
};

} // namespace sluice::sandbox::quickbooks
