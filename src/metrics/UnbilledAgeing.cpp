#include "metrics/UnbilledAgeing.h"

#include "metrics/Share.h"
#include "metrics/Words.h"

#include <array>
#include <limits>

namespace sluice::metrics {

namespace {

struct Bounds {
    const char *label; ///< UTF-8.
    qint64 last;       ///< Days, inclusive.
};

constexpr std::array kBounds {
    Bounds { "0–7", 7 },
    Bounds { "8–14", 14 },
    Bounds { "15–30", 30 },
    Bounds { "31–60", 60 },
    Bounds { "61–90", 90 },
    Bounds { "> 90", std::numeric_limits<qint64>::max() },
};

std::size_t bucketOf(qint64 age)
{
    std::size_t bucket = 0;
    while (age > kBounds[bucket].last)
        ++bucket;
    return bucket;
}

QString definition()
{
    return Words::tr(
        "Net amounts whose billing event has happened and that no invoice covers, by calendar days since the event. What is "
        "blocked because nobody can say when the event happened has no age and is left out.");
}

desk::UnbilledAgeing emptyFigure(Currency currency, Instant asOf)
{
    desk::UnbilledAgeing figure;
    figure.definition = definition();
    figure.currency = currency;
    figure.asOf = asOf;
    figure.total = Money(0, currency);
    for (const Bounds &bounds : kBounds)
        figure.buckets.push_back({ QString::fromUtf8(bounds.label), Money(0, currency), 0, {} });
    return figure;
}

Result<desk::UnbilledAgeing> figureOf(std::span<const Unit> units, const desk::FigureFilter &filter, Currency currency, Instant asOf)
{
    desk::UnbilledAgeing figure = emptyFigure(currency, asOf);
    for (const Unit &unit : units) {
        if (!isWanted(unit, filter) || !isTriggered(unit))
            continue;
        const Result<std::optional<Share>> share = shareOf(unit, currency);
        if (!share)
            return tl::unexpected(share.error());
        if (!*share || (*share)->unbilled.isZero())
            continue;
        const Money open = (*share)->unbilled;
        desk::AgeingBucket &bucket = figure.buckets[bucketOf(unit.triggeredOn.daysTo(unit.asOf))];
        ++bucket.count;
        bucket.rows.append(unit.id);
        const Result<void> added
            = addTo(bucket.amount, open).and_then([&] { return addTo(figure.total, open); });
        if (!added)
            return tl::unexpected(added.error());
    }
    return figure;
}

} // namespace

Result<std::vector<desk::UnbilledAgeing>> unbilledAgeing(std::span<const Unit> units, const desk::FigureFilter &filter,
    Instant asOf)
{
    std::vector<desk::UnbilledAgeing> figures;
    for (const Currency currency : currenciesOf(units, filter)) {
        Result<desk::UnbilledAgeing> figure = figureOf(units, filter, currency, asOf);
        if (!figure)
            return tl::unexpected(figure.error());
        figures.push_back(std::move(*figure));
    }
    return figures;
}

} // namespace sluice::metrics
