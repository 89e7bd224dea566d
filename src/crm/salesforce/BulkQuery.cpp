#include "crm/salesforce/BulkQuery.h"

#include "core/Log.h"
#include "net/JsonBody.h"

#include <QUrl>

namespace sluice::salesforce {

using std::chrono::milliseconds;

namespace {

constexpr int kRowsPerPage = 10'000; ///< Some megabytes: what is held at once must not grow with the org.
constexpr int kPagesMax = 100'000;
constexpr milliseconds kPollFirst { 400 };
constexpr milliseconds kPollMax { 30'000 };
constexpr std::chrono::hours kPatience { 12 };

QString textOf(std::optional<std::string_view> view)
{
    return view ? QString::fromUtf8(view->data(), static_cast<qsizetype>(view->size())) : QString();
}

/// Whatever keeps a job from being ordered is no reason not to read, unless it would keep every other call back, too.
/// A job whose answer was lost is not looked for: it ends by itself, and its results go after a week.
bool concernsEveryCall(const Error &error)
{
    return error.kind == ErrorKind::SignInNeeded || error.kind == ErrorKind::RateLimited || error.kind == ErrorKind::Cancelled;
}

} // namespace

BulkQuery::BulkQuery(Api &api, std::function<bool()> stopped)
    : m_api(api)
    , m_stopped(std::move(stopped))
{
}

QCoro::Task<Result<BulkQuery::End>> BulkQuery::run(QString soql, Rows rows, Take take)
{
    if (Result<void> may = m_api.mayRead(); !may) // No job for an org that nothing is read from.
        co_return tl::unexpected(may.error());
    Result<QString> id = co_await create(soql, rows);
    if (!id && concernsEveryCall(id.error()))
        co_return tl::unexpected(id.error());
    if (!id) {
        qCInfo(lcSalesforce, "No bulk query (%s): reading page by page", qUtf8Printable(id.error().code));
        co_return End::Unavailable;
    }
    Result<State> ended = co_await waitForEnd(*id);
    if (!ended) {
        co_await abort(*id);
        co_return tl::unexpected(ended.error());
    }
    if (*ended == State::Failed)
        co_return End::Unavailable;
    Result<void> taken = co_await takeResults(*id, take);
    if (!taken)
        co_return tl::unexpected(taken.error());
    co_return End::Complete;
}

QCoro::Task<Result<QString>> BulkQuery::create(QString soql, Rows rows)
{
    net::JsonBody body;
    const QString operation = rows == Rows::WithDeleted ? QStringLiteral("queryAll") : QStringLiteral("query");
    body.beginObject().text("operation", operation).text("query", soql).text("contentType", u"CSV")
        .text("columnDelimiter", u"COMMA").text("lineEnding", u"LF").endObject();
    Result<net::HttpResponse> reply = co_await m_api.write("POST", QStringLiteral("jobs/query"), body.bytes());
    if (!reply)
        co_return tl::unexpected(reply.error());
    net::JsonText json(std::move(reply->body));
    Result<net::JsonObject> root = json.root();
    const QString id = root ? textOf(root->text("id")) : QString();
    if (id.isEmpty())
        co_return fail(ErrorKind::BadReply, QStringLiteral("a bulk job without an id"));
    co_return id;
}

QCoro::Task<Result<BulkQuery::State>> BulkQuery::state(QString id)
{
    Result<net::HttpResponse> reply = co_await m_api.read(QStringLiteral("jobs/query/%1").arg(id));
    if (!reply)
        co_return tl::unexpected(reply.error());
    net::JsonText json(std::move(reply->body));
    Result<net::JsonObject> root = json.root();
    if (!root)
        co_return tl::unexpected(root.error());
    const QString state = textOf(root->text("state"));
    if (state == QLatin1String("JobComplete"))
        co_return State::Complete;
    if (state == QLatin1String("Failed") || state == QLatin1String("Aborted")) {
        qCInfo(lcSalesforce, "Bulk job %s: %s %s", qUtf8Printable(id), qUtf8Printable(state),
               qUtf8Printable(textOf(root->text("errorMessage")).left(300)));
        co_return State::Failed;
    }
    co_return State::Working;
}

QCoro::Task<Result<BulkQuery::State>> BulkQuery::waitForEnd(QString id)
{
    const Instant patienceEnds = m_api.clock().now() + kPatience;
    milliseconds delay = kPollFirst;
    while (m_api.clock().now() < patienceEnds) {
        co_await m_api.clock().sleep(delay);
        delay = std::min(delay * 3 / 2, kPollMax);
        if (m_stopped())
            co_return fail(ErrorKind::Cancelled, QStringLiteral("the bulk query is no longer wanted"));
        Result<State> now = co_await state(id);
        if (!now || *now != State::Working)
            co_return now;
    }
    co_return fail(ErrorKind::LimitReached, QStringLiteral("the bulk query does not end"));
}

QCoro::Task<Result<void>> BulkQuery::takeResults(QString id, Take take)
{
    QByteArray locator;
    for (int page = 0; page < kPagesMax; ++page) {
        if (m_stopped())
            co_return fail(ErrorKind::Cancelled, QStringLiteral("the bulk query is no longer wanted"));
        QString path = QStringLiteral("jobs/query/%1/results?maxRecords=%2").arg(id).arg(kRowsPerPage);
        if (!locator.isEmpty())
            path += QLatin1String("&locator=") + QString::fromLatin1(locator.toPercentEncoding());
        Result<net::HttpResponse> reply = co_await m_api.readCsv(path);
        if (!reply)
            co_return tl::unexpected(reply.error());
        locator = reply->header("Sforce-Locator");
        bool isNumber = false;
        const int promised = reply->header("Sforce-NumberOfRecords").toInt(&isNumber);
        CsvReader rows(std::move(reply->body));
        if (Result<void> taken = take(rows); !taken)
            co_return taken;
        if (isNumber && promised != rows.recordsRead())
            co_return fail(ErrorKind::BadReply, QStringLiteral("a bulk page of %1 rows holds %2").arg(promised).arg(rows.recordsRead()));
        if (locator == "null")
            co_return Result<void>();
        if (locator.isEmpty()) // Its absence does not say that this was all.
            co_return fail(ErrorKind::BadReply, QStringLiteral("a bulk page does not say what follows it"));
    }
    co_return fail(ErrorKind::LimitReached, QStringLiteral("the bulk results do not end"));
}

QCoro::Task<void> BulkQuery::abort(QString id)
{
    Result<net::HttpResponse> reply
        = co_await m_api.write("PATCH", QStringLiteral("jobs/query/%1").arg(id), "{\"state\":\"Aborted\"}");
    if (!reply) // It ends by itself, and its results go after a week.
        qCInfo(lcSalesforce, "Bulk job %s was not aborted: %s", qUtf8Printable(id), qUtf8Printable(reply.error().code));
}

} // namespace sluice::salesforce
