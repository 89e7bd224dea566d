#include "metrics/Share.h"

#include <algorithm>
#include <tuple>

namespace sluice::metrics {

namespace {

bool reached(QDate day, const Unit &unit)
{
    return day.isValid() && day <= unit.asOf;
}

bool isBilledIn(const Unit &unit, Currency currency)
{
    return reached(unit.invoicedOn, unit) && !unit.billed.isZero() && unit.billed.currency() == currency;
}

/// How far it was on an earlier day, from its stamps alone.
Reason reasonByStamps(const Unit &unit)
{
    if (reached(unit.approvedOn, unit))
        return Reason::Ready;
    return reached(unit.completeOn, unit) ? Reason::Waiting : Reason::Blocked;
}

Reason reasonOf(const Unit &unit)
{
    if (!isTriggered(unit))
        return unit.triggerUnknown ? Reason::Blocked : Reason::NotDue;
    switch (unit.state) {
    case RequestState::Planned:
    case RequestState::Waiting: return Reason::Blocked; // The event has happened since the request was last judged.
    case RequestState::Ready: return Reason::Ready;
    case RequestState::Submitted: return reached(unit.completeOn, unit) ? Reason::Waiting : Reason::Blocked;
    case RequestState::Approved:
    case RequestState::Posting:
    case RequestState::Uncertain: return reasonByStamps(unit);
    case RequestState::Blocked:
    case RequestState::Returned:
    case RequestState::Rejected:
    case RequestState::Voided:
    case RequestState::Credited: return Reason::Blocked;
    case RequestState::Posted:
    case RequestState::Sent:
    case RequestState::PartPaid:
    case RequestState::Paid: return reached(unit.invoicedOn, unit) ? Reason::Blocked : reasonByStamps(unit);
    case RequestState::Cancelled: return reasonByStamps(unit);
    }
    Q_UNREACHABLE();
}

} // namespace

bool isBooked(const Unit &unit, Currency currency)
{
    return reached(unit.wonOn, unit) && unit.amount.currency() == currency
        && (!isCancelled(unit) || isBilledIn(unit, currency));
}

Result<std::optional<Share>> shareOf(const Unit &unit, Currency currency)
{
    const bool booked = isBooked(unit, currency);
    const bool billed = reached(unit.wonOn, unit) && isBilledIn(unit, currency);
    if (!booked && !billed)
        return std::nullopt;
    const Money nothing(0, currency);
    Share share { booked ? unit.amount : nothing, billed ? unit.billed : nothing, nothing, nothing, reasonOf(unit) };
    const bool isOver = billed && share.billed.minor() > share.booked.minor();
    const Result<Money> rest = isOver ? share.billed.minus(share.booked) : share.booked.minus(share.billed);
    if (!rest)
        return tl::unexpected(rest.error());
    (isOver ? share.over : share.unbilled) = *rest;
    return share;
}

std::vector<Currency> currenciesOf(std::span<const Unit> units, const desk::FigureFilter &filter)
{
    struct Counted {
        Currency currency;
        int requests = 0;
    };
    std::vector<Counted> counted;
    const auto count = [&](Currency currency) {
        if (currency.isNone() || (!filter.currency.isEmpty() && filter.currency != currency.text()))
            return;
        auto place = std::find_if(counted.begin(), counted.end(), [&](const Counted &one) { return one.currency == currency; });
        if (place == counted.end())
            place = counted.insert(place, { currency, 0 });
        ++place->requests;
    };
    for (const Unit &unit : units) {
        if (!isWanted(unit, filter))
            continue;
        count(unit.amount.currency());
        if (unit.billed.currency() != unit.amount.currency() && !unit.billed.isZero())
            count(unit.billed.currency());
    }
    std::sort(counted.begin(), counted.end(), [](const Counted &a, const Counted &b) {
        return std::tie(b.requests, a.currency.code) < std::tie(a.requests, b.currency.code);
    });
    std::vector<Currency> currencies;
    currencies.reserve(counted.size());
    for (const Counted &one : counted)
        currencies.push_back(one.currency);
    return currencies;
}

Result<void> addTo(Money &sum, Money part)
{
    const Result<Money> added = sum.plus(part);
    if (!added)
        return tl::unexpected(added.error());
    sum = *added;
    return {};
}

} // namespace sluice::metrics
