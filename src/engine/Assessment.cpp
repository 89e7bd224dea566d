#include "engine/Assessment.h"

#include "billing/Doubt.h"
#include "billing/Planning.h"
#include "billing/Presence.h"
#include "billing/SystemFindings.h"
#include "engine/Policies.h"
#include "engine/UnreadSales.h"
#include "exceptions/CaseKeeper.h"
#include "journal/Kinds.h"
#include "mirror/UnreadRows.h"
#include "rules/BilledInvoice.h"

#include <QCoreApplication>

#include <algorithm>

namespace sluice::engine {

namespace {

constexpr int kRoundsMax = 4; // Plan, link, submit, settle down; a fifth would be going in circles.
constexpr std::size_t kEventsAtOnce = 2000; // Each portion touches pages all over the indices: few large ones touch less.
const QLatin1String kAssessed("assessed"), kReady("ready"), kBlocked("blocked");

/// The day in every zone that a check may ask about.
QString daysText(const std::vector<Company> &companies, Instant now)
{
    QStringList days { toQDateTime(now).date().toString(Qt::ISODate) };
    for (const Company &company : companies) {
        const QTimeZone zone(company.timeZone.toLatin1());
        if (zone.isValid())
            days.append(toQDateTime(now).toTimeZone(zone).date().toString(Qt::ISODate));
    }
    return days.join(QLatin1Char(' '));
}

/// Cancelled and never billed: nothing of it is judged.
bool isOver(const mirror::RequestView &view)
{
    return view.decision == mirror::Decision::Cancelled && view.invoiceId.isEmpty();
}

/// The documents that requests name and that have not come with a pull yet: what that means, later readings tell.
std::vector<Invoice> unseenIn(const billing::World &world)
{
    std::vector<Invoice> unseen;
    for (const mirror::RequestView &view : world.requests) {
        const bool isWaitedFor = world.company(view.invoiceRealm) && !view.invoiceId.isEmpty()
            && billing::presenceOf(world, view) == billing::Presence::Unknown;
        if (isWaitedFor)
            unseen.push_back(billing::goneInvoice(view));
    }
    return unseen;
}

/// The moment at which time alone changes something: a pause ends, or what is in doubt is shown.
std::optional<Instant> firstWakeUp(const billing::World &world, Instant now)
{
    std::optional<Instant> first;
    for (const mirror::RequestView &view : world.requests) {
        if (view.outbox != mirror::Outbox::Uncertain)
            continue;
        const Instant shown = billing::doubtShownAt(view);
        if (shown > now && (!first || shown < *first))
            first = shown;
    }
    for (const auto &[id, view] : world.cases) {
        if (view.state != CaseState::Paused || view.pauses.empty() || !view.pauses.back().until)
            continue;
        const Instant until = *view.pauses.back().until;
        if (until > now && (!first || until < *first))
            first = until;
    }
    return first;
}

} // namespace

Assessment::Assessment(journal::Journal &journal, Projection &projection, mirror::Database &database,
    mirror::ViewStore &views, const mirror::Facts &facts, const Clock &clock)
    : m_journal(journal)
    , m_projection(projection)
    , m_database(database)
    , m_views(views)
    , m_facts(facts)
    , m_clock(clock)
    , m_rest(journal, views, QStringLiteral("assessment"))
{
}

Result<RestInputs> Assessment::inputs(const QHash<QString, QString> &entities, const Completeness &complete) const
{
    const Result<qint64> generation = m_database.generation();
    const Result<qint64> seq = m_views.appliedSeq();
    const Result<std::vector<Company>> companies = m_facts.companies();
    if (!generation || !seq || !companies)
        return fail(ErrorKind::Storage, QStringLiteral("the mirror could not be read"));
    QStringList others { QCoreApplication::applicationVersion(), daysText(*companies, m_clock.now()),
        complete.crm ? QStringLiteral("crm") : QString() };
    QStringList realms(complete.realms.cbegin(), complete.realms.cend());
    realms.sort();
    others.append(realms.join(QLatin1Char(' ')));
    QStringList named;
    for (auto entity = entities.cbegin(); entity != entities.cend(); ++entity)
        named.append(entity.key() + QLatin1Char('=') + *entity);
    named.sort();
    return RestInputs { *generation, *seq, (others + named).join(QLatin1Char('\n')) };
}

Result<AssessmentResult> Assessment::run(const QHash<QString, QString> &entities, const Completeness &complete)
{
    if (const Result<qint64> caughtUp = m_projection.catchUp(); !caughtUp)
        return tl::unexpected(caughtUp.error());
    const Result<RestInputs> now = inputs(entities, complete);
    if (!now)
        return tl::unexpected(now.error());
    const Result<std::optional<QJsonObject>> counts = m_rest.holds(*now, m_clock.now());
    if (!counts)
        return tl::unexpected(counts.error());
    if (*counts) {
        AssessmentResult result;
        result.assessed = (*counts)->value(kAssessed).toInt();
        result.ready = (*counts)->value(kReady).toInt();
        result.blocked = (*counts)->value(kBlocked).toInt();
        return result;
    }
    return runAnew(entities, complete);
}

Result<AssessmentResult> Assessment::runAnew(const QHash<QString, QString> &entities, const Completeness &complete)
{
    const Result<rules::Policy> policy = policyInForce(m_journal);
    if (!policy)
        return tl::unexpected(policy.error());
    if (const Result<qint64> caughtUp = m_projection.catchUp(); !caughtUp)
        return tl::unexpected(caughtUp.error());
    Result<RestInputs> ground = inputs(entities, complete);
    if (!ground)
        return tl::unexpected(ground.error());
    const Result<billing::World *> world = this->world(entities);
    if (!world)
        return tl::unexpected(world.error());
    AssessmentResult result;
    m_atRest = false;
    for (int i = 0; i < kRoundsMax; ++i) {
        if (i > 0) {
            if (Result<void> read = readViews(**world); !read)
                return tl::unexpected(read.error());
        }
        const Result<bool> again = round(**world, *policy, complete, i + 1 == kRoundsMax, result);
        if (!again) {
            // Somebody decided in the middle of the round; the next one sees it.
            if (again.error().kind == ErrorKind::Conflict)
                continue;
            return tl::unexpected(again.error());
        }
        if (!*again) {
            m_atRest = m_atRest && result.postable.isEmpty(); // What may be posted is asked for until it is.
            break;
        }
        m_atRest = false;
    }
    if (!m_atRest)
        return result;
    ground->seq = m_seen;
    const Result<void> marked = m_rest.mark(*ground, m_until,
        { { kAssessed, result.assessed }, { kReady, result.ready }, { kBlocked, result.blocked } });
    if (!marked)
        return tl::unexpected(marked.error());
    return result;
}

/// Records in portions, so that a first assessment of many deals does not hold the journal for long.
Result<void> Assessment::recordAll(std::vector<journal::NewEvent> events)
{
    for (std::size_t at = 0; at < events.size(); at += kEventsAtOnce) {
        const auto first = events.begin() + static_cast<std::ptrdiff_t>(at);
        const auto last = events.begin() + static_cast<std::ptrdiff_t>(std::min(at + kEventsAtOnce, events.size()));
        const auto recorded = m_projection.record(
            std::vector<journal::NewEvent>(std::make_move_iterator(first), std::make_move_iterator(last)));
        if (!recorded)
            return tl::unexpected(recorded.error());
        if (recorded->front().seq == m_seen + 1) // Else somebody decided in between, and this round has not seen it.
            m_seen = recorded->back().seq;
    }
    return {};
}

/// What is recorded on a world follows the sequence that the views had before it was read.
Result<void> Assessment::noteSeen()
{
    const Result<qint64> seq = m_views.appliedSeq();
    if (!seq)
        return tl::unexpected(seq.error());
    m_seen = *seq;
    return {};
}

/// To read all records of a large company takes seconds, and most of what a cycle does comes after they were read.
Result<billing::World *> Assessment::world(const QHash<QString, QString> &entities)
{
    const Result<qint64> generation = m_database.generation();
    if (!generation)
        return tl::unexpected(generation.error());
    if (m_world && m_worldGeneration == *generation) {
        if (Result<void> read = readViews(*m_world); !read)
            return tl::unexpected(read.error());
        return m_world.get();
    }
    if (Result<void> noted = noteSeen(); !noted)
        return tl::unexpected(noted.error());
    m_world.reset(); // Before the next one takes as much room.
    Result<std::unique_ptr<billing::World>> loaded = billing::World::load(m_facts, m_views, entities);
    if (!loaded)
        return tl::unexpected(loaded.error());
    m_world = std::move(*loaded);
    m_worldGeneration = *generation;
    return m_world.get();
}

/// No pull runs meanwhile: only what was decided can have changed.
Result<void> Assessment::readViews(billing::World &world)
{
    if (Result<void> noted = noteSeen(); !noted)
        return noted;
    return world.readViews(m_views);
}

Result<bool> Assessment::round(billing::World &world, const rules::Policy &policy, const Completeness &complete, bool isLast,
    AssessmentResult &result)
{
    Result<std::vector<UnreadRow>> unread = mirror::unreadRows(m_database);
    if (!unread)
        return tl::unexpected(unread.error());
    if (complete.crm) {
        const UnreadSales halfRead(world, *unread);
        const auto record = [&](std::vector<journal::NewEvent> some) {
            halfRead.dropPlans(some);
            return recordAll(std::move(some));
        };
        const Result<int> planned = billing::planChanges(world, record);
        if (!planned)
            return tl::unexpected(planned.error());
        if (*planned > 0) {
            if (Result<void> read = readViews(world); !read)
                return tl::unexpected(read.error());
        }
    }
    billing::Judgement judgement
        = billing::judge(world, policy, m_clock.now(), complete.realms, billing::draftsIn(m_journal), complete.crm);
    UnreadSales(world, std::move(*unread)).holdUp(judgement);
    const bool decided = !judgement.events.empty();
    if (Result<void> recorded = recordAll(std::move(judgement.events)); !recorded)
        return tl::unexpected(recorded.error());
    if (Result<void> kept = keepDerived(judgement.derived); !kept)
        return tl::unexpected(kept.error());
    // Only of how things stand in the end: an invoice that was just linked, or a request that was just submitted, answers
    // what seemed to be missing a moment ago. Such an exception would be opened and closed in one breath.
    if (!decided || isLast) {
        const Result<int> cases = keepCases(world, judgement, policy, result);
        if (!cases)
            return tl::unexpected(cases.error());
    }
    result.unseen = unseenIn(world);
    m_atRest = result.unseen.empty();
    m_until = firstWakeUp(world, m_clock.now());
    result.assessed = static_cast<int>(judgement.derived.size());
    result.postable = std::move(judgement.postable);
    return decided;
}

Result<void> Assessment::keepDerived(const std::vector<billing::Derived> &derived)
{
    QHash<RequestId, const billing::Derived *> byId;
    byId.reserve(static_cast<qsizetype>(derived.size()));
    for (const billing::Derived &one : derived)
        byId.insert(one.id, &one);
    mirror::Transaction transaction(m_database);
    if (Result<void> begun = transaction.begin(); !begun)
        return begun;
    const Result<int> changed = m_views.reassess([&byId](mirror::RequestView &view) {
        const billing::Derived *one = byId.value(view.request.id);
        if (!one && !isOver(view))
            return false;
        const billing::DerivedFields before = billing::derivedFields(view);
        billing::applyDerived(view, one ? *one : billing::Derived()); // Of a cancelled request nothing is left.
        return !(billing::derivedFields(view) == before);
    });
    if (!changed)
        return tl::unexpected(changed.error());
    if (*changed == 0)
        return {};
    const Result<QString> before = m_views.note(kAssessedNote);
    if (!before)
        return tl::unexpected(before.error());
    if (Result<void> noted = m_views.setNote(kAssessedNote, QString::number(before->toLongLong() + 1)); !noted)
        return noted;
    return transaction.commit();
}

Result<int> Assessment::keepCases(const billing::World &world, const billing::Judgement &judgement,
    const rules::Policy &policy, AssessmentResult &result)
{
    QHash<RequestId, const mirror::RequestView *> views;
    for (const mirror::RequestView &view : world.requests)
        views.insert(view.request.id, &view);
    std::vector<exceptions::Judged> judged;
    result.ready = result.blocked = 0;
    for (const billing::Derived &derived : judgement.derived) {
        const mirror::RequestView *view = views.value(derived.id);
        if (!view)
            continue;
        const bool future = derived.eligibility == RequestState::Planned && view->invoiceId.isEmpty();
        exceptions::Judged one { derived.id, view->request.dealId, view->accountId, view->request.amount,
            future ? std::vector<Finding>() : derived.findings };
        if (derived.apart) { // Nothing is held up: of this, the difference is at stake.
            exceptions::Judged apart { one.requestId, one.dealId, one.accountId, *derived.apart, {} };
            std::ranges::copy_if(one.findings, std::back_inserter(apart.findings),
                [](const Finding &finding) { return rules::isOfAmount(finding.check); });
            std::erase_if(one.findings, [](const Finding &finding) { return rules::isOfAmount(finding.check); });
            judged.push_back(std::move(apart));
        }
        judged.push_back(std::move(one));
        result.ready += derived.eligibility == RequestState::Ready && view->invoiceId.isEmpty() ? 1 : 0;
        result.blocked += derived.eligibility == RequestState::Blocked ? 1 : 0;
    }
    // The exceptions of a cancelled request have nothing left to hold up.
    for (const mirror::RequestView &view : world.requests) {
        if (isOver(view))
            judged.push_back({ view.request.id, view.request.dealId, view.accountId, view.request.amount, {} });
    }
    if (judgement.loose) {
        judged.push_back({}); // Under no request: closes what is not so any more.
        for (const billing::LooseFinding &loose : *judgement.loose)
            judged.push_back({ {}, loose.dealId, loose.accountId, loose.amount, { loose.finding } });
    }
    std::vector<journal::NewEvent> events = exceptions::caseChanges(judged, world.cases, policy, m_clock.now(),
        [](const QString &check) { return !billing::isOfCensus(check) && !billing::isOfSettings(check)
                && !billing::isOfReading(check) && !billing::isOfWitness(check); }, billing::isAcknowledgeable);
    for (const journal::NewEvent &event : events) {
        result.exceptionsOpened += event.kind == journal::kind::kExceptionOpened || event.kind == journal::kind::kExceptionReopened;
        result.exceptionsClosed += event.kind == journal::kind::kExceptionResolved;
    }
    const int count = static_cast<int>(events.size());
    if (Result<void> recorded = recordAll(std::move(events)); !recorded)
        return tl::unexpected(recorded.error());
    return count;
}

} // namespace sluice::engine
