#pragma once

#include "billing/Judge.h"
#include "core/Clock.h"
#include "engine/Projection.h"
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
};

/// Plans, judges and keeps the exceptions, until nothing changes any more; writes events and derived fields.
/// Errors: Storage; Damaged for a policy that cannot be read.
class Assessment {
public:
    Assessment(journal::Journal &journal, Projection &projection, mirror::Database &database, mirror::ViewStore &views,
        const mirror::Facts &facts, const Clock &clock);

    Result<AssessmentResult> run(const QHash<QString, QString> &entities, const Completeness &complete);

private:
    Result<bool> round(const rules::Policy &policy, const QHash<QString, QString> &entities,
        const Completeness &complete, bool isLast, AssessmentResult &result);
    Result<void> keepDerived(const std::vector<billing::Derived> &derived);
    Result<int> keepCases(const billing::World &world, const billing::Judgement &judgement, const rules::Policy &policy,
        AssessmentResult &result);

    journal::Journal &m_journal;
    Projection &m_projection;
    mirror::Database &m_database;
    mirror::ViewStore &m_views;
    const mirror::Facts &m_facts;
    const Clock &m_clock;
};

} // namespace sluice::engine
