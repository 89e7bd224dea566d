#include "metrics/Share.h"

#include <algorithm>
#include <map>

namespace sluice::metrics {

namespace {

bool isBilled(const Unit &unit)
{
    return unit.invoicedOn.isValid() && unit.invoicedOn <= unit.asOf && !unit.billed.isZero();
}

bool reached(QDate day, const Unit &unit)
{
    return day.isValid() && day <= unit.asOf;
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

Result<std::optional<Share>> shareOf(const Unit &unit, Currency currency)
{
    const bool billed = isBilled(unit) && unit.billed.currency() == currency;
    const bool booked = reached(unit.wonOn, unit) && unit.amount.currency() == currency && (!isCancelled(unit) || billed);
    if (!booked && !(billed && reached(unit.wonOn, unit)))
        return std::nullopt;
    const Money nothing(0, currency);
    Share share { booked ? unit.amount : nothing, billed ? unit.billed : nothing, nothing, nothing, reasonOf(unit) };
    const Result<Money> open = share.booked.minus(share.billed);
    if (!open)
        return tl::unexpected(open.error());
    if (!billed || !open->isNegative()) {
        share.unbilled = *open;
        return share;
    }
    const Result<Money> over = share.billed.minus(share.booked);
    if (!over)
        return tl::unexpected(over.error());
    share.over = *over;
    return share;
}

std::vector<Currency> currenciesOf(std::span<const Unit> units, const desk::FigureFilter &filter)
{
    std::map<QString, std::pair<int, Currency>> counted;
    const auto count = [&](const Money &money) {
        const QString code = money.currency().text();
        if (money.currency().isNone() || (!filter.currency.isEmpty() && filter.currency != code))
            return;
        auto &entry = counted[code];
        ++entry.first;
        entry.second = money.currency();
    };
    for (const Unit &unit : units) {
        if (!isWanted(unit, filter))
            continue;
        count(unit.amount);
        if (unit.billed.currency() != unit.amount.currency() && !unit.billed.isZero())
            count(unit.billed);
    }
    std::vector<std::pair<int, Currency>> order;
    for (const auto &[code, entry] : counted)
        order.push_back(entry);
    std::stable_sort(order.begin(), order.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    std::vector<Currency> currencies;
    for (const auto &[times, currency] : order)
        currencies.push_back(currency);
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
