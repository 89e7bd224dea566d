#include "net/oauth/AssertionRefusal.h"

#include "net/HttpDate.h"
#include "net/RetryPolicy.h"

#include <QRegularExpression>

#include <algorithm>
#include <cstdlib>

namespace sluice::net {

using std::chrono::seconds;

namespace {

/// Less is the way of the answer, and forgiven by the other side.
constexpr seconds kOffMin { 60 };

struct Meaning {
    const char *said; ///< Part of the error and its description, in small letters.
    const char *code;
};

/// The first that fits counts.
constexpr Meaning kMeanings[] = {
    { "hasn't approved", "jwt_not_approved" },
    { "not admin approved", "jwt_not_approved" },
    { "invalid_app_access", "jwt_not_approved" },
    { "audience", "jwt_audience" },
    { "ip restricted", "jwt_ip" },
    { "login hours", "jwt_ip" },
    { "inactive_user", "inactive_user" },
    { "authentication failure", "inactive_user" },
    { "unsupported_grant_type", "jwt_off" },
    { "expired", "jwt_clock" },
    { "not yet valid", "jwt_clock" },
    { "assertion", "jwt_assertion" },
    { "invalid_grant", "jwt_refused" },
};

std::optional<seconds> offBy(const HttpResponse &answer, Instant now)
{
    const std::optional<Instant> there = httpDate(answer.header("Date"));
    if (!there)
        return std::nullopt;
    const auto off = std::chrono::duration_cast<seconds>(now - *there);
    return std::chrono::abs(off) < kOffMin ? std::nullopt : std::optional(off);
}

} // namespace

Error assertionRefusal(Error said, const HttpResponse &answer, Instant now)
{
    if (worthRepeating(said.kind))
        return said;
    const QString words = said.detail.toLower();
    const auto meant = std::find_if(std::begin(kMeanings), std::end(kMeanings),
        [&words](const Meaning &one) { return words.contains(QLatin1String(one.said)); });
    if (meant == std::end(kMeanings))
        return said;
    said.kind = ErrorKind::SignInNeeded;
    said.code = QString::fromLatin1(meant->code);
    const bool mayBeClock = said.code == QLatin1String("jwt_clock") || said.code == QLatin1String("jwt_assertion");
    if (const std::optional<seconds> off = mayBeClock ? offBy(answer, now) : std::nullopt) {
        said.code = QStringLiteral("jwt_clock");
        said.detail = QStringLiteral("%1; the clock here is %2 s %3")
                          .arg(said.detail).arg(std::abs(off->count()))
                          .arg(off->count() > 0 ? QStringLiteral("ahead") : QStringLiteral("behind"));
    }
    return said;
}

bool needsMoreThanSignIn(const Error &error)
{
    return error.code.startsWith(QLatin1String("jwt_")) || error.code.startsWith(QLatin1String("key_"))
        || error.code == QLatin1String("inactive_user");
}

std::optional<seconds> clockOff(const Error &error)
{
    static const QRegularExpression told(QStringLiteral("the clock here is ([0-9]{1,12}) s (ahead|behind)$"));
    const QRegularExpressionMatch match = told.match(error.detail);
    if (error.code != QLatin1String("jwt_clock") || !match.hasMatch())
        return std::nullopt;
    const seconds off { match.capturedView(1).toLongLong() };
    return match.capturedView(2) == QLatin1String("ahead") ? off : -off;
}

} // namespace sluice::net
