#pragma once

#include "core/Time.h"
#include "sandbox/Faults.h"

namespace sluice::sandbox::quickbooks {

/// What a planned fault does to an exchange.
namespace faultacts {

/// The answer of a fault that strikes before any work; nothing for the others.
std::optional<Response> before(FaultKind kind, bool isOAuth, const QString &time, Instant now);

/// Loses or spoils an answer whose work is done. False if this kind leaves it alone.
bool after(FaultKind kind, Response &response, const QString &time);

} // namespace faultacts

} // namespace sluice::sandbox::quickbooks
