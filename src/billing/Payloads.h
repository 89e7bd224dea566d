#pragma once

#include "domain/BillingRequest.h"

#include <QJsonObject>

#include <optional>

// Payloads of events that carry whole values, both ways. Money and decimals are text (journal/Kinds.h).

namespace sluice::billing {

/// Of `request.planned`.
QJsonObject plannedPayload(const BillingRequest &request, const AccountId &account);

/// Reads it back; the id comes from the subject. Empty if the payload is not what this version writes.
std::optional<BillingRequest> requestFromPayload(const RequestId &id, const QJsonObject &payload);

} // namespace sluice::billing
