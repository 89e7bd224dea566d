#pragma once

#include "engine/Doubtful.h"
#include "engine/StandingRefusals.h"
#include "engine/TaskRound.h"
#include "engine/WitnessCheck.h"

namespace sluice::engine {

/// Tells Salesforce what became of its deals: statuses of deals and accounts, exceptions, Tasks, and the journal's head.
/// Writes only what differs from what was written last; every write may be repeated, or is looked up by its key first.
class WriteBackRound {
public:
    WriteBackRound(salesforce::Client &crm, const journal::Journal &journal, journal::Recorder &recorder,
        mirror::ViewStore &views, const Clock &clock, WitnessMemory &witness);

    /// Of what is `doubtful` nothing is told, and nothing of what Salesforce refused and would refuse again. Errors: the
    /// first call that failed as a whole, after what others could still tell was told; records that Salesforce refused one
    /// by one are counted.
    QCoro::Task<Result<WriteBackTally>> run(const billing::World *world, Doubtful doubtful = {});

private:
    /// A status that differs from what was written last, and the fingerprint of what it says.
    template <class Status> struct News {
        Status status;
        QString hash;
        bool contradicts; ///< It was told something else before.
    };
    template <class Status> using AllNews = std::vector<News<Status>>;
    /// A deal, and those of its exceptions that are settled by now.
    struct Whole {
        News<salesforce::DealStatus> deal;
        AllNews<salesforce::SyncException> exceptions {};
        QString hash() const; ///< Of all that it says.
    };
    using Attempt = StandingRefusals::Attempt;
    /// What became of the records of one kind in this round.
    struct Told {
        QStringList ids, hashes;
        std::vector<salesforce::WriteFailure> failures;
        QHash<QString, Attempt> attempts; ///< Of those that could rest.
        void add(const QString &id, const QString &hash, Attempt attempt)
        {
            ids.append(id);
            hashes.append(hash);
            attempts.emplace(id, std::move(attempt));
        }
    };
    /// Everything that is to be told, and what stood refused before.
    struct Plan {
        std::vector<Whole> wholes;
        AllNews<salesforce::DealStatus> deals;
        AllNews<salesforce::AccountStatus> accounts;
        AllNews<salesforce::SyncException> exceptions;
        StandingRefusals ofDeals, ofAccounts, ofExceptions;
    };
    template <class Status>
    using Writer = std::function<QCoro::Task<Result<salesforce::WriteBackReport>>(std::vector<Status>)>;

    /// Errors: Storage.
    Result<Plan> planOf(const billing::World &world, const Doubtful &doubtful) const;
    template <class Status> Result<AllNews<Status>> newsOf(const QString &object, std::vector<Status> statuses) const;
    /// Takes the deals with exceptions that are settled now out of both lists: each is written with those exceptions or not
    /// at all. A deal that is shown as billed beside an open exception would send people after something that is settled.
    static std::vector<Whole> takeWholes(AllNews<salesforce::DealStatus> &deals, AllNews<salesforce::SyncException> &exceptions);
    /// When a deal was last changed in Salesforce.
    std::optional<Instant> touchedAt(const QString &dealId) const;
    template <class Status> Attempt attemptOf(const News<Status> &news) const;
    Attempt attemptOf(const Whole &whole) const;
    /// Leaves out what would only be refused again.
    void dropResting(Plan &plan) const;
    QCoro::Task<Result<void>> writeWhole(std::vector<Whole> wholes, Told *toldDeals, Told *toldExceptions, WriteBackTally *tally);
    template <class Status>
    QCoro::Task<Result<void>> write(AllNews<Status> news, Writer<Status> writer, Told *told, WriteBackTally *tally);
    struct Chain {
        qint64 events = 0;
        QString head;
        /// The count alone does not do: after a loss of power the journal grows back to it under another head.
        QString text() const { return QString::number(events) + QLatin1Char(' ') + head; }
    };
    Result<Chain> chainNow() const;
    /// Not before it was read once in this life of the program.
    QCoro::Task<Result<void>> writeWitness(WriteBackTally *tally);
    /// Puts on record, not to be lost with the power, that what these records were last told is in doubt from here on: when
    /// no answer comes, or we die waiting for it, nobody knows which of the two stands there, and it is written again
    /// whatever it shall be.
    Result<void> intend(const Plan &plan);
    /// What was told is on record, once for each kind of record and round; what is refused again for the same reason is no
    /// news, and must not make the journal grow with each try.
    Result<void> conclude(const QString &object, const Told &told, StandingRefusals &refusals, WriteBackTally &tally);
    Result<void> recordWritten(const QString &object, const Told &told);

    salesforce::Client &m_crm;
    const journal::Journal &m_journal;
    journal::Recorder &m_recorder;
    mirror::ViewStore &m_views;
    const Clock &m_clock;
    WitnessMemory &m_witness;
    const billing::World *m_world = nullptr; ///< Of the round that is under way.
};

} // namespace sluice::engine
