#pragma once

#include "crm/salesforce/Api.h"
#include "crm/salesforce/Installer.h"
#include "crm/salesforce/OrgKnowledge.h"
#include "crm/salesforce/Pull.h"
#include "crm/salesforce/Tasks.h"
#include "crm/salesforce/WholeWriteBack.h"

namespace sluice::salesforce {

/// What Sluice knows of an org besides its tokens.
struct Session {
    FieldMap fields {};
    /// Of an org that keeps no currency on its records and does not tell its own. What the org tells goes before it.
    Currency currency {};
    /// Where to keep what need not be asked again; null: nowhere. Must outlive the client.
    Memory *memory = nullptr;
    /// A first pull of more rows than this goes through Bulk API 2.0; negative: never.
    int bulkAbove = 10'000;
    /// A job hands out its pages one after another; above so many rows, several jobs do so side by side.
    int rowsPerJob = 50'000;
    /// Prefix of the managed package that brought the fields of Sluice, without the underscores; empty: none.
    QString package {};
    /// How far before its cursor an incremental pull begins.
    std::chrono::milliseconds overlap = kPullOverlap;
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
    /// the call. Errors end the pull; pages before it stay. RateLimited with code "org_allowance", before anything is asked,
    /// while the org's calls are nearly used up: a quarter of an hour's rest, then one look at what is left.
    QCoro::Task<Result<PullReport>> pull(PullSink *sink, Progress progress = {});
    /// The accounts that were merged into others, as pulls saw it, until mergesFollowed() is called; their deals and the
    /// survivors are in the sink by then.
    std::vector<AccountMerge> merges() { return m_merges.all(); }
    void mergesFollowed() { m_merges.settle(); }

    /// Each of these as one: all of it is written, or nothing.
    QCoro::Task<Result<WriteBackReport>> writeWhole(std::vector<WholeWrite> writes);
    QCoro::Task<Result<WriteBackReport>> writeDeals(std::vector<DealStatus> deals);
    QCoro::Task<Result<WriteBackReport>> writeAccounts(std::vector<AccountStatus> accounts);
    QCoro::Task<Result<WriteBackReport>> upsertExceptions(std::vector<SyncException> exceptions);
    /// Report.skipped when the org has no place for it, which is a readiness finding and never a failure.
    QCoro::Task<Result<WriteBackReport>> writeWitness(Witness witness);
    /// The witness that stands under this key; Answer.skipped as above.
    QCoro::Task<Result<WitnessAnswer>> readWitness(QString key);

    QCoro::Task<Result<std::vector<TaskRecord>>> findTasks(QStringList keys);
    QCoro::Task<Result<QString>> createTask(TaskDraft task);
    QCoro::Task<Result<void>> updateTask(QString id, TaskDraft task);

    /// What is missing, hidden or too small in the org, read fresh.
    QCoro::Task<Result<std::vector<ReadinessItem>>> readiness();
    /// Deploys what Sluice needs in the org, or only tries. Errors: of Deployment::run(). A deployment that found fault is
    /// no error.
    QCoro::Task<Result<DeployReport>> deployMetadata(DeployMode mode);
    /// Gives the permission set that was deployed to the user who signed in; false when the user had it.
    /// Errors: NotFound before the deployment.
    QCoro::Task<Result<bool>> assignPermissionSet();
    QCoro::Task<Result<Identity>> identity();
    QCoro::Task<Result<Limits>> limits();

    int callsMade() const { return static_cast<int>(m_api.calls()); }
    /// As the last reply said; nothing before the first.
    std::optional<OrgUsage> callsUsedOfOrg() const { return m_api.usage(); }
    /// Of what the org describes of itself to this user; another one after something was installed, hidden or opened.
    /// Empty until the org was asked.
    QString schemaPrint() const { return m_org.print(); }
    /// The fields of the status of an object that this user may not write, as far as it is known by now: what is written
    /// leaves them out. Sorted; none while the org was never asked.
    QStringList unwritable(const QString &object);
    QString apiVersion() const { return m_api.version(); }

private:
    QCoro::Task<Result<void>> open();
    /// Whether every amount can be read.
    bool knowsCurrency() const { return m_org.schema().multiCurrency() || !m_org.currency().isNone(); }
    QCoro::Task<Result<PullReport>> pullOnce(PullSink *sink, Progress progress);
    QCoro::Task<Result<void>> mayPull();
    void noteSpent(bool spent);
    using Write = std::function<QCoro::Task<Result<WriteBackReport>>()>;
    QCoro::Task<Result<WriteBackReport>> write(Write once);

    Api m_api;
    OrgKnowledge m_org;
    Memory *m_memory;
    std::optional<Instant> m_spentAt; ///< When the org was last seen with its calls used up.
    bool m_spentRecalled = false;
    std::chrono::milliseconds m_overlap;
    int m_bulkAbove, m_rowsPerJob;
    RecentRows m_recent;
    StageNames m_stages;
    QHash<QString, Instant> m_largeReads;
    AddressSources m_addresses;
    AccountMerges m_merges;
    WriteBack m_writeBack;
    WholeWriteBack m_wholeWriteBack;
    Tasks m_tasks;
    Installer m_installer;
};

} // namespace sluice::salesforce
