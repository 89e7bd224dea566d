#pragma once

#include "domain/BillingRequest.h"
#include "domain/Crm.h"

#include <QDate>
#include <QTimeZone>

#include <optional>

namespace sluice::rules {

/// What the records say about a request's billing event.
enum class EventState {
    Happened,
    NotYet,
    Unknown,      ///< The deal names no event, or one that Sluice does not know.
    Contradicted  ///< It is said to have happened, and the date is missing.
};

struct Trigger {
    EventState state = EventState::NotYet;
    QDate on; ///< With Happened.
};

/// UTC, made once.
const QTimeZone &utcZone();

/// When a request became billable (T_trigger of D.1). On close: the day the deal was won, in `zone`; delivered and
/// accepted: the date with the status, or the confirmation given in Sluice; milestone: its approval; period: its first
/// day, once reached. A date after `today` has not happened.
Trigger triggerOf(const Deal &deal, const BillingRequest &request, QDate deliveredInSluiceOn, QDate today,
    const QTimeZone &zone = utcZone());

std::optional<QDate> triggeredOn(const Deal &deal, const BillingRequest &request, QDate deliveredInSluiceOn, QDate today,
    const QTimeZone &zone = utcZone());

/// The day a deal was won, in `zone`; its close date when the moment is not known.
QDate wonOn(const Deal &deal, const QTimeZone &zone = utcZone());

} // namespace sluice::rules
