#include "sim/Schedule.h"

#include "billing/WriteStop.h"
#include "engine/StandingRefusals.h"
#include "engine/WitnessCheck.h"
#include "journal/Kinds.h"
#include "sim/CertificateCheck.h"

#include <QJsonDocument>

// How a story ends: everything heals and comes to rest, and whatever must be true by then is looked at.

using namespace Qt::Literals::StringLiterals;

namespace sluice::sim {

using std::chrono::minutes;

namespace {

constexpr int kCyclesToRest = 60, kCyclesAlone = 12, kCyclesSoon = 40;
constexpr std::uint64_t kRebuiltEvery = 16;  ///< In one story of so many the mirror is made anew in the end.
constexpr std::uint64_t kCertifiedEvery = 8; ///< In one of so many the certificate is made and checked.

/// Books that never say what came of a call are given up after hours.
minutes pauseAfter(int cycle)
{
    return minutes(cycle < kCyclesAlone ? 1 : cycle < kCyclesSoon ? 4 : 30);
}

} // namespace

/// What it goes on writing when it ought to be idle.
QStringList Schedule::lastEvents() const
{
    QStringList told;
    const auto events = m_program->journal().after(m_program->journal().lastSeq().value_or(0) - 4, 4);
    for (const journal::Event &event : events.value_or(std::vector<journal::Event>()))
        told.append(u"  %1 %2 %3"_s.arg(event.kind, event.subject, QString::fromUtf8(QJsonDocument(event.payload).toJson(QJsonDocument::Compact))));
    return told;
}

/// Whether something rests before it is tried again: nothing happens, and it is not over.
bool Schedule::isResting() const
{
    const QString closed = m_troubles.closedCompany();
    const mirror::ViewStore &views = m_program->views();
    if (engine::WitnessCheck::isContradicted(views).value_or(false))
        return true; // Nothing is posted before somebody says that the journal was put back on purpose.
    return std::ranges::any_of(m_systems.companies(), [&](const BillingCompany &company) {
        const auto unsettled = views.unsettledRequests(company.realm);
        const bool stopped = billing::WriteStop::stoppedAt(views, company.realm).has_value() && isWaitingFor(company.realm);
        return company.realm != closed && (stopped || (unsettled && !unsettled->empty()));
    });
}

bool Schedule::isWaitingFor(const QString &realm) const
{
    const auto views = m_program->views().requests().value_or(std::vector<mirror::RequestView>());
    return std::ranges::any_of(views, [&](const mirror::RequestView &view) {
        return view.realm == realm && view.state == RequestState::Approved && view.findings.empty();
    });
}

bool Schedule::comeToRest()
{
    for (int i = 0; i < kCyclesToRest && m_wrong.isEmpty(); ++i) {
        m_people.approveAll(*m_program);
        m_people.answerRefusals(*m_program, m_systems);
        if (i > kCyclesAlone) // By then whatever can be settled without a person is.
            m_people.answerDoubts(*m_program, m_systems);
        const qint64 before = m_program->journal().lastSeq().value_or(-1);
        const bool whole = cycle();
        if (whole && m_wrong.isEmpty() && m_program->journal().lastSeq().value_or(-2) == before && !isResting())
            return true;
        m_systems.timeline().pass(pauseAfter(i));
        signInAgain();
    }
    return false;
}

/// Lets everything heal and come to rest, and asks the oracle. A closed company stays closed at first: it must not hold up
/// the others.
void Schedule::judge()
{
    const auto ask = [this] { return Oracle(m_systems, *m_program, m_machine.sent, m_lostKeys, m_troubles.closedCompany()); };
    m_machine.disk.heal();
    m_wrong += ask().whatMustNeverBe();
    m_program->life().spare();
    m_troubles.end();
    if (!engine::askAgain(m_program->views(), m_systems.timeline().now())) // Whoever switched the rules off says so.
        m_wrong.append(u"nobody can ask for another try"_s);
    signInAgain();
    for (const bool whole : { false, true }) {
        if (whole == m_troubles.closedCompany().isEmpty()) {
            if (m_wrong.isEmpty() && !comeToRest() && m_wrong.isEmpty())
                m_wrong += QStringList(u"it never comes to rest"_s) + lastEvents();
            if (m_wrong.isEmpty() && whole)
                commit(m_options.sabotage, m_systems, *m_program);
            if (m_wrong.isEmpty())
                m_wrong += ask().whatMustHaveHappened();
        }
        if (!whole)
            m_troubles.reopenCompany();
    }
    if (m_wrong.isEmpty())
        m_wrong += m_people.lostDecisions(m_program->journal());
    if (m_wrong.isEmpty() && !m_wasPutBack)
        m_wrong += falseAlarms();
    if (m_wrong.isEmpty() && (m_options.dieAtPoint || m_random.oneIn(kRebuiltEvery)))
        checkRebuilding();
    if (m_wrong.isEmpty() && (m_options.dieAtPoint || m_options.sabotage != Sabotage::None || m_random.oneIn(kCertifiedEvery)))
        certify();
}

void Schedule::certify()
{
    tell(u"the certificate is made"_s);
    const auto counted = m_program->runCycle(engine::CycleKind::Census);
    if (!counted || counted->censusTrouble())
        m_wrong.append(u"no census can be taken"_s);
    else
        m_wrong += checkCertificate(m_systems, *m_program, m_wasPutBack ? std::optional(m_lostKeys) : std::nullopt);
}

/// Nothing that happens to a program makes its journal contradict what Salesforce was told of it.
QStringList Schedule::falseAlarms() const
{
    const auto events = m_program->journal().ofSubject(u"witness"_s).value_or(std::vector<journal::Event>());
    const auto alarm = std::ranges::find(events, journal::kind::kWitnessContradicted, &journal::Event::kind);
    return alarm == events.end() ? QStringList() : QStringList(u"the witness contradicts the journal in event %1"_s.arg(alarm->seq));
}

/// A mirror made anew from the journal and a pull shows the same, and nothing is decided because of it.
void Schedule::checkRebuilding()
{
    const QStringList was = screensOf(m_program->views()).split(u'\n');
    const qint64 seq = m_program->journal().lastSeq().value_or(-1);
    m_systems.timeline().pass(minutes(15)); // What is young may not be seen yet: only then does absence mean something.
    deleteMirror();
    if (!m_wrong.isEmpty())
        return;
    if (const auto pulled = m_program->runCycle(engine::CycleKind::PullOnly); !pulled || pulled->firstError())
        m_wrong.append(u"the mirror cannot be rebuilt"_s);
    if (m_program->journal().lastSeq().value_or(-2) != seq) {
        m_wrong.append(u"rebuilding the mirror decided something"_s);
        m_wrong += lastEvents();
    }
    const QStringList is = screensOf(m_program->views()).split(u'\n');
    if (was == is)
        return;
    m_wrong.append(u"a rebuilt mirror shows something else"_s);
    for (const QString &line : was) {
        if (!is.contains(line))
            m_wrong.append(u"  was: "_s + line);
    }
    for (const QString &line : is) {
        if (!was.contains(line))
            m_wrong.append(u"  is:  "_s + line);
    }
}

} // namespace sluice::sim
