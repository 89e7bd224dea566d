#include "sandbox/seed/PaperMaker.h"

#include "sandbox/salesforce/Ids.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace sluice::sandbox::seed {

namespace {

constexpr int kForeign = 6;
constexpr int kGoodwill = 12;
constexpr quint64 kAmendmentIds = 50'000'000; ///< Ids of history rows that came later start here.

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

QDate toWeekday(QDate day)
{
    while (day.dayOfWeek() > Qt::Friday)
        day = day.addDays(1);
    return day;
}

/// How much later than usual a month bills, in percent: the company got slower for a year and has been recovering.
int paceOf(QDate day, QDate today)
{
    static constexpr std::array kByAge { 85, 92, 100, 112, 124, 135, 128, 118, 110, 104, 98, 92, 88, 84, 82, 80, 78, 78 };
    const auto age = static_cast<std::size_t>(std::max<qint64>(day.daysTo(today) / 30, 0));
    return kByAge[std::min(age, kByAge.size() - 1)];
}

int paceOf(Segment segment)
{
    switch (segment) {
    case Segment::Enterprise:
        return 115;
    case Segment::MidMarket:
        return 100;
    case Segment::Smb:
        return 75;
    case Segment::PublicSector:
        return 160;
    case Segment::NonProfit:
        return 95;
    }
    return 100;
}

int daysOf(const QString &terms)
{
    return terms.startsWith(QLatin1String("Net ")) ? QStringView(terms).mid(4).toInt() : 30;
}

/// The price of one at which `quantity` comes to `amountMinor`, to the seven places that QuickBooks keeps.
Decimal priceOfOne(std::int64_t amountMinor, Decimal quantity)
{
    return Decimal(amountMinor, 2).dividedBy(quantity, 7, Rounding::HalfUp).value_or(Decimal(amountMinor, 2));
}

} // namespace

PaperMaker::PaperMaker(CompanyPlan &plan)
    : m_plan(plan)
    , m_chance(Chance::forTopic(plan.options.seed, "papers"))
{
}

void PaperMaker::make()
{
    m_plan.invoices.reserve(m_plan.deals.size() * 5 / 4);
    for (int i = 0; i < static_cast<int>(m_plan.deals.size()); ++i) {
        if (isBilled(m_plan.deals[at(i)].fate) && m_plan.deals[at(i)].history.back().at <= m_plan.options.now
            && (m_plan.deals[at(i)].won || m_plan.deals[at(i)].fate == Fate::LostAfter))
            bill(i);
    }
    billForeign(kForeign);
    std::ranges::sort(m_plan.invoices, {}, [](const InvoicePlan &invoice) {
        return std::tuple(invoice.createdAt, invoice.deal, invoice.part);
    });
    pay();
    grantGoodwill(kGoodwill);
}

InvoiceLinePlan PaperMaker::whole(const LinePlan &line) const
{
    InvoiceLinePlan billed;
    billed.product = line.product;
    billed.description = line.description;
    billed.quantity = line.quantity;
    billed.amountMinor = line.totalMinor;
    billed.unitPrice = priceOfOne(line.totalMinor, line.quantity);
    billed.serviceOn = line.serviceOn;
    return billed;
}

std::vector<PaperMaker::Part> PaperMaker::partsOf(const DealPlan &deal) const
{
    if (deal.billingEvent == QLatin1String("Subscription"))
        return periodsOf(deal);
    std::vector<Part> parts;
    if (!deal.milestones.empty()) {
        for (const MilestonePlan &milestone : deal.milestones) {
            InvoiceLinePlan line;
            line.product = deal.lines.front().product;
            line.description = milestone.name;
            line.quantity = Decimal(1, 0);
            line.amountMinor = milestone.amountMinor;
            line.unitPrice = Decimal(milestone.amountMinor, 2);
            line.serviceOn = milestone.approvedOn;
            parts.push_back({ static_cast<int>(parts.size()), milestone.approvedOn, milestone.name, { line } });
        }
        return parts;
    }
    Part all;
    all.due = deal.deliveredOn.isValid() ? deal.deliveredOn : deal.closeOn;
    for (const LinePlan &line : deal.lines)
        all.lines.push_back(whole(line));
    return { all };
}

std::vector<PaperMaker::Part> PaperMaker::periodsOf(const DealPlan &deal) const
{
    const int months = deal.frequency == QLatin1String("Monthly") ? 1 : deal.frequency == QLatin1String("Quarterly") ? 3 : 12;
    const int periods = 12 / months;
    std::vector<Part> parts;
    for (int i = 0; i < periods; ++i) {
        Part part;
        part.number = i;
        part.due = deal.termStart.addMonths(i * months);
        const QDate last = part.due.addMonths(months).addDays(-1);
        part.label = QStringLiteral("%1 to %2").arg(part.due.toString(Qt::ISODate), last.toString(Qt::ISODate));
        for (const LinePlan &line : deal.lines) {
            InvoiceLinePlan billed = whole(line);
            billed.amountMinor = line.totalMinor / periods; // Subscription prices divide evenly.
            billed.unitPrice = priceOfOne(billed.amountMinor, line.quantity);
            billed.description += QStringLiteral(", ") + part.label;
            billed.serviceOn = part.due;
            part.lines.push_back(billed);
        }
        parts.push_back(part);
    }
    return parts;
}

void PaperMaker::bill(int dealIndex)
{
    const DealPlan &deal = m_plan.deals[at(dealIndex)];
    const std::vector<Part> parts = partsOf(deal);
    for (const Part &part : parts) {
        if (!part.due.isValid() || part.due >= m_plan.today)
            continue;
        QDate day = billedOn(deal, part.due);
        if (day >= m_plan.today) {
            if (parts.size() > 1)
                continue; // Late with this one: it is in the queue.
            day = part.due.addDays(m_chance.between(0, static_cast<int>(part.due.daysTo(m_plan.today)) - 1));
        }
        if (deal.fate == Fate::LostAfter)
            day = std::min(day, toWeekday(part.due.addDays(12)));
        InvoicePlan invoice = invoiceFor(dealIndex, part, day);
        spoil(deal, invoice);
        m_plan.invoices.push_back(invoice);
        if (deal.fate == Fate::AmendedAfter)
            amend(m_plan.deals[at(dealIndex)], invoice);
        if (deal.fate == Fate::BilledTwice) {
            invoice.createdAt = during(std::min(toWeekday(day.addDays(m_chance.between(2, 25))), m_plan.today.addDays(-1)));
            m_plan.invoices.push_back(invoice);
        }
    }
}

QDate PaperMaker::billedOn(const DealPlan &deal, QDate due)
{
    static constexpr std::array kWhole { 0, 1, 3, 5, 7, 10, 14, 20, 29, 46, 90 }; // The median is some nine days.
    static constexpr std::array kPeriod { 0, 0, 1, 2, 3, 5, 8, 14, 30 };
    const bool planned = deal.billingEvent == QLatin1String("Subscription");
    int lag = planned ? m_chance.fromQuantiles(kPeriod) : m_chance.fromQuantiles(kWhole);
    lag = lag * paceOf(due, m_plan.today) * paceOf(m_plan.accounts[at(std::max(deal.account, 0))].segment) / 10'000;
    return toWeekday(due.addDays(lag));
}

InvoicePlan PaperMaker::invoiceFor(int dealIndex, const Part &part, QDate createdOn)
{
    const DealPlan &deal = m_plan.deals[at(dealIndex)];
    const AccountPlan &account = m_plan.accounts[at(deal.account)];
    const Entity &entity = m_plan.entities[at(deal.entity)];
    InvoicePlan invoice;
    invoice.entity = deal.entity;
    invoice.deal = dealIndex;
    invoice.part = part.number;
    invoice.note = noteFor(deal, part);
    invoice.account = deal.account;
    invoice.currency = deal.currency.text();
    if (invoice.currency != entity.currency)
        invoice.exchangeRate = Decimal(8400 + m_chance.between(0, 260), 4);
    invoice.termName = deal.terms;
    invoice.txnOn = m_chance.percent(92) ? createdOn : std::max(part.due, createdOn.addDays(-6));
    invoice.dueOn = invoice.txnOn.addDays(daysOf(deal.terms));
    invoice.createdAt = during(createdOn);
    invoice.lines = part.lines;
    invoice.taxed = account.taxable;
    total(invoice);
    return invoice;
}

QString PaperMaker::noteFor(const DealPlan &deal, const Part &part)
{
    const QString tail = part.label.isEmpty() ? QString() : QStringLiteral(", %1").arg(part.label);
    if (deal.fate == Fate::Ambiguous)
        return {};
    const bool inParts = !part.label.isEmpty();
    const int style = deal.fate == Fate::Billed && !inParts ? m_chance.between(1, 100) : m_chance.between(1, 60);
    if (style <= 45 || (style <= 60 && deal.poNumber.isEmpty()))
        return QStringLiteral("Order %1%2").arg(deal.id, tail);
    if (style <= 60)
        return QStringLiteral("Order %1 / PO %2%3").arg(deal.id, deal.poNumber, tail);
    if (style <= 75 && !deal.poNumber.isEmpty())
        return QStringLiteral("PO %1").arg(deal.poNumber);
    return style <= 88 ? deal.name + tail : QString();
}

void PaperMaker::spoil(const DealPlan &deal, InvoicePlan &invoice)
{
    switch (deal.fate) {
    case Fate::OtherPeriod:
        invoice.txnOn = std::min(invoice.txnOn.addDays(61), m_plan.today.addDays(-1));
        invoice.dueOn = invoice.txnOn.addDays(daysOf(deal.terms));
        invoice.createdAt = std::max(invoice.createdAt, during(invoice.txnOn));
        break;
    case Fate::TaxDiffers:
        invoice.taxed = !invoice.taxed;
        break;
    case Fate::WrongCustomer:
        invoice.account = otherAccount(deal.account);
        break;
    case Fate::WrongEntity:
        if (m_plan.entities.size() > 1)
            invoice.entity = invoice.entity == 0 ? 1 : 0; // The planter gives it a customer there.
        break;
    case Fate::WrongCurrency: {
        const Entity &entity = m_plan.entities[at(invoice.entity)];
        const QString wrong = invoice.currency == entity.currency ? QStringLiteral("EUR") : entity.currency;
        invoice.exchangeRate = wrong == entity.currency ? Decimal(1, 0) : Decimal(8512, 4);
        invoice.currency = wrong; // Likewise a customer kept in that currency.
        break;
    }
    case Fate::Voided:
        invoice.voided = true;
        break;
    case Fate::Deleted:
        invoice.deleted = true;
        break;
    default:
        spoilLines(deal, invoice);
    }
    total(invoice);
}

void PaperMaker::spoilLines(const DealPlan &deal, InvoicePlan &invoice)
{
    InvoiceLinePlan &first = invoice.lines.front();
    const auto setAmount = [](InvoiceLinePlan &line, std::int64_t minor) {
        line.amountMinor = minor;
        line.unitPrice = priceOfOne(minor, line.quantity);
    };
    switch (deal.fate) {
    case Fate::RoundingApart:
        setAmount(first, first.amountMinor + (m_chance.percent(50) ? 1LL : -1LL) * m_chance.between(1, 40));
        break;
    case Fate::UnderBilled:
        invoice.lines.pop_back();
        break;
    case Fate::OverBilled: {
        InvoiceLinePlan extra;
        extra.product = otherProduct(invoice);
        extra.description = m_plan.products[at(extra.product)].name;
        extra.quantity = Decimal(m_chance.between(1, 3), 0);
        extra.unitPrice = Decimal(m_plan.products[at(extra.product)].priceMinor, 2);
        extra.amountMinor = m_plan.products[at(extra.product)].priceMinor * extra.quantity.coefficient();
        invoice.lines.push_back(extra);
        break;
    }
    case Fate::PriceDiffers: {
        const LinePlan &sold = deal.lines.front();
        first.unitPrice = Decimal(sold.priceMinor, 2);
        first.amountMinor = lineAmount(sold.quantity, first.unitPrice, Decimal(), deal.currency).value_or(Money()).minor();
        break;
    }
    case Fate::QuantityDiffers: {
        const Decimal one(1, 0);
        const Decimal more = first.quantity.plus(one).value_or(one);
        first.unitPrice = Decimal(deal.lines.front().priceMinor, 2);
        first.quantity = more;
        first.amountMinor
            = lineAmount(more, first.unitPrice, deal.lines.front().discountPercent, deal.currency).value_or(Money()).minor();
        first.unitPrice = priceOfOne(first.amountMinor, more);
        break;
    }
    case Fate::ItemDiffers:
        first.product = otherProduct(invoice);
        break;
    case Fate::AmendedAfter: // The deal grew afterwards; the invoice has what it was.
        if (invoice.lines.size() > 1)
            invoice.lines.pop_back();
        break;
    default:
        break;
    }
}

/// The deal was smaller when it was billed: its history says so, and when it grew.
void PaperMaker::amend(DealPlan &deal, const InvoicePlan &invoice)
{
    for (StagePlan &stage : deal.history)
        stage.amountMinor = invoice.netMinor;
    StagePlan grown = deal.history.back();
    grown.id = salesforce::makeId(u"008", kAmendmentIds + static_cast<quint64>(++m_amendments));
    grown.amountMinor = deal.amountMinor;
    grown.at = std::min(invoice.createdAt + std::chrono::hours(24 * m_chance.between(6, 40)),
                        during(m_plan.today.addDays(-1)));
    deal.modifiedAt = grown.at;
    deal.history.push_back(grown);
}

int PaperMaker::otherProduct(const InvoicePlan &invoice)
{
    for (;;) {
        const int product = m_chance.between(0, static_cast<int>(m_plan.products.size()) - 1);
        const bool used = std::ranges::any_of(invoice.lines, [&](const InvoiceLinePlan &line) { return line.product == product; });
        if (!used && m_plan.products[at(product)].item == ItemState::Active
            && m_plan.products[at(product)].kind == ProductKind::Hardware)
            return product;
    }
}

int PaperMaker::otherAccount(int index)
{
    const AccountPlan &account = m_plan.accounts[at(index)];
    for (;;) {
        const int candidate = m_chance.between(0, static_cast<int>(m_plan.accounts.size()) - 1);
        const AccountPlan &other = m_plan.accounts[at(candidate)];
        if (candidate != index && other.entity == account.entity && other.currency == account.currency
            && other.reservedFor == Fate::Billed)
            return candidate;
    }
}

void PaperMaker::total(InvoicePlan &invoice) const
{
    invoice.netMinor = 0;
    for (const InvoiceLinePlan &line : invoice.lines)
        invoice.netMinor += line.amountMinor;
}

void PaperMaker::billForeign(int count)
{
    static constexpr std::array kReasons { "Yard lease recharge", "Scrap metal, weighed out", "Vehicle sold",
                                           "Recharge of shared freight", "Conference stand, half share",
                                           "Walk-in sale at the workshop" };
    for (int i = 0; i < count; ++i) {
        InvoicePlan invoice;
        invoice.entity = i % static_cast<int>(m_plan.entities.size());
        invoice.note = QString::fromLatin1(kReasons[at(i) % kReasons.size()]);
        invoice.currency = m_plan.entities[at(invoice.entity)].currency;
        invoice.termName = QStringLiteral("Net 30");
        invoice.txnOn = toWeekday(m_plan.today.addDays(-m_chance.between(9, 240)));
        invoice.dueOn = invoice.txnOn.addDays(30);
        invoice.createdAt = during(invoice.txnOn);
        InvoiceLinePlan line;
        line.product = m_chance.between(21, 26); // Accessories.
        line.description = invoice.note;
        line.quantity = Decimal(1, 0);
        line.amountMinor = m_chance.between(180, 4200) * 100 + m_chance.between(0, 99);
        line.unitPrice = Decimal(line.amountMinor, 2);
        invoice.lines = { line };
        total(invoice);
        m_plan.invoices.push_back(invoice);
    }
}

Instant PaperMaker::during(QDate day)
{
    const qint64 days = day.toJulianDay() - QDate(1970, 1, 1).toJulianDay();
    return fromMs(days * 86'400'000LL + m_chance.between(13 * 60, 22 * 60) * 60'000LL + m_chance.between(0, 59) * 1000LL);
}

} // namespace sluice::sandbox::seed
