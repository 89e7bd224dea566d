#include "engine/TaskRound.h"

#include "core/CanonicalJson.h"
#include "crm/salesforce/Fault.h"
#include "domain/Keys.h"
#include "engine/Days.h"
#include "engine/StatusBack.h"
#include "journal/Kinds.h"
#include "journal/PayloadText.h"
#include "rules/Sentences.h"

namespace sluice::engine {

namespace kind = journal::kind;

namespace {

const QString kSystem = QStringLiteral("sluice");
const QString kHashes = QStringLiteral("Task"); ///< The object under which the hashes of Tasks are kept.
const QString kSubject = QStringLiteral("writeback:Task");

/// The finding, which is recorded alike in every language.
QString gistOf(const Finding &finding)
{
    return QStringList { finding.check, finding.field, finding.found, finding.needed }.join(QLatin1Char('\x1e'));
}

salesforce::TaskDraft draftOf(const OverdueTask &overdue)
{
    salesforce::TaskDraft draft;
    draft.key = overdue.key;
    draft.aboutId = overdue.accountId.value;
    draft.ownerId = overdue.ownerId;
    draft.subject = overdue.subject;
    draft.description = overdue.description;
    draft.dueOn = overdue.dueOn;
    return draft;
}

constexpr std::chrono::minutes kLateMax { 3 };

/// One owner, one rule or one record that somebody holds refuses; the others go on.
bool concernsThisTask(const Error &error)
{
    return error.kind == ErrorKind::Rejected || error.kind == ErrorKind::Conflict || error.kind == ErrorKind::LimitReached
        || error.kind == ErrorKind::NotFound;
}

} // namespace

journal::NewEvent statusIntended(const QString &object, const QStringList &ids)
{
    return { kind::kStatusIntended, QStringLiteral("writeback:") + object, kSystem,
        { { QStringLiteral("object"), object }, { QStringLiteral("ids"), QJsonArray::fromStringList(ids) } }, {} };
}

/// A program that speaks another language must not rewrite what this one has written.
QString TaskRound::Errand::hash() const
{
    if (!wanted)
        return {};
    return wanted->subject + QLatin1Char('\x1f') + (gist.isEmpty() ? wanted->description : gist) + QLatin1Char('\x1f')
        + wanted->ownerId;
}

StandingRefusals::Attempt TaskRound::Errand::attempt() const
{
    return { key, sha256Hex(hash().toUtf8()) };
}

TaskRound::TaskRound(salesforce::Client &crm, const journal::Journal &journal, journal::Recorder &recorder,
    mirror::ViewStore &views, const Clock &clock)
    : m_crm(crm)
    , m_journal(journal)
    , m_recorder(recorder)
    , m_views(views)
    , m_clock(clock)
{
}

QCoro::Task<Result<WriteBackTally>> TaskRound::run(const billing::World *world, Doubtful doubtful)
{
    m_tally = {};
    const Result<QMap<QString, Errand>> all = errands(*world, doubtful);
    const Result<QHash<QString, QString>> hashes = m_views.written(kHashes);
    Result<StandingRefusals> refusals = StandingRefusals::load(m_views, kHashes, m_crm.schemaPrint(), m_clock.now());
    if (!all)
        co_return tl::unexpected(all.error());
    if (!hashes || !refusals)
        co_return fail(ErrorKind::Storage, QStringLiteral("the views cannot be read"));
    m_refusals = std::move(*refusals);
    m_refusals.keepOnly(QSet<QString>(all->keyBegin(), all->keyEnd()));
    const Result<void> kept = co_await keepAll(*all, due(*all, *hashes), *hashes);
    m_tally.failed = m_refusals.count();
    if (Result<void> saved = m_refusals.save(m_views); !saved)
        co_return tl::unexpected(saved.error());
    if (!kept)
        co_return tl::unexpected(kept.error());
    const WriteBackTally tally = m_tally;
    co_return tally;
}

QStringList TaskRound::due(const QMap<QString, Errand> &all, const QHash<QString, QString> &hashes) const
{
    QStringList keys;
    for (const Errand &errand : all) {
        // Who asks again may use the same words: their Task may have been closed since. And what was only intended has
        // not been learnt of, whatever its words.
        const bool isNews = !errand.wanted || errand.asked || errand.intended || hashes.value(errand.key) != errand.hash();
        const bool isNew = errand.wanted && errand.taskId.isEmpty();
        if (isNews && !m_refusals.rests(errand.attempt()) && !(isNew && m_refusals.creationRests()))
            keys.append(errand.key);
    }
    return keys;
}

QCoro::Task<Result<void>> TaskRound::keepAll(QMap<QString, Errand> all, QStringList keys, QHash<QString, QString> hashes)
{
    if (keys.isEmpty())
        co_return Result<void> {};
    // One look for all of them; a Task that appears between this look and its turn can only be another person's copy.
    const Result<std::vector<salesforce::TaskRecord>> found = co_await m_crm.findTasks(keys);
    if (!found)
        co_return tl::unexpected(found.error());
    QHash<QString, salesforce::TaskRecord> known;
    QStringList copies; // Of a call that came through after all, beside the one that was made in its place.
    for (const salesforce::TaskRecord &task : *found) {
        if (const auto first = known.constFind(task.key); first != known.cend() && !first->closed) {
            if (!task.closed)
                copies.append(task.id);
            continue;
        }
        // A question that was answered and closed before we learnt that its Task exists must not be asked twice.
        const bool unlearnt = askedIn(task.key) && all.value(task.key).taskId.isEmpty();
        if (!task.closed || (unlearnt && !known.contains(task.key)))
            known.insert(task.key, task);
    }
    if (Result<void> intended = intend(keys, hashes); !intended)
        co_return intended;
    Result<void> first;
    for (const QString &key : keys) {
        const auto task = known.constFind(key);
        const std::optional<salesforce::TaskRecord> living = task == known.cend() ? std::nullopt : std::optional(*task);
        Result<void> done = co_await keep(all.value(key), living);
        if (!done && first)
            first = done;
        if (!done && !salesforce::concernsOneCall(done.error()))
            co_return first;
    }
    for (const QString &copy : std::as_const(copies)) {
        const Result<void> closed = co_await complete(copy);
        if (!closed && !concernsThisTask(closed.error()))
            co_return first ? closed : first;
    }
    co_return first;
}

QCoro::Task<Result<void>> TaskRound::complete(QString taskId)
{
    salesforce::TaskDraft closing;
    closing.closes = true;
    Result<void> closed = co_await m_crm.updateTask(taskId, closing);
    m_tally.written += closed ? 1 : 0;
    co_return closed;
}

/// Salesforce may be at work on a call for some minutes after nobody listens any more: a Task that is not found may still
/// come. Somebody who asked again meanwhile hides in the views that its making was intended.
Result<bool> TaskRound::mayStillAppear(const Errand &errand) const
{
    if (!errand.intended && !errand.asked)
        return false;
    const Result<std::vector<journal::Event>> events = m_journal.ofSubject(kSubject);
    if (!events)
        return tl::unexpected(events.error());
    const auto last = std::find_if(events->rbegin(), events->rend(), [&](const journal::Event &event) {
        return (event.kind == kind::kTaskIntended || event.kind == kind::kTaskWritten)
            && journal::textOf(event.payload, "key") == errand.key;
    });
    const Instant now = m_clock.now();
    return last != events->rend() && last->kind == kind::kTaskIntended && last->at <= now && now - last->at < kLateMax;
}

Result<QMap<QString, TaskRound::Errand>> TaskRound::errands(const billing::World &world, const Doubtful &doubtful) const
{
    const Result<std::vector<mirror::TaskView>> kept = m_views.tasks();
    if (!kept)
        return tl::unexpected(kept.error());
    QMap<QString, Errand> all;
    for (const mirror::TaskView &task : *kept) {
        if (task.state == QLatin1String("closed") || (!askedIn(task.key) && doubtful.contains(task.accountId)))
            continue;
        Errand errand { task.key, task.accountId.value, task.taskId, task.state == QLatin1String("intended"),
            task.state == QLatin1String("asked"), {}, {} };
        if (askedIn(task.key)) {
            if (Result<void> worded = word(errand, world); !worded)
                return tl::unexpected(worded.error());
        }
        all.insert(task.key, errand);
    }
    for (const OverdueTask &overdue : overdueTasks(world, m_clock.now())) {
        if (doubtful.contains(overdue.accountId))
            continue;
        Errand &errand = all[overdue.key];
        errand.key = overdue.key;
        errand.accountId = overdue.accountId.value;
        errand.wanted = draftOf(overdue);
    }
    return all;
}

Result<void> TaskRound::word(Errand &errand, const billing::World &world) const
{
    const auto [id, cycle] = *askedIn(errand.key);
    const auto found = world.cases.find(id.value);
    if (found == world.cases.end() || found->second.state == CaseState::Resolved || found->second.cycle != cycle)
        return {};
    const mirror::CaseView &view = found->second;
    const Deal *deal = world.dealById.value(view.dealId);
    if (!deal || deal->deleted)
        return {};
    const Result<std::vector<journal::Event>> history = m_journal.ofSubject(subjectOf(id));
    if (!history)
        return tl::unexpected(history.error());
    salesforce::TaskDraft draft;
    for (const journal::Event &event : *history) {
        if (event.kind == kind::kExceptionAsked && journal::textOf(event.payload, "key") == errand.key)
            draft.description = journal::textOf(event.payload, "text"); // The last one said counts.
    }
    if (draft.description.isEmpty()) {
        errand.gist = gistOf(view.finding);
        draft.description = rules::askText(view.finding, deal->name, world.accounts.value(view.accountId).name, view.amount);
    }
    draft.key = errand.key;
    draft.aboutId = deal->id.value;
    draft.ownerId = recipientOf(world, deal->ownerId);
    // In one language: another machine of this company must not find it changed.
    draft.subject = QStringLiteral("Billing question: %1").arg(deal->name);
    const billing::CompanyWorld *company = world.companyOf(*deal);
    const QString realm = company ? company->index.company().realm.value : QString();
    draft.dueOn = std::max(dayIn(world, realm, m_clock.now()), dayIn(world, realm, view.dueAt));
    errand.wanted = std::move(draft);
    return {};
}

QCoro::Task<Result<void>> TaskRound::keep(Errand errand, std::optional<salesforce::TaskRecord> living)
{
    if (!errand.wanted) {
        const Result<void> closed = co_await close(errand, living);
        co_return closed;
    }
    QString id = living ? living->id : QString();
    if (living && !living->closed) {
        salesforce::TaskDraft update = *errand.wanted;
        update.dueOn = living->dueOn; // The day was promised when the task was made.
        const Result<void> updated = co_await m_crm.updateTask(id, update);
        if (!updated && concernsThisTask(updated.error()))
            co_return refused(errand, updated.error());
        if (!updated)
            co_return updated;
    } else if (!living) {
        const Result<bool> late = mayStillAppear(errand);
        if (!late)
            co_return tl::unexpected(late.error());
        if (*late) {
            m_tally.failedForNow += 1;
            co_return Result<void> {};
        }
        // With each attempt: the next look waits for the last of them.
        const Result<void> intended = record(kind::kTaskIntended,
            { { QStringLiteral("account"), errand.accountId }, { QStringLiteral("key"), errand.key },
                { QStringLiteral("task"), errand.taskId } }, journal::Durability::Full);
        if (!intended)
            co_return intended;
        const Result<QString> created = co_await m_crm.createTask(*errand.wanted);
        if (!created && concernsThisTask(created.error()))
            co_return refused(errand, created.error());
        if (!created)
            co_return tl::unexpected(created.error());
        id = *created;
    }
    m_tally.written += 1;
    co_return written(errand, errand.hash(), id, QStringLiteral("open"));
}

QCoro::Task<Result<void>> TaskRound::close(Errand errand, std::optional<salesforce::TaskRecord> living)
{
    if (living && !living->closed) {
        const Result<void> closed = co_await complete(living->id);
        if (!closed && concernsThisTask(closed.error()))
            co_return refused(errand, closed.error());
        if (!closed)
            co_return closed;
    }
    const Result<bool> late = living ? Result<bool>(false) : mayStillAppear(errand);
    if (!late)
        co_return tl::unexpected(late.error());
    if (*late) { // Closed as soon as it can be seen; nobody would look at it again.
        m_tally.failedForNow += 1;
        co_return Result<void> {};
    }
    co_return written(errand, QString(), living ? living->id : errand.taskId, QStringLiteral("closed"));
}

Result<void> TaskRound::refused(const Errand &errand, const Error &error)
{
    // Told once, however often it is tried: the same refusal of the same words is no news.
    const bool known = m_refusals.isKnown(errand.attempt(), error.code);
    if (salesforce::mayPassByItself(error)) {
        m_tally.failedForNow += 1;
        m_refusals.addPassing(errand.attempt(), error.code);
    } else
        m_refusals.add(errand.attempt(), error.code, m_crm.schemaPrint());
    if (known)
        return {};
    return record(kind::kTaskRefused,
        { { QStringLiteral("account"), errand.accountId }, { QStringLiteral("key"), errand.key },
            { QStringLiteral("task"), errand.taskId }, { QStringLiteral("code"), error.code },
            { QStringLiteral("message"), error.detail } });
}

Result<void> TaskRound::written(const Errand &errand, const QString &hash, const QString &taskId, const QString &state)
{
    m_refusals.forget(errand.key);
    QJsonObject words { { QStringLiteral("object"), kHashes },
        { QStringLiteral("records"),
            QJsonArray { QJsonObject { { QStringLiteral("id"), errand.key }, { QStringLiteral("hash"), hash } } } },
        { QStringLiteral("failed"), QJsonArray() } };
    QJsonObject task { { QStringLiteral("account"), errand.accountId }, { QStringLiteral("key"), errand.key },
        { QStringLiteral("task"), taskId }, { QStringLiteral("state"), state } };
    // In one: words that count as written under a Task that is still intended would never be looked at again.
    const auto recorded = m_recorder.record({ { kind::kStatusWritten, kSubject, kSystem, std::move(words), {} },
        { kind::kTaskWritten, kSubject, kSystem, std::move(task), {} } });
    if (!recorded)
        return tl::unexpected(recorded.error());
    return {};
}

/// As with statuses: what a Task says is in doubt until its next words are on record.
Result<void> TaskRound::intend(const QStringList &keys, const QHash<QString, QString> &hashes)
{
    QStringList told;
    std::copy_if(keys.begin(), keys.end(), std::back_inserter(told), [&](const QString &key) { return !hashes.value(key).isEmpty(); });
    if (told.isEmpty())
        return {};
    return m_recorder.record({ statusIntended(kHashes, told) }, journal::Durability::Full).map([](const auto &) { });
}

Result<void> TaskRound::record(const QString &eventKind, QJsonObject payload, journal::Durability durability)
{
    const auto recorded = m_recorder.record({ { eventKind, kSubject, kSystem, std::move(payload), {} } }, durability);
    if (!recorded)
        return tl::unexpected(recorded.error());
    return {};
}

} // namespace sluice::engine
