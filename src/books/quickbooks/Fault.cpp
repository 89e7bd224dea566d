#include "books/quickbooks/Fault.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <charconv>

namespace sluice::quickbooks {

namespace {

constexpr qsizetype kDetailMax = 300;
/// A Fault is the first member of its object, or stands behind a few nulls of the gateway.
constexpr qsizetype kFaultWithin = 256;
constexpr std::int64_t kSevere = 10'000; // From here on a code speaks of their machinery.

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
};

/// The refusals that are documented. Whatever else stands inside a 200 may have been said after the work was done.
constexpr std::array<std::string_view, 18> kRefusals { "500", "610", "620", "700", "800", "900", "1040", "5010", "5030", "6000", "6070",
    "6090", "6100", "6210", "6240", "6430", "6540", "6030" };
constexpr std::int64_t kValidationFirst = 2000, kValidationLast = 4999;

struct Advice {
    std::string_view code;
    const char *remedy;
};

/// What is about the company or about who connected it, whatever was sent: no other write has better luck. 5030, a feature
/// that an edition lacks, is not among them: the next document may do without it.
constexpr std::array kCompanyRefusals {
    Advice { "120", "Connect the company again as one of its administrators. " },
    Advice { "130", "Connect the company again. " },
    Advice { "140", "The company is locked in QuickBooks. " },
    Advice { "3100", "Connect the company again: the connection belongs to another company, or to a test environment. " },
    Advice { "5020", "Whoever connected the company may not write there: connect it again as one of its administrators. " },
    Advice { "6190", "" }, // Its subscription ended, or its bill is unpaid: it can only be read.
};

const Advice *companyRefusal(std::string_view code)
{
    const auto found = std::find_if(kCompanyRefusals.begin(), kCompanyRefusals.end(), [&](const Advice &one) { return one.code == code; });
    return found == kCompanyRefusals.end() ? nullptr : &*found;
}

/// What a person can do about a refusal of one document, where the words of QuickBooks do not say it.
constexpr std::array kRemedies {
    Advice { "610", "Something that the document refers to is gone or inactive in the books. " },
    Advice { "5030", "The edition or the settings of the company lack what the document needs. " },
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
    return { kindOfStatus(status), QStringLiteral("HTTP %1").arg(status), {}, QStringLiteral("HTTP_%1").arg(status), {} };
}

std::int64_t numberIn(std::string_view code)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), number);
    return error == std::errc() && end == code.data() + code.size() ? number : 0;
}

/// Whether nothing was done is certain only of a refusal that says so: not of one that cannot be read, of one that speaks
/// of their machinery, nor of an unknown one that stands where an answer to the work stands.
bool isDefinite(std::string_view code, int status)
{
    const std::int64_t number = numberIn(code);
    if (number <= 0 || number >= kSevere || status == 408 || status >= 500)
        return false;
    return status >= 400 || (number >= kValidationFirst && number <= kValidationLast)
        || companyRefusal(code) != nullptr || std::find(kRefusals.begin(), kRefusals.end(), code) != kRefusals.end();
}

void doubt(Error &error)
{
    const bool saysNotYet = error.kind == ErrorKind::RateLimited || error.kind == ErrorKind::SignInNeeded;
    if (saysNotYet || outcomeOf(error) == books::WriteOutcome::Uncertain)
        return;
    error.kind = ErrorKind::BadReply;
}

/// Nothing is written about how an app is told that its reads of the month are used up. Whoever is shut out without a reason
/// has done nothing, and asks again later.
void shutOut(Error &error)
{
    error.kind = ErrorKind::RateLimited;
    error.retryAfter = std::chrono::minutes(15);
}

/// Of several errors the one that leaves most open: nothing is certain that one of them puts in doubt.
int weight(const Error &error)
{
    if (error.kind == ErrorKind::BadReply)
        return 3;
    switch (outcomeOf(error)) {
    case books::WriteOutcome::Uncertain: return 2;
    case books::WriteOutcome::NotSent: return 1;
    default: return 0;
    }
}

/// The names that the members of a fault have.
struct Names {
    const char *list, *message, *detail;
};
constexpr Names kBusiness { "Error", "Message", "Detail" }, kGateway { "error", "message", "detail" };

Error errorIn(net::JsonObject fault, Names names, int status)
{
    std::optional<Error> worst;
    const auto add = [&](Error error) {
        if (!worst || weight(error) > weight(*worst))
            worst = std::move(error);
    };
    const Result<void> read = fault.forEachObject(names.list, [&](net::JsonObject entry) -> Result<void> {
        const std::string_view message = entry.text(names.message).value_or("");
        const std::string_view detail = entry.text(names.detail).value_or("");
        const std::string_view code = entry.text("code").value_or("");
        Error error = errorOf(code, message, detail, status, entry.text("element").value_or(""));
        if (!isDefinite(withoutZeros(code), status))
            doubt(error);
        add(std::move(error));
        return {};
    });
    Error error = worst.value_or(errorOfStatus(status)); // What was read before the text broke off is the best there is.
    const QString type = text(fault.text("type").value_or(""));
    if (!worst || !read || type.compare(QLatin1String("SystemFault"), Qt::CaseInsensitive) == 0)
        doubt(error);
    return error;
}

/// The error in a JSON body, if one is there.
std::optional<Error> errorInJson(const QByteArray &body, int status)
{
    net::JsonText json(body);
    Result<net::JsonObject> root = json.root();
    if (!root)
        return std::nullopt;
    if (std::optional<net::JsonObject> fault = root->object("Fault"))
        return errorIn(*fault, kBusiness, status);
    if (std::optional<net::JsonObject> fault = root->object("fault"))
        return errorIn(*fault, kGateway, status);
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
        const bool isFault = body.contains("Fault") || body.contains("\"fault\"");
        if (isFault)
            doubt(*error); // One that broke off, or is no JSON.
        // The throttle of old: 403, and XML until asked for JSON.
        if (response.status == 403 && body.contains("ThrottleExceeded"))
            error = errorOf("3001", "ThrottleExceeded", "", response.status);
        else if (response.status == 403 && !isFault)
            shutOut(*error);
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

Error errorOf(std::string_view code, std::string_view message, std::string_view detail, int status, std::string_view element)
{
    const std::string_view plain = withoutZeros(code);
    Error error = errorOfStatus(status);
    error.code = plain.empty() ? error.code : text(plain);
    const auto known = std::find_if(kMeanings.begin(), kMeanings.end(), [&](const Meaning &m) { return m.code == plain; });
    if (known != kMeanings.end())
        error.kind = known->kind;
    else if (numberIn(plain) >= kSevere)
        error.kind = ErrorKind::BadReply;
    else if (status < 400)
        error.kind = ErrorKind::Rejected;
    if (message.find("ThrottleExceeded") != std::string_view::npos)
        error.kind = ErrorKind::RateLimited;
    // 6000 is the code for everything; only this text says that the fault was theirs and may pass.
    if (plain == "6000" && detail.find("unexpected error occurred") != std::string_view::npos)
        error.kind = ErrorKind::BadReply;
    error.detail = QStringLiteral("%1 %2: %3").arg(error.code, text(message), text(detail)).simplified();
    if (!element.empty() && detail.find(element) == std::string_view::npos)
        error.detail += QStringLiteral(" [%1]").arg(text(element));
    const auto remedy = std::find_if(kRemedies.begin(), kRemedies.end(), [&](const Advice &one) { return one.code == plain; });
    if (remedy != kRemedies.end())
        error.detail.prepend(QString::fromLatin1(remedy->remedy));
    error.detail = error.detail.left(kDetailMax);
    if (const Advice *refusal = companyRefusal(plain)) {
        error.kind = ErrorKind::Rejected;
        error.code = books::kTakesNoWrites;
        error.detail = (QString::fromLatin1(refusal->remedy) + error.detail).left(kDetailMax);
    }
    return error;
}

Error errorOfFault(net::JsonObject fault)
{
    constexpr int kRefusal = 400; // What it would have been alone.
    return errorIn(fault, kBusiness, kRefusal);
}

std::optional<Error> errorBelow(net::JsonObject part)
{
    constexpr int kAnswered = 200;
    if (std::optional<net::JsonObject> fault = part.object("Fault"))
        return errorIn(*fault, kBusiness, kAnswered);
    if (std::optional<net::JsonObject> fault = part.object("fault"))
        return errorIn(*fault, kGateway, kAnswered);
    return std::nullopt;
}

QString holderNamedIn(const Error &error)
{
    if (error.code != QLatin1String("6140"))
        return {};
    static const QRegularExpression words(QStringLiteral("TxnType=Invoice\\b.*TxnId=(\\d+)"));
    return words.match(error.detail).captured(1);
}

bool isHeldByOtherType(const Error &error)
{
    if (error.code != QLatin1String("6140") || error.kind != ErrorKind::Conflict)
        return false;
    static const QRegularExpression words(QStringLiteral("TxnType=(\\w+)"));
    const QString type = words.match(error.detail).captured(1);
    return !type.isEmpty() && type.compare(QLatin1String("Invoice"), Qt::CaseInsensitive) != 0;
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
