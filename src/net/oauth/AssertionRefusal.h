#pragma once

#include "core/Time.h"
#include "net/Http.h"

namespace sluice::net {

/// What the token endpoint meant when it refused a signed assertion. It has one error for most reasons and tells them apart
/// in words; ours are codes, all of kind SignInNeeded, because only a person can help: "jwt_not_approved", "jwt_audience",
/// "jwt_assertion", "jwt_clock", "jwt_ip", "jwt_off", "jwt_refused", and "inactive_user". Everything else stays as `said` has
/// it. `now` is when the answer came: its Date tells whether the clock here is wrong. Source: Salesforce sheet §1.7, §1.8.
Error assertionRefusal(Error said, const HttpResponse &answer, Instant now);

/// Whether another sign-in would not help, as with a key that is refused; describeSignIn() has the words for what would.
bool needsMoreThanSignIn(const Error &error);

/// How far the clock of this computer is ahead of the other side's (negative: behind), if a refusal with code "jwt_clock"
/// tells.
std::optional<std::chrono::seconds> clockOff(const Error &error);

} // namespace sluice::net
