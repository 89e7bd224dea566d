#pragma once

#include "engine/Doubtful.h"
#include "engine/TaskRound.h"

namespace sluice::engine {

/// Tells Salesforce what became of its deals: statuses of deals and accounts, Tasks,
/// exceptions, and the journal's head. Writes only what differs from what was written last; every write may be
/// repeated, or is looked up by its key first.
class WriteBackRound {
public:
    WriteBackRound(salesforce::Client &crm, const journal::Journal &journal, journal::Recorder &recorder,
        mirror::ViewStore &views, const Clock &clock);

    /// Of what is `doubtful` nothing is told. Errors: the first call that failed as a whole; records that Salesforce refused
    /// one by one are counted.
    QCoro::Task<Result<WriteBackTally>> run(const billing::World &world, QHash<QString, User> users, Doubtful doubtful = {});

private:
    template <class Status>
    using Writer = std::function<QCoro::Task<Result<salesforce::WriteBackReport>>(std::vector<Status>)>;
    template <class Status>
    QCoro::Task<Result<void>> writeChanged(QString object, std::vector<Status> statuses, Writer<Status> write,
        WriteBackTally &tally);
    QCoro::Task<Result<void>> writeWitness();
    /// Forgets what these records were last told, before they are told something else: when no answer comes, or we die
    /// waiting for it, nobody knows which of the two stands there, and it is written again whatever it shall be.
    Result<void> doubt(const QString &object, const QStringList &ids);
    /// Whether this differs from the last time: what is refused again for the same reason is tried in every cycle, and
    /// must not make the journal grow with each.
    Result<bool> isNews(const QString &object, const QStringList &ids, const QStringList &hashes,
        const std::vector<salesforce::WriteFailure> &failures);
    Result<void> recordWritten(const QString &object, const QStringList &ids, const QStringList &hashes,
        const std::vector<salesforce::WriteFailure> &failures);

    salesforce::Client &m_crm;
    const journal::Journal &m_journal;
    journal::Recorder &m_recorder;
    mirror::ViewStore &m_views;
    const Clock &m_clock;
};

} // namespace sluice::engine
