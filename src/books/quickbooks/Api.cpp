#include "books/quickbooks/Api.h"

#include "books/quickbooks/Fault.h"
#include "books/quickbooks/Fields.h"
#include "core/Log.h"

namespace sluice::quickbooks {

namespace {

constexpr int kPageSize = 1000;
constexpr int kPagesMax = 100'000; ///< A loop must end, even when the other side says "more".
constexpr int kRestartsMax = 5;
// Below the limits of QuickBooks (10 a second, 500 a minute, 10 at once; 40 batches a minute): it counts when a call
// arrives and ends there, which is a little later than we do, and nobody may be refused for that.
const net::RateLimiter::Limits kLimits { .allowances = { { 8, std::chrono::milliseconds(1250) }, { 400, std::chrono::seconds(61) } },
                                         .inFlightMax = Api::kAtOnce };
const net::RateLimiter::Limits kBatchLimits { .allowances = { { 38, std::chrono::seconds(61) } } };

constexpr std::chrono::minutes kRestMax { 15 };
constexpr std::chrono::seconds kRestUnnamed { 60 };
constexpr std::chrono::seconds kPageTimeMin { 30 }; // A page of a thousand documents takes its time.

QByteArray encoded(QStringView text)
{
    return QUrl::toPercentEncoding(text.toString()); // "+" too: it stands in time zones and would be read as a space.
}

Result<void> judge(const net::HttpResponse &response)
{
    Result<void> verdict = judgeReply(response);
    if (!verdict && verdict.error().kind != ErrorKind::SignInNeeded)
        qCInfo(lcQuickBooks, "QuickBooks answered %d, code %s (%s)", response.status,
               qUtf8Printable(verdict.error().code), qUtf8Printable(verdict.error().correlation));
    return verdict;
}

/// Whether a look for faults below the root is worth the walk. Documents may hold the word.
bool mayHoldFault(const QByteArray &body)
{
    return body.contains("\"Fault\"") || body.contains("\"fault\"");
}

} // namespace

Api::Api(Parts parts)
    : m_clock(parts.clock)
    , m_base(parts.base)
    , m_realm(parts.realm)
    , m_limiter(parts.clock, kLimits)
    , m_batchLimiter(parts.clock, kBatchLimits)
    , m_http({ .transport = parts.transport,
               .clock = parts.clock,
               .random = parts.random,
               .limiter = m_limiter,
               .tokens = parts.tokens,
               .judge = judge,
               .readPolicy = { .attemptsMax = 5, .delayFirst = std::chrono::seconds(2),
                               .delayMax = std::chrono::seconds(60) },
               .pauseUnnamed = kRestUnnamed,
               .givesUp = [this](const Error &error, int) { return isBornNoMore(error); } })
{
}

Traffic Api::traffic() const
{
    return { m_limiter.recent(), m_batchLimiter.recent(), m_limiter.counters().pausedUntil };
}

void Api::joinTraffic(const Traffic &others)
{
    m_limiter.countOthers(others.calls);
    m_batchLimiter.countOthers(others.batches);
    if (others.pausedUntil <= m_clock.now() + kRestMax) // Else somebody has put the clock back since.
        m_limiter.pauseUntil(others.pausedUntil);
}

void Api::bearTroubleUntil(Instant until)
{
    // By the steady clock: somebody may set the other one meanwhile.
    m_bearUntil = until == Instant::max() ? kForEver : until - m_clock.now() + m_clock.steady();
    m_limiter.waitAtMostUntil(until);
}

/// When the company answered, by its own clock; by ours if it does not say.
Instant Api::timeOf(net::JsonObject &root)
{
    const std::optional<std::string_view> text = root.text("time");
    const std::optional<Instant> said = text ? parseInstant(*text) : std::nullopt;
    if (!said)
        return m_clock.now();
    m_booksTime = said->time_since_epoch() - m_clock.steady();
    return *said;
}

std::optional<std::chrono::milliseconds> Api::clockAhead() const
{
    if (!m_booksTime)
        return std::nullopt;
    return m_clock.now().time_since_epoch() - m_clock.steady() - *m_booksTime;
}

bool Api::isBornNoMore(const Error &error) const
{
    const std::chrono::milliseconds unnamed = error.kind == ErrorKind::RateLimited ? kRestUnnamed : std::chrono::seconds(0);
    return m_bearUntil - m_clock.steady() < error.retryAfter.value_or(unnamed);
}

net::HttpRequest Api::request(QByteArray method, const QString &path, const QByteArray &query, QByteArray body) const
{
    net::HttpRequest made;
    made.method = std::move(method);
    made.url = m_base;
    made.url.setPath(QStringLiteral("/v3/company/%1/%2").arg(m_realm.value, path));
    made.url.setQuery(QString::fromLatin1((query.isEmpty() ? QByteArray() : query + '&') + "minorversion=75"),
                      QUrl::StrictMode);
    made.headers.emplaceBack("Accept", "application/json");
    if (!body.isEmpty())
        made.headers.emplaceBack("Content-Type", "application/json");
    made.body = std::move(body);
    return made;
}

// NOLINTBEGIN(performance-unnecessary-value-param): What returns a Task takes by value, as if it were a coroutine.

QCoro::Task<Result<net::HttpResponse>> Api::read(QString path, QByteArray query)
{
    net::HttpRequest made = request("GET", path, query, {});
    made.timeout = std::min<std::chrono::milliseconds>(made.timeout, std::max<std::chrono::milliseconds>(m_bearUntil - m_clock.steady(), kPageTimeMin));
    return m_http.read(std::move(made));
}

QCoro::Task<Result<net::HttpResponse>> Api::create(QString entity, QByteArray body, QString requestId)
{
    return m_http.write(request("POST", entity, "requestid=" + encoded(requestId), std::move(body)));
}

// NOLINTEND(performance-unnecessary-value-param)

QCoro::Task<Result<net::HttpResponse>> Api::batch(QByteArray body, QString requestId)
{
    const Result<net::RateLimiter::Slot> turn = co_await m_batchLimiter.acquire();
    if (!turn)
        co_return tl::unexpected(turn.error());
    Result<net::HttpResponse> reply
        = co_await m_http.write(request("POST", QStringLiteral("batch"), "requestid=" + encoded(requestId), std::move(body)));
    co_return reply;
}

QCoro::Task<Result<Instant>> Api::readAll(Query query)
{
    const QByteArray entity = query.entity.toLatin1();
    const QString where = query.where.isEmpty() ? QString() : QStringLiteral(" WHERE ") + query.where;
    std::optional<Instant> began;
    int start = 1;
    int restarts = 0;
    QString lastId;
    for (int page = 0; page < kPagesMax; ++page) {
        // In one call: a second would look for its place in what the first has put in, and a name may hold "%3".
        const QString statement = QStringLiteral("SELECT * FROM %1%2 ORDERBY Id STARTPOSITION %3 MAXRESULTS %4")
                                      .arg(query.entity, where, QString::number(start), QString::number(kPageSize));
        Result<net::HttpResponse> reply = co_await read(QStringLiteral("query"), "query=" + encoded(statement));
        if (!reply)
            co_return tl::unexpected(reply.error());
        const bool isSuspect = mayHoldFault(reply->body);
        net::JsonText json(std::move(reply->body));
        Result<net::JsonObject> root = json.root();
        if (!root)
            co_return tl::unexpected(root.error());
        std::optional<net::JsonObject> response = root->object("QueryResponse");
        if (!response)
            co_return fail(ErrorKind::BadReply, QStringLiteral("a query answer without QueryResponse"));
        if (std::optional<Error> fault = isSuspect ? errorBelow(*response) : std::nullopt)
            co_return tl::unexpected(std::move(*fault)); // Else it would read as an empty table.

        int rows = 0;
        bool moved = false;
        QString id;
        const Result<void> walked = response->forEachObject({ entity.constData(), static_cast<std::size_t>(entity.size()) },
                                                            [&](net::JsonObject row) -> Result<void> {
            id = toText(row.text("Id"));
            const bool overlap = ++rows == 1 && !lastId.isEmpty();
            if (overlap)
                moved = id != lastId;
            return overlap || moved ? Result<void>() : query.take(row);
        });
        if (!walked)
            co_return tl::unexpected(walked.error());
        if (!began)
            began = timeOf(*root);
        if (!lastId.isEmpty() && rows == 0)
            moved = true;
        if (moved) {
            if (++restarts > kRestartsMax)
                co_return fail(ErrorKind::Conflict, QStringLiteral("%1: records move faster than they can be read").arg(query.entity));
            qCInfo(lcQuickBooks, "%s moved between two pages; reading from the start", entity.constData());
            start = 1;
            lastId.clear();
            continue;
        }
        if (query.pageDone) {
            if (Result<void> done = query.pageDone(); !done)
                co_return tl::unexpected(done.error());
        }
        if (rows < kPageSize)
            co_return *began;
        lastId = id;
        start += kPageSize - 1;
    }
    co_return fail(ErrorKind::LimitReached, QStringLiteral("%1: the records do not end").arg(query.entity));
}

QCoro::Task<Result<qint64>> Api::count(QString entity, QString where)
{
    const QString statement = QStringLiteral("SELECT COUNT(*) FROM ") + entity + (where.isEmpty() ? where : QStringLiteral(" WHERE ") + where);
    Result<net::HttpResponse> reply = co_await read(QStringLiteral("query"), "query=" + encoded(statement));
    if (!reply)
        co_return tl::unexpected(reply.error());
    net::JsonText json(std::move(reply->body));
    Result<net::JsonObject> root = json.root();
    if (!root)
        co_return tl::unexpected(root.error());
    std::optional<net::JsonObject> response = root->object("QueryResponse");
    const std::optional<std::int64_t> total = response ? response->whole("totalCount") : std::nullopt;
    if (!total)
        co_return fail(ErrorKind::BadReply, QStringLiteral("%1: a count without a number").arg(entity));
    co_return qint64(*total);
}

QCoro::Task<Result<Api::Changes>> Api::changes(QStringList entities, Instant since,
                                               std::function<Result<void>(std::string_view, net::JsonObject)> take)
{
    const QByteArray query
        = "entities=" + encoded(entities.join(QLatin1Char(','))) + "&changedSince=" + encoded(toIso(since));
    Result<net::HttpResponse> reply = co_await read(QStringLiteral("cdc"), query);
    if (!reply)
        co_return tl::unexpected(reply.error());
    const bool isSuspect = mayHoldFault(reply->body);
    const bool hasLists = reply->body.contains("\"QueryResponse\"");
    net::JsonText json(std::move(reply->body));
    Result<net::JsonObject> root = json.root();
    if (!root)
        co_return tl::unexpected(root.error());
    Changes found;
    bool answered = false;
    const auto faultIn = [isSuspect](net::JsonObject part) -> Result<void> {
        std::optional<Error> fault = isSuspect ? errorBelow(part) : std::nullopt;
        return fault ? Result<void>(tl::unexpected(std::move(*fault))) : Result<void>();
    };
    // Both arrays are walked and entities are told by name: places and lengths are promised nowhere.
    const Result<void> walked = root->forEachObject("CDCResponse", [&](net::JsonObject response) -> Result<void> {
        answered = true;
        if (Result<void> sound = faultIn(response); !sound)
            return sound;
        return response.forEachObject("QueryResponse", [&](net::JsonObject list) -> Result<void> {
            if (Result<void> sound = faultIn(list); !sound)
                return sound;
            return list.forEachObjectOfArrays([&](std::string_view entity, net::JsonObject row) -> Result<void> {
                ++found.count;
                ++found.perEntity[toText(entity)];
                return take(entity, row);
            });
        });
    });
    if (!walked)
        co_return tl::unexpected(walked.error());
    if (!answered || !hasLists)
        co_return fail(ErrorKind::BadReply, QStringLiteral("a change answer without its lists"));
    found.at = timeOf(*root);
    co_return found;
}

} // namespace sluice::quickbooks
