#pragma once

#include "billing/Judge.h"
#include "core/Clock.h"
#include "engine/Projection.h"
#include "engine/Rest.h"
#include "mirror/Facts.h"

namespace sluice::engine {

/// Note of the mirror that changes whenever an assessment changed derived fields.
inline const QString kAssessedNote = QStringLiteral("assessed");

/// Which sources have been read to the end at least once: only then does what is missing in the mirror mean anything.
struct Completeness {
    bool crm = false;
    QSet<QString> realms;
};

struct AssessmentResult {
    int assessed = 0, ready = 0, blocked = 0;
    int exceptionsOpened = 0, exceptionsClosed = 0;
    QMap<QString, std::vector<billing::Postable>> postable; ///< By realm.
    /// Invoices that requests name and that no reading has brought yet, as they are if they are gone.
    std::vector<Invoice> unseen;
};

/// Plans, judges and keeps the exceptions, until nothing changes any more; writes events and derived fields. For one cycle.
/// Errors: Storage; Damaged for a policy that cannot be read.
class Assessment {
public:
    Assessment(journal::Journal &journal, Projection &projection, mirror::Database &database, mirror::ViewStore &views,
        const mirror::Facts &facts, const Clock &clock);

    /// Ends at once, with the counts of last time, when nothing has changed since an assessment came to rest.
    Result<AssessmentResult> run(const QHash<QString, QString> &entities, const Completeness &complete);

    /// The same without trusting that anything is at rest. Right after run() it must find nothing to do: what the tests ask.
    Result<AssessmentResult> runAnew(const QHash<QString, QString> &entities, const Completeness &complete);

    /// The world that was last assessed with what was recorded since; read anew when records have changed meanwhile, or
    /// when nothing had to be assessed. Stays valid until the next call of any kind. Errors: Storage.
    Result<billing::World *> world(const QHash<QString, QString> &entities);

    /// What the outcome depends on now, for a step that depends on the same and follows it.
    Result<RestInputs> inputs(const QHash<QString, QString> &entities, const Completeness &complete) const;

private:
    Result<bool> round(billing::World &world, const rules::Policy &policy, const Completeness &complete, bool isLast,
        AssessmentResult &result);
    Result<void> keepDerived(const std::vector<billing::Derived> &derived);
    Result<int> keepCases(const billing::World &world, const billing::Judgement &judgement, const rules::Policy &policy,
        AssessmentResult &result);
    Result<void> recordAll(std::vector<journal::NewEvent> events);
    Result<void> noteSeen();
    Result<void> readViews(billing::World &world);

    journal::Journal &m_journal;
    Projection &m_projection;
    mirror::Database &m_database;
    mirror::ViewStore &m_views;
    const mirror::Facts &m_facts;
    const Clock &m_clock;
    Rest m_rest;
    std::unique_ptr<billing::World> m_world;
    qint64 m_worldGeneration = -1; ///< Of the records in it.
    qint64 m_seen = 0;              ///< The sequence that the world of this round, and what was recorded on it, comes to.
    bool m_atRest = false;          ///< The last round found nothing that time or another reading could change.
    std::optional<Instant> m_until; ///< When time alone changes something.
};

} // namespace sluice::engine
