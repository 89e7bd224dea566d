#include "crm/salesforce/Api.h"

#include "core/Log.h"
#include "crm/salesforce/Allowance.h"
#include "crm/salesforce/Fault.h"
#include "net/HttpDate.h"
#include "net/JsonBody.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace sluice::salesforce {

namespace {

constexpr std::chrono::minutes kPatience { 2 }; // A quota opens in a quarter of an hour or later: that is for a later cycle.
constexpr double kVersionPinned = 64.0;
constexpr double kVersionFloor = 60.0;
constexpr int kPagesMax = 100'000; ///< A loop must end, even when the other side says "more".
constexpr std::chrono::milliseconds kPauseUnnamed { 10'000 };
/// Silence that is borne. A query may work for two minutes before its first byte, and a call that does many things, one after
/// the other, for ten. Source: Salesforce sheet, section 8.
constexpr std::chrono::milliseconds kQuerySilence { 130'000 }, kSilence { 60'000 }, kTogetherSilence { 600'000 };
constexpr int kTimeoutsMax = 2;
constexpr net::RetryPolicy kReadPolicy { .attemptsMax = 6, .delayFirst = std::chrono::seconds(1), .delayMax = std::chrono::seconds(60) };
const QString kReference = QStringLiteral("q"); ///< And the number of the question.

QString textOf(std::optional<std::string_view> view)
{
    return view ? QString::fromUtf8(view->data(), static_cast<qsizetype>(view->size())) : QString();
}

net::HttpRequest request(QByteArray method, QUrl url, QByteArray body = {}, QByteArray accept = "application/json")
{
    net::HttpRequest made;
    made.method = std::move(method);
    made.url = std::move(url);
    made.headers.emplaceBack("Accept", std::move(accept));
    made.headers.emplaceBack("Sforce-Call-Options", "client=Sluice");
    if (!body.isEmpty())
        made.headers.emplaceBack("Content-Type", "application/json; charset=UTF-8");
    made.body = std::move(body);
    made.timeout = kSilence;
    return made;
}

net::HttpRequest question(net::HttpRequest made)
{
    made.timeout = kQuerySilence;
    return made;
}

QString encoded(const QString &soql)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(soql, {}, "+"));
}

} // namespace

Api::Api(Parts parts)
    : m_clock(parts.clock)
    , m_random(parts.random)
    , m_limiter(parts.clock, { .allowances = {}, .inFlightMax = parts.inFlightMax })
    , m_http({ .transport = parts.transport,
               .clock = parts.clock,
               .random = parts.random,
               .limiter = m_limiter,
               .tokens = parts.tokens,
               .judge = [this](const net::HttpResponse &response) { return judge(response); },
               .readPolicy = kReadPolicy,
               .pauseUnnamed = kPauseUnnamed,
               // Two minutes each: what did not end twice will not end the sixth time.
               .givesUp = [](const Error &error, int attempts) {
                   return attempts >= kTimeoutsMax && error.code == QLatin1String("QUERY_TIMEOUT");
               } })
{
    m_limiter.waitAtMost(kPatience);
}

QCoro::Task<Result<void>> Api::open()
{
    if (!m_version.isEmpty())
        co_return Result<void>();
    Result<net::HttpResponse> reply = co_await m_http.read(request("GET", QUrl(QStringLiteral("/services/data"))));
    if (!reply)
        co_return tl::unexpected(reply.error());
    // It becomes a part of addresses: of what reads as a number only the plain ones.
    static const QRegularExpression plain(QRegularExpression::anchoredPattern(QStringLiteral("[1-9][0-9]*\\.[0-9]")));
    double best = 0;
    QString bestText;
    net::JsonText json(reply->body);
    const Result<void> walked = json.forEachObject([&](net::JsonObject version) -> Result<void> {
        const std::optional<std::string_view> text = version.text("version");
        if (!text)
            return {};
        const QString offered = QString::fromUtf8(text->data(), static_cast<qsizetype>(text->size()));
        const double number = plain.match(offered).hasMatch() ? offered.toDouble() : 0;
        if (number <= kVersionPinned && number > best) {
            best = number;
            bestText = offered;
        }
        return {};
    });
    if (!walked)
        co_return walked;
    if (best < kVersionFloor) {
        Error error { ErrorKind::Rejected, QStringLiteral("the org offers no API version from %1 to %2")
                          .arg(kVersionFloor).arg(kVersionPinned), {}, QStringLiteral("api_version"), {} };
        co_return tl::unexpected(std::move(error));
    }
    m_version = bestText;
    co_return Result<void>();
}

Result<void> Api::mayRead() const
{
    if (!m_sparing || !m_usage || !isSpent(*m_usage))
        return {};
    Error error { ErrorKind::RateLimited, QStringLiteral("the org's calls of a day are nearly used up: Sluice leaves the rest to people"),
                  std::chrono::duration_cast<std::chrono::milliseconds>(kSpentRest), kAllowanceSpent, {} };
    return tl::unexpected(std::move(error));
}

QCoro::Task<Result<net::HttpResponse>> Api::ask(net::HttpRequest question)
{
    if (Result<void> may = mayRead(); !may)
        co_return tl::unexpected(may.error());
    Result<net::HttpResponse> reply = co_await m_http.read(std::move(question));
    co_return reply;
}

// NOLINTBEGIN(performance-unnecessary-value-param): What returns a Task takes by value, as if it were a coroutine.

QCoro::Task<Result<net::HttpResponse>> Api::read(QString path)
{
    return ask(question(request("GET", address(path))));
}

QCoro::Task<Result<net::HttpResponse>> Api::readCsv(QString path)
{
    return ask(question(request("GET", address(path), {}, "text/csv")));
}

QCoro::Task<Result<net::HttpResponse>> Api::readNext(QString address)
{
    const QUrl next(address, QUrl::StrictMode);
    if (!next.isValid() || !next.scheme().isEmpty() || !next.authority().isEmpty() || !address.startsWith(QLatin1Char('/'))) {
        // The token goes with every call: a reply must not choose where.
        Error error { ErrorKind::BadReply, QStringLiteral("the next page is said to lie elsewhere"), {},
                      QStringLiteral("next_page_elsewhere"), {} };
        co_return tl::unexpected(std::move(error));
    }
    net::HttpRequest page = question(request("GET", next));
    Result<net::HttpResponse> reply = co_await ask(std::move(page));
    co_return reply;
}

QCoro::Task<Result<void>> Api::readAll(QString path, TakeRecord take)
{
    Result<net::HttpResponse> first = co_await read(std::move(path));
    Result<void> read = co_await readPages(std::move(first), std::move(take));
    co_return read;
}

QCoro::Task<Result<void>> Api::readOn(QString next, TakeRecord take)
{
    Result<net::HttpResponse> first = co_await readNext(std::move(next));
    Result<void> read = co_await readPages(std::move(first), std::move(take));
    co_return read;
}

QCoro::Task<Result<void>> Api::readPages(Result<net::HttpResponse> reply, TakeRecord take)
{
    for (int page = 0; page < kPagesMax; ++page) {
        if (!reply)
            co_return tl::unexpected(reply.error());
        net::JsonText json(std::move(reply->body));
        Result<net::JsonObject> root = json.root();
        if (!root)
            co_return tl::unexpected(root.error());
        const QString next = textOf(root->text("nextRecordsUrl"));
        if (Result<void> taken = root->forEachObject("records", take); !taken)
            co_return taken;
        if (next.isEmpty())
            co_return Result<void>();
        reply = co_await readNext(next);
    }
    co_return fail(ErrorKind::LimitReached, QStringLiteral("a query did not end in %1 pages").arg(kPagesMax));
}

QCoro::Task<Result<net::HttpResponse>> Api::readAbsolute(QString path)
{
    return m_http.read(request("GET", QUrl(path)));
}

QCoro::Task<Result<net::HttpResponse>> Api::readTogether(QStringList paths)
{
    Q_ASSERT(paths.size() <= kPartsMax && std::count_if(paths.cbegin(), paths.cend(), isQuery) <= kQueriesMax);
    net::JsonBody body;
    body.beginObject().flag("allOrNone", false).flag("collateSubrequests", false).beginArray("compositeRequest");
    for (qsizetype at = 0; at < paths.size(); ++at) {
        body.beginObject().text("method", u"GET").text("url", QStringLiteral("/services/data/v%1/%2").arg(m_version, paths[at]))
            .text("referenceId", kReference + QString::number(at)).endObject();
    }
    body.endArray().endObject();
    net::HttpRequest made = request("POST", address(QStringLiteral("composite")), body.bytes());
    made.timeout = kTogetherSilence;
    // Repeated like every question, but ten minutes of silence not more than once: each attempt as one of its own.
    int silences = 0;
    for (int attempt = 1;; ++attempt) {
        if (Result<void> may = mayRead(); !may)
            co_return tl::unexpected(may.error());
        net::HttpRequest copy = made;
        const Instant began = m_clock.now();
        Result<net::HttpResponse> reply = co_await m_http.write(std::move(copy));
        if (!reply && isSilence(reply.error()) && m_clock.now() - began >= kSilence) // Not one that broke off at once.
            ++silences;
        if (reply || silences >= kTimeoutsMax)
            co_return reply;
        const std::optional<std::chrono::milliseconds> delay = net::delayBeforeNext(kReadPolicy, attempt, reply.error(), m_random);
        if (!delay)
            co_return reply;
        if (delay->count() > 0)
            co_await m_clock.sleep(*delay);
    }
}

QCoro::Task<Result<net::HttpResponse>> Api::write(QByteArray method, QString path, QByteArray body)
{
    net::HttpRequest made = request(std::move(method), address(path), std::move(body));
    if (path.startsWith(QLatin1String("composite")))
        made.timeout = kTogetherSilence;
    for (const auto &[name, value] : kWriteHeaders)
        made.headers.emplaceBack(name, value);
    return m_http.write(std::move(made));
}

QCoro::Task<Result<net::HttpResponse>> Api::upload(QString path, QByteArray contentType, QByteArray body)
{
    net::HttpRequest made = request("POST", address(path));
    made.headers.emplaceBack("Content-Type", std::move(contentType));
    made.body = std::move(body);
    return m_http.write(std::move(made));
}

// NOLINTEND(performance-unnecessary-value-param)

QString Api::query(const QString &soql)
{
    return QStringLiteral("query?q=") + encoded(soql);
}

QString Api::queryAll(const QString &soql)
{
    return QStringLiteral("queryAll?q=") + encoded(soql);
}

bool Api::isQuery(const QString &path)
{
    return path.startsWith(QLatin1String("query"));
}

QUrl Api::address(const QString &path) const
{
    return QUrl(QStringLiteral("/services/data/v%1/%2").arg(m_version, path), QUrl::StrictMode);
}

Result<void> Api::judge(const net::HttpResponse &response)
{
    // The pattern is not anchored: `api-bursts` and per-app figures may stand beside it.
    static const QRegularExpression pattern(QStringLiteral("(?<![a-z-])api-usage=(\\d+)/(\\d+)"));
    const QByteArray info = response.header("Sforce-Limit-Info");
    if (!info.isEmpty()) {
        const QRegularExpressionMatch match = pattern.match(QString::fromLatin1(info));
        if (match.hasMatch())
            m_usage = OrgUsage { match.captured(1).toInt(), match.captured(2).toInt() };
    }
    const Instant now = m_clock.now();
    m_skew = serverTime(response, now + m_skew) - now;
    Result<void> verdict = judgeReply(response);
    if (!verdict && verdict.error().kind != ErrorKind::SignInNeeded)
        qCInfo(lcSalesforce, "Salesforce answered %d %s (%s)", response.status, qUtf8Printable(verdict.error().code),
               qUtf8Printable(verdict.error().correlation));
    return verdict;
}

Instant serverTime(const net::HttpResponse &reply, Instant otherwise)
{
    return net::httpDate(reply.header("Date")).value_or(otherwise);
}

Result<void> forEachAnswer(net::JsonText &json, const std::function<Result<void>(int, int, net::JsonObject)> &visit)
{
    Result<net::JsonObject> root = json.root();
    if (!root)
        return tl::unexpected(root.error());
    return root->forEachObject("compositeResponse", [&](net::JsonObject entry) -> Result<void> {
        const std::optional<std::int64_t> status = entry.whole("httpStatusCode");
        const QString reference = textOf(entry.text("referenceId"));
        bool isNumber = false;
        const int index = reference.mid(kReference.size()).toInt(&isNumber);
        if (!status || !std::in_range<int>(*status) || !isNumber || !reference.startsWith(kReference))
            return fail(ErrorKind::BadReply, QStringLiteral("an answer without a status or a question"));
        return visit(index, static_cast<int>(*status), entry);
    });
}

Error errorOfAnswer(int status, net::JsonObject entry)
{
    std::optional<Error> found;
    const Result<void> read = entry.forEachObject("body", [&](net::JsonObject error) -> Result<void> {
        const std::optional<std::string_view> message = error.text("message");
        const std::optional<std::string_view> code = error.text("errorCode");
        if (code && !found)
            found = errorOf(*code, message.value_or(""), status);
        return {};
    });
    if (found)
        return *found;
    return read ? errorOf("HTTP_" + std::to_string(status), "", status) : read.error();
}

} // namespace sluice::salesforce
