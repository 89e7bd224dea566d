#include "metrics/Unit.h"

namespace sluice::metrics {

namespace {

bool isPast(QDate day, QDate asOf)
{
    return day.isValid() && day <= asOf;
}

} // namespace

bool isWanted(const Unit &unit, const desk::FigureFilter &filter)
{
    const auto fits = [](const QString &wanted, const QString &value) { return wanted.isEmpty() || wanted == value; };
    return fits(filter.entity, unit.entity) && fits(filter.segment, unit.segment) && fits(filter.channel, unit.channel);
}

bool isTriggered(const Unit &unit)
{
    return isPast(unit.triggeredOn, unit.asOf);
}

bool isCancelled(const Unit &unit)
{
    return unit.state == RequestState::Cancelled && (!unit.cancelledOn.isValid() || unit.cancelledOn <= unit.asOf);
}

bool isInvoiced(const Unit &unit)
{
    return isPast(unit.postedOn, unit.asOf) && unit.state != RequestState::Voided;
}

} // namespace sluice::metrics
