#pragma once

#include "core/Money.h"
#include "desk/Figures.h"
#include "domain/Enums.h"

#include <QDate>
#include <QString>

namespace sluice::metrics {

/// One billing request as the figures see it: what they count, with its stamps. Days are days of its legal entity.
/// A stamp that is not known is an invalid date. Source: D.0, D.1.
struct Unit {
    QString id, dealId;
    QString entity, segment, channel;
    RequestState state = RequestState::Planned; ///< Of the present.
    Money amount; ///< Booked, net.
    Money billed; ///< Net of its invoice, less credits applied to it; nothing while it has none or a void one.

    QDate wonOn, triggeredOn;
    bool triggerUnknown = false; ///< Nobody can say whether the billing event has happened, or when.
    QDate completeOn, approvedOn, postedOn, sentOn;
    QDate invoicedOn;   ///< The date on its invoice; may lie before postedOn.
    QDate cancelledOn;
    QDate asOf;         ///< The day as of which it is counted: the one asked for, or its entity's today.
};

/// True if the filter leaves it in, its currency aside.
bool isWanted(const Unit &unit, const desk::FigureFilter &filter);

bool isTriggered(const Unit &unit);
bool isCancelled(const Unit &unit);

/// True once it has an invoice that stands. A void one does not count: the clock runs on. Source: D.1, edge cases.
bool isInvoiced(const Unit &unit);

} // namespace sluice::metrics
