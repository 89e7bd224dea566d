#include "sim/Schedule.h"

#include "journal/Kinds.h"

#include <QDir>
#include <QJsonDocument>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace sluice::sim {

using sandbox::FaultKind;
using sandbox::quickbooks::RequestIdMode;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

const QString kOwner = u"owner@harbor.example"_s;
const QString kController = u"controller@harbor.example"_s;
const QString kCfo = u"cfo@harbor.example"_s;
const QString kClerk = u"clerk@harbor.example"_s;
const QString kJournalFiles = u"journal.sqlite*"_s;
constexpr int kCyclesToRest = 40;

/// In memory where the machine has such a place; durability is not what is tested here.
QString placeForFiles()
{
    return QDir(u"/dev/shm"_s).exists() ? u"/dev/shm/sluice-sim-XXXXXX"_s : QDir::tempPath() + u"/sluice-sim-XXXXXX"_s;
}

} // namespace

Schedule::Schedule(std::uint64_t seed, Options options)
    : m_options(options)
    , m_random(seed)
    , m_dir(placeForFiles())
    , m_systems(seed)
    , m_batchAbove(seed % 2 == 0 ? 1 : billing::PosterOptions().batchAbove)
{
}

void Schedule::tell(const QString &what)
{
    if (m_options.aloud)
        std::printf("%s  %s\n", qPrintable(toIso(m_systems.timeline().now())), qPrintable(what));
}

QString Schedule::nextFolder()
{
    return m_dir.filePath(u"life-%1"_s.arg(++m_lives));
}

bool Schedule::start()
{
    const QString folder = m_survivors.isEmpty() ? nextFolder() : std::exchange(m_survivors, {});
    std::function<void(const QString &)> listener;
    if (m_options.aloud)
        listener = [this](const QString &what) { tell(what); };
    Result<std::unique_ptr<Program>> started
        = Program::start({ m_systems, m_safe, m_weather, m_random.next(), folder, std::move(listener), m_batchAbove });
    if (!started) {
        m_wrong.append(u"the program does not start: "_s + started.error().detail);
        return false;
    }
    m_program = std::move(*started);
    return true;
}

void Schedule::restart()
{
    const QString old = m_program->folder();
    if (m_survivors.isEmpty()) {
        m_program.reset();
        m_survivors = old;
    } else {
        m_program.reset();
        QDir(old).removeRecursively();
    }
    start();
}

void Schedule::signPeopleIn()
{
    std::vector<journal::NewEvent> events;
    for (const QString &email : { kOwner, kController, kCfo, kClerk })
        events.push_back({ journal::kind::kPersonSignedIn, u"person:"_s + email, email,
            { { u"name"_s, email }, { u"salesforce_user"_s, QString() }, { u"org"_s, QString() } }, {} });
    (void)m_program->projection().record(std::move(events));
    for (const auto &[email, role] : { std::pair(kController, Role::Controller), std::pair(kClerk, Role::Clerk),
             std::pair(kCfo, Role::Cfo) }) {
        if (const Result<void> granted = m_program->desk().grant(kOwner, email, role); !granted)
            m_wrong.append(u"no role for %1: %2"_s.arg(email, granted.error().detail));
    }
}

void Schedule::planDeath()
{
    const int point = m_options.dieAtPoint ? m_options.dieAtPoint : 1 + static_cast<int>(m_random.below(90));
    const bool powerFails = m_options.dieAtPoint ? point % 2 == 0 : m_random.oneIn(3);
    const QString durable = powerFails ? planPowerLoss() : QString();
    m_program->life().dieAt(point, [this, durable] {
        ++m_deaths;
        m_survivors = nextFolder();
        copyFiles(m_program->folder(), m_survivors);
        tell(u"*** the program dies%1 ***"_s.arg(durable.isEmpty() ? QString() : u", and the power fails"_s));
        if (durable.isEmpty())
            return;
        for (const QString &name : QDir(m_survivors).entryList({ kJournalFiles }, QDir::Files))
            QFile::remove(m_survivors + u'/' + name);
        copyFiles(durable, m_survivors);
    });
}

/// Keeps what of the journal would survive a loss of power: everything up to its last fully durable append.
QString Schedule::planPowerLoss()
{
    const QString durable = nextFolder();
    const auto keep = [this, durable] {
        QDir(durable).removeRecursively();
        copyFiles(m_program->folder(), durable, u"journal.sqlite"_s);
    };
    keep();
    m_program->journal().onFull(keep);
    return durable;
}

/// Others go on working while a cycle runs.
void Schedule::scheduleOthers()
{
    for (auto left = m_random.below(3); left > 0; --left) {
        m_systems.timeline().after(milliseconds(m_random.below(8000)), [this] {
            switch (m_random.below(3)) {
            case 0:
                if (m_program && !m_program->life().isDead())
                    decideSomething(false);
                break;
            case 1: tell(m_systems.disturbCrm(m_random)); break;
            default: tell(m_systems.disturbBooks(m_random)); break;
            }
        });
    }
}

bool Schedule::cycle()
{
    tell(u"a cycle begins"_s);
    const Result<engine::CycleSummary> summary = m_program->runCycle();
    if (!m_options.dieAtPoint) {
        m_program->life().spare();
        m_program->journal().onFull({});
    }
    if (m_program->life().isDead()) {
        restart();
        return false;
    }
    if (!summary) {
        m_wrong.append(u"a cycle fails: "_s + summary.error().detail);
        return false;
    }
    const std::optional<Error> error = summary->firstError();
    tell(u"the cycle ends: %1 ready, %2 blocked, %3 posted, %4 uncertain, %5 rejected, %6 not sent, %7 written back%8"_s
             .arg(summary->ready).arg(summary->blocked).arg(summary->invoices.posted).arg(summary->invoices.uncertain)
             .arg(summary->invoices.rejected).arg(summary->invoices.notSent).arg(summary->writtenBack)
             .arg(error ? u"; "_s + error->detail : QString()));
    return !error && !summary->writeBackError;
}

void Schedule::decideSomething(bool all)
{
    const auto views = m_program->views().requests();
    if (!views)
        return;
    for (const mirror::RequestView &view : *views) {
        if (view.decision == mirror::Decision::Submitted && (all || !m_random.oneIn(3)))
            all ? approve(view) : decide(view);
    }
}

void Schedule::approve(const mirror::RequestView &view)
{
    for (const QString &actor : { kController, kCfo }) {
        const bool signedAlready = std::any_of(view.signatures.begin(), view.signatures.end(),
            [&](const mirror::Signature &signature) { return signature.actor == actor; });
        if (signedAlready)
            continue;
        const Result<void> given = m_program->desk().approve(actor, view.request.id, view.fingerprint, {});
        tell(u"%1 approves %2 of %3: %4"_s.arg(actor.section(u'@', 0, 0), view.request.title, view.request.dealId.value,
            given ? u"done"_s : given.error().detail));
    }
}

void Schedule::decide(const mirror::RequestView &view)
{
    switch (m_random.below(12)) {
    case 0:
        (void)m_program->desk().returnRequest(kController, view.request.id, u"please look again"_s);
        return tell(u"the controller returns "_s + view.request.title);
    case 1:
        (void)m_program->desk().reject(kController, view.request.id, Cause::Dea1, u"no"_s);
        return tell(u"the controller rejects "_s + view.request.title);
    default: approve(view);
    }
}

void Schedule::planFault()
{
    static constexpr FaultKind kBooks[] = { FaultKind::DropBefore, FaultKind::DropAfter, FaultKind::HangBefore,
        FaultKind::HangAfter, FaultKind::Status500Before, FaultKind::Status500After, FaultKind::Status503Before,
        FaultKind::Status503After, FaultKind::Status504After, FaultKind::Html502, FaultKind::TruncateAfter,
        FaultKind::Throttle, FaultKind::SessionExpired, FaultKind::FaultInside200, FaultKind::InternalHiccup,
        FaultKind::DuplicateRequest };
    static constexpr FaultKind kCrm[] = { FaultKind::DropBefore, FaultKind::DropAfter, FaultKind::HangBefore,
        FaultKind::HangAfter, FaultKind::Status500Before, FaultKind::Status500After, FaultKind::Status503Before,
        FaultKind::Html502, FaultKind::TruncateAfter, FaultKind::Throttle, FaultKind::SessionExpired, FaultKind::LockRow,
        FaultKind::ValidationRule };
    const bool books = !m_random.oneIn(3);
    sandbox::Fault fault;
    fault.kind = books ? kBooks[m_random.below(std::size(kBooks))] : kCrm[m_random.below(std::size(kCrm))];
    fault.method = m_random.oneIn(3) ? "" : books ? "POST" : "PATCH";
    fault.skip = static_cast<int>(m_random.below(4));
    fault.times = static_cast<int>(1 + m_random.below(3));
    tell(u"%1 will answer with %2, %3 times"_s.arg(books ? u"QuickBooks"_s : u"Salesforce"_s, sandbox::Faults::nameOf(fault.kind))
             .arg(fault.times));
    (books ? m_systems.books().faults() : m_systems.crm().faults()).add(fault);
}

void Schedule::turnSwitches()
{
    static constexpr std::pair<RequestIdMode, const char *> kModes[] = { { RequestIdMode::Replay, "replayed" },
        { RequestIdMode::Error600WhileInFlight, "refused while in flight" }, { RequestIdMode::Expired, "forgotten" },
        { RequestIdMode::Ignored, "ignored" } };
    if (m_random.oneIn(2)) {
        const auto &[mode, name] = kModes[m_random.below(std::size(kModes))];
        m_systems.setRequestIdMode(mode);
        return tell(u"request ids are now %1"_s.arg(QString::fromLatin1(name)));
    }
    const milliseconds lag(m_random.oneIn(3) ? 0 : m_random.below(8000));
    m_systems.books().setIndexLag(lag);
    tell(u"queries of QuickBooks lag %1 ms behind"_s.arg(lag.count()));
}

void Schedule::changeWeather()
{
    static constexpr Weather kWeathers[] = { {}, { 5, 5, 5, 2, 20, 20 }, { 30, 40, 40, 20, 50, 100 }, { 150, 150, 150, 50, 50, 300 } };
    static constexpr const char *kNames[] = { "calm", "flaky", "bad", "terrible" };
    const auto now = m_random.below(std::size(kWeathers));
    m_weather = kWeathers[now];
    tell(u"the network is %1"_s.arg(QString::fromLatin1(kNames[now])));
}

void Schedule::expireTokens()
{
    m_systems.crm().oauth().grants().expireSessions();
    m_systems.books().faults().add({ FaultKind::SessionExpired, {}, {}, 0, 1 });
    tell(u"all tokens expire"_s);
}

void Schedule::deleteMirror()
{
    tell(u"the mirror is deleted"_s);
    m_survivors = m_program->folder();
    m_program.reset();
    for (const QString &name : QDir(m_survivors).entryList({ u"mirror.sqlite*"_s }, QDir::Files))
        QFile::remove(m_survivors + u'/' + name);
    start();
}

void Schedule::stepOnce()
{
    Timeline &timeline = m_systems.timeline();
    const auto dice = m_random.below(100);
    if (dice < 45) {
        scheduleOthers();
        if (m_random.oneIn(4))
            planDeath();
        cycle();
    } else if (dice < 57) {
        decideSomething(false);
    } else if (dice < 67) {
        tell(m_systems.disturbCrm(m_random));
    } else if (dice < 74) {
        tell(m_systems.disturbBooks(m_random));
    } else if (dice < 82) {
        planFault();
    } else if (dice < 86) {
        turnSwitches();
    } else if (dice < 90) {
        changeWeather();
    } else if (dice < 92) {
        expireTokens();
    } else if (dice < 94) {
        tell(u"the program is closed and opened"_s);
        restart();
    } else if (dice < 95) {
        deleteMirror();
    } else if (dice < 96) {
        signInAgain();
    } else if (dice < 98) {
        timeline.pass(minutes(1 + m_random.below(90)));
    } else {
        tell(u"three days pass"_s);
        timeline.pass(minutes(60 * 24 * 3));
    }
    timeline.pass(seconds(m_random.below(40)));
}

void Schedule::signInAgain()
{
    if (!m_safe.needsSignIn())
        return;
    tell(u"a person signs in again"_s);
    m_safe.signIn(m_systems);
}

void Schedule::heal()
{
    tell(u"everything heals"_s);
    m_weather = Weather::calm();
    m_systems.books().faults().clear();
    m_systems.crm().faults().clear();
    m_systems.timeline().pass(minutes(5));
    signInAgain();
}

/// What it goes on writing when it ought to be idle.
QStringList Schedule::lastEvents() const
{
    QStringList told;
    const auto events = m_program->journal().after(m_program->journal().lastSeq().value_or(0) - 4, 4);
    for (const journal::Event &event : events.value_or(std::vector<journal::Event>()))
        told.append(u"  %1 %2 %3"_s.arg(event.kind, event.subject, QString::fromUtf8(QJsonDocument(event.payload).toJson(QJsonDocument::Compact))));
    return told;
}

bool Schedule::comeToRest()
{
    for (int i = 0; i < kCyclesToRest && m_wrong.isEmpty(); ++i) {
        decideSomething(true);
        const qint64 before = m_program->journal().lastSeq().value_or(-1);
        const bool whole = cycle();
        if (whole && m_wrong.isEmpty() && m_program->journal().lastSeq().value_or(-2) == before)
            return true;
        m_systems.timeline().pass(minutes(1));
        signInAgain();
    }
    return false;
}

/// A mirror made anew from the journal and a pull shows the same, and nothing is decided because of it.
void Schedule::checkRebuilding()
{
    const QString before = screensOf(m_program->views());
    const qint64 seq = m_program->journal().lastSeq().value_or(-1);
    deleteMirror();
    if (!m_wrong.isEmpty())
        return;
    if (const auto pulled = m_program->runCycle(engine::CycleKind::PullOnly); !pulled || pulled->firstError())
        m_wrong.append(u"the mirror cannot be rebuilt"_s);
    if (m_program->journal().lastSeq().value_or(-2) != seq)
        m_wrong.append(u"rebuilding the mirror decided something"_s);
    const QString after = screensOf(m_program->views());
    if (before == after)
        return;
    const QStringList was = before.split(u'\n'), is = after.split(u'\n');
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

/// Cycle, approve, cycle, pay, cycle: the shortest life of invoices, two of whose answers are lost.
void Schedule::fixedStory()
{
    for (const char *path : { "/customer", "/invoice", "/batch" })
        m_systems.books().faults().add({ FaultKind::DropAfter, "POST", path, 0, 1 });
    planDeath();
    for (int round = 0; round < 5 && m_wrong.isEmpty(); ++round) {
        cycle();
        if (round == 0)
            decideSomething(true);
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
        m_weather.loseAnswer = 100;
    }
    m_safe.signIn(m_systems);
    if (!start())
        return m_wrong;
    signPeopleIn();
    if (m_options.dieAtPoint) {
        fixedStory();
    } else {
        const auto steps = 12 + m_random.below(24);
        for (std::uint64_t i = 0; i < steps && m_wrong.isEmpty(); ++i)
            stepOnce();
    }
    if (m_wrong.isEmpty())
        m_wrong += Oracle(m_systems, *m_program).whatMustNeverBe();
    m_program->life().spare();
    heal();
    if (m_wrong.isEmpty() && !comeToRest() && m_wrong.isEmpty())
        m_wrong += QStringList(u"it never comes to rest"_s) + lastEvents();
    if (m_wrong.isEmpty())
        commit(m_options.sabotage, m_systems, *m_program);
    if (m_wrong.isEmpty())
        m_wrong += Oracle(m_systems, *m_program).whatMustHaveHappened();
    if (m_wrong.isEmpty())
        checkRebuilding();
    for (const QString &what : std::as_const(m_wrong))
        tell(u"WRONG: "_s + what);
    m_program.reset();
    return m_wrong;
}

} // namespace sluice::sim
