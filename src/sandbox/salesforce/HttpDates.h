#pragma once

#include "core/Time.h"

#include <QByteArray>

namespace sluice::sandbox::salesforce {

/// `Fri, 30 Oct 2026 16:05:02 GMT`.
QByteArray toHttpDate(Instant at);
std::optional<Instant> fromHttpDate(const QByteArray &text);

} // namespace sluice::sandbox::salesforce
