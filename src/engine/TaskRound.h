#pragma once

#include "billing/World.h"
#include "core/Clock.h"
#include "crm/salesforce/Client.h"
#include "engine/Doubtful.h"
#include "engine/StandingRefusals.h"
#include "journal/Recorder.h"
#include "mirror/ViewStore.h"

namespace sluice::engine {

/// What a round of writing to Salesforce came to, in records.
struct WriteBackTally {
    int written = 0;
    int failed = 0;       ///< All that stands refused, also what was not tried again.
    int failedForNow = 0; ///< What the next round tries again: of those, and of what may have been written after all.
    int exceptionsOpened = 0;
};

/// "status.intended" of these records.
journal::NewEvent statusIntended(const QString &object, const QStringList &ids);

/// Keeps the Tasks that Sluice has in Salesforce: one living Task an account with overdue invoices, and one for each
/// question that somebody asked about an exception. Every Task has a key by which it is looked up before it is made; it is
/// closed when its reason is gone.
class TaskRound {
public:
    TaskRound(salesforce::Client &crm, const journal::Journal &journal, journal::Recorder &recorder,
        mirror::ViewStore &views, const Clock &clock);

    /// Tasks of a doubtful account are left as they are, and so are those that Salesforce refused and would refuse again.
    /// Errors: the first call that failed as a whole; a Task that Salesforce refused is counted, and stands in the journal
    /// once, however often it is tried again.
    QCoro::Task<Result<WriteBackTally>> run(const billing::World *world, Doubtful doubtful);

private:
    /// A Task as it shall be, beside what is known of it.
    struct Errand {
        QString key, accountId, taskId; ///< Task id: empty until its making was learnt of.
        bool intended = false;          ///< An attempt to make it stands in the journal.
        bool asked = false;             ///< Asked, or asked again, since it was last written.
        std::optional<salesforce::TaskDraft> wanted; ///< Nothing: to be closed.
        QString gist; ///< What its words say in no language, for words that Sluice chose; else empty.
        QString hash() const;
        StandingRefusals::Attempt attempt() const;
    };
    /// Those that have to be looked at, of all.
    QStringList due(const QMap<QString, Errand> &all, const QHash<QString, QString> &hashes) const;
    QCoro::Task<Result<void>> keepAll(QMap<QString, Errand> all, QStringList keys, QHash<QString, QString> hashes);
    Result<QMap<QString, Errand>> errands(const billing::World &world, const Doubtful &doubtful) const;
    /// What is to be asked, if the exception still stands.
    Result<void> word(Errand &errand, const billing::World &world) const;
    QCoro::Task<Result<void>> keep(Errand errand, std::optional<salesforce::TaskRecord> living);
    QCoro::Task<Result<void>> close(Errand errand, std::optional<salesforce::TaskRecord> living);
    QCoro::Task<Result<void>> complete(QString taskId);
    Result<bool> mayStillAppear(const Errand &errand) const;
    Result<void> refused(const Errand &errand, const Error &error);
    Result<void> written(const Errand &errand, const QString &hash, const QString &taskId, const QString &state);
    Result<void> intend(const QStringList &keys, const QHash<QString, QString> &hashes);
    Result<void> record(const QString &kind, QJsonObject payload, journal::Durability durability = journal::Durability::Normal);

    salesforce::Client &m_crm;
    const journal::Journal &m_journal;
    journal::Recorder &m_recorder;
    mirror::ViewStore &m_views;
    const Clock &m_clock;
    WriteBackTally m_tally;
    StandingRefusals m_refusals;
};

} // namespace sluice::engine
