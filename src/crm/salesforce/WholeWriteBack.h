#pragma once

#include "crm/salesforce/WriteBack.h"

namespace sluice::salesforce {

/// What Salesforce must be told together or not at all: a deal that is shown as billed while its exception still stands
/// open would send people after something that is settled.
struct WholeWrite {
    DealStatus deal;
    std::optional<AccountStatus> account {};
    std::vector<SyncException> exceptions {};
};

/// Source: Salesforce sheet, section 5.5.
constexpr int kGraphsPerCall = 75;

/// Writes through composite graphs, each of which is a transaction of its own: up to 75 of them in a call, fewer after calls
/// that nobody answered.
class WholeWriteBack {
public:
    WholeWriteBack(Api &api, const Schema &schema)
        : m_api(api)
        , m_schema(schema)
    {
    }

    /// Each write counts as one in the report, under its deal; its error is that of the part that was refused, not of
    /// those that fell with it. Report.skipped when the org has no place for exceptions: then only the others are written.
    /// Writes that met a lock are tried again with growing pauses; those that were not looked at behind too many failures,
    /// at once. Errors: of a whole call.
    QCoro::Task<Result<WriteBackReport>> write(std::vector<WholeWrite> writes);

private:
    /// One graph, ready to send.
    struct Graph {
        QString subject;
        QByteArray nodes; ///< The sub-requests, without the brackets around them.
        int count = 0;
        int tries = 0; ///< That met a lock.
    };
    Graph graphOf(const WholeWrite &write) const;
    QCoro::Task<Result<WriteBackReport>> send(std::vector<Graph> graphs);

    Api &m_api;
    const Schema &m_schema;
    Portion m_portion { kGraphsPerCall };
};

} // namespace sluice::salesforce
