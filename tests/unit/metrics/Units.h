#pragma once

#include "metrics/Unit.h"

#include <vector>

// Requests for the tests of the figures, written as a clerk would tell them.

namespace sluice::metrics {

inline const Currency kUsd { { 'U', 'S', 'D' }, 2 };
inline const Currency kEur { { 'E', 'U', 'R' }, 2 };
inline const QDate kAsOf(2026, 10, 31);
inline const Instant kNow = fromQDateTime(QDateTime(QDate(2026, 10, 31), QTime(12, 0), Qt::UTC));

inline Unit unitNamed(const QString &id)
{
    Unit unit;
    unit.id = id;
    unit.dealId = QLatin1Char('d') + id;
    unit.amount = Money(10000, kUsd);
    unit.billed = Money(0, kUsd);
    unit.wonOn = QDate(2026, 10, 1);
    unit.asOf = kAsOf;
    return unit;
}

/// Billed in full on the day it was posted.
inline Unit posted(const QString &id, QDate triggeredOn, QDate postedOn)
{
    Unit unit = unitNamed(id);
    unit.triggeredOn = triggeredOn;
    unit.postedOn = unit.invoicedOn = postedOn;
    unit.billed = unit.amount;
    unit.state = RequestState::Posted;
    return unit;
}

inline Unit uninvoiced(const QString &id, RequestState state, QDate triggeredOn = {})
{
    Unit unit = unitNamed(id);
    unit.state = state;
    unit.triggeredOn = triggeredOn;
    return unit;
}

} // namespace sluice::metrics
