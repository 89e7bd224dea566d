#pragma once

#include "billing/World.h"
#include "core/Clock.h"
#include "journal/Recorder.h"
#include "rules/Duties.h"

namespace sluice::billing {

/// What people decide about requests and master data. Each command checks, appends and returns; errors as desk::Orders
/// says.
class RequestCommands {
public:
    RequestCommands(const journal::Journal &journal, journal::Recorder &recorder, const mirror::ViewStore &views,
        const Clock &clock);

    /// `fingerprint`: what the approver saw; empty: what is in force now.
    Result<void> approve(const Person &actor, const rules::Staff &staff, const RequestId &id,
        const QString &fingerprint, const QString &note);
    Result<void> returnRequest(const Person &actor, const rules::Staff &staff, const RequestId &id, const QString &note);
    Result<void> reject(const Person &actor, const rules::Staff &staff, const RequestId &id, Cause cause, const QString &note);
    Result<void> confirmDelivery(const Person &actor, const rules::Staff &staff, const RequestId &id, QDate on,
        const QString &evidenceFile);

    /// Who did what with a request before, for the separation of duties.
    Result<rules::ItemHistory> historyOf(const mirror::RequestView &view) const;

private:
    Result<mirror::RequestView> findSubmitted(const Person &actor, const rules::Staff &staff, rules::Action action,
        const RequestId &id, rules::Permission *permission = nullptr) const;
    Result<mirror::RequestView> find(const RequestId &id) const;
    Result<void> record(const Person &actor, const mirror::RequestView &view, const QString &kind, QJsonObject payload);

    const journal::Journal &m_journal;
    journal::Recorder &m_recorder;
    const mirror::ViewStore &m_views;
    const Clock &m_clock;
};

} // namespace sluice::billing
