#include "crm/salesforce/WriteBack.h"

#include "core/Log.h"
#include "crm/salesforce/Fault.h"
#include "crm/salesforce/Row.h"
#include "crm/salesforce/Soql.h"
#include "crm/salesforce/StatusBodies.h"
#include "net/RetryPolicy.h"

namespace sluice::salesforce {

namespace {

constexpr qsizetype kIdsPerQuery = 200;
constexpr const char *kWitnessColumns[] = { "Key__c", "Head__c", "Events__c", "At__c" };
constexpr net::RetryPolicy kLockPolicy { .attemptsMax = kLockTriesMax, .delayFirst = std::chrono::seconds(1),
                                         .delayMax = std::chrono::seconds(30) };

/// The answers of a collection, one for each record in the order of the request: nothing for a written record.
Result<std::vector<std::optional<Error>>> readAnswers(QByteArray body)
{
    std::vector<std::optional<Error>> answers;
    net::JsonText json(std::move(body));
    const Result<void> walked = json.forEachObject([&](net::JsonObject entry) -> Result<void> {
        const std::optional<bool> success = entry.flag("success");
        if (!success)
            return fail(ErrorKind::BadReply, QStringLiteral("a write answer without success"));
        std::optional<Error> error;
        const Result<void> read = entry.forEachObject("errors", [&](net::JsonObject one) -> Result<void> {
            const std::optional<std::string_view> code = one.text("statusCode");
            const std::optional<std::string_view> message = one.text("message");
            if (!error)
                error = errorOf(code.value_or("UNKNOWN"), message.value_or(""), 400);
            return {};
        });
        if (!read)
            return read;
        if (*success)
            error.reset();
        else if (!error)
            error = errorOf("UNKNOWN", "refused without a reason", 400);
        answers.push_back(std::move(error));
        return {};
    });
    if (!walked)
        return tl::unexpected(walked.error());
    return answers;
}

/// Two upserts under one new key: the one that comes second finds the record there when it is sent again.
bool isRace(const QString &path, const Error &error)
{
    return path.startsWith(QLatin1String("composite/sobjects/")) && error.code == QLatin1String("DUPLICATE_VALUE");
}

} // namespace

std::chrono::milliseconds delayAfterLock(int attempt, Random &random)
{
    // In the policy's words: worth another try, at its own pace.
    const Error lock { ErrorKind::RateLimited, {}, {}, {}, {} };
    return net::delayBeforeNext(kLockPolicy, attempt, lock, random).value_or(kLockPolicy.delayMax);
}

QCoro::Task<Result<WriteBackReport>> WriteBack::deals(std::vector<DealStatus> deals)
{
    std::vector<Record> records;
    for (DealStatus &deal : deals) {
        RecordBody body(m_schema, QStringLiteral("Opportunity"));
        body.id(deal.dealId.value);
        fill(body, deal);
        records.push_back({ std::move(deal.dealId.value), body.finish() });
    }
    return send(QStringLiteral("composite/sobjects"), std::move(records));
}

QCoro::Task<Result<WriteBackReport>> WriteBack::accounts(std::vector<AccountStatus> accounts, Currency ofOrg)
{
    QStringList ids;
    std::vector<WriteFailure> hidden;
    for (AccountStatus &account : accounts) {
        account.currency = ofOrg;
        ids.append(account.accountId.value);
    }
    if (m_schema.multiCurrency()) {
        // Asked just before writing: the mirror keeps no currency of an account, and somebody may have changed it since.
        const Result<QHash<QString, Currency>> currencies = co_await currenciesOf(std::move(ids));
        if (!currencies)
            co_return tl::unexpected(currencies.error());
        // One that is not shown may be kept in any: nothing is written over what stands there.
        std::erase_if(accounts, [&](const AccountStatus &account) {
            const bool isShown = currencies->contains(account.accountId.value);
            if (!isShown)
                hidden.push_back({ account.accountId.value, errorOf("NOT_FOUND", "the account is not shown", 404) });
            return !isShown;
        });
        for (AccountStatus &account : accounts)
            account.currency = currencies->value(account.accountId.value);
    }
    std::vector<Record> records;
    for (const AccountStatus &account : accounts) {
        RecordBody body(m_schema, QStringLiteral("Account"));
        body.id(account.accountId.value);
        fill(body, account);
        records.push_back({ account.accountId.value, body.finish() });
    }
    Result<WriteBackReport> report = co_await send(QStringLiteral("composite/sobjects"), std::move(records));
    if (!report)
        co_return report;
    std::move(hidden.begin(), hidden.end(), std::back_inserter(report->failures));
    co_return report;
}

/// By account, as far as they are shown; without a currency where they do not tell.
QCoro::Task<Result<QHash<QString, Currency>>> WriteBack::currenciesOf(QStringList accountIds)
{
    QHash<QString, Currency> found;
    if (!m_schema.object(QStringLiteral("Account")).has(QStringLiteral("CurrencyIsoCode"))) {
        for (const QString &id : accountIds)
            found.insert(id, Currency());
        co_return found;
    }
    const Api::TakeRecord take = [&found](net::JsonObject record) -> Result<void> {
        const std::string_view id = record.text("Id").value_or("");
        const QString account = QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
        found.insert(account, Currency::fromCode(record.text("CurrencyIsoCode").value_or("")).value_or(Currency()));
        return {};
    };
    for (qsizetype at = 0; at < accountIds.size(); at += kIdsPerQuery) {
        const QString soql = QStringLiteral("SELECT Id, CurrencyIsoCode FROM Account WHERE Id IN %1")
                                 .arg(listOf(accountIds.mid(at, kIdsPerQuery)));
        const Result<void> read = co_await m_api.readAll(Api::query(soql), take);
        if (!read)
            co_return tl::unexpected(read.error());
    }
    co_return found;
}

QCoro::Task<Result<WriteBackReport>> WriteBack::exceptions(std::vector<SyncException> exceptions)
{
    const QString object = QStringLiteral("Sluice_Sync_Exception__c");
    if (!m_schema.object(object).exists) {
        WriteBackReport nowhere;
        nowhere.skipped = true;
        co_return nowhere;
    }
    std::vector<Record> records;
    for (const SyncException &exception : exceptions) {
        RecordBody body(m_schema, object);
        body.key("Sync_Key__c", exception.key);
        fill(body, exception);
        records.push_back({ exception.key, body.finish() });
    }
    const QString key = m_schema.wireNameUnchecked(object, QStringLiteral("Sync_Key__c"));
    Result<WriteBackReport> report
        = co_await send(QStringLiteral("composite/sobjects/%1/%2").arg(m_schema.wireObject(object), key), std::move(records));
    co_return report;
}

QCoro::Task<Result<WriteBackReport>> WriteBack::witness(Witness witness)
{
    const QString object = QStringLiteral("Sluice_Witness__c");
    if (!m_schema.object(object).exists) {
        WriteBackReport nowhere;
        nowhere.skipped = true;
        co_return nowhere;
    }
    RecordBody body(m_schema, object);
    body.key("Key__c", witness.key);
    body.text("Head__c", witness.head);
    body.whole("Events__c", witness.events);
    body.instant("At__c", witness.at);
    std::vector<Record> records;
    records.push_back({ witness.key, body.finish() });
    const QString key = m_schema.wireNameUnchecked(object, QStringLiteral("Key__c"));
    Result<WriteBackReport> report
        = co_await send(QStringLiteral("composite/sobjects/%1/%2").arg(m_schema.wireObject(object), key), std::move(records));
    co_return report;
}

QCoro::Task<Result<WitnessAnswer>> WriteBack::readWitness(QString key)
{
    const QString object = QStringLiteral("Sluice_Witness__c");
    WitnessAnswer answer;
    const Columns columns(m_schema, object, kWitnessColumns);
    if (!m_schema.object(object).exists || !columns.missing().isEmpty()) {
        answer.skipped = true;
        co_return answer;
    }
    const QString soql = QStringLiteral("SELECT %1 FROM %2 WHERE %3 = %4")
                             .arg(columns.selectList(), m_schema.wireObject(object), m_schema.wireName(object, QStringLiteral("Key__c")), quoted(key));
    const Api::TakeRecord take = [&answer, &columns](net::JsonObject record) -> Result<void> {
        Row row(record, columns);
        Witness witness;
        witness.key = row.text("Key__c");
        witness.head = row.text("Head__c");
        witness.events = row.decimal("Events__c").value_or(Decimal()).rounded(0, Rounding::Down).coefficient();
        witness.at = row.instant("At__c").value_or(Instant {});
        answer.witness = std::move(witness);
        return row.finish();
    };
    const Result<void> read = co_await m_api.readAll(Api::query(soql), take);
    if (!read)
        co_return tl::unexpected(read.error());
    co_return answer;
}

QCoro::Task<Result<WriteBackReport>> WriteBack::send(QString path, std::vector<Record> records)
{
    WriteBackReport report;
    m_portion.begin();
    qsizetype end = 0;
    for (qsizetype at = 0; at < std::ssize(records); at = end) {
        end = std::min<qsizetype>(at + m_portion.size(), std::ssize(records));
        std::vector<Record> chunk(std::make_move_iterator(records.begin() + at),
                                  std::make_move_iterator(records.begin() + end));
        QStringList subjects;
        for (const Record &record : chunk)
            subjects.append(record.subject);
        const Instant began = m_api.clock().now();
        Result<WriteBackReport> one = co_await sendChunk(path, std::move(chunk));
        if (!one) {
            report.untold += subjects;
            if (!report.broken)
                report.broken = one.error();
            if (!m_portion.goesOnAfter(one.error(), m_api.clock().now() - began)) {
                for (qsizetype rest = end; rest < std::ssize(records); ++rest)
                    report.untold.append(records[static_cast<std::size_t>(rest)].subject);
                break;
            }
            continue;
        }
        m_portion.answered();
        report.written += one->written;
        std::move(one->failures.begin(), one->failures.end(), std::back_inserter(report.failures));
    }
    if (report.broken && report.untold.size() == std::ssize(records))
        co_return tl::unexpected(*report.broken);
    co_return report;
}

QCoro::Task<Result<WriteBackReport>> WriteBack::sendChunk(QString path, std::vector<Record> chunk)
{
    WriteBackReport report;
    for (int attempt = 1; !chunk.empty(); ++attempt) {
        QByteArray body = "{\"allOrNone\":false,\"records\":[";
        for (std::size_t at = 0; at < chunk.size(); ++at)
            body += (at > 0 ? "," : "") + chunk[at].json;
        body += "]}";
        Result<net::HttpResponse> reply = co_await m_api.write("PATCH", path, std::move(body));
        if (!reply)
            co_return tl::unexpected(reply.error());
        Result<std::vector<std::optional<Error>>> answers = readAnswers(std::move(reply->body));
        if (!answers)
            co_return tl::unexpected(answers.error());
        if (answers->size() != chunk.size()) // Failures carry no id: only the position tells whose they are.
            co_return fail(ErrorKind::BadReply, QStringLiteral("%1 records, %2 answers").arg(chunk.size()).arg(answers->size()));

        std::vector<Record> locked;
        const bool again = attempt < kLockTriesMax;
        for (std::size_t at = 0; at < chunk.size(); ++at) {
            std::optional<Error> &error = (*answers)[at];
            if (!error)
                ++report.written;
            else if (again && (isRowLock(*error) || (attempt == 1 && isRace(path, *error))))
                locked.push_back(std::move(chunk[at]));
            else
                report.failures.push_back({ chunk[at].subject, std::move(*error) });
        }
        chunk = std::move(locked);
        if (!chunk.empty())
            co_await m_api.clock().sleep(delayAfterLock(attempt, m_api.random()));
    }
    co_return report;
}

} // namespace sluice::salesforce
