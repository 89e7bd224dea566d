#include "sim/People.h"

#include "desk/Orders.h"
#include "domain/Keys.h"
#include "journal/Kinds.h"

using namespace Qt::Literals::StringLiterals;

namespace sluice::sim {

namespace {

const QString kOwner = u"owner@harbor.example"_s;
const QString kController = u"controller@harbor.example"_s;
const QString kCfo = u"cfo@harbor.example"_s;
const QString kClerk = u"clerk@harbor.example"_s;
const QString kOperations = u"operations@harbor.example"_s;

QString nameOf(const QString &email) { return email.section(u'@', 0, 0); }

} // namespace

const QString &People::controller() { return kController; }

QStringList People::signIn(Program &program)
{
    std::vector<journal::NewEvent> events;
    for (const QString &email : { kOwner, kController, kCfo, kClerk, kOperations })
        events.push_back({ journal::kind::kPersonSignedIn, u"person:"_s + email, email,
            { { u"name"_s, email }, { u"salesforce_user"_s, QString() }, { u"org"_s, QString() } }, {} });
    (void)program.projection().record(std::move(events), journal::Durability::Full);
    QStringList wrong;
    for (const auto &[email, role] : { std::pair(kController, Role::Controller), std::pair(kClerk, Role::Clerk),
             std::pair(kOperations, Role::Operations), std::pair(kCfo, Role::Cfo) }) {
        if (const Result<void> granted = program.desk().grant(kOwner, email, role); !granted)
            wrong.append(u"no role for %1: %2"_s.arg(email, granted.error().detail));
    }
    return wrong;
}

void People::order(Program &program, const QString &subject, const QString &what, const Order &order)
{
    const qint64 before = program.journal().lastSeq().value_or(0);
    const Result<void> done = order(program.desk());
    m_tell(u"%1: %2"_s.arg(what, done ? u"done"_s : done.error().detail));
    if (!done || program.life().isDead())
        return;
    const Result<std::vector<journal::Event>> history = program.journal().ofSubject(subject);
    if (history && !history->empty() && history->back().seq > before)
        m_accepted.push_back({ what, history->back().seq, history->back().hash });
}

void People::decide(Program &program)
{
    const auto views = program.views().requests();
    for (const mirror::RequestView &view : views.value_or(std::vector<mirror::RequestView>())) {
        if (view.decision == mirror::Decision::Submitted && !m_random.oneIn(3))
            decideOn(program, view);
        else if (view.state == RequestState::Waiting && m_random.oneIn(6))
            confirmDelivery(program, view);
    }
    if (!m_random.oneIn(3))
        return;
    const auto cases = program.views().cases();
    for (const mirror::CaseView &one : cases.value_or(std::vector<mirror::CaseView>())) {
        if (m_random.oneIn(3))
            workOn(program, one);
    }
}

void People::approveAll(Program &program)
{
    const auto views = program.views().requests();
    for (const mirror::RequestView &view : views.value_or(std::vector<mirror::RequestView>())) {
        if (view.decision == mirror::Decision::Submitted)
            approve(program, view);
    }
}

void People::answerRefusals(Program &program, TwoSystems &systems)
{
    const auto cases = program.views().cases();
    for (const mirror::CaseView &one : cases.value_or(std::vector<mirror::CaseView>())) {
        const bool refused = one.finding.check == "posting_refused"_L1 || one.finding.check == "customer_refused"_L1;
        if (!refused || one.state == CaseState::Resolved)
            continue;
        if (const QString freed = systems.freeName(one.finding.found.section(u": "_s, 0, 0)); !freed.isEmpty())
            m_tell(freed);
        order(program, subjectOf(one.id), u"the clerk settles the refusal of "_s + one.dealId.value,
            [&](engine::OrderDesk &desk) { return desk.resolve(kClerk, one.id, Cause::Dea1, u"tell them again"_s, whatIsSeen(one.finding)); });
    }
}

void People::answerDoubts(Program &program, TwoSystems &systems)
{
    const auto cases = program.views().cases();
    for (const mirror::CaseView &one : cases.value_or(std::vector<mirror::CaseView>())) {
        if (one.state == CaseState::Resolved)
            continue;
        if (one.finding.check == "journal_older"_L1 || one.finding.check == "journal_rewritten"_L1)
            order(program, subjectOf(one.id), u"the controller says that the journal was put back on purpose"_s,
                [&](engine::OrderDesk &desk) { return desk.resolve(kController, one.id, Cause::Sys2, u"from the backup"_s, whatIsSeen(one.finding)); });
        if (one.finding.check != "posting_uncertain"_L1)
            continue;
        const std::optional<QString> key = keyInNote(one.finding.found);
        if (!key)
            continue;
        if (const QString given = systems.giveMarkerBack(marker(*key)); !given.isEmpty())
            m_tell(given);
        else
            order(program, subjectOf(one.id), u"the controller vouches: "_s + one.finding.found,
                [&](engine::OrderDesk &desk) { return desk.resolve(kController, one.id, Cause::Dea1, u"somebody else's"_s, whatIsSeen(one.finding)); });
    }
}

void People::approve(Program &program, const mirror::RequestView &view)
{
    for (const QString &actor : { kController, kCfo }) {
        const bool signedAlready = std::any_of(view.signatures.begin(), view.signatures.end(),
            [&](const mirror::Signature &signature) { return signature.actor == actor; });
        if (signedAlready)
            continue;
        order(program, subjectOf(view.request.id), u"%1 approves %2 of %3"_s.arg(nameOf(actor), view.request.title, view.request.dealId.value),
            [&](engine::OrderDesk &desk) { return desk.approve(actor, view.request.id, view.fingerprint, {}); });
    }
}

void People::decideOn(Program &program, const mirror::RequestView &view)
{
    const QString subject = subjectOf(view.request.id);
    switch (m_random.below(12)) {
    case 0:
        return order(program, subject, u"the controller returns "_s + view.request.title, [&](engine::OrderDesk &desk) {
            return desk.returnRequest(kController, view.request.id, u"please look again"_s);
        });
    case 1:
        return order(program, subject, u"the controller rejects "_s + view.request.title, [&](engine::OrderDesk &desk) {
            return desk.reject(kController, view.request.id, Cause::Dea1, u"no"_s);
        });
    default: approve(program, view);
    }
}

void People::confirmDelivery(Program &program, const mirror::RequestView &view)
{
    const QDate today = toQDateTime(program.life().timeline().now()).date();
    order(program, subjectOf(view.request.id), u"operations confirms the delivery of "_s + view.request.title,
        [&](engine::OrderDesk &desk) { return desk.confirmDelivery(kOperations, view.request.id, today, {}); });
}

void People::workOn(Program &program, const mirror::CaseView &one)
{
    const QString subject = subjectOf(one.id), what = u"the exception about %1"_s.arg(one.finding.check);
    const Instant until = program.life().timeline().now() + std::chrono::hours(1 + m_random.below(48));
    switch (m_random.below(12)) { // Mostly they ask, and settle what was asked.
    case 0: return order(program, subject, u"the clerk takes "_s + what, [&](engine::OrderDesk &desk) { return desk.assign(kClerk, one.id, kClerk); });
    case 1: return order(program, subject, u"the clerk tags "_s + what, [&](engine::OrderDesk &desk) { return desk.tag(kClerk, one.id, Cause::Dea1); });
    case 2: return order(program, subject, u"the clerk pauses "_s + what, [&](engine::OrderDesk &desk) {
        return desk.pause(kClerk, one.id, desk::kPauseReasons.front(), until, {});
    });
    case 3: return order(program, subject, u"the clerk resumes "_s + what, [&](engine::OrderDesk &desk) { return desk.resume(kClerk, one.id); });
    case 4: return order(program, subject, u"the controller resolves "_s + what, [&](engine::OrderDesk &desk) {
        return desk.resolve(kController, one.id, Cause::Dea1, u"it is meant"_s, whatIsSeen(one.finding));
    });
    case 9: return order(program, subject, u"the clerk resolves "_s + what, [&](engine::OrderDesk &desk) {
        return desk.resolve(kClerk, one.id, Cause::Dea1, u"talked to them"_s, whatIsSeen(one.finding));
    });
    case 5: return order(program, subject, u"the clerk reopens "_s + what, [&](engine::OrderDesk &desk) { return desk.reopen(kClerk, one.id, u"not yet"_s); });
    case 6:
    case 10:
    case 11: return order(program, subject, u"the clerk asks about "_s + what, [&](engine::OrderDesk &desk) { return desk.ask(kClerk, one.id, {}); });
    default: return order(program, subject, u"the clerk takes back what was last done to "_s + what, [&](engine::OrderDesk &desk) { return desk.undo(kClerk, one.id); });
    }
}

QStringList People::lostDecisions(const journal::Journal &journal) const
{
    QStringList lost;
    for (const Accepted &decision : m_accepted) {
        const Result<std::vector<journal::Event>> there = journal.after(decision.seq - 1, 1);
        if (!there || there->empty() || there->front().hash != decision.hash)
            lost.append(u"a decision is lost: %1 (event %2)"_s.arg(decision.what).arg(decision.seq));
    }
    return lost;
}

void People::forgetAfter(qint64 seq)
{
    std::erase_if(m_accepted, [seq](const Accepted &decision) { return decision.seq > seq; });
}

} // namespace sluice::sim
