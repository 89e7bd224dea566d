#include "core/Result.h"

namespace sluice {

QString errorKindName(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Offline: return QStringLiteral("offline");
    case ErrorKind::Timeout: return QStringLiteral("timeout");
    case ErrorKind::RateLimited: return QStringLiteral("rate_limited");
    case ErrorKind::SignInNeeded: return QStringLiteral("sign_in_needed");
    case ErrorKind::Rejected: return QStringLiteral("rejected");
    case ErrorKind::NotFound: return QStringLiteral("not_found");
    case ErrorKind::Conflict: return QStringLiteral("conflict");
    case ErrorKind::BadReply: return QStringLiteral("bad_reply");
    case ErrorKind::Storage: return QStringLiteral("storage");
    case ErrorKind::Damaged: return QStringLiteral("damaged");
    case ErrorKind::LimitReached: return QStringLiteral("limit_reached");
    case ErrorKind::Forbidden: return QStringLiteral("forbidden");
    case ErrorKind::Usage: return QStringLiteral("usage");
    case ErrorKind::Cancelled: return QStringLiteral("cancelled");
    }
    Q_UNREACHABLE();
}

} // namespace sluice
