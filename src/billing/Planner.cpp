#include "billing/Planner.h"

#include "domain/Keys.h"
#include "rules/Phrases.h"

#include <algorithm>

namespace sluice::billing {

namespace {

constexpr int kPeriodsMax = 240; // Twenty years of months; a term beyond that is a typing error.

QDate wonOn(const Deal &deal)
{
    return deal.wonAt ? toQDateTime(*deal.wonAt).date() : deal.closeOn;
}

RequestLine fromDealLine(const DealLine &line)
{
    return RequestLine { line.id, line.productId.value,
        line.description.isEmpty() ? line.productName : line.description, line.quantity, line.unitPrice,
        line.discountPercent, line.total, line.serviceOn };
}

/// A line that stands for one amount: quantity 1 at that price, because books insist on amount = price × quantity.
RequestLine fromAmount(const QString &dealLineId, const QString &productId, const QString &description, Money amount,
    QDate serviceOn)
{
    return RequestLine { dealLineId, productId, description, Decimal(1, 0), Decimal::fromMoney(amount), Decimal(), amount,
        serviceOn };
}

Money sumOf(const std::vector<RequestLine> &lines, Currency currency)
{
    Money sum(0, currency);
    for (const RequestLine &line : lines)
        sum = sum.plus(line.amount).value_or(sum);
    return sum;
}

BillingRequest emptyRequest(const Deal &deal, RequestKind kind, const QString &part)
{
    BillingRequest request;
    request.id = requestId(deal.id, kind, part);
    request.dealId = deal.id;
    request.kind = kind;
    request.part = part;
    return request;
}

BillingRequest whole(const Deal &deal, RequestKind kind)
{
    BillingRequest request = emptyRequest(deal, kind, QString());
    request.title = rules::recorded(kind == RequestKind::OnClose ? rules::phrase::kOnClose : rules::phrase::kOnDelivery);
    request.plannedOn = kind == RequestKind::OnClose || !deal.deliveredOn.isValid() ? wonOn(deal) : deal.deliveredOn;
    for (const DealLine &line : deal.lines)
        request.lines.push_back(fromDealLine(line));
    if (request.lines.empty() && deal.amount)
        request.lines.push_back(fromAmount(QString(), QString(), deal.name, *deal.amount, QDate()));
    request.amount = sumOf(request.lines, deal.currency);
    return request;
}

std::vector<BillingRequest> perMilestone(const Deal &deal)
{
    std::vector<BillingRequest> requests;
    int number = 0;
    for (const Milestone &milestone : deal.milestones) {
        BillingRequest request = emptyRequest(deal, RequestKind::Milestone, milestone.id);
        request.title = rules::recorded(rules::phrase::kMilestone).arg(++number).arg(milestone.name);
        request.plannedOn = milestone.approvedOn.isValid() ? milestone.approvedOn
            : milestone.plannedOn.isValid()                ? milestone.plannedOn
                                                           : wonOn(deal);
        const QString product = deal.lines.empty() ? QString() : deal.lines.front().productId.value;
        request.lines.push_back(fromAmount(QString(), product, QStringLiteral("%1 – %2").arg(deal.name, milestone.name),
            milestone.amount, milestone.approvedOn));
        request.amount = milestone.amount;
        requests.push_back(std::move(request));
    }
    return requests;
}

struct Period {
    QDate from, to;
};

int monthsOf(BillingFrequency frequency)
{
    switch (frequency) {
    case BillingFrequency::Once: return 0;
    case BillingFrequency::Monthly: return 1;
    case BillingFrequency::Quarterly: return 3;
    case BillingFrequency::Annually: return 12;
    }
    Q_UNREACHABLE();
}

std::vector<Period> periodsOf(const Deal &deal)
{
    const int months = monthsOf(deal.frequency.value_or(BillingFrequency::Once));
    // A term that ends before it begins cannot be divided either; a check blocks what it yields.
    if (months == 0 || !deal.termEnd.isValid() || deal.termEnd < deal.termStart)
        return { { deal.termStart, deal.termEnd } };
    std::vector<Period> periods;
    for (int i = 0; i < kPeriodsMax; ++i) {
        // Counted from the start each time, so that a term from the 31st does not creep towards the 28th.
        const QDate from = deal.termStart.addMonths(i * months);
        if (from > deal.termEnd)
            break;
        periods.push_back({ from, std::min(deal.termStart.addMonths((i + 1) * months).addDays(-1), deal.termEnd) });
    }
    return periods;
}

/// Every period weighs the same, but for a last one that the term cuts short: it carries its share of days.
std::vector<std::int64_t> weightsOf(const std::vector<Period> &periods, int months)
{
    constexpr std::int64_t kWhole = 1000;
    std::vector<std::int64_t> weights(periods.size(), kWhole);
    const Period &last = periods.back();
    const qint64 nominal = last.from.daysTo(last.from.addMonths(months));
    const qint64 actual = last.from.daysTo(last.to) + 1;
    if (actual < nominal)
        weights.back() = std::max<qint64>(1, kWhole * actual / nominal);
    return weights;
}

std::vector<BillingRequest> perPeriod(const Deal &deal)
{
    const std::vector<Period> periods = periodsOf(deal);
    if (periods.size() == 1) {
        BillingRequest request = whole(deal, RequestKind::Period);
        request.part = periods.front().from.toString(Qt::ISODate);
        request.id = requestId(deal.id, RequestKind::Period, request.part);
        request.title = rules::recorded(rules::phrase::kTermFrom).arg(request.part);
        request.plannedOn = request.periodFrom = periods.front().from;
        request.periodTo = periods.front().to;
        return { request };
    }
    const std::vector<std::int64_t> weights = weightsOf(periods, monthsOf(*deal.frequency));
    std::vector<BillingRequest> requests;
    for (const Period &period : periods) {
        BillingRequest request = emptyRequest(deal, RequestKind::Period, period.from.toString(Qt::ISODate));
        request.periodFrom = request.plannedOn = period.from;
        request.periodTo = period.to;
        request.title = rules::recorded(rules::phrase::kPeriod).arg(period.from.toString(Qt::ISODate), period.to.toString(Qt::ISODate));
        requests.push_back(std::move(request));
    }
    const auto share = [&](const QString &lineId, const QString &product, const QString &text, Money total) {
        const std::vector<Money> parts = total.split(weights);
        for (std::size_t i = 0; i < requests.size(); ++i) {
            const QString description = QStringLiteral("%1, %2").arg(text, requests[i].title);
            requests[i].lines.push_back(fromAmount(lineId, product, description, parts[i], requests[i].periodFrom));
        }
    };
    for (const DealLine &line : deal.lines)
        share(line.id, line.productId.value, line.description.isEmpty() ? line.productName : line.description, line.total);
    if (deal.lines.empty() && deal.amount)
        share(QString(), QString(), deal.name, *deal.amount);
    for (BillingRequest &request : requests)
        request.amount = sumOf(request.lines, deal.currency);
    return requests;
}

} // namespace

std::vector<BillingRequest> plan(const Deal &deal)
{
    if (!deal.event)
        return { whole(deal, RequestKind::OnClose) };
    switch (*deal.event) {
    case BillingEvent::OnClose:
        return { whole(deal, RequestKind::OnClose) };
    case BillingEvent::Delivered:
    case BillingEvent::Accepted:
        return { whole(deal, RequestKind::Delivery) };
    case BillingEvent::Milestones:
        // Without a single milestone there is nothing to divide: one request says so.
        return deal.milestones.empty() ? std::vector<BillingRequest> { whole(deal, RequestKind::Delivery) }
                                       : perMilestone(deal);
    case BillingEvent::Subscription:
        return deal.termStart.isValid() ? perPeriod(deal) : std::vector<BillingRequest> { whole(deal, RequestKind::OnClose) };
    }
    Q_UNREACHABLE();
}

} // namespace sluice::billing
