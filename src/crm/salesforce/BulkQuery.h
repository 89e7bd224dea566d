#pragma once

#include "crm/salesforce/Api.h"
#include "crm/salesforce/CsvReader.h"

#include <functional>

namespace sluice::salesforce {

/// One query of Bulk API 2.0, from its order to its last row. For many rows it costs the org a handful of calls instead of
/// hundreds. Source: Salesforce sheet, section 4.4.
class BulkQuery {
public:
    enum class End {
        Complete,
        Unavailable ///< The org or this user may not, or the job failed: read another way.
    };
    /// Takes the rows of one page; the reader stands before its first record.
    using Take = std::function<Result<void>(CsvReader &rows)>;

    /// `stopped` is asked between the steps; a job that is no longer wanted is aborted.
    BulkQuery(Api &api, std::function<bool()> stopped);

    enum class Rows { Living, WithDeleted };
    /// `soql` without ORDER BY, LIMIT, sub-queries and compound fields. Rows come in no order.
    /// Errors: of the calls; of `take`; Cancelled when stopped; BadReply when a page does not hold what it promised;
    /// LimitReached when the job does not end within half a day.
    QCoro::Task<Result<End>> run(QString soql, Rows rows, Take take);

private:
    enum class State { Working, Complete, Failed };
    QCoro::Task<Result<QString>> create(QString soql, Rows rows);
    QCoro::Task<Result<State>> state(QString id);
    QCoro::Task<Result<State>> waitForEnd(QString id);
    QCoro::Task<Result<void>> takeResults(QString id, Take take);
    QCoro::Task<void> abort(QString id);

    Api &m_api;
    std::function<bool()> m_stopped;
};

} // namespace sluice::salesforce
