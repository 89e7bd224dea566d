#include "books/quickbooks/Fault.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace sluice::quickbooks {

namespace {

constexpr qsizetype kDetailMax = 300;
/// A Fault is the first member of its object, or stands behind a few nulls of the gateway.
constexpr qsizetype kFaultWithin = 256;
constexpr std::chrono::milliseconds kThrottleRest { 60'000 };
constexpr std::string_view kCompanyStatus = "6190"; // Its subscription ended, or its bill is unpaid: it can only be read.

struct Meaning {
    std::string_view code;
    ErrorKind kind;
};

// Codes without their leading zeros. Whatever is not listed was understood and refused.
constexpr std::array kMeanings {
    Meaning { "100", ErrorKind::SignInNeeded },
    Meaning { "110", ErrorKind::SignInNeeded },
    Meaning { "150", ErrorKind::BadReply }, // The company is under maintenance.
    Meaning { "600", ErrorKind::Conflict },
    Meaning { "610", ErrorKind::NotFound },
    Meaning { "630", ErrorKind::Conflict },
    Meaning { "3001", ErrorKind::RateLimited },
    Meaning { "3200", ErrorKind::SignInNeeded },
    Meaning { "5010", ErrorKind::Conflict },
    Meaning { "6140", ErrorKind::Conflict },
    Meaning { "6240", ErrorKind::Conflict },
    Meaning { "10000", ErrorKind::BadReply },
};

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

std::string_view withoutZeros(std::string_view code)
{
    while (code.size() > 1 && code.front() == '0')
        code.remove_prefix(1);
    return code;
}

ErrorKind kindOfStatus(int status)
{
    if (status == 401)
        return ErrorKind::SignInNeeded;
    if (status == 404)
        return ErrorKind::NotFound;
    if (status == 429)
        return ErrorKind::RateLimited;
    if (status == 408 || status >= 500)
        return ErrorKind::BadReply;
    return ErrorKind::Rejected;
}

Error errorOfStatus(int status)
{
    Error error { kindOfStatus(status), QStringLiteral("HTTP %1").arg(status), {},
                  QStringLiteral("HTTP_%1").arg(status), {} };
    if (error.kind == ErrorKind::RateLimited)
        error.retryAfter = kThrottleRest;
    return error;
}

std::optional<Error> firstError(net::JsonObject fault, const char *list, const char *message, const char *detail,
                                int status)
{
    std::optional<Error> found;
    const Result<void> read = fault.forEachObject(list, [&](net::JsonObject error) -> Result<void> {
        const std::optional<std::string_view> messageText = error.text(message);
        const std::optional<std::string_view> detailText = error.text(detail);
        const std::optional<std::string_view> code = error.text("code");
        if (!found)
            found = errorOf(code.value_or(""), messageText.value_or(""), detailText.value_or(""), status);
        return {};
    });
    Q_UNUSED(read) // What was read before the text broke off is still the best there is.
    return found;
}

/// The error in a JSON body, if one is there.
std::optional<Error> errorInJson(const QByteArray &body, int status)
{
    net::JsonText json(body);
    Result<net::JsonObject> root = json.root();
    if (!root)
        return std::nullopt;
    if (std::optional<net::JsonObject> fault = root->object("Fault"))
        return firstError(*fault, "Error", "Message", "Detail", status).value_or(errorOfStatus(status));
    if (std::optional<net::JsonObject> fault = root->object("fault"))
        return firstError(*fault, "error", "message", "detail", status).value_or(errorOfStatus(status));
    if (status >= 400) {
        if (const std::optional<std::string_view> code = root->text("error"))
            return errorOf(*code, root->text("error_description").value_or(""), "", status);
    }
    return std::nullopt;
}

bool mayHoldFault(const net::HttpResponse &response)
{
    if (response.status >= 400)
        return true;
    const QByteArrayView head = QByteArrayView(response.body).first(std::min(kFaultWithin, response.body.size()));
    return head.contains("\"Fault\"") || head.contains("\"fault\"");
}

} // namespace

Result<void> judgeReply(const net::HttpResponse &response)
{
    const QByteArray body = response.body.trimmed();
    std::optional<Error> error;
    if (mayHoldFault(response))
        error = errorInJson(body, response.status);
    if (!error && response.status >= 400) {
        error = errorOfStatus(response.status);
        // The throttle of old: 403, and XML until asked for JSON.
        if (response.status == 403 && body.contains("ThrottleExceeded"))
            error = errorOf("3001", "ThrottleExceeded", "", response.status);
    }
    if (!error && (response.status >= 300 || !body.startsWith('{') || !body.endsWith('}'))) {
        error = Error { ErrorKind::BadReply, QStringLiteral("HTTP %1 without a whole JSON object").arg(response.status), {},
                        QStringLiteral("bad_json"), {} };
    }
    if (!error)
        return {};
    error->correlation = QString::fromLatin1(response.header("intuit_tid"));
    return tl::unexpected(std::move(*error));
}

Error errorOf(std::string_view code, std::string_view message, std::string_view detail, int status)
{
    const std::string_view plain = withoutZeros(code);
    Error error = errorOfStatus(status);
    error.code = plain.empty() ? error.code : text(plain);
    const auto known = std::find_if(kMeanings.begin(), kMeanings.end(), [&](const Meaning &m) { return m.code == plain; });
    if (known != kMeanings.end())
        error.kind = known->kind;
    else if (status < 400)
        error.kind = ErrorKind::Rejected;
    if (message.find("ThrottleExceeded") != std::string_view::npos)
        error.kind = ErrorKind::RateLimited;
    // 6000 is the code for everything; only this text says that the fault was theirs and may pass.
    if (plain == "6000" && detail.find("unexpected error occurred") != std::string_view::npos)
        error.kind = ErrorKind::BadReply;
    if (error.kind == ErrorKind::RateLimited && !error.retryAfter)
        error.retryAfter = kThrottleRest;
    error.detail = QStringLiteral("%1 %2: %3").arg(error.code, text(message), text(detail)).simplified().left(kDetailMax);
    if (plain == kCompanyStatus)
        error.code = books::kTakesNoWrites;
    return error;
}

Error errorOfFault(net::JsonObject fault)
{
    constexpr int kRefusal = 400; // What it would have been alone.
    return firstError(fault, "Error", "Message", "Detail", kRefusal).value_or(errorOfStatus(kRefusal));
}

QString holderNamedIn(const Error &error)
{
    if (error.code != QLatin1String("6140"))
        return {};
    static const QRegularExpression words(QStringLiteral("TxnType=Invoice\\b.*TxnId=(\\d+)"));
    return words.match(error.detail).captured(1);
}

books::WriteOutcome outcomeOf(const Error &error)
{
    using books::WriteOutcome;
    switch (error.kind) {
    case ErrorKind::Offline:
    case ErrorKind::RateLimited:
    case ErrorKind::SignInNeeded:
    case ErrorKind::Storage: // The tokens could not be read: nothing left.
        return WriteOutcome::NotSent;
    case ErrorKind::Rejected: return error.code == books::kTakesNoWrites ? WriteOutcome::NotSent : WriteOutcome::Rejected;
    case ErrorKind::NotFound: // 610: something the document refers to is gone.
    case ErrorKind::Usage:
    case ErrorKind::Forbidden:
        return WriteOutcome::Rejected;
    case ErrorKind::Conflict:
        // A name that is taken and a stale version are answers. 600, 630 and 6140 speak of something that exists
        // already, and it may be ours.
        return error.code == QLatin1String("6240") || error.code == QLatin1String("5010") ? WriteOutcome::Rejected
                                                                                         : WriteOutcome::Uncertain;
    case ErrorKind::Timeout:
    case ErrorKind::BadReply:
    case ErrorKind::Damaged:
    case ErrorKind::LimitReached:
    case ErrorKind::Cancelled:
        return WriteOutcome::Uncertain;
    }
    Q_UNREACHABLE();
}

} // namespace sluice::quickbooks
