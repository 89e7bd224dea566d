#include "exceptions/CaseCommands.h"

#include "domain/Keys.h"
#include "exceptions/CaseProjector.h"
#include "journal/Kinds.h"
#include "rules/Sla.h"

#include <QCoreApplication>

namespace sluice::exceptions {

using mirror::CaseView;
namespace kind = journal::kind;

namespace {

struct Say {
    Q_DECLARE_TR_FUNCTIONS(exceptions)
};

/// Whether the case would be closed by a person's word if `event` had not been.
bool isClosedWithout(const journal::Event &event, const CaseId &id, std::vector<journal::Event> history)
{
    std::erase_if(history, [&](const journal::Event &one) { return one.seq == event.seq; });
    return foldCase(id, history).state == CaseState::Resolved;
}

} // namespace

CaseCommands::CaseCommands(const journal::Journal &journal, journal::Recorder &recorder, const mirror::ViewStore &views,
    const mirror::Facts &facts, const Clock &clock)
    : m_journal(journal)
    , m_recorder(recorder)
    , m_views(views)
    , m_facts(facts)
    , m_clock(clock)
{
}

Result<void> CaseCommands::assign(const Person &actor, const rules::Staff &staff, const CaseId &id, const QString &to)
{
    const Result<CaseView> view = findAllowed(actor, staff, rules::Action::WorkException, id);
    if (!view)
        return tl::unexpected(view.error());
    const bool known = to.isEmpty()
        || std::any_of(staff.people.begin(), staff.people.end(),
            [&](const Person &person) { return person.email == to && rules::hasSignedIn(person); });
    if (!known)
        return fail(ErrorKind::Usage, Say::tr("nobody signed in with %1").arg(to));
    return record(actor, *view, kind::kExceptionAssigned, { { QStringLiteral("to"), to } });
}

Result<void> CaseCommands::tag(const Person &actor, const rules::Staff &staff, const CaseId &id, Cause cause)
{
    const Result<CaseView> view = findAllowed(actor, staff, rules::Action::WorkException, id);
    if (!view)
        return tl::unexpected(view.error());
    return record(actor, *view, kind::kExceptionTagged, { { QStringLiteral("cause"), nameOf(cause) } });
}

Result<void> CaseCommands::pause(const Person &actor, const rules::Staff &staff, const CaseId &id,
    const QString &reason, Instant until, const QString &note, const rules::Policy &policy)
{
    const Result<CaseView> view = findAllowed(actor, staff, rules::Action::PauseException, id);
    if (!view)
        return tl::unexpected(view.error());
    if (!policy.sla.pauseReasons.contains(reason))
        return fail(ErrorKind::Usage,
            Say::tr("a pause needs one of these reasons: %1").arg(policy.sla.pauseReasons.join(QStringLiteral(", "))));
    if (until <= m_clock.now())
        return fail(ErrorKind::Usage, Say::tr("a pause needs a wake-up time that lies ahead"));
    if (view->state == CaseState::Resolved)
        return fail(ErrorKind::Conflict, Say::tr("it is resolved"));
    return record(actor, *view, kind::kExceptionPaused,
        { { QStringLiteral("reason"), reason }, { QStringLiteral("until"), toIso(until) }, { QStringLiteral("note"), note } });
}

Result<void> CaseCommands::resume(const Person &actor, const rules::Staff &staff, const CaseId &id)
{
    const Result<CaseView> view = findAllowed(actor, staff, rules::Action::PauseException, id);
    if (!view)
        return tl::unexpected(view.error());
    if (view->state != CaseState::Paused)
        return fail(ErrorKind::Conflict, Say::tr("it is not paused"));
    return record(actor, *view, kind::kExceptionResumed, { { QStringLiteral("by"), QStringLiteral("person") } });
}

Result<void> CaseCommands::resolve(const Person &actor, const rules::Staff &staff, const CaseId &id, Cause cause,
    const QString &note, const QString &seen)
{
    const Result<CaseView> known = find(id);
    if (!known)
        return tl::unexpected(known.error());
    const rules::Action action = rules::actionToResolve(known->finding.check);
    rules::Permission permission;
    const Result<CaseView> view = findAllowed(actor, staff, action, id, &permission);
    if (!view)
        return tl::unexpected(view.error());
    if (view->state == CaseState::Resolved)
        return fail(ErrorKind::Conflict, Say::tr("it is resolved already"));
    const bool isVouching = action == rules::Action::VouchForBooks;
    if (isVouching && !seen.isEmpty() && seen != whatIsSeen(view->finding))
        return fail(ErrorKind::Conflict, Say::tr("it is about something else since you looked at it: %1").arg(view->finding.found));
    QJsonObject payload { { QStringLiteral("cause"), nameOf(cause) }, { QStringLiteral("note"), note },
        { QStringLiteral("by"), QStringLiteral("person") }, { QStringLiteral("seen"), whatIsSeen(view->finding) } };
    if (isVouching && permission.alone)
        payload.insert(QStringLiteral("alone"), true);
    return record(actor, *view, kind::kExceptionResolved, payload);
}

Result<void> CaseCommands::reopen(const Person &actor, const rules::Staff &staff, const CaseId &id,
    const QString &note, const rules::Policy &policy)
{
    const Result<CaseView> view = findAllowed(actor, staff, rules::Action::WorkException, id);
    if (!view)
        return tl::unexpected(view.error());
    if (view->state != CaseState::Resolved)
        return fail(ErrorKind::Conflict, Say::tr("it is open"));
    // What a person closed and nothing has put right since was never over: the same cycle goes on (D.10).
    const bool goesOn = view->resolvedBy == QLatin1String("person");
    const Instant due = goesOn ? view->dueAt
                               : rules::dueAfter(policy.calendar, m_clock.now(), policy.sla.target(view->finding.severity), {});
    return record(actor, *view, kind::kExceptionReopened,
        { { QStringLiteral("cycle"), goesOn ? view->cycle : view->cycle + 1 }, { QStringLiteral("due_at"), toIso(due) },
            { QStringLiteral("why"), note } });
}

Result<void> CaseCommands::ask(const Person &actor, const rules::Staff &staff, const CaseId &id, const QString &text)
{
    const Result<CaseView> view = findAllowed(actor, staff, rules::Action::WorkException, id);
    if (!view)
        return tl::unexpected(view.error());
    if (view->state == CaseState::Resolved)
        return fail(ErrorKind::Conflict, Say::tr("it is resolved"));
    if (view->dealId.value.isEmpty())
        return fail(ErrorKind::Usage, Say::tr("it belongs to no deal, so there is no owner to ask"));
    if (Result<void> can = canBeAsked(view->dealId); !can)
        return can;
    return record(actor, *view, kind::kExceptionAsked,
        { { QStringLiteral("text"), text.trimmed() }, { QStringLiteral("key"), askTaskKey(id, view->cycle) } });
}

Result<void> CaseCommands::canBeAsked(const DealId &deal) const
{
    const Result<std::vector<Deal>> deals = m_facts.dealsById({ deal.value });
    if (!deals)
        return tl::unexpected(deals.error());
    if (!deals->empty() && deals->front().deleted)
        return fail(ErrorKind::Conflict, Say::tr("its deal is deleted in Salesforce, and no Task can be written to it"));
    return {};
}

Result<void> CaseCommands::undo(const Person &actor, const rules::Staff &staff, const CaseId &id)
{
    const Result<CaseView> view = find(id);
    if (!view)
        return tl::unexpected(view.error());
    const Result<std::vector<journal::Event>> history = m_journal.ofSubject(subjectOf(id));
    if (!history)
        return tl::unexpected(history.error());
    const std::optional<journal::Event> last = undoable(actor.email, *history);
    if (!last) {
        const QString who = lastDecider(*history);
        return fail(ErrorKind::Conflict,
            who.isEmpty()         ? Say::tr("nothing was decided here that could be taken back")
                : who == QLatin1String("sluice") ? Say::tr("Sluice has judged it anew since, and there is nothing left to take back")
                                 : Say::tr("the last decision here is by %1, and only they can take it back").arg(who));
    }
    if (isClosedWithout(*last, id, *history)) { // Then taking it back is giving the word once more.
        if (const Result<CaseView> may = findAllowed(actor, staff, rules::actionToResolve(view->finding.check), id); !may)
            return tl::unexpected(may.error());
    }
    return record(actor, *view, kind::kExceptionUndone, { { QStringLiteral("seq"), last->seq } });
}

Result<CaseView> CaseCommands::find(const CaseId &id) const
{
    const Result<std::optional<CaseView>> view = m_views.oneCase(id);
    if (!view)
        return tl::unexpected(view.error());
    if (!*view)
        return fail(ErrorKind::NotFound, Say::tr("there is no exception %1").arg(id.value));
    return **view;
}

Result<CaseView> CaseCommands::findAllowed(const Person &actor, const rules::Staff &staff, rules::Action action,
    const CaseId &id, rules::Permission *given) const
{
    Result<CaseView> view = find(id);
    if (!view)
        return view;
    rules::ItemHistory history;
    history.cause = view->cause.value_or(view->finding.cause);
    const rules::Permission permission = rules::permission(actor, action, history, staff);
    if (!permission.allowed)
        return fail(ErrorKind::Forbidden, permission.whyNot);
    if (given)
        *given = permission;
    return view;
}

Result<void> CaseCommands::record(const Person &actor, const CaseView &view, const QString &eventKind, QJsonObject payload)
{
    const auto recorded
        = m_recorder.record({ { eventKind, subjectOf(view.id), actor.email, std::move(payload), view.version } });
    if (!recorded)
        return tl::unexpected(recorded.error());
    return {};
}

} // namespace sluice::exceptions
