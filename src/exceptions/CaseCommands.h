#pragma once

#include "core/Clock.h"
#include "journal/Recorder.h"
#include "mirror/Facts.h"
#include "mirror/ViewStore.h"
#include "rules/Duties.h"
#include "rules/Policy.h"

namespace sluice::exceptions {

/// What people do with exceptions. Each command checks, appends and returns; errors as desk::Orders says.
class CaseCommands {
public:
    CaseCommands(const journal::Journal &journal, journal::Recorder &recorder, const mirror::ViewStore &views,
        const mirror::Facts &facts, const Clock &clock);

    Result<void> assign(const Person &actor, const rules::Staff &staff, const CaseId &id, const QString &to);
    Result<void> tag(const Person &actor, const rules::Staff &staff, const CaseId &id, Cause cause);
    Result<void> pause(const Person &actor, const rules::Staff &staff, const CaseId &id, const QString &reason,
        Instant until, const QString &note, const rules::Policy &policy);
    Result<void> resume(const Person &actor, const rules::Staff &staff, const CaseId &id);
    Result<void> resolve(const Person &actor, const rules::Staff &staff, const CaseId &id, Cause cause, const QString &note,
        const QString &seen);
    Result<void> reopen(const Person &actor, const rules::Staff &staff, const CaseId &id, const QString &note,
        const rules::Policy &policy);
    /// Orders a question to the deal's owner; the next write-back makes it a Task. Empty text: the ready question.
    Result<void> ask(const Person &actor, const rules::Staff &staff, const CaseId &id, const QString &text);
    /// Asks for the role again where it closes the case once more.
    Result<void> undo(const Person &actor, const rules::Staff &staff, const CaseId &id);

private:
    /// Conflict when a Task about this deal cannot be written any more.
    Result<void> canBeAsked(const DealId &deal) const;
    Result<mirror::CaseView> find(const CaseId &id) const;
    Result<mirror::CaseView> findAllowed(const Person &actor, const rules::Staff &staff, rules::Action action,
        const CaseId &id, rules::Permission *given = nullptr) const;
    Result<void> record(const Person &actor, const mirror::CaseView &view, const QString &kind, QJsonObject payload);

    const journal::Journal &m_journal;
    journal::Recorder &m_recorder;
    const mirror::ViewStore &m_views;
    const mirror::Facts &m_facts;
    const Clock &m_clock;
};

} // namespace sluice::exceptions
