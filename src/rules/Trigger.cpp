#include "rules/Trigger.h"

#include <chrono>

namespace sluice::rules {

namespace {

Trigger reached(QDate on, QDate today)
{
    return on <= today ? Trigger { EventState::Happened, on } : Trigger { EventState::NotYet, {} };
}

/// Delivered or accepted: the word of operations in Sluice counts as much as the fields of the deal.
Trigger deliveryOf(const Deal &deal, BillingEvent event, QDate deliveredInSluiceOn, QDate today)
{
    if (deliveredInSluiceOn.isValid())
        return reached(deliveredInSluiceOn, today);
    if (!deal.delivery && !deal.deliveryText.isEmpty())
        return { EventState::Unknown, {} };
    const DeliveryStatus status = deal.delivery.value_or(DeliveryStatus::Pending);
    const bool done = status == DeliveryStatus::Accepted
        || (status == DeliveryStatus::Delivered && event == BillingEvent::Delivered);
    if (!done)
        return {};
    if (!deal.deliveredOn.isValid())
        return { EventState::Contradicted, {} };
    return reached(deal.deliveredOn, today);
}

Trigger milestoneOf(const Deal &deal, const QString &id, QDate today)
{
    for (const Milestone &milestone : deal.milestones) {
        if (milestone.id == id && milestone.approvedOn.isValid())
            return reached(milestone.approvedOn, today);
    }
    return {};
}

} // namespace

const QTimeZone &utcZone()
{
    static const QTimeZone zone = QTimeZone::utc();
    return zone;
}

QDate wonOn(const Deal &deal, const QTimeZone &zone)
{
    if (!deal.wonAt)
        return deal.closeOn;
    if (&zone == &utcZone()) { // Judged for every deal in every cycle: a division instead of a calendar.
        const auto days = std::chrono::floor<std::chrono::days>(*deal.wonAt).time_since_epoch().count();
        return QDate(1970, 1, 1).addDays(days);
    }
    return toQDateTime(*deal.wonAt).toTimeZone(zone).date();
}

Trigger triggerOf(const Deal &deal, const BillingRequest &request, QDate deliveredInSluiceOn, QDate today,
    const QTimeZone &zone)
{
    if (!deal.event)
        return { EventState::Unknown, {} };
    switch (request.kind) {
    case RequestKind::OnClose: return reached(wonOn(deal, zone), today);
    case RequestKind::Delivery: return deliveryOf(deal, *deal.event, deliveredInSluiceOn, today);
    case RequestKind::Milestone: return milestoneOf(deal, request.part, today);
    case RequestKind::Period:
        // A frequency that is not understood is not Once: the whole term would be billed at a time.
        return !deal.frequency && !deal.frequencyText.isEmpty() ? Trigger { EventState::Unknown, {} }
                                                                : reached(request.periodFrom, today);
    }
    Q_UNREACHABLE();
}

std::optional<QDate> triggeredOn(const Deal &deal, const BillingRequest &request, QDate deliveredInSluiceOn, QDate today,
    const QTimeZone &zone)
{
    const Trigger trigger = triggerOf(deal, request, deliveredInSluiceOn, today, zone);
    if (trigger.state != EventState::Happened)
        return {};
    return trigger.on;
}

} // namespace sluice::rules
