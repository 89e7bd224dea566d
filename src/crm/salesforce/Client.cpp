#include "crm/salesforce/Client.h"

#include "core/Log.h"
#include "crm/salesforce/Fault.h"
#include "crm/salesforce/Readiness.h"

namespace sluice::salesforce {

namespace {

/// An administrator's change of fields is noticed within this time, or at once when it makes a call fail.
constexpr std::chrono::hours kDescribeAge { 24 };

QString textOf(std::optional<std::string_view> view)
{
    return view ? QString::fromUtf8(view->data(), static_cast<qsizetype>(view->size())) : QString();
}

} // namespace

Client::Client(Api::Parts parts, Session session)
    : m_api(parts)
    , m_session(std::move(session))
    , m_schema(m_session.fields)
    , m_writeBack(m_api, m_schema)
    , m_tasks(m_api, m_schema)
{
}

QCoro::Task<Result<void>> Client::open()
{
    Result<void> opened = co_await m_api.open();
    if (!opened)
        co_return opened;
    const bool fresh = !m_schema.isEmpty() && m_api.clock().now() - m_describedAt < kDescribeAge;
    if (fresh)
        co_return Result<void>();
    Result<void> described = co_await describe();
    co_return described;
}

QCoro::Task<Result<void>> Client::describe()
{
    const QStringList objects = describedObjects();
    QStringList paths;
    for (const QString &object : objects)
        paths.append(QStringLiteral("sobjects/%1/describe").arg(object));
    Result<net::HttpResponse> reply = co_await m_api.readMany(std::move(paths));
    if (!reply)
        co_return tl::unexpected(reply.error());

    Schema fresh(m_session.fields);
    net::JsonText json(std::move(reply->body));
    int answered = 0;
    const auto take = [&](int index, int status, net::JsonObject entry) -> Result<void> {
        answered = index + 1;
        if (index >= objects.size())
            return fail(ErrorKind::BadReply, QStringLiteral("more answers than questions"));
        if (status == 404) {
            fresh.addMissing(objects[index]);
            return {};
        }
        if (status != 200)
            return tl::unexpected(errorOfAnswer(status, entry));
        std::optional<net::JsonObject> result = entry.object("result");
        return result ? fresh.add(objects[index], *result)
                      : fail(ErrorKind::BadReply, QStringLiteral("a describe without a result"));
    };
    const Result<void> walked = forEachAnswer(json, take);
    if (!walked)
        co_return walked;
    if (answered != objects.size())
        co_return fail(ErrorKind::BadReply, QStringLiteral("%1 objects, %2 describes").arg(objects.size()).arg(answered));
    m_schema = std::move(fresh);
    m_describedAt = m_api.clock().now();
    Result<void> currency = co_await findCurrency();
    co_return currency;
}

QCoro::Task<Result<void>> Client::findCurrency()
{
    m_currency = m_session.currency;
    // With several currencies every record says its own; the org's is only for what has none.
    const QString field = QStringLiteral("DefaultCurrencyIsoCode");
    if (m_schema.multiCurrency() || !m_currency.isNone() || !m_schema.object(QStringLiteral("Organization")).has(field))
        co_return Result<void>();
    Result<net::HttpResponse> reply
        = co_await m_api.read(Api::query(QStringLiteral("SELECT %1 FROM Organization LIMIT 1").arg(field)));
    if (!reply)
        co_return tl::unexpected(reply.error());
    net::JsonText json(std::move(reply->body));
    Result<net::JsonObject> root = json.root();
    if (!root)
        co_return tl::unexpected(root.error());
    co_return root->forEachObject("records", [&](net::JsonObject org) -> Result<void> {
        Result<Currency> currency = Currency::fromCode(org.text("DefaultCurrencyIsoCode").value_or(""));
        if (!currency)
            return tl::unexpected(currency.error());
        m_currency = *currency;
        return {};
    });
}

void Client::noteFailure(const Error &error)
{
    // A field or an object that was there is gone: look again before the next call.
    if (error.code == QLatin1String("INVALID_FIELD") || error.code == QLatin1String("INVALID_TYPE")
        || error.code == QLatin1String("INVALID_FIELD_FOR_INSERT_UPDATE"))
        m_describedAt = {};
}

QCoro::Task<Result<PullReport>> Client::pull(PullSink &sink, Progress progress)
{
    const qint64 callsBefore = m_api.calls();
    Result<void> opened = co_await open();
    if (!opened)
        co_return tl::unexpected(opened.error());
    if (m_currency.isNone() && !m_schema.multiCurrency()) {
        Error error { ErrorKind::Rejected, QStringLiteral("the org does not tell its currency"), {},
                      QStringLiteral("currency_unknown"), {} };
        co_return tl::unexpected(std::move(error));
    }
    Pull pull({ m_api, m_schema, m_currency, m_recent, sink, std::move(progress) });
    Result<PullReport> report = co_await pull.run();
    if (!report) {
        m_recent.clear(); // Rows that were read may not have been stored: hand all of the overlap on again.
        noteFailure(report.error());
        co_return report;
    }
    report->calls = static_cast<int>(m_api.calls() - callsBefore);
    co_return report;
}

QCoro::Task<Result<WriteBackReport>> Client::writeDeals(std::vector<DealStatus> deals)
{
    Result<void> opened = co_await open();
    if (!opened)
        co_return tl::unexpected(opened.error());
    Result<WriteBackReport> report = co_await m_writeBack.deals(std::move(deals));
    if (report && !report->failures.empty())
        noteFailure(report->failures.front().error);
    co_return report;
}

QCoro::Task<Result<WriteBackReport>> Client::writeAccounts(std::vector<AccountStatus> accounts)
{
    Result<void> opened = co_await open();
    if (!opened)
        co_return tl::unexpected(opened.error());
    Result<WriteBackReport> report = co_await m_writeBack.accounts(std::move(accounts));
    if (report && !report->failures.empty())
        noteFailure(report->failures.front().error);
    co_return report;
}

QCoro::Task<Result<WriteBackReport>> Client::upsertExceptions(std::vector<SyncException> exceptions)
{
    Result<void> opened = co_await open();
    if (!opened)
        co_return tl::unexpected(opened.error());
    Result<WriteBackReport> report = co_await m_writeBack.exceptions(std::move(exceptions));
    co_return report;
}

QCoro::Task<Result<WriteBackReport>> Client::writeWitness(Witness witness)
{
    Result<void> opened = co_await open();
    if (!opened)
        co_return tl::unexpected(opened.error());
    Result<WriteBackReport> report = co_await m_writeBack.witness(std::move(witness));
    co_return report;
}

QCoro::Task<Result<std::vector<TaskRecord>>> Client::findTasks(QStringList keys)
{
    Result<void> opened = co_await open();
    if (!opened)
        co_return tl::unexpected(opened.error());
    Result<std::vector<TaskRecord>> found = co_await m_tasks.find(std::move(keys));
    co_return found;
}

QCoro::Task<Result<QString>> Client::createTask(TaskDraft task)
{
    Result<void> opened = co_await open();
    if (!opened)
        co_return tl::unexpected(opened.error());
    Result<QString> id = co_await m_tasks.create(std::move(task));
    co_return id;
}

QCoro::Task<Result<void>> Client::updateTask(QString id, TaskDraft task)
{
    Result<void> opened = co_await open();
    if (!opened)
        co_return opened;
    Result<void> updated = co_await m_tasks.update(std::move(id), std::move(task));
    co_return updated;
}

QCoro::Task<Result<std::vector<ReadinessItem>>> Client::readiness()
{
    m_describedAt = {};
    Result<void> opened = co_await open();
    if (!opened)
        co_return tl::unexpected(opened.error());
    co_return readinessOf(m_schema);
}

QCoro::Task<Result<Identity>> Client::identity()
{
    Result<net::HttpResponse> reply = co_await m_api.readAbsolute(QStringLiteral("/services/oauth2/userinfo"));
    if (!reply)
        co_return tl::unexpected(reply.error());
    net::JsonText json(std::move(reply->body));
    Result<net::JsonObject> root = json.root();
    if (!root)
        co_return tl::unexpected(root.error());
    Identity who;
    who.userId = textOf(root->text("user_id"));
    who.orgId = textOf(root->text("organization_id"));
    who.name = textOf(root->text("name"));
    who.email = textOf(root->text("email")).toLower();
    who.username = textOf(root->text("preferred_username"));
    who.timeZone = textOf(root->text("zoneinfo"));
    if (Result<void> read = json.finish(); !read)
        co_return tl::unexpected(read.error());
    if (who.userId.isEmpty() || who.orgId.isEmpty() || who.email.isEmpty())
        co_return fail(ErrorKind::BadReply, QStringLiteral("userinfo does not say who signed in"));
    co_return who;
}

QCoro::Task<Result<Limits>> Client::limits()
{
    Result<void> opened = co_await m_api.open();
    if (!opened)
        co_return tl::unexpected(opened.error());
    Result<net::HttpResponse> reply = co_await m_api.read(QStringLiteral("limits"));
    if (!reply)
        co_return tl::unexpected(reply.error());
    net::JsonText json(std::move(reply->body));
    Result<net::JsonObject> root = json.root();
    if (!root)
        co_return tl::unexpected(root.error());
    std::optional<net::JsonObject> daily = root->object("DailyApiRequests");
    if (!daily)
        co_return fail(ErrorKind::BadReply, QStringLiteral("limits without DailyApiRequests"));
    Limits limits;
    limits.callsMax = static_cast<int>(daily->whole("Max").value_or(0));
    limits.callsRemaining = static_cast<int>(daily->whole("Remaining").value_or(0));
    co_return limits;
}

} // namespace sluice::salesforce
