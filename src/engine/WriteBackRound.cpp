#include "engine/WriteBackRound.h"

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
template <class AllNews> QStringList idsToDoubt(const AllNews &news)
{
    QStringList ids;
    for (const auto &one : news) {
        if (one.contradicts)
            ids.append(keyOf(one.status));
    }
    return ids;
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

QCoro::Task<Result<WriteBackTally>> WriteBackRound::run(const billing::World &world, Doubtful doubtful)
{
    WriteBackTally tally;
    const Instant now = m_clock.now();
    std::vector<salesforce::DealStatus> ofDeals = dealStatuses(world, now);
    std::erase_if(ofDeals, [&](const salesforce::DealStatus &status) { return doubtful.contains(status.dealId); });
    std::vector<salesforce::AccountStatus> ofAccounts = accountStatuses(world, now);
    std::erase_if(ofAccounts, [&](const salesforce::AccountStatus &status) { return doubtful.contains(status.accountId); });
    auto deals = newsOf(kDeal, std::move(ofDeals));
    auto accounts = newsOf(kAccount, std::move(ofAccounts));
    auto exceptions = newsOf(kException, syncExceptions(world));
    if (!deals || !accounts || !exceptions)
        co_return fail(ErrorKind::Storage, QStringLiteral("the views cannot be read"));
    if (Result<void> intended = intend(*deals, *accounts, *exceptions); !intended)
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
    const auto goesOn = [&first](const Result<void> &done) {
        if (!done && first)
            first = done;
        return done || salesforce::concernsOneCall(done.error());
    };
    Result<void> done = co_await writeWhole(*deals, *exceptions, toldDeals, toldExceptions, tally);
    if (goesOn(done))
        done = co_await write(std::move(*deals), writeDeals, toldDeals, tally);
    if (goesOn(done))
        done = co_await write(std::move(*accounts), writeAccounts, toldAccounts, tally);
    if (goesOn(done))
        done = co_await write(std::move(*exceptions), writeExceptions, toldExceptions, tally);
    // Also when a call failed: what the others told is told.
    const Result<void> concluded = conclude(kDeal, toldDeals)
                                       .and_then([&] { return conclude(kAccount, toldAccounts); })
                                       .and_then([&] { return conclude(kException, toldExceptions); });
    if (!concluded)
        co_return tl::unexpected(concluded.error());
    if (!goesOn(done))
        co_return tl::unexpected(first.error());
    TaskRound round(m_crm, m_journal, m_recorder, m_views, m_clock);
    const Result<WriteBackTally> tasks = co_await round.run(world, std::move(doubtful));
    if (tasks) {
        tally.written += tasks->written;
        tally.failed += tasks->failed;
    }
    done = tasks ? Result<void>() : Result<void>(tl::unexpected(tasks.error()));
    if (!goesOn(done))
        co_return tl::unexpected(first.error());
    done = co_await writeWitness(tally);
    goesOn(done);
    if (!first)
        co_return tl::unexpected(first.error());
    co_return tally;
}

template <class Status>
Result<WriteBackRound::AllNews<Status>> WriteBackRound::newsOf(const QString &object, std::vector<Status> statuses) const
{
    const Result<QHash<QString, QString>> before = m_views.written(object);
    if (!before)
        return tl::unexpected(before.error());
    AllNews<Status> news;
    for (Status &status : statuses) {
        const QString hash = hashOf(status);
        const QString told = before->value(keyOf(status));
        if (told == hash)
            continue;
        stamp(status, m_clock.now());
        news.push_back({ std::move(status), hash, !told.isEmpty() });
    }
    return news;
}

QCoro::Task<Result<void>> WriteBackRound::writeWhole(AllNews<salesforce::DealStatus> &deals,
    AllNews<salesforce::SyncException> &exceptions, Told &toldDeals, Told &toldExceptions, WriteBackTally &tally)
{
    QSet<DealId> settled;
    for (const auto &news : exceptions) {
        if (news.status.resolved)
            settled.insert(news.status.dealId);
    }
    auto wholeDeals = takeOut(deals, [&](const auto &news) { return settled.contains(news.status.dealId); });
    std::vector<salesforce::WholeWrite> writes;
    QHash<DealId, std::size_t> placeOf;
    for (const auto &news : wholeDeals) {
        placeOf.insert(news.status.dealId, writes.size());
        writes.push_back({ news.status });
    }
    auto wholeExceptions = takeOut(
        exceptions, [&](const auto &news) { return news.status.resolved && placeOf.contains(news.status.dealId); });
    for (const auto &news : wholeExceptions)
        writes[placeOf[news.status.dealId]].exceptions.push_back(news.status);
    if (writes.empty())
        co_return Result<void> {};
    const Result<salesforce::WriteBackReport> report = co_await m_crm.writeWhole(std::move(writes));
    if (!report)
        co_return tl::unexpected(report.error());
    QSet<QString> fallen;
    for (const salesforce::WriteFailure &failure : report->failures)
        fallen.insert(failure.subject);
    fallen.unite(QSet<QString>(report->untold.cbegin(), report->untold.cend()));
    for (const auto &news : wholeDeals) {
        if (!report->untold.contains(keyOf(news.status)))
            toldDeals.add(keyOf(news.status), news.hash);
    }
    toldDeals.failures = report->failures;
    for (const auto &news : wholeExceptions) { // One that fell with its deal is no failure of its own: it is told with it.
        if (!report->skipped && !fallen.contains(news.status.dealId.value))
            toldExceptions.add(keyOf(news.status), news.hash);
    }
    tally.written += report->written + static_cast<int>(toldExceptions.ids.size());
    tally.failed += static_cast<int>(report->failures.size());
    if (report->broken)
        co_return tl::unexpected(*report->broken);
    co_return Result<void> {};
}

template <class Status>
QCoro::Task<Result<void>> WriteBackRound::write(AllNews<Status> news, Writer<Status> writer, Told &told,
    WriteBackTally &tally)
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
            told.add(keyOf(one.status), one.hash);
    }
    told.failures.insert(told.failures.end(), report->failures.begin(), report->failures.end());
    tally.written += report->written;
    tally.failed += static_cast<int>(report->failures.size());
    if (report->broken)
        co_return tl::unexpected(*report->broken);
    co_return Result<void> {};
}

QCoro::Task<Result<void>> WriteBackRound::writeWitness(WriteBackTally &tally)
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
        tally.exceptionsOpened += answer->exceptionsOpened;
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

Result<void> WriteBackRound::intend(const AllNews<salesforce::DealStatus> &deals,
    const AllNews<salesforce::AccountStatus> &accounts, const AllNews<salesforce::SyncException> &exceptions)
{
    std::vector<journal::NewEvent> events;
    for (const auto &[object, ids] : { std::pair(kDeal, idsToDoubt(deals)), std::pair(kAccount, idsToDoubt(accounts)),
             std::pair(kException, idsToDoubt(exceptions)) }) {
        if (!ids.isEmpty())
            events.push_back(statusIntended(object, ids));
    }
    if (events.empty())
        return {};
    return m_recorder.record(std::move(events), journal::Durability::Full).map([](const auto &) { });
}

Result<void> WriteBackRound::conclude(const QString &object, const Told &told)
{
    if (told.ids.isEmpty())
        return {};
    const Result<bool> news = isNews(object, told);
    if (!news)
        return tl::unexpected(news.error());
    return *news ? recordWritten(object, told) : Result<void>();
}

Result<bool> WriteBackRound::isNews(const QString &object, const Told &told)
{
    QStringList refused;
    for (const salesforce::WriteFailure &failure : told.failures)
        refused.append(failure.subject + QLatin1Char(' ') + failure.error.code + QLatin1Char(' ')
            + told.hashes.value(told.ids.indexOf(failure.subject)));
    refused.sort();
    const QString note = QStringLiteral("refused.") + object;
    const QString now = refused.join(QLatin1Char('\n'));
    const Result<QString> before = m_views.note(note);
    if (!before)
        return tl::unexpected(before.error());
    if (*before == now)
        return refused.size() < told.ids.size();
    if (Result<void> noted = m_views.setNote(note, now); !noted)
        return tl::unexpected(noted.error());
    return true;
}

Result<void> WriteBackRound::recordWritten(const QString &object, const Told &told)
{
    QHash<QString, QString> failed;
    for (const salesforce::WriteFailure &failure : told.failures)
        failed.insert(failure.subject, failure.error.code);
    QJsonArray records, refused;
    for (qsizetype i = 0; i < told.ids.size(); ++i) {
        const auto code = failed.constFind(told.ids[i]);
        if (code == failed.cend())
            records.append(QJsonObject { { QStringLiteral("id"), told.ids[i] }, { QStringLiteral("hash"), told.hashes[i] } });
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
