#pragma once

#include "billing/Numbering.h"
#include "books/Books.h"
#include "core/Clock.h"
#include "crm/salesforce/Client.h"
#include "engine/Assessment.h"
#include "engine/CycleSummary.h"
#include "engine/Projection.h"
#include "engine/Stop.h"
#include "engine/WitnessCheck.h"
#include "mirror/Facts.h"

namespace sluice::engine {

enum class CycleKind {
    Full,
    PullOnly, ///< Shadow mode: nothing is written to either system.
    Census    ///< The same, and every marked document is counted anew.
};

/// One company as a cycle works it.
struct CompanyPart {
    books::Books *books = nullptr;
    QString name, entity;
    std::function<std::optional<Instant>()> reconnectBy {}; ///< When the grant ends, as far as it is known.
    QString app {}; ///< Companies of one app share what it may read: its client id.
};

/// What a cycle works with. Everything must outlive it.
struct CycleParts {
    journal::Journal &journal;
    mirror::Database &database;
    mirror::ViewStore &views;
    const mirror::Facts &facts;
    PullSink &mirror;
    Projection &projection;
    Clock &clock;
    salesforce::Client *crm = nullptr; ///< nullptr: not connected.
    std::function<std::optional<Instant>()> crmReconnectBy {}; ///< When the sign-in may end unused, as far as it is known.
    std::vector<CompanyPart> companies;
    std::chrono::milliseconds settleDelay { 15'000 };
    std::size_t batchAbove = billing::PosterOptions().batchAbove; ///< Invoices waiting in a company.
    /// So many invoices of a company are posted on what was read; then everything is read and judged again before the next.
    std::size_t portion = 1000;
    Stop stop;
    std::function<void(const CycleProgress &)> progress;
    /// Of this life of the program; nullptr: the cycle is all of it.
    WitnessMemory *witness = nullptr;
};

/// One full turn of the engine; the one place that knows the order of things: look for what is unsettled, pull, assess,
/// settle, post, count, write back.
/// Companies take each step side by side. One that does not answer, or rests for long, is noted, left for the next cycle and
/// holds up nobody else.
class Cycle {
public:
    explicit Cycle(CycleParts parts);

    /// Errors: Storage, Damaged, Cancelled. Trouble with a remote system is in the summary.
    QCoro::Task<Result<CycleSummary>> run(CycleKind kind);

private:
    QCoro::Task<Result<void>> takeSteps(CycleKind kind, CycleSummary *summary);
    void beginStep(std::chrono::milliseconds waits = {});
    Result<bool> hasUnsettled() const;
    QCoro::Task<Result<void>> lookForUnsettled(CycleSummary *summary);
    QCoro::Task<Result<void>> settle(CycleSummary *summary);
    QCoro::Task<Result<void>> settleIn(std::vector<std::size_t> companies, billing::Sending sending, CycleSummary *summary);
    QCoro::Task<Result<void>> readAndAssess(CycleSummary *summary);
    QCoro::Task<Result<void>> pullAll(CycleSummary *summary);
    QCoro::Task<Result<void>> pullCompany(std::size_t index, CycleSummary *summary);
    Result<void> watchSettings(CycleSummary &summary);
    Result<void> noteLeftOut(CycleSummary &summary);
    Result<bool> isAnyCompanyKnown() const;
    Result<void> assess(CycleSummary &summary);
    QCoro::Task<Result<void>> lookForUnseen(CycleSummary *summary);
    QCoro::Task<Result<std::optional<Error>>> whatHoldsPosting(CycleSummary *summary);
    void noteHeld(const Error &why, CycleSummary &summary) const;
    QCoro::Task<Result<void>> post(CycleSummary *summary);
    Result<void> noteStopped(CycleSummary &summary) const;
    QCoro::Task<Result<void>> writeBack(CycleSummary *summary);
    QCoro::Task<Result<void>> takeCensus(CycleKind kind, CycleSummary *summary);
    /// Accounts that were made one have one customer.
    Result<void> followMerges(const CycleSummary &summary);
    QStringList realms() const;
    QHash<QString, QString> entities() const;
    Result<void> countCalls(CycleSummary &summary);
    WitnessMemory &witness() { return m_parts.witness ? *m_parts.witness : m_ownWitness; }
    void tell(const QString &step, const QString &system = {}) const;
    books::Progress progressOf(const QString &system) const;

    CycleParts m_parts;
    WitnessMemory m_ownWitness;
    billing::Numbering m_numbering;
    billing::Poster m_poster;
    Assessment m_assessment;
    std::vector<Invoice> m_unseen;
    QMap<QString, std::vector<billing::Postable>> m_postable;
    bool m_hasMore = false; ///< Approved invoices that were beyond a portion.
    QHash<std::size_t, int> m_uncertain; ///< In doubt by the last settling, by the company's place.
    QSet<QString> m_waited; ///< Companies for which something was to be posted in this cycle.
    QHash<QString, int> m_readsBefore;
    QHash<QString, int> m_callsBefore; ///< The clients count since they were made; a cycle counts its own.
};

/// Note of how many calls the org allows in a day and how many everybody together has used: "10018 100000".
QString allowanceNote(const QString &source);
/// Note of the calls made to a source on one day (UTC): "2026-03-31 417".
QString callsNote(const QString &source);
/// The calls made today, from that note.
int callsToday(const QString &note, Instant now);

} // namespace sluice::engine
