#include "sandbox/quickbooks/FaultActs.h"

#include "sandbox/quickbooks/Replies.h"

using namespace Qt::Literals::StringLiterals;

namespace sluice::sandbox::quickbooks::faultacts {

namespace {

Response silent(Wire wire)
{
    Response response;
    response.wire = wire;
    return response;
}

Response proxyPage(int status, const QByteArray &title)
{
    return replies::html(
        status, "<html><head><title>" + title + "</title></head><body><h1>" + title + "</h1></body></html>");
}

Response inside200(const QString &time)
{
    ApiFault fault = ApiFault::internalHiccup();
    fault.status = 200;
    return replies::fault(fault, time);
}

} // namespace

std::optional<Response> before(FaultKind kind, bool isOAuth, const QString &time, Instant now)
{
    switch (kind) {
    case FaultKind::DropBefore:
        return silent(
            Wire::DropAfterWork); // On the wire both look the same: the socket closes without a byte.
    case FaultKind::HangBefore:
        return silent(Wire::Hang);
    case FaultKind::Status500Before:
        return replies::fault(ApiFault::system(), time);
    case FaultKind::Status503Before:
        return proxyPage(503, "503 Service Temporarily Unavailable");
    case FaultKind::Html502:
        return proxyPage(502, "502 Bad Gateway");
    case FaultKind::Throttle:
        return replies::throttled(now, false);
    case FaultKind::SessionExpired:
        if (isOAuth)
            return replies::oauthError(400, u"invalid_grant"_s, u"Token invalid"_s);
        return replies::tokenRefused(u"Token expired"_s, now);
    case FaultKind::FaultInside200:
        return inside200(time);
    case FaultKind::InternalHiccup:
        return replies::fault(ApiFault::internalHiccup(), time);
    case FaultKind::DropAfter:
    case FaultKind::HangAfter:
    case FaultKind::Status500After:
    case FaultKind::Status503After:
    case FaultKind::Status504After:
    case FaultKind::TruncateAfter:
    case FaultKind::DuplicateRequest:
    case FaultKind::LockRow:
    case FaultKind::ValidationRule:
        break;
    }
    return {};
}

bool after(FaultKind kind, Response &response, const QString &time)
{
    switch (kind) {
    case FaultKind::DropAfter:
        response = silent(Wire::DropAfterWork);
        return true;
    case FaultKind::HangAfter:
        response = silent(Wire::Hang);
        return true;
    case FaultKind::Status500After:
        response = replies::fault(ApiFault::system(), time);
        return true;
    case FaultKind::Status503After:
        response = proxyPage(503, "503 Service Temporarily Unavailable");
        return true;
    case FaultKind::Status504After:
        response = proxyPage(504, "504 Gateway Time-out");
        return true;
    case FaultKind::TruncateAfter:
        response.wire = Wire::Truncate;
        return true;
    case FaultKind::DuplicateRequest:
        response = replies::fault(ApiFault::duplicateRequestId(u"in this company"_s), time);
        return true;
    case FaultKind::DropBefore:
    case FaultKind::HangBefore:
    case FaultKind::Status500Before:
    case FaultKind::Status503Before:
    case FaultKind::Html502:
    case FaultKind::Throttle:
    case FaultKind::SessionExpired:
    case FaultKind::FaultInside200:
    case FaultKind::InternalHiccup:
    case FaultKind::LockRow:
    case FaultKind::ValidationRule:
        break;
    }
    return false;
}

} // namespace sluice::sandbox::quickbooks::faultacts
