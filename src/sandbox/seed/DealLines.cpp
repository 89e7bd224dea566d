#include "sandbox/seed/DealMaker.h"

#include "sandbox/salesforce/Ids.h"
#include "sandbox/seed/ProductMaker.h"

#include <algorithm>

// What a deal sells and what makes it billable: lines, delivery, milestones, subscription terms.

namespace sluice::sandbox::seed {

namespace {

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

bool needsTwoLines(Fate fate)
{
    return fate >= Fate::RoundingApart || fate == Fate::QuantityZero;
}

} // namespace

int DealMaker::productFor(Fate fate, Sort sort)
{
    const ItemState wanted = fate == Fate::ItemUnmapped ? ItemState::Unmapped
        : fate == Fate::ItemMissing                     ? ItemState::Missing
        : fate == Fate::ItemInactive                    ? ItemState::Inactive
                                                        : ItemState::Active;
    if (wanted != ItemState::Active) {
        std::vector<int> broken;
        for (int i = 0; i < static_cast<int>(m_plan.products.size()); ++i) {
            if (m_plan.products[at(i)].item == wanted)
                broken.push_back(i);
        }
        return m_chance.pick(broken);
    }
    const auto kind = sort == Sort::Milestones ? ProductKind::Project
        : sort == Sort::Subscription          ? ProductKind::Subscription
        : m_chance.percent(sort == Sort::OnClose ? 12 : 30) ? ProductKind::Service
                                                            : ProductKind::Hardware;
    return m_chance.pick(m_products[at(static_cast<int>(kind))]);
}

void DealMaker::addLines(DealPlan &deal, Sort sort)
{
    static constexpr std::array kCounts { 12, 30, 28, 16, 8, 4, 2 }; // 1, 2, 3, … lines.
    int count = 1 + m_chance.weighted(kCounts);
    if (needsTwoLines(deal.fate))
        count = std::max(count, 2);
    if (sort == Sort::Milestones)
        count = 1;
    std::vector<int> sold;
    const auto sell = [&](int product) {
        if (std::ranges::find(sold, product) != sold.end())
            return;
        sold.push_back(product);
        deal.lines.push_back(line(deal, product));
        deal.amountMinor += deal.lines.back().totalMinor;
    };
    for (int i = 0; i < count; ++i)
        sell(productFor(i == 0 ? deal.fate : Fate::Billed, sort));
    // The same product may have been drawn twice; a fate that takes a line away must leave one.
    for (int tries = 0; needsTwoLines(deal.fate) && deal.lines.size() < 2 && tries < 200; ++tries)
        sell(productFor(Fate::Billed, sort));
    if (deal.fate == Fate::PriceDiffers && deal.lines.front().discountPercent.isZero()) {
        LinePlan &first = deal.lines.front(); // The mistake will be to bill this one without its discount.
        deal.amountMinor -= first.totalMinor;
        first.discountPercent = Decimal(10, 0);
        first.totalMinor = lineAmount(first.quantity, Decimal(first.priceMinor, 2), first.discountPercent, deal.currency)
                               .value_or(Money())
                               .minor();
        deal.amountMinor += first.totalMinor;
    }
}

LinePlan DealMaker::line(const DealPlan &deal, int product)
{
    static constexpr std::array kDiscounts { 0, 0, 0, 0, 0, 0, 50, 50, 75, 100, 100, 120, 150 }; // Tenths of a percent.
    const ProductPlan &sold = m_plan.products[at(product)];
    LinePlan line;
    line.id = salesforce::makeId(u"00k", ++m_lines);
    line.product = product;
    line.quantity = quantityOf(sold, accountOf(deal).segment);
    line.listMinor = listPrice(sold, deal.currency.text());
    line.priceMinor = line.listMinor;
    if (sold.kind == ProductKind::Subscription) // A price that twelve months and four quarters divide to whole cents.
        line.priceMinor = (line.priceMinor + 1199) / 1200 * 1200;
    else if (m_chance.percent(14)) // A negotiated price.
        line.priceMinor = line.listMinor * m_chance.between(92, 99) / 100;
    const int discount = sold.kind == ProductKind::Subscription ? m_chance.pick(std::array { 0, 0, 50, 100 })
                                                                : m_chance.pick(kDiscounts);
    line.discountPercent = discount % 10 == 0 ? Decimal(discount / 10, 0) : Decimal(discount, 1);
    line.totalMinor = lineAmount(line.quantity, Decimal(line.priceMinor, 2), line.discountPercent, deal.currency)
                          .value_or(Money())
                          .minor();
    line.description = sold.name;
    return line;
}

Decimal DealMaker::quantityOf(const ProductPlan &product, Segment segment)
{
    static constexpr std::array kPieces { 1, 1, 1, 2, 2, 4, 6, 10, 18, 40 };
    static constexpr std::array kMetres { 10, 20, 35, 50, 80, 120, 300 };
    static constexpr std::array kHours { 2, 4, 6, 8, 12, 16, 24, 40, 72 };
    static constexpr std::array kSeats { 1, 1, 2, 3, 5, 8, 12, 30 };
    const int factor = segment == Segment::Enterprise ? 2 : 1;
    if (product.kind == ProductKind::Project)
        return Decimal(1, 0);
    if (product.kind == ProductKind::Subscription)
        return Decimal(std::int64_t { m_chance.fromQuantiles(kSeats) } * factor, 0);
    if (product.unit == QLatin1String("h")) {
        static constexpr std::array kQuarters { 0, 0, 25, 50, 50, 75 };
        return Decimal(m_chance.fromQuantiles(kHours) * 100 + m_chance.pick(kQuarters), 2);
    }
    if (product.unit == QLatin1String("m"))
        return Decimal(m_chance.fromQuantiles(kMetres) * 10 + (m_chance.percent(40) ? 5 : 0), 1);
    if (product.unit == QLatin1String("day") || product.unit == QLatin1String("trip"))
        return Decimal(std::int64_t { m_chance.between(2, 8) } * 5, 1); // Half days.
    const int pieces = m_chance.fromQuantiles(kPieces) * (product.priceMinor < 200'000 ? factor : 1);
    return Decimal(product.priceMinor > 500'000 ? std::min(pieces, 4) : pieces, 0);
}

void DealMaker::addDelivery(DealPlan &deal, Sort sort)
{
    static constexpr std::array kDays { 1, 3, 5, 8, 12, 18, 34 };
    switch (sort) {
    case Sort::OnClose:
        break;
    case Sort::Delivered:
    case Sort::Accepted: {
        if (deal.fate == Fate::Waiting || deal.fate == Fate::NotConfirmed) {
            deal.delivery = QStringLiteral("Pending");
            break;
        }
        const QDate latest = m_plan.today.addDays(-m_chance.between(1, 4));
        deal.deliveredOn = std::max(std::min(deal.closeOn.addDays(m_chance.fromQuantiles(kDays)), latest), deal.closeOn);
        deal.delivery = sort == Sort::Delivered ? QStringLiteral("Delivered") : QStringLiteral("Accepted");
        break;
    }
    case Sort::Milestones:
        addMilestones(deal);
        break;
    case Sort::Subscription:
        addTerm(deal);
        break;
    }
    for (LinePlan &line : deal.lines) {
        if (m_plan.products[at(line.product)].kind == ProductKind::Service && deal.deliveredOn.isValid())
            line.serviceOn = deal.deliveredOn;
    }
}

void DealMaker::addMilestones(DealPlan &deal)
{
    static constexpr std::array kTwo { 40, 60 };
    static constexpr std::array kThree { 30, 40, 30 };
    static constexpr std::array kFour { 20, 30, 30, 20 };
    static constexpr std::array kNames { "Kick-off and design", "Installation", "Commissioning", "Acceptance" };
    const std::span<const int> shares = m_chance.percent(30) ? std::span<const int>(kTwo)
        : m_chance.percent(70)                               ? std::span<const int>(kThree)
                                                             : std::span<const int>(kFour);
    const std::vector<std::int64_t> weights(shares.begin(), shares.end());
    const std::vector<Money> parts = Money(deal.amountMinor, deal.currency).split(weights);
    QDate planned = deal.closeOn.addDays(m_chance.between(10, 24));
    for (std::size_t i = 0; i < parts.size(); ++i) {
        MilestonePlan milestone;
        milestone.id = salesforce::makeId(u"a00", ++m_milestones);
        milestone.name = QStringLiteral("%1 %2").arg(i + 1).arg(
            QString::fromLatin1(i + 1 == parts.size() ? kNames.back() : kNames[i]));
        milestone.amountMinor = parts[i].minor();
        milestone.plannedOn = planned;
        const QDate approved = planned.addDays(m_chance.between(-3, 16));
        if (approved < m_plan.today && deal.fate != Fate::Waiting)
            milestone.approvedOn = approved;
        else
            milestone.plannedOn = std::max(planned, m_plan.today.addDays(m_chance.between(2, 20)));
        planned = milestone.plannedOn.addDays(m_chance.between(25, 60));
        deal.milestones.push_back(milestone);
    }
}

void DealMaker::addTerm(DealPlan &deal)
{
    static constexpr std::array kFrequencies { 22, 36, 42 };
    static constexpr std::array kNames { "Monthly", "Quarterly", "Annually" };
    const QDate nextMonth = QDate(deal.closeOn.year(), deal.closeOn.month(), 1).addMonths(1);
    deal.termStart = deal.fate == Fate::Waiting ? std::max(nextMonth, m_plan.today.addDays(m_chance.between(4, 40)))
                                                : nextMonth;
    deal.termEnd = deal.termStart.addYears(1).addDays(-1);
    deal.frequency = QString::fromLatin1(kNames[at(m_chance.weighted(kFrequencies))]);
}

} // namespace sluice::sandbox::seed
