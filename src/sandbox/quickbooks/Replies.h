#pragma once

#include "core/Time.h"
#include "sandbox/Http.h"
#include "sandbox/quickbooks/ApiFault.h"

namespace sluice::sandbox::quickbooks {

/// The shapes in which the service answers.
namespace replies {

Response json(int status, const Value &body);
Response html(int status, const QByteArray &body);

/// `{"Fault":…,"time":…}`: a refusal by the accounting API.
Response fault(const ApiFault &fault, const QString &time);

/// The gateway's own refusals: lower case, epoch time.
Response gateway(int status, const QString &type, const QString &code, const QString &message,
    const QString &detail, Instant now);
Response tokenRefused(const QString &detail, Instant now); ///< 401, 3200.
Response wrongRealm(Instant now); ///< 403, 3100.
Response throttled(Instant now, bool retryAfter); ///< 429, 3001.

/// `{"error":…,"error_description":…}` of the OAuth host.
Response oauthError(int status, const QString &error, const QString &description);

} // namespace replies

} // namespace sluice::sandbox::quickbooks
