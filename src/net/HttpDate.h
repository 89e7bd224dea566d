#pragma once

#include "core/Time.h"

namespace sluice::net {

/// Reads the form in which HTTP writes moments: `Sun, 06 Nov 1994 08:49:37 GMT`. Nothing for any other text, and for a day
/// that does not exist. The name of the day is not looked at.
std::optional<Instant> httpDate(QByteArrayView text);

} // namespace sluice::net
