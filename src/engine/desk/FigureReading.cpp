#include "engine/desk/DeskReader.h"

#include "billing/Presence.h"
#include "metrics/BilledUnbilled.h"
#include "engine/desk/RequestRows.h"
#include "metrics/DaysToInvoice.h"
#include "metrics/Share.h"
#include "metrics/UnbilledAgeing.h"
#include "rules/Trigger.h"

#include <QSet>

#include <array>

// The figures: each request with its stamps, handed to src/metrics.

namespace sluice::engine {

namespace {

QDate dayOf(std::optional<Instant> at, const QTimeZone &zone)
{
    return at ? toQDateTime(*at).toTimeZone(zone).date() : QDate();
}

/// Without tax, less the net share of the credits applied to it; nothing when void.
Money netOf(const billing::CompanyWorld &company, const Invoice &invoice)
{
    if (invoice.voided || invoice.deleted)
        return Money(0, invoice.currency);
    const Money net = invoice.total.minus(invoice.tax).value_or(invoice.total);
    const auto credited = company.creditedByInvoice.constFind(invoice.id.value);
    if (credited == company.creditedByInvoice.cend() || net.minor() <= 0 || invoice.tax.isNegative())
        return net;
    const std::array<std::int64_t, 2> weights { net.minor(), invoice.tax.minor() };
    return net.minus(credited->split(weights).front()).value_or(net);
}

void putInvoice(metrics::Unit &unit, const billing::World &world, const billing::CompanyWorld *company,
    const mirror::RequestView &view, const QTimeZone &zone)
{
    const Invoice *invoice = company ? company->invoiceById.value(view.invoiceId) : nullptr;
    unit.postedOn = dayOf(view.postedAt, zone);
    unit.sentOn = dayOf(view.sentAt, zone);
    unit.invoicedOn = unit.postedOn;
    unit.billed = view.request.amount; // Written, and not read back yet.
    if (billing::presenceOf(world, view) == billing::Presence::Gone) {
        unit.billed = Money(0, view.request.amount.currency());
        return;
    }
    if (!invoice)
        return;
    unit.billed = netOf(*company, *invoice);
    if (invoice->txnOn.isValid())
        unit.invoicedOn = invoice->txnOn;
    if (!unit.sentOn.isValid())
        unit.sentOn = dayOf(invoice->sentAt, zone);
}

void putDeal(metrics::Unit &unit, const Deal &deal, const mirror::RequestView &view, const QTimeZone &zone)
{
    unit.segment = deal.segment;
    unit.channel = deal.channel;
    if (unit.entity.isEmpty())
        unit.entity = deal.entity;
    unit.wonOn = rules::wonOn(deal, zone);
    const rules::EventState event = rules::triggerOf(deal, view.request, view.deliveredOn, unit.asOf, zone).state;
    unit.triggerUnknown = event == rules::EventState::Unknown || event == rules::EventState::Contradicted;
}

metrics::Unit unitOf(const billing::World &world, const mirror::RequestView &view, QDate asOf, Instant now)
{
    const Deal *deal = world.dealById.value(view.request.dealId);
    const billing::CompanyWorld *company = world.company(view.invoiceRealm.isEmpty() ? view.realm : view.invoiceRealm);
    const QTimeZone &zone = company ? company->zone : rules::utcZone();
    metrics::Unit unit;
    unit.id = view.request.id.value;
    unit.dealId = view.request.dealId.value;
    unit.entity = view.entity;
    unit.state = view.state;
    unit.amount = view.request.amount;
    unit.billed = Money(0, view.request.amount.currency());
    unit.asOf = asOf.isValid() ? asOf : dayOf(now, zone);
    unit.triggeredOn = view.triggeredOn;
    unit.completeOn = dayOf(view.submittedAt, zone);
    if (view.decision == mirror::Decision::Approved)
        unit.approvedOn = dayOf(view.decidedAt, zone);
    if (view.decision == mirror::Decision::Cancelled)
        unit.cancelledOn = dayOf(view.decidedAt, zone);
    if (deal)
        putDeal(unit, *deal, view, zone);
    if (!view.invoiceId.isEmpty())
        putInvoice(unit, world, company, view, zone);
    return unit;
}

std::vector<metrics::Unit> unitsOf(const billing::World &world, QDate asOf, Instant now)
{
    std::vector<metrics::Unit> units;
    units.reserve(world.requests.size());
    for (const mirror::RequestView &view : world.requests)
        units.push_back(unitOf(world, view, asOf, now));
    return units;
}

/// The end of the day asked for, but no moment that is still to come.
Instant momentOf(QDate asOf, Instant now)
{
    if (!asOf.isValid())
        return now;
    const Instant end = fromQDateTime(asOf.addDays(1).startOfDay(Qt::UTC)) - std::chrono::milliseconds(1);
    return std::min(end, now);
}

QStringList sorted(QSet<QString> names)
{
    names.remove(QString()); // "None" is no choice: an empty part of a filter leaves everything in.
    QStringList list(names.cbegin(), names.cend());
    list.sort(Qt::CaseInsensitive);
    return list;
}

} // namespace

Result<desk::DaysToInvoice> DeskReader::daysToInvoice(const desk::FigureFilter &filter)
{
    const Result<const billing::World *> loaded = world();
    if (!loaded)
        return tl::unexpected(loaded.error());
    const Instant now = m_clock.now();
    return metrics::daysToInvoice(unitsOf(**loaded, filter.asOf, now), filter, momentOf(filter.asOf, now));
}

Result<std::vector<desk::BilledUnbilled>> DeskReader::billedUnbilled(const desk::FigureFilter &filter)
{
    const Result<const billing::World *> loaded = world();
    if (!loaded)
        return tl::unexpected(loaded.error());
    const Instant now = m_clock.now();
    return metrics::billedUnbilled(unitsOf(**loaded, filter.asOf, now), filter, momentOf(filter.asOf, now));
}

Result<std::vector<desk::UnbilledAgeing>> DeskReader::unbilledAgeing(const desk::FigureFilter &filter)
{
    const Result<const billing::World *> loaded = world();
    if (!loaded)
        return tl::unexpected(loaded.error());
    const Instant now = m_clock.now();
    return metrics::unbilledAgeing(unitsOf(**loaded, filter.asOf, now), filter, momentOf(filter.asOf, now));
}

Result<std::vector<desk::FigureRow>> DeskReader::figureRows(const QStringList &ids, const desk::FigureFilter &filter)
{
    const Result<const billing::World *> loaded = world();
    if (!loaded)
        return tl::unexpected(loaded.error());
    const QSet<QString> wanted(ids.begin(), ids.end());
    const Result<Currency> asked = Currency::fromCode(QStringView(filter.currency));
    std::vector<desk::FigureRow> rows;
    for (const mirror::RequestView &view : (*loaded)->requests) {
        if (!wanted.contains(view.request.id.value))
            continue;
        const metrics::Unit unit = unitOf(**loaded, view, filter.asOf, m_clock.now());
        // A figure counts in one currency, also what was billed in another than the deal's.
        const Currency currency = asked.value_or(unit.amount.currency());
        const Result<std::optional<metrics::Share>> share = metrics::shareOf(unit, currency);
        if (!share)
            return tl::unexpected(share.error());
        const Money nothing(0, currency);
        const metrics::Share counted = share->value_or(metrics::Share { nothing, nothing, nothing, nothing });
        desk::FigureRow row { requestRow(**loaded, view), counted.booked, counted.billed, counted.unbilled, counted.over, {}, {} };
        if (metrics::isTriggered(unit)) {
            row.age = static_cast<int>(unit.triggeredOn.daysTo(unit.asOf));
            row.days = static_cast<int>(unit.triggeredOn.daysTo(metrics::isInvoiced(unit) ? unit.postedOn : unit.asOf));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

Result<desk::FigureChoices> DeskReader::figureChoices()
{
    const Result<const billing::World *> loaded = world();
    if (!loaded)
        return tl::unexpected(loaded.error());
    QSet<QString> entities, segments, channels, currencies;
    const Instant now = m_clock.now();
    for (const metrics::Unit &unit : unitsOf(**loaded, {}, now)) {
        entities.insert(unit.entity);
        segments.insert(unit.segment);
        channels.insert(unit.channel);
        currencies.insert(unit.amount.currency().text());
    }
    return desk::FigureChoices { sorted(entities), sorted(segments), sorted(channels), sorted(currencies) };
}

} // namespace sluice::engine
