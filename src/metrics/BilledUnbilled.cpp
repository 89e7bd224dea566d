#include "metrics/BilledUnbilled.h"

#include "metrics/Period.h"
#include "metrics/Share.h"
#include "metrics/Words.h"

#include <map>

namespace sluice::metrics {

namespace {

struct Column {
    Money desk::BilledMonth::*amount;
    QStringList desk::BilledMonth::*rows;
};

Column columnOf(Reason reason)
{
    using Month = desk::BilledMonth;
    switch (reason) {
    case Reason::NotDue: return { &Month::unbilledNotDue, &Month::notDueRows };
    case Reason::Ready: return { &Month::unbilledReady, &Month::readyRows };
    case Reason::Waiting: return { &Month::unbilledWaiting, &Month::waitingRows };
    case Reason::Blocked: return { &Month::unbilledBlocked, &Month::blockedRows };
    }
    Q_UNREACHABLE();
}

desk::BilledMonth emptyMonth(QDate month, Currency currency)
{
    const Money nothing(0, currency);
    desk::BilledMonth empty;
    empty.month = month;
    empty.booked = empty.billed = empty.overBilled = nothing;
    empty.unbilledNotDue = empty.unbilledReady = empty.unbilledWaiting = empty.unbilledBlocked = nothing;
    return empty;
}

Result<void> put(desk::BilledMonth &month, const Unit &unit, const Share &share)
{
    const Column column = columnOf(share.reason);
    month.bookedRows.append(unit.id);
    if (!share.billed.isZero())
        month.billedRows.append(unit.id);
    if (!share.unbilled.isZero())
        (month.*column.rows).append(unit.id);
    return addTo(month.booked, share.booked)
        .and_then([&] { return addTo(month.billed, share.billed); })
        .and_then([&] { return addTo(month.*column.amount, share.unbilled); })
        .and_then([&] { return addTo(month.overBilled, share.over); });
}

/// What is left of booked once everything it is made of is taken away; nothing, if all is well.
Result<Money> restOf(const desk::BilledMonth &month)
{
    return month.booked.minus(month.billed)
        .and_then([&](Money rest) { return rest.minus(month.unbilledNotDue); })
        .and_then([&](Money rest) { return rest.minus(month.unbilledReady); })
        .and_then([&](Money rest) { return rest.minus(month.unbilledWaiting); })
        .and_then([&](Money rest) { return rest.minus(month.unbilledBlocked); })
        .and_then([&](Money rest) { return rest.plus(month.overBilled); });
}

/// What was booked in the period, read from the requests alone.
Result<Money> bookedIn(std::span<const Unit> units, const desk::FigureFilter &filter, const Period &period, Currency currency)
{
    Money booked(0, currency);
    for (const Unit &unit : units) {
        if (!isWanted(unit, filter) || !period.contains(unit.wonOn) || !isBooked(unit, currency))
            continue;
        if (const Result<void> added = addTo(booked, unit.amount); !added)
            return tl::unexpected(added.error());
    }
    return booked;
}

/// Sums the months, and holds every month and the whole against what was booked.
Result<void> total(desk::BilledUnbilled &figure, Money booked)
{
    desk::BilledMonth sum = emptyMonth({}, figure.currency);
    sum.booked = booked;
    figure.unbilled = Money(0, figure.currency);
    for (const desk::BilledMonth &month : figure.months) {
        for (const auto column : { &desk::BilledMonth::unbilledNotDue, &desk::BilledMonth::unbilledReady,
                 &desk::BilledMonth::unbilledWaiting, &desk::BilledMonth::unbilledBlocked }) {
            const Result<void> added
                = addTo(sum.*column, month.*column).and_then([&] { return addTo(figure.unbilled, month.*column); });
            if (!added)
                return added;
        }
        const Result<void> added
            = addTo(sum.billed, month.billed).and_then([&] { return addTo(sum.overBilled, month.overBilled); });
        const Result<Money> rest = restOf(month);
        if (!added || !rest)
            return tl::unexpected(added ? rest.error() : added.error());
        figure.ties = figure.ties && rest->isZero();
    }
    const Result<Money> rest = restOf(sum);
    if (!rest)
        return tl::unexpected(rest.error());
    figure.booked = booked;
    figure.billed = sum.billed;
    figure.doesNotTieBy = *rest;
    figure.ties = figure.ties && rest->isZero();
    return {};
}

Result<desk::BilledUnbilled> figureOf(std::span<const Unit> units, const desk::FigureFilter &filter, const Period &period,
    Currency currency)
{
    desk::BilledUnbilled figure;
    figure.currency = currency;
    figure.definition = Words::tr(
        "Net amounts of billing requests by the month in which their deal was won. Booked = billed + not due + ready + waiting "
        "+ blocked − over-billed. Billed: invoices dated by the as-of day, less credits; void ones count nothing. Not due: the "
        "billing event has not happened. Cancelled requests are not booked.");
    std::map<QDate, desk::BilledMonth> byMonth;
    for (const QDate month : period.months())
        byMonth.emplace(month, emptyMonth(month, currency));
    for (const Unit &unit : units) {
        if (!isWanted(unit, filter) || !period.contains(unit.wonOn))
            continue;
        const Result<std::optional<Share>> share = shareOf(unit, currency);
        if (!share)
            return tl::unexpected(share.error());
        if (!*share)
            continue;
        if (const Result<void> added = put(byMonth.at(monthOf(unit.wonOn)), unit, **share); !added)
            return tl::unexpected(added.error());
    }
    for (auto &[month, row] : byMonth)
        figure.months.push_back(std::move(row));
    const Result<Money> booked = bookedIn(units, filter, period, currency);
    if (!booked)
        return tl::unexpected(booked.error());
    if (const Result<void> summed = total(figure, *booked); !summed)
        return tl::unexpected(summed.error());
    return figure;
}

} // namespace

Result<std::vector<desk::BilledUnbilled>> billedUnbilled(std::span<const Unit> units, const desk::FigureFilter &filter,
    Instant asOf)
{
    const Period period = periodOf(filter, units);
    std::vector<desk::BilledUnbilled> figures;
    for (const Currency currency : currenciesOf(units, filter)) {
        Result<desk::BilledUnbilled> figure = figureOf(units, filter, period, currency);
        if (!figure)
            return tl::unexpected(figure.error());
        figure->asOf = asOf;
        figures.push_back(std::move(*figure));
    }
    return figures;
}

} // namespace sluice::metrics
