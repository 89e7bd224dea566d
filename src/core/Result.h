#pragma once

#include <QString>

#include <chrono>
#include <optional>

#include <tl/expected.hpp>

namespace sluice {

/// What the caller can do about a failure, not where it happened. Every switch over it is exhaustive.
enum class ErrorKind {
    Offline,      ///< Nothing was reached: try again when there is a network.
    Timeout,      ///< No answer in time: the outcome is unknown.
    RateLimited,  ///< The remote side asked us to slow down.
    SignInNeeded, ///< The connection's tokens are gone or refused: a person must sign in.
    Rejected,     ///< The other side understood and said no.
    NotFound,
    Conflict,  ///< Somebody else was faster: the version seen is no longer the newest.
    BadReply,  ///< What came back is not what the protocol promises.
    Storage,   ///< Disk or database refused.
    Damaged,   ///< A file of ours is damaged or from a newer version.
    LimitReached,
    Forbidden, ///< The person's roles, or the separation of duties, do not allow it.
    Usage,     ///< The order itself makes no sense (unknown id, missing note).
    Cancelled
};

/// A failure as data. Words for people are made where people read them, from the kind.
struct Error {
    ErrorKind kind = ErrorKind::BadReply;
    QString detail; ///< For the log and the details pane; carries no token and no customer's data.
    std::optional<std::chrono::milliseconds> retryAfter {}; ///< Present when the remote side named a delay.
    QString code {};        ///< The remote side's own code, if it gave one ("5010", "INVALID_FIELD").
    QString correlation {}; ///< The remote side's id of the call, for its support.
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorKind kind, QString detail)
{
    return tl::unexpected<Error>(Error { kind, std::move(detail), {}, {}, {} });
}

/// The stable name of a kind, for logs and `--json`: "offline", "rate_limited", …
QString errorKindName(ErrorKind kind);

} // namespace sluice
