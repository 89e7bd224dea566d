#include "engine/WriteBackRound.h"

#include "engine/StatusBack.h"
#include "journal/Kinds.h"
#include "journal/PayloadText.h"

namespace sluice::engine {

namespace kind = journal::kind;

namespace {

const QString kSystem = QStringLiteral("sluice");

QString keyOf(const salesforce::DealStatus &status) { return status.dealId.value; }
QString keyOf(const salesforce::AccountStatus &status) { return status.accountId.value; }
QString keyOf(const salesforce::SyncException &exception) { return exception.key; }
void stamp(salesforce::DealStatus &status, Instant at) { status.syncedAt = at; }
void stamp(salesforce::AccountStatus &status, Instant at) { status.syncedAt = at; }
void stamp(salesforce::SyncException &, Instant) { } // Carries its own times.

} // namespace

WriteBackRound::WriteBackRound(salesforce::Client &crm, const journal::Journal &journal, journal::Recorder &recorder,
    mirror::ViewStore &views, const Clock &clock)
    : m_crm(crm)
    , m_journal(journal)
    , m_recorder(recorder)
    , m_views(views)
    , m_clock(clock)
{
}

QCoro::Task<Result<WriteBackTally>> WriteBackRound::run(const billing::World &world, QHash<QString, User> users, Doubtful doubtful)
{
    WriteBackTally tally;
    const QDate today = toQDateTime(m_clock.now()).date();
    const Writer<salesforce::DealStatus> deals
        = [this](std::vector<salesforce::DealStatus> statuses) { return m_crm.writeDeals(std::move(statuses)); };
    std::vector<salesforce::DealStatus> ofDeals = dealStatuses(world, today);
    std::erase_if(ofDeals, [&](const salesforce::DealStatus &status) { return doubtful.contains(status.dealId); });
    Result<void> done = co_await writeChanged(QStringLiteral("Opportunity"), std::move(ofDeals), deals, tally);
    if (!done)
        co_return tl::unexpected(done.error());
    const Writer<salesforce::AccountStatus> accounts
        = [this](std::vector<salesforce::AccountStatus> statuses) { return m_crm.writeAccounts(std::move(statuses)); };
    std::vector<salesforce::AccountStatus> ofAccounts = accountStatuses(world, today);
    std::erase_if(ofAccounts, [&](const salesforce::AccountStatus &status) { return doubtful.contains(status.accountId); });
    done = co_await writeChanged(QStringLiteral("Account"), std::move(ofAccounts), accounts, tally);
    if (!done)
        co_return tl::unexpected(done.error());
    const Writer<salesforce::SyncException> exceptions
        = [this](std::vector<salesforce::SyncException> rows) { return m_crm.upsertExceptions(std::move(rows)); };
    done = co_await writeChanged(QStringLiteral("Sluice_Sync_Exception__c"), syncExceptions(world), exceptions, tally);
    if (!done)
        co_return tl::unexpected(done.error());
    TaskRound round(m_crm, m_journal, m_recorder, m_views, m_clock);
    const Result<WriteBackTally> tasks = co_await round.run(world, std::move(users), std::move(doubtful));
    if (!tasks)
        co_return tl::unexpected(tasks.error());
    tally.written += tasks->written;
    tally.failed += tasks->failed;
    done = co_await writeWitness();
    if (!done)
        co_return tl::unexpected(done.error());
    co_return tally;
}

template <class Status>
QCoro::Task<Result<void>> WriteBackRound::writeChanged(QString object, std::vector<Status> statuses,
    Writer<Status> write, WriteBackTally &tally)
{
    const Result<QHash<QString, QString>> before = m_views.written(object);
    if (!before)
        co_return tl::unexpected(before.error());
    std::vector<Status> changed;
    QStringList ids, hashes;
    for (Status &status : statuses) {
        const QString hash = hashOf(status);
        if (before->value(keyOf(status)) == hash)
            continue;
        ids.append(keyOf(status));
        hashes.append(hash);
        stamp(status, m_clock.now());
        changed.push_back(std::move(status));
    }
    if (changed.empty())
        co_return Result<void> {};
    if (Result<void> doubted = doubt(object, ids); !doubted)
        co_return doubted;
    const Result<salesforce::WriteBackReport> report = co_await write(std::move(changed));
    if (!report)
        co_return tl::unexpected(report.error());
    if (report->skipped)
        co_return Result<void> {};
    tally.written += report->written;
    tally.failed += static_cast<int>(report->failures.size());
    const Result<bool> news = isNews(object, ids, hashes, report->failures);
    if (!news)
        co_return tl::unexpected(news.error());
    if (!*news)
        co_return Result<void> {};
    co_return recordWritten(object, ids, hashes, report->failures);
}

QCoro::Task<Result<void>> WriteBackRound::writeWitness()
{
    const Result<qint64> events = m_journal.lastSeq();
    const Result<QByteArray> head = m_journal.head();
    const Result<QString> last = m_views.note(QStringLiteral("witness.events"));
    if (!events || !head || !last)
        co_return fail(ErrorKind::Storage, QStringLiteral("the journal's head cannot be read"));
    if (*last == QString::number(*events))
        co_return Result<void> {};
    salesforce::Witness witness;
    witness.key = m_journal.id();
    witness.head = QString::fromLatin1(head->toHex());
    witness.events = *events;
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
    co_return m_views.setNote(QStringLiteral("witness.events"), QString::number(recorded->back().seq));
}

Result<void> WriteBackRound::doubt(const QString &object, const QStringList &ids)
{
    std::vector<mirror::WrittenView> unknown;
    for (const QString &id : ids)
        unknown.push_back({ object, id, QString() });
    return m_views.save(std::span<const mirror::WrittenView>(unknown));
}

Result<bool> WriteBackRound::isNews(const QString &object, const QStringList &ids, const QStringList &hashes,
    const std::vector<salesforce::WriteFailure> &failures)
{
    QStringList refused;
    for (const salesforce::WriteFailure &failure : failures)
        refused.append(failure.subject + QLatin1Char(' ') + failure.error.code + QLatin1Char(' ')
            + hashes.value(ids.indexOf(failure.subject)));
    refused.sort();
    const QString note = QStringLiteral("refused.") + object;
    const QString now = refused.join(QLatin1Char('\n'));
    const Result<QString> before = m_views.note(note);
    if (!before)
        return tl::unexpected(before.error());
    if (*before == now)
        return refused.size() < ids.size();
    if (Result<void> noted = m_views.setNote(note, now); !noted)
        return tl::unexpected(noted.error());
    return true;
}

Result<void> WriteBackRound::recordWritten(const QString &object, const QStringList &ids, const QStringList &hashes,
    const std::vector<salesforce::WriteFailure> &failures)
{
    QHash<QString, QString> failed;
    for (const salesforce::WriteFailure &failure : failures)
        failed.insert(failure.subject, failure.error.code);
    QJsonArray records, refused;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        const auto code = failed.constFind(ids[i]);
        if (code == failed.cend())
            records.append(QJsonObject { { QStringLiteral("id"), ids[i] }, { QStringLiteral("hash"), hashes[i] } });
        else
            refused.append(QJsonObject { { QStringLiteral("id"), ids[i] }, { QStringLiteral("code"), *code } });
    }
    const auto recorded = m_recorder.record({ { kind::kStatusWritten, QStringLiteral("writeback:") + object, kSystem,
        { { QStringLiteral("object"), object }, { QStringLiteral("records"), records }, { QStringLiteral("failed"), refused } },
        {} } });
    if (!recorded)
        return tl::unexpected(recorded.error());
    return {};
}

} // namespace sluice::engine
