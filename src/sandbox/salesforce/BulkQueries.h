#pragma once

#include "sandbox/salesforce/Call.h"
#include "sandbox/salesforce/Org.h"
#include "sandbox/salesforce/Queries.h"

#include <map>

namespace sluice::sandbox::salesforce {

/// `/jobs/query`: Bulk API 2.0 queries. A job works for `Switches::bulkDelay` on the common clock and keeps its rows as
/// they were when it ended.
class BulkQueries {
public:
    BulkQueries(Org &org, const Queries &queries, const Switches &switches)
        : m_org(org)
        , m_queries(queries)
        , m_switches(switches)
    {
    }

    Response handle(const Call &call);

private:
    struct Job {
        QString id;
        QString statement;
        soql::Plan plan;
        QString operation;
        QString lineEnding;
        QString createdById;
        Instant created;
        int version = 0;
        bool aborted = false;
        bool complete = false;
        bool failed = false;
        QByteArray header {};
        std::shared_ptr<const PreparedRows::Selection> rows = std::make_shared<PreparedRows::Selection>();
    };
    Response create(const Call &call);
    Response list(const Call &call);
    Response results(const Call &call, const Job &job) const;
    Response resultPages(const Call &call, const Job &job) const;
    Outcome<void> checkStatement(const QString &statement, const soql::Plan &plan) const;
    void advance(Job &job);
    std::shared_ptr<const PreparedRows::Selection> linesOf(const Job &job, const QByteArray &lineEnd);
    Value describe(const Job &job) const;
    QString state(const Job &job) const;

    Org &m_org;
    const Queries &m_queries;
    const Switches &m_switches;
    PreparedRows m_prepared;
    std::map<QString, Job> m_jobs;
    quint64 m_count = 0;
};

} // namespace sluice::sandbox::salesforce
