#include "engine/WriteBackRound.h"

#include "core/CanonicalJson.h"
#include "crm/salesforce/Fault.h"
#include "engine/StatusBack.h"
#include "journal/Kinds.h"
#include "journal/PayloadText.h"

#include <QSet>

namespace sluice::engine {

namespace kind = journal::kind;

namespace {

const QString kSystem = QStringLiteral("sluice");
const QString kDeal = QStringLiteral("Opportunity"), kAccount = QStringLiteral("Account");
const QString kException = QStringLiteral("Sluice_Sync_Exception__c");
constexpr int kSilencesMax = 2;

QString keyOf(const salesforce::DealStatus &status) { return status.dealId.value; }
QString keyOf(const salesforce::AccountStatus &status) { return status.accountId.value; }
QString keyOf(const salesforce::SyncException &exception) { return exception.key; }
void stamp(salesforce::DealStatus &status, Instant at) { status.syncedAt = at; }
void stamp(salesforce::AccountStatus &status, Instant at) { status.syncedAt = at; }
void stamp(salesforce::SyncException &exception, Instant at)
{
    if (!exception.resolved)
        exception.lastSeenAt = at;
}

/// Of those that were told something else before.
template <class News> void addToDoubt(QStringList &ids, const News &one)
{
    if (one.contradicts)
        ids.append(keyOf(one.status));
}

/// The fingerprint of what somebody was told, when they could not be told these fields: once they come into sight it is news.
QString hashWithout(const QString &hash, const QStringList &unwritable)
{
    return unwritable.isEmpty() ? hash : sha256Hex((QStringList { hash } + unwritable).join(QLatin1Char('\x1f')).toUtf8());
}

template <class News> QString accountOf(const billing::World &world, const News &news)
{
    const Deal *deal = world.dealById.value(news.status.dealId);
    return deal ? deal->accountId.value : QString();
}

/// Takes what fits out of a list; both parts keep their order.
template <class List, class Fits> List takeOut(List &list, Fits fits)
{
    List out, kept;
    for (auto &one : list)
        (fits(one) ? out : kept).push_back(std::move(one));
    list = std::move(kept);
    return out;
}

} // namespace

WriteBackRound::WriteBackRound(salesforce::Client &crm, const journal::Journal &journal, journal::Recorder &recorder,
    mirror::ViewStore &views, const Clock &clock, WitnessMemory &witness)
    : m_crm(crm)
    , m_journal(journal)
    , m_recorder(recorder)
    , m_views(views)
    , m_clock(clock)
    , m_witness(witness)
{
}

QCoro::Task<Result<WriteBackTally>> WriteBackRound::run(const billing::World *world, Doubtful doubtful)
{
    WriteBackTally tally;
    m_world = world;
    Result<Plan> planned = planOf(*world, doubtful);
    if (!planned)
        co_return tl::unexpected(planned.error());
    Plan plan = std::move(*planned);
    if (Result<void> intended = intend(plan); !intended)
        co_return tl::unexpected(intended.error());

    const Writer<salesforce::DealStatus> writeDeals
        = [this](std::vector<salesforce::DealStatus> rows) { return m_crm.writeDeals(std::move(rows)); };
    const Writer<salesforce::AccountStatus> writeAccounts
        = [this](std::vector<salesforce::AccountStatus> rows) { return m_crm.writeAccounts(std::move(rows)); };
    const Writer<salesforce::SyncException> writeExceptions
        = [this](std::vector<salesforce::SyncException> rows) { return m_crm.upsertExceptions(std::move(rows)); };
    Told toldDeals, toldAccounts, toldExceptions;
    // One call that fails keeps nothing else from being told, unless the next would fail like it.
    Result<void> first;
    int silences = 0; // A call that held too much for the org says little of the next, which holds something else; two say more.
    const auto goesOn = [&first, &silences](const Result<void> &done) {
        if (done)
            return true;
        if (first)
            first = done;
        if (salesforce::isSilence(done.error()))
            return ++silences < kSilencesMax;
        return salesforce::concernsOneCall(done.error());
    };
    Result<void> done = co_await writeWhole(std::move(plan.wholes), &toldDeals, &toldExceptions, &tally);
    if (goesOn(done))
        done = co_await write(std::move(plan.deals), writeDeals, &toldDeals, &tally);
    if (goesOn(done))
        done = co_await write(std::move(plan.accounts), writeAccounts, &toldAccounts, &tally);
    if (goesOn(done))
        done = co_await write(std::move(plan.exceptions), writeExceptions, &toldExceptions, &tally);
    // Also when a call failed: what the others told is told.
    const Result<void> concluded
        = conclude(kDeal, toldDeals, plan.ofDeals, tally)
              .and_then([&] { return conclude(kAccount, toldAccounts, plan.ofAccounts, tally); })
              .and_then([&] { return conclude(kException, toldExceptions, plan.ofExceptions, tally); });
    if (!concluded)
        co_return tl::unexpected(concluded.error());
    if (!goesOn(done))
        co_return tl::unexpected(first.error());
    TaskRound round(m_crm, m_journal, m_recorder, m_views, m_clock);
    const Result<WriteBackTally> tasks = co_await round.run(world, std::move(doubtful));
    if (tasks) {
        tally.written += tasks->written;
        tally.failed += tasks->failed;
        tally.failedForNow += tasks->failedForNow;
    }
    done = tasks ? Result<void>() : Result<void>(tl::unexpected(tasks.error()));
    if (!goesOn(done))
        co_return tl::unexpected(first.error());
    done = co_await writeWitness(&tally);
    goesOn(done);
    if (!first)
        co_return tl::unexpected(first.error());
    co_return tally;
}

Result<WriteBackRound::Plan> WriteBackRound::planOf(const billing::World &world, const Doubtful &doubtful) const
{
    const Instant now = m_clock.now();
    std::vector<salesforce::DealStatus> ofDeals = dealStatuses(world, now);
    std::erase_if(ofDeals, [&](const salesforce::DealStatus &status) { return doubtful.contains(status.dealId); });
    std::vector<salesforce::AccountStatus> ofAccounts = accountStatuses(world, now);
    std::erase_if(ofAccounts, [&](const salesforce::AccountStatus &status) { return doubtful.contains(status.accountId); });
    auto deals = newsOf(kDeal, std::move(ofDeals));
    auto accounts = newsOf(kAccount, std::move(ofAccounts));
    auto exceptions = newsOf(kException, syncExceptions(world));
    const QString org = m_crm.schemaPrint();
    auto refusedDeals = StandingRefusals::load(m_views, kDeal, org, now);
    auto refusedAccounts = StandingRefusals::load(m_views, kAccount, org, now);
    auto refusedExceptions = StandingRefusals::load(m_views, kException, org, now);
    if (!deals || !accounts || !exceptions || !refusedDeals || !refusedAccounts || !refusedExceptions)
        return fail(ErrorKind::Storage, QStringLiteral("the views cannot be read"));
    Plan plan { {}, std::move(*deals), std::move(*accounts), std::move(*exceptions), std::move(*refusedDeals), std::move(*refusedAccounts),
        std::move(*refusedExceptions) };
    const auto stillWanted = [](const auto &news) {
        QSet<QString> ids;
        for (const auto &one : news)
            ids.insert(keyOf(one.status));
        return ids;
    };
    plan.ofDeals.keepOnly(stillWanted(plan.deals));
    plan.ofAccounts.keepOnly(stillWanted(plan.accounts));
    plan.ofExceptions.keepOnly(stillWanted(plan.exceptions));
    // Records of one account beside each other: writing them side by side is what locks meet over.
    const auto placeOf = [&](const News<salesforce::DealStatus> &news) { return std::pair(accountOf(world, news), keyOf(news.status)); };
    std::sort(plan.deals.begin(), plan.deals.end(), [&](const auto &a, const auto &b) { return placeOf(a) < placeOf(b); });
    plan.wholes = takeWholes(plan.deals, plan.exceptions);
    dropResting(plan);
    return plan;
}

std::vector<WriteBackRound::Whole> WriteBackRound::takeWholes(
    AllNews<salesforce::DealStatus> &deals, AllNews<salesforce::SyncException> &exceptions)
{
    QSet<DealId> settled;
    for (const auto &news : exceptions) {
        if (news.status.resolved)
            settled.insert(news.status.dealId);
    }
    std::vector<Whole> wholes;
    QHash<DealId, std::size_t> placeOf;
    for (auto &news : takeOut(deals, [&](const auto &one) { return settled.contains(one.status.dealId); })) {
        placeOf.insert(news.status.dealId, wholes.size());
        wholes.push_back({ std::move(news) });
    }
    const auto belongs = [&](const auto &one) { return one.status.resolved && placeOf.contains(one.status.dealId); };
    for (auto &news : takeOut(exceptions, belongs)) {
        const std::size_t place = placeOf[news.status.dealId];
        wholes[place].exceptions.push_back(std::move(news));
    }
    return wholes;
}

QString WriteBackRound::Whole::hash() const
{
    QStringList hashes { deal.hash };
    for (const News<salesforce::SyncException> &one : exceptions)
        hashes.append(one.hash);
    return sha256Hex(hashes.join(QLatin1Char(' ')).toUtf8());
}

std::optional<Instant> WriteBackRound::touchedAt(const QString &dealId) const
{
    const Deal *deal = m_world->dealById.value(DealId(dealId));
    return deal ? std::optional(deal->modifiedAt) : std::nullopt;
}

template <class Status> WriteBackRound::Attempt WriteBackRound::attemptOf(const News<Status> &news) const
{
    return { keyOf(news.status), news.hash, touchedAt(keyOf(news.status)) };
}

WriteBackRound::Attempt WriteBackRound::attemptOf(const Whole &whole) const
{
    return { keyOf(whole.deal.status), whole.hash(), touchedAt(keyOf(whole.deal.status)) };
}

void WriteBackRound::dropResting(Plan &plan) const
{
    std::erase_if(plan.wholes, [&](const Whole &whole) { return plan.ofDeals.rests(attemptOf(whole)); });
    std::erase_if(plan.deals, [&](const auto &news) { return plan.ofDeals.rests(attemptOf(news)); });
    std::erase_if(plan.accounts, [&](const auto &news) { return plan.ofAccounts.rests(attemptOf(news)); });
    const bool creationRests = plan.ofExceptions.creationRests();
    std::erase_if(plan.exceptions, [&](const auto &news) {
        return plan.ofExceptions.rests(attemptOf(news)) || (creationRests && !news.contradicts);
    });
}

template <class Status>
Result<WriteBackRound::AllNews<Status>> WriteBackRound::newsOf(const QString &object, std::vector<Status> statuses) const
{
    const Result<QHash<QString, QString>> before = m_views.written(object);
    if (!before)
        return tl::unexpected(before.error());
    const QStringList unwritable = m_crm.unwritable(object);
    AllNews<Status> news;
    for (Status &status : statuses) {
        const QString hash = hashOf(status);
        const QString told = before->value(keyOf(status));
        if (told == hash || told == hashWithout(hash, unwritable)) // With everything, or with all that can be told.
            continue;
        stamp(status, m_clock.now());
        news.push_back({ std::move(status), hash, !told.isEmpty() });
    }
    return news;
}

QCoro::Task<Result<void>> WriteBackRound::writeWhole(
    std::vector<Whole> wholes, Told *toldDeals, Told *toldExceptions, WriteBackTally *tally)
{
    if (wholes.empty())
        co_return Result<void> {};
    std::vector<salesforce::WholeWrite> writes;
    for (const Whole &whole : wholes) {
        salesforce::WholeWrite &write = writes.emplace_back();
        write.deal = whole.deal.status;
        for (const News<salesforce::SyncException> &one : whole.exceptions)
            write.exceptions.push_back(one.status);
    }
    const Result<salesforce::WriteBackReport> report = co_await m_crm.writeWhole(std::move(writes));
    if (!report)
        co_return tl::unexpected(report.error());
    QSet<QString> fallen;
    for (const salesforce::WriteFailure &failure : report->failures)
        fallen.insert(failure.subject);
    fallen.unite(QSet<QString>(report->untold.cbegin(), report->untold.cend()));
    for (const Whole &whole : wholes) {
        const QString deal = keyOf(whole.deal.status);
        if (!report->untold.contains(deal))
            toldDeals->add(deal, whole.deal.hash, attemptOf(whole));
        if (report->skipped || fallen.contains(deal)) // One that fell with its deal is no failure of its own: it is told with it.
            continue;
        for (const News<salesforce::SyncException> &one : whole.exceptions)
            toldExceptions->add(keyOf(one.status), one.hash, attemptOf(one));
    }
    toldDeals->failures = report->failures;
    tally->written += report->written + static_cast<int>(toldExceptions->ids.size());
    if (report->broken)
        co_return tl::unexpected(*report->broken);
    co_return Result<void> {};
}

template <class Status>
QCoro::Task<Result<void>> WriteBackRound::write(AllNews<Status> news, Writer<Status> writer, Told *told,
    WriteBackTally *tally)
{
    if (news.empty())
        co_return Result<void> {};
    std::vector<Status> statuses;
    for (const News<Status> &one : news)
        statuses.push_back(one.status);
    const Result<salesforce::WriteBackReport> report = co_await writer(std::move(statuses));
    if (!report)
        co_return tl::unexpected(report.error());
    if (report->skipped)
        co_return Result<void> {};
    const QSet<QString> untold(report->untold.cbegin(), report->untold.cend());
    for (const News<Status> &one : news) {
        if (!untold.contains(keyOf(one.status)))
            told->add(keyOf(one.status), one.hash, attemptOf(one));
    }
    told->failures.insert(told->failures.end(), report->failures.begin(), report->failures.end());
    tally->written += report->written;
    if (report->broken)
        co_return tl::unexpected(*report->broken);
    co_return Result<void> {};
}

QCoro::Task<Result<void>> WriteBackRound::writeWitness(WriteBackTally *tally)
{
    Result<Chain> chain = chainNow();
    const Result<QString> last = m_views.note(QStringLiteral("witness.told"));
    if (!chain || !last)
        co_return fail(ErrorKind::Storage, QStringLiteral("the journal's head cannot be read"));
    if (*last == chain->text())
        co_return Result<void> {};
    if (!m_witness.wasRead) {
        WitnessCheck check({ m_crm, m_journal, m_recorder, m_views, m_clock, m_witness });
        const Result<WitnessCheck::Answer> answer = co_await check.run();
        if (!answer)
            co_return tl::unexpected(answer.error());
        tally->exceptionsOpened += answer->exceptionsOpened;
    }
    // What was told must outlive a loss of power: else the journal would come back older than its witness.
    if (const auto durable = m_recorder.record({}, journal::Durability::Full); !durable)
        co_return tl::unexpected(durable.error());
    chain = chainNow();
    if (!chain)
        co_return tl::unexpected(chain.error());
    salesforce::Witness witness;
    witness.key = m_journal.id();
    witness.head = chain->head;
    witness.events = chain->events;
    witness.at = m_clock.now();
    const Result<salesforce::WriteBackReport> report = co_await m_crm.writeWitness(witness);
    if (!report)
        co_return tl::unexpected(report.error());
    if (report->skipped || !report->failures.empty())
        co_return Result<void> {};
    const auto recorded = m_recorder.record({ { kind::kWitnessWritten, QStringLiteral("witness"), kSystem,
        { { QStringLiteral("events"), witness.events }, { QStringLiteral("head"), witness.head } }, {} } });
    if (!recorded)
        co_return tl::unexpected(recorded.error());
    // The event of the witness itself is no reason to write another one.
    const Chain told { recorded->back().seq, QString::fromLatin1(recorded->back().hash.toHex()) };
    co_return m_views.setNote(QStringLiteral("witness.told"), told.text());
}

Result<WriteBackRound::Chain> WriteBackRound::chainNow() const
{
    const Result<qint64> events = m_journal.lastSeq();
    const Result<QByteArray> head = m_journal.head();
    if (!events || !head)
        return fail(ErrorKind::Storage, QStringLiteral("the journal's head cannot be read"));
    return Chain { *events, QString::fromLatin1(head->toHex()) };
}

Result<void> WriteBackRound::intend(const Plan &plan)
{
    QStringList deals, accounts, exceptions;
    for (const Whole &whole : plan.wholes) {
        addToDoubt(deals, whole.deal);
        for (const News<salesforce::SyncException> &one : whole.exceptions)
            addToDoubt(exceptions, one);
    }
    for (const auto &one : plan.deals)
        addToDoubt(deals, one);
    for (const auto &one : plan.accounts)
        addToDoubt(accounts, one);
    for (const auto &one : plan.exceptions)
        addToDoubt(exceptions, one);
    std::vector<journal::NewEvent> events;
    for (const auto &[object, ids] : { std::pair(kDeal, deals), std::pair(kAccount, accounts), std::pair(kException, exceptions) }) {
        if (!ids.isEmpty())
            events.push_back(statusIntended(object, ids));
    }
    if (events.empty())
        return {};
    return m_recorder.record(std::move(events), journal::Durability::Full).map([](const auto &) { });
}

Result<void> WriteBackRound::conclude(const QString &object, const Told &told, StandingRefusals &refusals, WriteBackTally &tally)
{
    bool news = told.failures.size() < static_cast<std::size_t>(told.ids.size());
    QSet<QString> failed;
    for (const salesforce::WriteFailure &failure : told.failures) {
        const Attempt attempt = told.attempts.value(failure.subject);
        failed.insert(failure.subject);
        news = news || !refusals.isKnown(attempt, failure.error.code);
        const bool passes = salesforce::mayPassByItself(failure.error);
        tally.failedForNow += passes ? 1 : 0;
        if (passes)
            refusals.addPassing(attempt, failure.error.code);
        else
            refusals.add(attempt, failure.error.code, m_crm.schemaPrint());
    }
    for (const QString &id : told.ids) {
        if (!failed.contains(id))
            refusals.forget(id);
    }
    tally.failed += refusals.count();
    if (Result<void> saved = refusals.save(m_views); !saved)
        return saved;
    return news && !told.ids.isEmpty() ? recordWritten(object, told) : Result<void>();
}

Result<void> WriteBackRound::recordWritten(const QString &object, const Told &told)
{
    QHash<QString, QString> failed;
    for (const salesforce::WriteFailure &failure : told.failures)
        failed.insert(failure.subject, failure.error.code);
    const QStringList unwritable = m_crm.unwritable(object); // The call itself may have found one out.
    QJsonArray records, refused;
    for (qsizetype i = 0; i < told.ids.size(); ++i) {
        const auto code = failed.constFind(told.ids[i]);
        if (code == failed.cend())
            records.append(QJsonObject { { QStringLiteral("id"), told.ids[i] }, { QStringLiteral("hash"), hashWithout(told.hashes[i], unwritable) } });
        else
            refused.append(QJsonObject { { QStringLiteral("id"), told.ids[i] }, { QStringLiteral("code"), *code } });
    }
    const auto recorded = m_recorder.record({ { kind::kStatusWritten, QStringLiteral("writeback:") + object, kSystem,
        { { QStringLiteral("object"), object }, { QStringLiteral("records"), records }, { QStringLiteral("failed"), refused } },
        {} } });
    if (!recorded)
        return tl::unexpected(recorded.error());
    return {};
}

} // namespace sluice::engine
