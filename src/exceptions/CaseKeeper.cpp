#include "exceptions/CaseKeeper.h"

#include "domain/Keys.h"
#include "journal/Kinds.h"
#include "journal/PayloadText.h"
#include "rules/Phrases.h"
#include "rules/Sla.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <tuple>

namespace sluice::exceptions {

using journal::NewEvent;
using mirror::CaseView;
namespace kind = journal::kind;

namespace {

const QString kSystem = QStringLiteral("sluice");

QString dueText(const rules::Policy &policy, Severity severity, Instant now)
{
    return toIso(rules::dueAfter(policy.calendar, now, policy.sla.target(severity), {}));
}

QJsonObject findingPayload(const Finding &finding, Money amount)
{
    QJsonObject payload { { QStringLiteral("found"), finding.found }, { QStringLiteral("needed"), finding.needed },
        { QStringLiteral("severity"), nameOf(finding.severity) } };
    if (!finding.about.isEmpty())
        payload.insert(QStringLiteral("about"), finding.about);
    journal::putMoney(payload, amount);
    return payload;
}

NewEvent opened(const CaseId &id, const Judged &judged, const Finding &finding, const rules::Policy &policy, Instant now)
{
    QJsonObject payload = findingPayload(finding, judged.amount);
    payload.insert(QStringLiteral("request"), judged.requestId.value);
    payload.insert(QStringLiteral("deal"), judged.dealId.value);
    payload.insert(QStringLiteral("account"), judged.accountId.value);
    payload.insert(QStringLiteral("check"), finding.check);
    payload.insert(QStringLiteral("field"), finding.field);
    payload.insert(QStringLiteral("line"), finding.lineId);
    payload.insert(QStringLiteral("cause_proposed"), nameOf(finding.cause));
    payload.insert(QStringLiteral("fixer"), nameOf(finding.fixer));
    payload.insert(QStringLiteral("due_at"), dueText(policy, finding.severity, now));
    payload.insert(QStringLiteral("cycle"), 1);
    return { kind::kExceptionOpened, subjectOf(id), kSystem, payload, {} };
}

NewEvent reopened(const CaseView &view, const Judged &judged, const Finding &finding, const rules::Policy &policy, Instant now)
{
    QJsonObject payload = findingPayload(finding, judged.amount);
    payload.insert(QStringLiteral("cycle"), view.cycle + 1);
    payload.insert(QStringLiteral("due_at"), dueText(policy, finding.severity, now));
    payload.insert(QStringLiteral("why"), rules::recorded(rules::phrase::kStillFails));
    return { kind::kExceptionReopened, subjectOf(view.id), kSystem, payload, view.version };
}

/// The same cycle once more: closed by a person while the check failed, it was never over.
NewEvent goesOn(const CaseView &view, const Judged &judged, const Finding &finding)
{
    QJsonObject payload = findingPayload(finding, judged.amount);
    payload.insert(QStringLiteral("cycle"), view.cycle);
    payload.insert(QStringLiteral("due_at"), toIso(view.dueAt));
    payload.insert(QStringLiteral("why"), rules::recorded(rules::phrase::kNotPassed));
    return { kind::kExceptionReopened, subjectOf(view.id), kSystem, payload, view.version };
}

NewEvent closed(const CaseView &view)
{
    const QString &found = view.finding.found;
    const QString evidence = found.isEmpty() ? rules::recorded(rules::phrase::kNoLongerEmpty).arg(view.finding.field)
                                             : rules::recorded(rules::phrase::kNoLonger).arg(view.finding.field, found);
    return { kind::kExceptionResolved, subjectOf(view.id), kSystem,
        { { QStringLiteral("cause"), nameOf(view.cause.value_or(view.finding.cause)) },
            { QStringLiteral("by"), QStringLiteral("source") }, { QStringLiteral("evidence"), evidence } },
        view.version };
}

bool isNews(const CaseView &view, const Judged &judged, const Finding &finding)
{
    return view.finding.found != finding.found || view.finding.about != finding.about || view.finding.needed != finding.needed
        || view.finding.severity != finding.severity || !(view.amount == judged.amount);
}

bool isClosedOnTrust(const CaseView &view, const KeepsCheck &acknowledged)
{
    return view.state == CaseState::Resolved && view.resolvedBy == QLatin1String("person")
        && !(acknowledged && acknowledged(view.finding.check));
}

bool hasSleptEnough(const CaseView &view, Instant now)
{
    return view.state == CaseState::Paused && !view.pauses.empty() && view.pauses.back().until
        && *view.pauses.back().until <= now;
}

} // namespace

std::vector<NewEvent> caseChanges(std::span<const Judged> judged,
    const std::unordered_map<QString, CaseView> &cases, const rules::Policy &policy, Instant now, const KeepsCheck &mine,
    const KeepsCheck &acknowledged)
{
    std::vector<NewEvent> events;
    QSet<QString> requestsJudged, failing;
    for (const Judged &one : judged) {
        requestsJudged.insert(one.requestId.value);
        for (const Finding &finding : one.findings) {
            const CaseId id = caseId(one.requestId, finding.check, finding.lineId);
            if (failing.contains(id.value))
                continue;
            failing.insert(id.value);
            const auto known = cases.find(id.value);
            if (known == cases.end()) {
                events.push_back(opened(id, one, finding, policy, now));
            } else if (isClosedOnTrust(known->second, acknowledged)) {
                events.push_back(goesOn(known->second, one, finding));
            } else if (known->second.state == CaseState::Resolved) {
                events.push_back(reopened(known->second, one, finding, policy, now));
            } else if (isNews(known->second, one, finding)) {
                events.push_back({ kind::kExceptionUpdated, subjectOf(id), kSystem,
                    findingPayload(finding, one.amount), known->second.version });
            }
        }
    }
    for (const auto &[id, view] : cases) {
        if ((view.state == CaseState::Resolved && !isClosedOnTrust(view, acknowledged)) || (mine && !mine(view.finding.check)))
            continue;
        if (requestsJudged.contains(view.requestId.value) && !failing.contains(id)) {
            events.push_back(closed(view));
        } else if (hasSleptEnough(view, now)) {
            events.push_back({ kind::kExceptionResumed, subjectOf(view.id), kSystem,
                { { QStringLiteral("by"), QStringLiteral("clock") } }, view.version });
        }
    }
    // One order for one world, whatever the hash says: the journal must not depend on it.
    std::sort(events.begin(), events.end(), [](const NewEvent &a, const NewEvent &b) {
        return std::tie(a.subject, a.kind) < std::tie(b.subject, b.kind);
    });
    return events;
}

} // namespace sluice::exceptions
