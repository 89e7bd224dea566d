#pragma once

#include "crm/salesforce/Api.h"
#include "crm/salesforce/Pull.h"
#include "crm/salesforce/Schema.h"
#include "crm/salesforce/Tasks.h"
#include "crm/salesforce/WriteBack.h"

namespace sluice::salesforce {

/// What Sluice knows of an org besides its tokens.
struct Session {
    FieldMap fields {};
    /// For an org that keeps no currency on its records and does not tell its own. Usually none.
    Currency currency {};
};

/// Who signed in.
struct Identity {
    QString userId, orgId, name, email, username, timeZone; ///< The e-mail in lower case.
};

/// The org's allowance of calls in 24 hours.
struct Limits {
    int callsMax = 0;
    int callsRemaining = 0;
};

/// One Salesforce org: records out, statuses back. Lives on the engine's thread; destroying it while a call is under way
/// is not allowed.
///
/// Reads are repeated when that may help; writes are not, except records that met a lock. A token that was refused is
/// renewed once. Errors of every call, besides their own: Offline, Timeout, SignInNeeded, RateLimited (with the delay; the
/// org's quota opens in minutes or hours), BadReply, Rejected with Salesforce's code.
class Client {
public:
    /// Everything that `parts` refers to must outlive the client.
    Client(Api::Parts parts, Session session);

    /// Everything that changed since the sink's cursors, or everything: one call when nothing changed. `sink` must outlive
    /// the call. Errors end the pull; pages before it stay.
    QCoro::Task<Result<PullReport>> pull(PullSink &sink, Progress progress = {});

    QCoro::Task<Result<WriteBackReport>> writeDeals(std::vector<DealStatus> deals);
    QCoro::Task<Result<WriteBackReport>> writeAccounts(std::vector<AccountStatus> accounts);
    QCoro::Task<Result<WriteBackReport>> upsertExceptions(std::vector<SyncException> exceptions);
    /// Report.skipped when the org has no place for it, which is a readiness finding and never a failure.
    QCoro::Task<Result<WriteBackReport>> writeWitness(Witness witness);

    QCoro::Task<Result<std::vector<TaskRecord>>> findTasks(QStringList keys);
    QCoro::Task<Result<QString>> createTask(TaskDraft task);
    QCoro::Task<Result<void>> updateTask(QString id, TaskDraft task);

    /// What is missing, hidden or too small in the org, read fresh.
    QCoro::Task<Result<std::vector<ReadinessItem>>> readiness();
    QCoro::Task<Result<Identity>> identity();
    QCoro::Task<Result<Limits>> limits();

    int callsMade() const { return static_cast<int>(m_api.calls()); }
    /// As the last reply said; nothing before the first.
    std::optional<OrgUsage> callsUsedOfOrg() const { return m_api.usage(); }
    QString apiVersion() const { return m_api.version(); }

private:
    QCoro::Task<Result<void>> open();
    QCoro::Task<Result<void>> describe();
    QCoro::Task<Result<void>> findCurrency();
    void noteFailure(const Error &error);

    Api m_api;
    Session m_session;
    Schema m_schema;
    Currency m_currency;
    Instant m_describedAt {};
    RecentRows m_recent;
    WriteBack m_writeBack;
    Tasks m_tasks;
};

} // namespace sluice::salesforce
