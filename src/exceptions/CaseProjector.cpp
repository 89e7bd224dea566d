#include "exceptions/CaseProjector.h"

#include "journal/Kinds.h"
#include "journal/PayloadText.h"

#include <QSet>

#include <algorithm>

namespace sluice::exceptions {

using journal::Event;
using journal::textOf;
using mirror::CaseView;
namespace kind = journal::kind;

namespace {

Fixer fixerFrom(const QString &name)
{
    for (const Fixer fixer : { Fixer::Sales, Fixer::SalesOps, Fixer::Operations, Fixer::Clerk, Fixer::Controller,
             Fixer::IntegrationOwner }) {
        if (name == nameOf(fixer))
            return fixer;
    }
    return Fixer::Clerk;
}

void readFinding(CaseView &view, const Event &event)
{
    view.finding.found = textOf(event.payload, "found");
    view.finding.needed = textOf(event.payload, "needed");
    view.finding.about = textOf(event.payload, "about");
    view.finding.severity = parseName<Severity>(textOf(event.payload, "severity")).value_or(view.finding.severity);
    view.amount = journal::moneyFrom(event.payload).value_or(view.amount);
}

void open(CaseView &view)
{
    view.state = CaseState::Open;
    view.resolvedAt.reset();
    view.resolvedBy.clear();
    view.resolvedNote.clear();
    view.vouchedFor.clear();
}

void startCycle(CaseView &view, const Event &event)
{
    open(view);
    view.cycleOpenedAt = event.at;
    view.dueAt = parseInstant(textOf(event.payload, "due_at")).value_or(event.at);
    view.pauses.clear();
}
void opened(CaseView &view, const Event &event)
{
    view.requestId = RequestId(textOf(event.payload, "request"));
    view.dealId = DealId(textOf(event.payload, "deal"));
    view.accountId = AccountId(textOf(event.payload, "account"));
    view.finding.check = textOf(event.payload, "check");
    view.finding.field = textOf(event.payload, "field");
    view.finding.lineId = textOf(event.payload, "line");
    view.finding.cause = parseName<Cause>(textOf(event.payload, "cause_proposed")).value_or(Cause::Sys1);
    view.finding.fixer = fixerFrom(textOf(event.payload, "fixer"));
    view.openedAt = event.at;
    readFinding(view, event);
    startCycle(view, event);
}

/// Of the present cycle it goes on as if it had not been closed, its pauses included; of the next one it starts afresh.
void reopened(CaseView &view, const Event &event)
{
    const int cycle = event.payload.value(QLatin1String("cycle")).toInt(view.cycle + 1);
    const bool goesOn = cycle == view.cycle;
    view.cycle = cycle;
    view.attempts += 1;
    if (event.payload.contains(QLatin1String("found")))
        readFinding(view, event);
    if (goesOn)
        open(view);
    else
        startCycle(view, event);
}

/// A pause is over at its wake-up time, also when nothing happens until later; D.10: a breach keeps its stamp.
void endPause(CaseView &view, Instant at)
{
    if (view.pauses.empty() || view.pauses.back().to)
        return;
    CaseView::Pause &pause = view.pauses.back();
    pause.to = std::max(pause.from, std::min(at, pause.until.value_or(at)));
}

void paused(CaseView &view, const Event &event)
{
    endPause(view, event.at);
    view.state = CaseState::Paused;
    view.pauses.push_back({ event.at, {}, textOf(event.payload, "reason"), textOf(event.payload, "note"),
        parseInstant(textOf(event.payload, "until")) });
}

void resolved(CaseView &view, const Event &event)
{
    endPause(view, event.at);
    if (view.state != CaseState::Resolved) // Else the check has passed since a person closed it: closed then, sure now.
        view.resolvedAt = event.at;
    view.state = CaseState::Resolved;
    if (const std::optional<Cause> cause = parseName<Cause>(textOf(event.payload, "cause")))
        view.cause = cause;
    view.resolvedBy = textOf(event.payload, "by");
    const bool isByPerson = view.resolvedBy == QLatin1String("person");
    view.resolvedNote = textOf(event.payload, isByPerson ? "note" : "evidence");
    view.vouchedFor = !isByPerson ? QString() : event.payload.contains(QLatin1String("seen")) ? textOf(event.payload, "seen") : whatIsSeen(view.finding);
}

bool isDecision(const Event &event)
{
    return event.kind == kind::kExceptionAssigned || event.kind == kind::kExceptionTagged
        || event.kind == kind::kExceptionPaused || event.kind == kind::kExceptionResumed
        || event.kind == kind::kExceptionResolved || event.kind == kind::kExceptionReopened;
}

QSet<qint64> undoneSeqs(std::span<const Event> history)
{
    QSet<qint64> undone;
    for (const Event &event : history) {
        if (event.kind == kind::kExceptionUndone)
            undone.insert(event.payload.value(QLatin1String("seq")).toInteger());
    }
    return undone;
}

} // namespace

void applyToCase(CaseView &view, const Event &event)
{
    view.version = event.version;
    if (event.kind == kind::kExceptionOpened)
        opened(view, event);
    else if (event.kind == kind::kExceptionUpdated)
        readFinding(view, event);
    else if (event.kind == kind::kExceptionAssigned)
        view.owner = textOf(event.payload, "to");
    else if (event.kind == kind::kExceptionTagged)
        view.cause = parseName<Cause>(textOf(event.payload, "cause"));
    else if (event.kind == kind::kExceptionPaused)
        paused(view, event);
    else if (event.kind == kind::kExceptionResumed) {
        endPause(view, event.at);
        view.state = CaseState::Open;
    } else if (event.kind == kind::kExceptionResolved)
        resolved(view, event);
    else if (event.kind == kind::kExceptionReopened)
        reopened(view, event);
}

CaseView foldCase(const CaseId &id, std::span<const Event> history)
{
    const QSet<qint64> undone = undoneSeqs(history);
    CaseView view;
    view.id = id;
    for (const Event &event : history) {
        if (!undone.contains(event.seq))
            applyToCase(view, event);
    }
    if (!history.empty())
        view.version = history.back().version;
    return view;
}

namespace {

const Event *lastDecision(std::span<const Event> history)
{
    const QSet<qint64> undone = undoneSeqs(history);
    for (std::size_t i = history.size(); i-- > 0;) {
        if (isDecision(history[i]) && !undone.contains(history[i].seq))
            return &history[i];
    }
    return nullptr;
}

} // namespace

std::optional<Event> undoable(const QString &actor, std::span<const Event> history)
{
    const Event *last = lastDecision(history);
    return last && last->actor == actor ? std::optional(*last) : std::nullopt;
}

QString lastDecider(std::span<const Event> history)
{
    const Event *last = lastDecision(history);
    return last ? last->actor : QString();
}

} // namespace sluice::exceptions
