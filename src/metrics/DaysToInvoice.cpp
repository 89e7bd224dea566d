#include "metrics/DaysToInvoice.h"

#include "metrics/Period.h"
#include "metrics/Statistics.h"
#include "metrics/Words.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace sluice::metrics {

namespace {

struct Sample {
    const Unit *unit;
    int days;
};

int daysBetween(QDate from, QDate to)
{
    return static_cast<int>(from.daysTo(to));
}

std::vector<int> daysOf(const std::vector<Sample> &samples)
{
    std::vector<int> days;
    days.reserve(samples.size());
    for (const Sample &sample : samples)
        days.push_back(sample.days);
    return days;
}

/// The lags of one request; a lag with an end that is not known is empty. Source: D.1, parts of the waterfall.
struct Lags {
    std::optional<int> delivery, data, approval, posting, sending;
};

std::optional<int> lag(QDate from, QDate to)
{
    if (!from.isValid() || !to.isValid())
        return std::nullopt;
    return daysBetween(from, to);
}

Lags lagsOf(const Unit &unit)
{
    Lags lags;
    lags.delivery = lag(unit.wonOn, unit.triggeredOn);
    lags.data = lag(unit.triggeredOn, unit.completeOn);
    if (lags.data)
        lags.data = std::max(0, *lags.data);
    if (unit.completeOn.isValid())
        lags.approval = lag(std::max(unit.triggeredOn, unit.completeOn), unit.approvedOn);
    lags.posting = lag(unit.approvedOn, unit.postedOn);
    if (unit.sentOn <= unit.asOf)
        lags.sending = lag(unit.postedOn, unit.sentOn);
    return lags;
}

desk::WaterfallPart waterfallPart(const char *name, std::optional<int> Lags::*part, const std::vector<Sample> &samples)
{
    desk::WaterfallPart result;
    result.part = QLatin1String(name);
    qint64 total = 0;
    for (const Sample &sample : samples) {
        if (const std::optional<int> days = lagsOf(*sample.unit).*part) {
            total += *days;
            result.rows.append(sample.unit->id);
        }
    }
    result.count = static_cast<int>(result.rows.size());
    if (result.count > 0)
        result.days = static_cast<double>(total) / result.count;
    return result;
}

/// One population for all parts, else they would not add up: the requests every part of which is known. Where the books
/// tell of none that it was sent, that part is known of nobody and is left empty; it lies behind the headline anyway.
std::vector<Sample> whollyKnown(const std::vector<Sample> &samples)
{
    std::vector<Sample> invoiced, sent;
    for (const Sample &sample : samples) {
        const Lags lags = lagsOf(*sample.unit);
        if (!lags.delivery || !lags.data || !lags.approval || !lags.posting)
            continue;
        invoiced.push_back(sample);
        if (lags.sending)
            sent.push_back(sample);
    }
    return sent.empty() ? invoiced : sent;
}

std::vector<desk::WaterfallPart> waterfall(const std::vector<Sample> &all)
{
    const std::vector<Sample> samples = whollyKnown(all);
    return {
        waterfallPart("delivery", &Lags::delivery, samples),
        waterfallPart("data", &Lags::data, samples),
        waterfallPart("approval", &Lags::approval, samples),
        waterfallPart("posting", &Lags::posting, samples),
        waterfallPart("sending", &Lags::sending, samples),
    };
}

desk::DaysToInvoicePoint pointOf(QDate month, const std::vector<Sample> &samples)
{
    desk::DaysToInvoicePoint point;
    point.month = month;
    point.count = static_cast<int>(samples.size());
    point.dots = daysOf(samples);
    point.median = median(point.dots);
    point.p90 = percentile90(point.dots);
    for (const Sample &sample : samples)
        point.rows.append(sample.unit->id);
    return point;
}

void describe(desk::DaysToInvoice &figure)
{
    figure.definition = Words::tr(
        "Calendar days from the billing event to the creation of the invoice in the books, per billing request, by month of "
        "creation. Percentiles are interpolated between neighbours; p90 from %1 requests on. Invoices made before the billing "
        "event and requests without a known date are counted apart; a request without a standing invoice is open.")
                            .arg(kSmallSample);
    figure.clockStart = Words::tr("the billing event (delivered, accepted, milestone approved, period begun; won if billed on close)");
}

/// Puts each request where it belongs; what comes back has a month of posting.
std::vector<Sample> sift(std::span<const Unit> units, const desk::FigureFilter &filter, const Period &period,
    desk::DaysToInvoice &figure)
{
    std::vector<Sample> samples;
    for (const Unit &unit : units) {
        if (!isWanted(unit, filter) || (!filter.currency.isEmpty() && unit.amount.currency().text() != filter.currency))
            continue;
        if (!isInvoiced(unit)) {
            if (isTriggered(unit) && !isCancelled(unit))
                figure.open.push_back({ unit.id, unit.triggeredOn, daysBetween(unit.triggeredOn, unit.asOf) });
            continue;
        }
        const bool known = unit.triggeredOn.isValid() || !unit.triggerUnknown;
        const bool premature = known && (!unit.triggeredOn.isValid() || unit.triggeredOn > unit.postedOn);
        if (known && !premature)
            samples.push_back({ &unit, daysBetween(unit.triggeredOn, unit.postedOn) });
        else if (period.contains(unit.postedOn))
            (premature ? figure.prematureRows : figure.unknownRows).append(unit.id);
    }
    return samples;
}

} // namespace

desk::DaysToInvoice daysToInvoice(std::span<const Unit> units, const desk::FigureFilter &filter, Instant asOf)
{
    desk::DaysToInvoice figure;
    describe(figure);
    figure.asOf = asOf;
    const Period period = periodOf(filter, units);
    const Period before = period.before();
    std::vector<Sample> samples = sift(units, filter, period, figure);
    std::sort(samples.begin(), samples.end(),
        [](const Sample &a, const Sample &b) { return std::tie(a.days, a.unit->id) < std::tie(b.days, b.unit->id); });

    std::map<QDate, std::vector<Sample>> byMonth;
    std::vector<Sample> inPeriod;
    std::vector<int> daysBefore;
    for (const Sample &sample : samples) {
        if (period.contains(sample.unit->postedOn)) {
            inPeriod.push_back(sample);
            byMonth[monthOf(sample.unit->postedOn)].push_back(sample);
        } else if (before.contains(sample.unit->postedOn)) {
            daysBefore.push_back(sample.days);
        }
    }
    for (const QDate month : period.months())
        figure.months.push_back(pointOf(month, byMonth[month]));
    figure.waterfall = waterfall(inPeriod);
    figure.count = static_cast<int>(inPeriod.size());
    figure.median = median(daysOf(inPeriod));
    figure.p90 = percentile90(daysOf(inPeriod));
    figure.medianBefore = median(std::move(daysBefore));
    figure.premature = static_cast<int>(figure.prematureRows.size());
    figure.unknown = static_cast<int>(figure.unknownRows.size());
    std::sort(figure.open.begin(), figure.open.end(),
        [](const auto &a, const auto &b) { return std::tie(b.age, a.row) < std::tie(a.age, b.row); });
    return figure;
}

} // namespace sluice::metrics
