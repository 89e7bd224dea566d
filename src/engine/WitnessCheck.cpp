#include "engine/WitnessCheck.h"

#include "billing/SystemFindings.h"
#include "core/Log.h"
#include "engine/Policies.h"
#include "exceptions/CaseKeeper.h"
#include "journal/Kinds.h"

namespace sluice::engine {

using desk::WitnessOutcome;
using reconcile::Contradiction;
namespace kind = journal::kind;

namespace {

const QString kSubject = QStringLiteral("witness"), kSystem = QStringLiteral("sluice");

} // namespace

WitnessMemory WitnessMemory::of(const journal::Journal &journal)
{
    const Result<qint64> last = journal.lastSeq();
    return { last ? std::optional(*last) : std::nullopt, false };
}

WitnessCheck::WitnessCheck(Parts parts)
    : m_parts(parts)
{
}

Result<bool> WitnessCheck::isContradicted(const mirror::ViewStore &views)
{
    const Result<std::vector<mirror::CaseView>> cases = views.cases();
    if (!cases)
        return tl::unexpected(cases.error());
    return std::ranges::any_of(*cases, [](const mirror::CaseView &one) {
        return one.state != CaseState::Resolved && billing::isOfWitness(one.finding.check);
    });
}

QCoro::Task<Result<WitnessCheck::Answer>> WitnessCheck::run()
{
    Answer answer;
    const Result<salesforce::WitnessAnswer> held = co_await m_parts.crm.readWitness(m_parts.journal.id());
    if (!held)
        co_return tl::unexpected(held.error());
    answer.skipped = held->skipped;
    if (held->skipped)
        co_return answer;
    if (held->witness)
        answer.told = reconcile::HeadTold { held->witness->events, held->witness->head, held->witness->at };
    const Result<reconcile::ChainHere> here = chainAt(answer.told ? answer.told->events : 0);
    if (!here)
        co_return tl::unexpected(here.error());
    answer.outcome = reconcile::compareWitness(answer.told, *here);
    if (!reconcile::checkOf(answer.outcome).isEmpty()) {
        const Contradiction contradiction { m_parts.clock.now(), answer.outcome, *answer.told, here->events, here->headThere, {} };
        const Result<int> opened = keep(contradiction);
        if (!opened)
            co_return tl::unexpected(opened.error());
        answer.exceptionsOpened = *opened;
    }
    m_parts.memory.wasRead = true;
    m_parts.memory.eventsFound.reset();
    co_return answer;
}

Result<reconcile::ChainHere> WitnessCheck::chainAt(qint64 events) const
{
    const Result<qint64> last = m_parts.journal.lastSeq();
    if (!last)
        return tl::unexpected(last.error());
    reconcile::ChainHere here { m_parts.memory.eventsFound.value_or(*last), *last, {} };
    if (events < 1)
        return here;
    const Result<std::vector<journal::Event>> there = m_parts.journal.after(events - 1, 1);
    if (!there)
        return tl::unexpected(there.error());
    if (!there->empty())
        here.headThere = QString::fromLatin1(there->front().hash.toHex());
    return here;
}

/// Whether this evidence is on record already, and no other head was told since.
Result<bool> WitnessCheck::isKnown(const Contradiction &contradiction) const
{
    const Result<std::vector<journal::Event>> events = m_parts.journal.ofSubject(kSubject);
    if (!events)
        return tl::unexpected(events.error());
    if (events->empty() || events->back().kind != kind::kWitnessContradicted)
        return false;
    const Contradiction last = reconcile::contradictionFrom(events->back().payload, events->back().at);
    return last.told.events == contradiction.told.events && last.told.head == contradiction.told.head;
}

Result<int> WitnessCheck::keep(const Contradiction &contradiction)
{
    const Result<bool> known = isKnown(contradiction);
    if (!known)
        return tl::unexpected(known.error());
    if (*known)
        return 0;
    const Result<rules::Policy> policy = policyInForce(m_parts.journal);
    if (!policy)
        return tl::unexpected(policy.error());
    Result<std::vector<mirror::CaseView>> all = m_parts.views.cases();
    if (!all)
        return tl::unexpected(all.error());
    std::unordered_map<QString, mirror::CaseView> cases;
    for (mirror::CaseView &one : *all)
        cases.emplace(one.id.value, std::move(one));
    exceptions::Judged judged;
    judged.findings = { billing::witnessFinding(contradiction.outcome == WitnessOutcome::Older, contradiction.told.events,
        contradiction.told.head, toIso(contradiction.told.at), contradiction.events, contradiction.headThere) };
    judged.findings.front().lineId = reconcile::lineOf(contradiction);
    // Nothing is closed here: evidence does not go away by itself, only a person accepts it.
    std::vector<journal::NewEvent> events = exceptions::caseChanges({ &judged, 1 }, cases, *policy, m_parts.clock.now(),
        [](const QString &) { return false; }, billing::isAcknowledgeable);
    const int opened = static_cast<int>(events.size());
    events.insert(events.begin(),
        { kind::kWitnessContradicted, kSubject, kSystem, reconcile::payloadOf(contradiction), {} });
    qCWarning(lcEngine, "The journal contradicts what Salesforce was told of it: %ls at event %lld",
        qUtf16Printable(reconcile::nameOf(contradiction.outcome)), static_cast<long long>(contradiction.told.events));
    const auto recorded = m_parts.recorder.record(std::move(events), journal::Durability::Full);
    if (!recorded)
        return tl::unexpected(recorded.error());
    return opened;
}

} // namespace sluice::engine
