#include "crm/salesforce/Fault.h"

#include "net/Json.h"

#include <algorithm>
#include <array>

namespace sluice::salesforce {

using std::chrono::milliseconds;

namespace {

constexpr milliseconds kQuotaRest = std::chrono::minutes(15);
constexpr milliseconds kConcurrencyRest = std::chrono::seconds(10);
constexpr qsizetype kDetailMax = 300;

struct Meaning {
    std::string_view code;
    ErrorKind kind;
};

// Whatever is not listed was understood and refused.
constexpr std::array kMeanings {
    Meaning { "INVALID_SESSION_ID", ErrorKind::SignInNeeded },
    Meaning { "REQUEST_LIMIT_EXCEEDED", ErrorKind::RateLimited },
    Meaning { "UNABLE_TO_LOCK_ROW", ErrorKind::Conflict },
    Meaning { "DUPLICATE_VALUE", ErrorKind::Conflict },
    Meaning { "SERVER_UNAVAILABLE", ErrorKind::BadReply },
    Meaning { "UNKNOWN_EXCEPTION", ErrorKind::BadReply },
    Meaning { "INTERNAL_ERROR", ErrorKind::BadReply },
    Meaning { "TXN_SECURITY_METERING_ERROR", ErrorKind::BadReply },
    Meaning { "QUERY_TIMEOUT", ErrorKind::Timeout },
    Meaning { "NOT_FOUND", ErrorKind::NotFound },
    Meaning { "ENTITY_IS_DELETED", ErrorKind::NotFound },
    Meaning { "OPERATION_TOO_LARGE", ErrorKind::LimitReached },
    Meaning { "QUERY_TOO_COMPLICATED", ErrorKind::LimitReached },
    Meaning { "EXCEEDED_ID_LIMIT", ErrorKind::LimitReached },
    Meaning { "STORAGE_LIMIT_EXCEEDED", ErrorKind::LimitReached },
};

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

ErrorKind kindOfStatus(int status)
{
    if (status == 401)
        return ErrorKind::SignInNeeded;
    // The org has another address by now (My Domain was renamed, the org was moved): a fresh token names it.
    if (status == 301 || status == 302 || status == 307 || status == 308)
        return ErrorKind::SignInNeeded;
    if (status == 404)
        return ErrorKind::NotFound;
    if (status == 409 || status == 412)
        return ErrorKind::Conflict;
    if (status == 429)
        return ErrorKind::RateLimited;
    // 406 and 420 come from the edge while an org is being moved.
    if (status == 406 || status == 408 || status == 420 || status >= 500)
        return ErrorKind::BadReply;
    return ErrorKind::Rejected;
}

/// A session that is alive but not allowed here: a new token would be refused the same way, for ever.
bool refusesTheSessionForGood(std::string_view message)
{
    return message.find("not valid for use with the REST API") != std::string_view::npos
        || message.find("Connected app is not attached to Agent") != std::string_view::npos;
}

/// "Name: data value too large: ACME …" repeats the customer's data; the part behind it does not help anybody.
std::string_view withoutValue(std::string_view message)
{
    constexpr std::string_view kTooLarge = "data value too large";
    const std::size_t at = message.find(kTooLarge);
    return at == std::string_view::npos ? message : message.substr(0, at + kTooLarge.size());
}

bool looksWhole(QByteArrayView body)
{
    const QByteArrayView trimmed = body.trimmed();
    return trimmed.isEmpty() || (trimmed.front() == '{' && trimmed.back() == '}')
        || (trimmed.front() == '[' && trimmed.back() == ']');
}

Error errorOfBody(const net::HttpResponse &response)
{
    const QByteArray trimmed = response.body.trimmed();
    Error found { kindOfStatus(response.status), QStringLiteral("HTTP %1").arg(response.status), {},
                  QStringLiteral("HTTP_%1").arg(response.status), {} };
    if (trimmed == "Bad_OAuth_Token") {
        found.kind = ErrorKind::SignInNeeded;
        found.code = QStringLiteral("Bad_OAuth_Token");
        return found;
    }
    net::JsonText json(trimmed);
    if (trimmed.startsWith('[')) {
        bool first = true;
        const Result<void> read = json.forEachObject([&](net::JsonObject error) -> Result<void> {
            const std::optional<std::string_view> message = error.text("message");
            const std::optional<std::string_view> code = error.text("errorCode");
            if (code && std::exchange(first, false))
                found = errorOf(*code, message.value_or(""), response.status);
            return {};
        });
        Q_UNUSED(read) // A body that breaks off leaves what the status says.
    } else if (trimmed.startsWith('{')) {
        if (Result<net::JsonObject> root = json.root()) {
            const std::optional<std::string_view> code = root->text("error");
            const std::optional<std::string_view> message = root->text("error_description");
            if (code)
                found = errorOf(*code, message.value_or(""), response.status);
        }
    }
    return found;
}

} // namespace

Result<void> judgeReply(const net::HttpResponse &response)
{
    const bool good = response.status >= 200 && response.status < 300;
    const QByteArray id = response.header("Sforce-Request-Id");
    // Bulk results are CSV; whoever reads them counts the rows.
    if (good && (response.header("Content-Type").startsWith("text/csv") || looksWhole(response.body)))
        return {};
    Error error = good ? Error { ErrorKind::BadReply, QStringLiteral("the answer is not whole JSON"), {},
                                 QStringLiteral("bad_json"), {} }
                       : errorOfBody(response);
    error.correlation = QString::fromLatin1(id.isEmpty() ? response.header("X-Request-Id") : id);
    return tl::unexpected(std::move(error));
}

Error errorOf(std::string_view code, std::string_view message, int status)
{
    Error error;
    error.code = text(code);
    error.detail = QStringLiteral("%1: %2").arg(error.code, text(withoutValue(message)).simplified().left(kDetailMax));
    const auto known = std::find_if(kMeanings.begin(), kMeanings.end(), [&](const Meaning &m) { return m.code == code; });
    if (known != kMeanings.end())
        error.kind = known->kind;
    else
        error.kind = status >= 500 ? ErrorKind::BadReply : ErrorKind::Rejected;
    if (error.kind == ErrorKind::SignInNeeded && refusesTheSessionForGood(message))
        error.kind = ErrorKind::Rejected;
    if (error.kind == ErrorKind::RateLimited)
        error.retryAfter = message.find("Concurrent") == std::string_view::npos ? kQuotaRest : kConcurrencyRest;
    return error;
}

bool isRowLock(const Error &error)
{
    return error.code == QLatin1String("UNABLE_TO_LOCK_ROW")
        || error.detail.contains(QLatin1String("UNABLE_TO_LOCK_ROW"));
}

bool mayPassByItself(const Error &error)
{
    // What was not looked at, or fell with something else, was not refused itself.
    static const QStringList innocent { QStringLiteral("PROCESSING_HALTED"), QStringLiteral("ALL_OR_NONE_OPERATION_ROLLED_BACK") };
    if (isRowLock(error) || innocent.contains(error.code) || error.code == kStorageFull)
        return true;
    switch (error.kind) {
    case ErrorKind::Offline:
    case ErrorKind::Timeout:
    case ErrorKind::RateLimited:
    case ErrorKind::SignInNeeded:
    case ErrorKind::BadReply:
    case ErrorKind::Storage:
    case ErrorKind::Cancelled: return true;
    default: return false;
    }
}

bool isApiClosed(const QString &code)
{
    static const QStringList codes { QStringLiteral("API_DISABLED_FOR_ORG"), QStringLiteral("API_CURRENTLY_DISABLED"),
        QStringLiteral("FUNCTIONALITY_NOT_ENABLED") };
    return codes.contains(code);
}

bool isOutdated(const Error &error)
{
    static const QStringList codes { QStringLiteral("INVALID_FIELD"), QStringLiteral("INVALID_TYPE"),
        QStringLiteral("INVALID_FIELD_FOR_INSERT_UPDATE"), QStringLiteral("UNSUPPORTED_API_VERSION"),
        QStringLiteral("HTTP_410") };
    return codes.contains(error.code);
}

bool isSilence(const Error &error)
{
    return error.kind == ErrorKind::Timeout && error.code.isEmpty();
}

bool concernsOneCall(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Rejected:
    case ErrorKind::NotFound:
    case ErrorKind::Conflict:
    case ErrorKind::BadReply:
    case ErrorKind::LimitReached: return true;
    case ErrorKind::Timeout: return !isSilence(error);
    case ErrorKind::Offline:
    case ErrorKind::RateLimited:
    case ErrorKind::SignInNeeded:
    case ErrorKind::Storage:
    case ErrorKind::Damaged:
    case ErrorKind::Forbidden:
    case ErrorKind::Usage:
    case ErrorKind::Cancelled: return false;
    }
    Q_UNREACHABLE();
}

} // namespace sluice::salesforce
