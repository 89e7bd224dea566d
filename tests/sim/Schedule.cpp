#include "sim/Schedule.h"

#include "journal/Kinds.h"
#include "journal/PayloadText.h"

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace sluice::sim {

using sandbox::FaultKind;
using sandbox::quickbooks::RequestIdMode;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {
constexpr std::uint64_t kStepsMin = 2, kStepsMore = 7; ///< Shorter stories come faster and find planted bugs later.
constexpr std::uint64_t kNewEvery = 16;          ///< One story in so many begins with a blank profile.
constexpr std::uint64_t kStoriesABeginning = 64; ///< The others share their beginnings.

/// Null: a profile that is new.
const Beginning *beginningFor(std::uint64_t seed, const Schedule::Options &options)
{
    const bool isNew = options.dieAtPoint || options.sabotage == Sabotage::ForgetfulBooks || seed % kNewEvery == 0;
    return isNew ? nullptr : &Beginning::of(seed / kStoriesABeginning);
}

} // namespace

Schedule::Schedule(std::uint64_t seed, Options options)
    : Schedule(seed, options, beginningFor(seed, options))
{
}

Schedule::Schedule(std::uint64_t seed, Options options, const Beginning *beginning)
    : m_options(options)
    , m_isNew(!beginning)
    , m_random(seed)
    , m_systems(beginning ? TwoSystems(beginning->systems()) : TwoSystems(seed, options.dieAtPoint ? Size::Whole : Size::Small))
    , m_machine(m_systems, beginning ? beginning->files() : BlankProfile::instance().files())
    , m_people(m_random, teller())
    , m_troubles(m_machine, m_random, teller())
{
}

Program::Teller Schedule::teller() const
{
    return [this](const QString &what) { tell(what); };
}

void Schedule::tell(const QString &what) const
{
    if (m_options.aloud)
        std::printf("%s  %s\n", qPrintable(toIso(m_machine.systems.timeline().now())), qPrintable(what));
}

std::unique_ptr<Program> Schedule::startProgram()
{
    m_machine.disk.forgetStrikes();
    const std::uint64_t seed = m_random.next();
    for (;;) {
        Result<std::unique_ptr<Program>> started
            = Program::start(m_machine, seed, m_options.aloud ? teller() : Program::Teller());
        if (started)
            return std::move(*started);
        tell(u"the program does not start: "_s + started.error().detail);
        if (m_machine.disk.strikes() == 0) {
            m_wrong.append(u"the program does not start: "_s + started.error().detail);
            return nullptr;
        }
        m_machine.disk.heal(); // Somebody sees to the disk and starts it again.
        m_machine.disk.forgetStrikes();
    }
}

bool Schedule::start()
{
    m_program = startProgram();
    return m_program != nullptr;
}

void Schedule::restart()
{
    m_program.reset();
    if (m_other && m_other->life().isDead())
        m_other.reset();
    start();
}

void Schedule::planDeath()
{
    const int point = m_options.dieAtPoint ? m_options.dieAtPoint : 1 + static_cast<int>(m_random.below(70));
    const bool powerFails = m_options.dieAtPoint ? point % 2 == 0 : m_random.oneIn(3);
    m_program->life().dieAt(point, [this, powerFails] { die(powerFails); });
}

void Schedule::die(bool powerFails)
{
    ++m_deaths;
    tell(u"*** the program dies%1 ***"_s.arg(powerFails ? u", because the power fails"_s : QString()));
    m_program->die();
    if (!powerFails)
        return;
    if (m_other)
        m_other->die();
    m_machine.disk.losePower(m_random);
}

Program &Schedule::anyProgram()
{
    return m_other && m_random.oneIn(2) ? *m_other : *m_program;
}

void Schedule::openAnother()
{
    if (m_other) {
        tell(u"the second window is closed"_s);
        m_other.reset();
        return;
    }
    tell(u"a second window is opened on the same profile"_s);
    m_other = startProgram();
}

void Schedule::deleteMirror()
{
    tell(u"the mirror is deleted"_s);
    m_other.reset();
    m_program.reset();
    m_machine.disk.removeWith(m_machine.blank.path("mirror.sqlite"));
    m_machine.disk.restore(m_machine.blank.mirror());
    start();
}

void Schedule::backUp()
{
    tell(u"the journal is backed up"_s);
    m_backup = Backup { m_machine.disk.copies(m_machine.blank.path("journal.sqlite")), m_program->journal().lastSeq().value_or(0) };
}

void Schedule::restore()
{
    tell(u"the journal is put back to event %1"_s.arg(m_backup->lastSeq));
    const Result<std::vector<journal::Event>> lost = m_program->journal().after(m_backup->lastSeq, 100'000);
    for (const journal::Event &event : lost.value_or(std::vector<journal::Event>())) {
        if (event.kind == journal::kind::kInvoiceIntended)
            m_lostKeys.insert(journal::textOf(event.payload, "key"));
    }
    m_people.forgetAfter(m_backup->lastSeq);
    m_machine.sent.clear(); // Their moments are told by a journal that is gone.
    m_wasPutBack = true;
    m_other.reset();
    m_program.reset();
    m_machine.disk.removeWith(m_machine.blank.path("journal.sqlite"));
    m_machine.disk.restore(m_backup->files);
    m_backup.reset();
    start();
}

/// Others go on working while a cycle runs.
void Schedule::scheduleOthers()
{
    for (auto left = m_random.below(3); left > 0; --left)
        m_systems.timeline().after(milliseconds(m_random.below(8000)), [this] { meddle(); });
}

void Schedule::meddle()
{
    switch (m_random.below(4)) {
    case 0:
        if (m_program && !m_program->life().isDead())
            m_people.decide(anyProgram());
        break;
    case 1: tell(m_systems.disturbCrm(m_random)); break;
    case 2: tell(m_systems.disturbBooks(m_random)); break;
    default:
        if (!m_other || m_other->life().isDead() || !m_machine.engine || m_machine.engine == m_other.get())
            break;
        tell(u"the second window wants to sync, too"_s);
        if (const auto summary = m_other->runCycle(); summary || summary.error().code != "busy"_L1)
            m_wrong.append(u"two engines work on one profile"_s);
    }
}

bool Schedule::cycle(bool mayDie)
{
    if (m_other && !m_options.dieAtPoint && m_random.oneIn(3))
        m_program.swap(m_other);
    if (mayDie)
        planDeath();
    tell(u"a cycle begins"_s);
    m_machine.disk.forgetStrikes();
    const Result<engine::CycleSummary> summary = m_program->runCycle();
    if (!m_options.dieAtPoint)
        m_program->life().spare();
    if (m_program->life().isDead()) {
        restart();
        return false;
    }
    cycleEnded(summary);
    if (!summary || summary->salesforce.error || summary->writeBackError)
        return false;
    return std::all_of(summary->companies.begin(), summary->companies.end(),
        [this](const auto &company) { return !company.error || company.id == m_troubles.closedCompany(); });
}

void Schedule::cycleEnded(const Result<engine::CycleSummary> &summary)
{
    if (!summary) {
        tell(u"the cycle fails: "_s + summary.error().detail);
        if (m_machine.disk.strikes() == 0)
            m_wrong.append(u"a cycle fails: "_s + summary.error().detail);
        return;
    }
    const std::optional<Error> error = summary->firstError();
    tell(u"the cycle ends: %1 ready, %2 blocked, %3 posted, %4 uncertain, %5 rejected, %6 not sent, %7 written back%8"_s
             .arg(summary->ready).arg(summary->blocked).arg(summary->invoices.posted).arg(summary->invoices.uncertain)
             .arg(summary->invoices.rejected).arg(summary->invoices.notSent).arg(summary->writtenBack)
             .arg(error ? u"; "_s + error->detail : QString()));
}

void Schedule::stepOnce()
{
    const auto dice = m_random.below(100);
    if (dice < 40) {
        scheduleOthers();
        cycle(m_random.oneIn(4));
    } else if (dice < 72) {
        workStep(dice);
    } else {
        troubleStep(dice);
    }
    if (m_wrong.isEmpty())
        m_systems.timeline().pass(seconds(m_random.below(40)));
}

/// What people and outsiders do.
void Schedule::workStep(std::uint64_t dice)
{
    if (dice < 53)
        m_people.decide(anyProgram());
    else if (dice < 61)
        tell(m_systems.disturbCrm(m_random));
    else if (dice < 67)
        tell(m_systems.disturbBooks(m_random));
    else if (dice < 69)
        openAnother();
    else if (dice < 71)
        m_systems.timeline().pass(minutes(1 + m_random.below(90)));
    else {
        tell(u"three days pass"_s);
        m_systems.timeline().pass(minutes(60 * 24 * 3));
    }
}

/// What goes wrong.
void Schedule::troubleStep(std::uint64_t dice)
{
    if (dice < 79)
        m_troubles.answerBadly();
    else if (dice < 83)
        m_troubles.turnSwitches();
    else if (dice < 86)
        m_troubles.changeWeather();
    else if (dice < 88)
        m_troubles.spoilDisk();
    else if (dice < 90)
        m_troubles.turnClock();
    else if (dice < 92)
        m_troubles.delayCommits();
    else if (dice < 93)
        m_troubles.expireTokens();
    else if (dice < 94)
        m_troubles.closeCompany();
    else if (dice < 95)
        m_troubles.hideFields();
    else if (dice < 96) {
        tell(u"the program is closed and opened"_s);
        restart();
    } else if (dice < 97)
        deleteMirror();
    else if (dice < 98)
        signInAgain();
    else if (m_backup)
        restore();
    else
        backUp();
}

void Schedule::signInAgain()
{
    if (!m_machine.safe.needsSignIn())
        return;
    tell(u"a person signs in again"_s);
    m_machine.safe.signIn(m_systems);
}

/// Cycle, approve, cycle, pay, cycle: the shortest life of invoices, two of whose answers are lost.
void Schedule::fixedStory()
{
    for (const char *path : { "/customer", "/invoice" })
        m_systems.books().faults().add({ FaultKind::DropAfter, "POST", path, 0, 1 });
    planDeath();
    for (int round = 0; round < 5 && m_wrong.isEmpty(); ++round) {
        cycle();
        if (round == 0)
            m_people.approveAll(*m_program);
        else
            tell(m_systems.disturbBooks(m_random));
        if (m_program->life().isDead())
            restart();
        m_systems.timeline().pass(minutes(1));
    }
}

QStringList Schedule::run()
{
    if (m_options.sabotage == Sabotage::ForgetfulBooks) {
        m_systems.setRequestIdMode(RequestIdMode::Ignored);
        m_systems.books().setIndexLag(std::chrono::hours(12));
        m_machine.weather.loseAnswer = 100;
    }
    m_machine.safe.signIn(m_systems);
    m_machine.batchAbove = m_random.oneIn(2) ? 1 : billing::PosterOptions().batchAbove; // In every other story two invoices are many.
    if (m_random.oneIn(3))
        m_machine.portion = 1;
    if (!start())
        return m_wrong;
    if (m_isNew)
        m_wrong += m_people.signIn(*m_program);
    if (m_options.dieAtPoint) {
        fixedStory();
    } else {
        if (m_random.oneIn(3))
            m_troubles.turnSwitches();
        const auto steps = kStepsMin + m_random.below(kStepsMore);
        for (std::uint64_t i = 0; i < steps && m_wrong.isEmpty(); ++i)
            stepOnce();
    }
    if (m_wrong.isEmpty())
        judge();
    for (const QString &what : std::as_const(m_wrong))
        tell(u"WRONG: "_s + what);
    if (m_program)
        m_head = m_program->journal().head().value_or(QByteArray());
    m_other.reset();
    m_program.reset();
    return m_wrong;
}

} // namespace sluice::sim
