#include "sandbox/seed/DealMaker.h"

#include "sandbox/salesforce/Ids.h"
#include "sandbox/seed/ProductMaker.h"
#include "sandbox/seed/Words.h"

#include <algorithm>

namespace sluice::sandbox::seed {

namespace {

constexpr int kRecentDays = 42;
constexpr int kNameMax = 120; ///< Characters that Salesforce keeps of a deal's name.

const QString kWon = QStringLiteral("Closed Won");

QDate toWeekday(QDate day)
{
    while (day.dayOfWeek() > Qt::Friday)
        day = day.addDays(-1);
    return day;
}


std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

/// The name without what the register of companies adds: "Harbour & Vale Logistics".
QString shortName(const QString &name)
{
    static const QStringList forms { QStringLiteral(" Inc."), QStringLiteral(" LLC"),  QStringLiteral(" Corp."),
                                     QStringLiteral(" Co."),  QStringLiteral(" Ltd."), QStringLiteral(" Holdings Ltd"),
                                     QStringLiteral(" Ltd"),  QStringLiteral(" plc"),  QStringLiteral(" LLP"),
                                     QStringLiteral(" GmbH & Co. KG"), QStringLiteral(" GmbH") };
    for (const QString &form : forms) {
        if (name.endsWith(form))
            return name.chopped(form.size());
    }
    return name;
}

} // namespace

DealMaker::DealMaker(CompanyPlan &plan)
    : m_plan(plan)
    , m_chance(Chance::forTopic(plan.options.seed, "deals"))
{
    for (int i = 0; i < static_cast<int>(plan.accounts.size()); ++i) {
        const Fate reserved = plan.accounts[at(i)].reservedFor;
        if (reserved == Fate::Billed)
            m_anyAccount.push_back(i);
        if (reserved == Fate::Ready)
            m_newAccount.push_back(i);
    }
    for (int i = 0; i < static_cast<int>(plan.products.size()); ++i) {
        if (plan.products[at(i)].item == ItemState::Active)
            m_products[at(static_cast<int>(plan.products[at(i)].kind))].push_back(i);
    }
}

void DealMaker::makeWon(const std::vector<Fate> &fates)
{
    const int count = static_cast<int>(fates.size());
    const int recent = count * 17 / 100;
    const std::vector<QDate> days = wonDays(count, recent);
    m_plan.deals.reserve(fates.size());
    for (std::size_t i = 0; i < fates.size(); ++i) {
        const Sort sort = sortFor(fates[i]);
        DealPlan won = deal(days[i], accountFor(fates[i]), sort);
        won.fate = fates[i];
        won.stage = kWon;
        addLines(won, sort);
        addDelivery(won, sort);
        won.name = nameFor(won, sort);
        if (won.fate == Fate::AmbiguousTwin)
            twinOf(m_plan.deals.back(), won);
        applyFate(won);
        addHistory(won);
        m_plan.deals.push_back(std::move(won));
    }
}

std::vector<QDate> DealMaker::wonDays(int count, int recent)
{
    const QDate last = m_plan.today.addDays(-1);
    const int span = m_plan.options.months * 30;
    std::vector<QDate> days;
    for (int i = 0; i < count; ++i) {
        const bool old = i < count - recent;
        QDate day = last.addDays(old ? -m_chance.between(kRecentDays, std::max(span, kRecentDays + 1))
                                     : -m_chance.between(0, kRecentDays - 1));
        if (old && m_chance.percent(30)) // Salespeople close at the end of the month.
            day = QDate(day.year(), day.month(), day.daysInMonth() - m_chance.between(0, 4));
        if (old)
            day = std::min(day, last.addDays(-kRecentDays));
        days.push_back(toWeekday(day));
    }
    std::ranges::sort(days);
    return days;
}

DealMaker::Sort DealMaker::sortFor(Fate fate)
{
    static constexpr std::array kBilled { 42, 26, 8, 10, 14 };
    static constexpr std::array kWaiting { 0, 45, 25, 15, 15 };
    static constexpr std::array kSimple { 52, 36, 12 };
    switch (fate) {
    case Fate::Billed:
        return static_cast<Sort>(m_chance.weighted(kBilled));
    case Fate::Waiting:
        return static_cast<Sort>(m_chance.weighted(kWaiting));
    case Fate::NotConfirmed:
        return m_chance.percent(65) ? Sort::Delivered : Sort::Accepted;
    case Fate::PeriodContradicts:
        return Sort::Subscription;
    case Fate::PeriodClosed:
        return Sort::Delivered;
    default:
        return static_cast<Sort>(m_chance.weighted(kSimple));
    }
}

int DealMaker::accountFor(Fate fate)
{
    if (fate == Fate::NoAccount)
        return -1;
    std::vector<int> reserved;
    if (fate > Fate::Waiting) {
        for (int i = 0; i < static_cast<int>(m_plan.accounts.size()); ++i) {
            if (m_plan.accounts[at(i)].reservedFor == fate)
                reserved.push_back(i);
        }
    }
    if (!reserved.empty())
        return m_chance.pick(reserved);
    const bool mayBeNew = fate == Fate::Ready || fate == Fate::Waiting || fate == Fate::TermsUnknown;
    if (mayBeNew && m_chance.percent(25) && !m_newAccount.empty())
        return m_chance.pick(m_newAccount);
    for (;;) {
        const int index = m_chance.pick(m_anyAccount);
        const AccountPlan &account = m_plan.accounts[at(index)];
        const bool needsOrder = account.segment == Segment::Enterprise || account.segment == Segment::PublicSector;
        const bool homeTaxed = account.taxable && account.currency == m_plan.entities[at(account.entity)].currency;
        if ((fate == Fate::PoMissing && !needsOrder) || (fate == Fate::TaxDiffers && !homeTaxed))
            continue;
        return index;
    }
}

const AccountPlan &DealMaker::accountOf(const DealPlan &deal) const
{
    return m_plan.accounts[at(std::max(deal.account, 0))];
}

DealPlan DealMaker::deal(QDate closeOn, int account, Sort sort)
{
    static constexpr std::array kChannels { 55, 30, 15 };
    static constexpr std::array kChannelNames { "Direct", "Partner", "Online" };
    static constexpr std::array kEvents { "On Close", "Delivered", "Accepted", "Milestones", "Subscription" };

    DealPlan deal;
    deal.id = salesforce::makeId(u"006", m_plan.deals.size() + 1);
    deal.account = account;
    const AccountPlan &buyer = accountOf(deal);
    deal.entity = buyer.entity;
    deal.owner = buyer.owner;
    deal.currency = Currency::fromCode(QStringView(buyer.currency)).value_or(Currency {});
    deal.closeOn = closeOn;
    deal.wonAt = during(closeOn);
    deal.createdAt = during(toWeekday(closeOn.addDays(-m_chance.between(12, 160))));
    deal.modifiedAt = deal.wonAt;
    deal.type = m_chance.percent(22) ? QStringLiteral("New Business")
        : m_chance.percent(60)       ? QStringLiteral("Upsell")
                                     : QStringLiteral("Renewal");
    deal.billingEvent = QString::fromLatin1(kEvents[static_cast<std::size_t>(sort)]);
    deal.segment = nameOf(buyer.segment);
    deal.channel = QString::fromLatin1(kChannelNames[at(m_chance.weighted(kChannels))]);
    deal.terms = buyer.terms;
    const Entity &entity = m_plan.entities[at(deal.entity)];
    deal.legalEntity = entity.name;
    deal.taxCode = buyer.taxable ? entity.taxCode : entity.zeroTaxCode;
    const bool needsOrder = buyer.segment == Segment::Enterprise || buyer.segment == Segment::PublicSector;
    if (needsOrder || m_chance.percent(45))
        deal.poNumber = m_chance.percent(50) ? m_chance.fill(u"PO-####-##") : m_chance.fill(u"45000#####");
    return deal;
}

void DealMaker::twinOf(const DealPlan &first, DealPlan &twin)
{
    twin.account = first.account;
    twin.entity = first.entity;
    twin.owner = first.owner;
    twin.currency = first.currency;
    twin.terms = first.terms;
    twin.taxCode = first.taxCode;
    twin.legalEntity = first.legalEntity;
    twin.segment = first.segment;
    twin.billingEvent = first.billingEvent;
    twin.delivery = first.delivery;
    twin.deliveredOn = first.deliveredOn.isValid() ? std::max(first.deliveredOn, twin.closeOn) : QDate();
    twin.amountMinor = first.amountMinor;
    twin.lines = first.lines;
    for (LinePlan &line : twin.lines)
        line.id = salesforce::makeId(u"00k", ++m_lines);
    twin.name = first.name.left(kNameMax - 14) + QStringLiteral(", second order");
}

void DealMaker::applyFate(DealPlan &deal)
{
    switch (deal.fate) {
    case Fate::SumDiffers:
        deal.amountMinor += std::max<std::int64_t>(deal.amountMinor * m_chance.between(-12, 9) / 100, 2500);
        break;
    case Fate::PriceOffList: {
        LinePlan &line = deal.lines.front();
        deal.amountMinor -= line.totalMinor;
        line.priceMinor = line.listMinor * m_chance.between(35, 48) / 100;
        line.totalMinor = lineAmount(line.quantity, Decimal(line.priceMinor, 2), line.discountPercent, deal.currency)
                              .value_or(Money())
                              .minor();
        deal.amountMinor += line.totalMinor;
        break;
    }
    case Fate::QuantityZero: {
        LinePlan &line = deal.lines.back();
        deal.amountMinor -= line.totalMinor;
        line.quantity = Decimal(0, 0);
        line.totalMinor = 0;
        break;
    }
    case Fate::TaxCodeMissing:
        deal.taxCode.clear();
        break;
    case Fate::TaxCodeUnknown:
        deal.taxCode = m_chance.percent(50) ? QStringLiteral("STD-OLD") : QStringLiteral("17.5% S");
        break;
    case Fate::PoMissing:
        deal.poNumber.clear();
        break;
    case Fate::TermsUnknown: {
        static constexpr std::array kOdd { "Net 75 EOM", "Net 120", "50% upfront, 50% on delivery", "2/10 Net 60" };
        deal.terms = QString::fromLatin1(m_chance.pick(kOdd));
        break;
    }
    case Fate::TermsMissing:
        deal.terms.clear();
        break;
    case Fate::PeriodContradicts:
        deal.termEnd = deal.termStart.addDays(-m_chance.between(20, 300));
        break;
    case Fate::NoAccount:
        deal.segment = QStringLiteral("Mid-Market");
        break;
    default:
        break;
    }
}

Instant DealMaker::during(QDate day)
{
    const int minute = m_chance.between(13 * 60, 21 * 60 - 1); // Both companies are at work then, in UTC.
    const qint64 julianEpoch = QDate(1970, 1, 1).toJulianDay();
    return fromMs((day.toJulianDay() - julianEpoch) * 86'400'000LL + minute * 60'000LL + m_chance.between(0, 59) * 1000LL);
}

void DealMaker::addHistory(DealPlan &deal)
{
    static constexpr std::array kStages { "Prospecting", "Qualification", "Proposal/Price Quote", "Negotiation/Review" };
    const auto add = [&](const QString &stage, Instant when, std::int64_t amount) {
        deal.history.push_back({ salesforce::makeId(u"008", ++m_stages), stage, amount, deal.closeOn, when });
    };
    const std::int64_t first = deal.amountMinor * m_chance.between(80, 125) / 100;
    const auto length = deal.wonAt - deal.createdAt;
    const int start = m_chance.between(0, 2);
    for (int i = start; i < 4; ++i)
        add(QString::fromLatin1(kStages[at(i)]), deal.createdAt + length * (i - start) / 5,
            i < 3 ? first : deal.amountMinor);
    add(deal.won ? kWon : deal.stage, deal.wonAt, deal.amountMinor);
    if (deal.fate == Fate::LostAfter) {
        deal.modifiedAt = std::min(deal.wonAt + std::chrono::hours(24 * m_chance.between(35, 60)),
                                   during(m_plan.today.addDays(-1)));
        deal.stage = m_chance.percent(50) ? QStringLiteral("Closed Lost") : QStringLiteral("Negotiation/Review");
        deal.won = false;
        deal.closed = deal.stage == QLatin1String("Closed Lost");
        add(deal.stage, deal.modifiedAt, deal.amountMinor);
    }
}

void DealMaker::makeOthers(int open, int lost)
{
    static constexpr std::array kOpenStages { "Prospecting", "Qualification", "Proposal/Price Quote",
                                              "Negotiation/Review" };
    for (int i = 0; i < open + lost; ++i) {
        const bool isOpen = i < open;
        const QDate closeOn = m_plan.today.addDays(isOpen ? m_chance.between(3, 120)
                                                          : -m_chance.between(5, m_plan.options.months * 30));
        const Sort sort = sortFor(Fate::Billed);
        DealPlan other = deal(closeOn, m_chance.pick(m_anyAccount), sort);
        addLines(other, sort);
        other.name = nameFor(other, sort);
        other.won = false;
        other.closed = !isOpen;
        other.poNumber.clear();
        other.stage = isOpen ? QString::fromLatin1(m_chance.pick(kOpenStages)) : QStringLiteral("Closed Lost");
        other.createdAt = during(std::min(closeOn, m_plan.today).addDays(-m_chance.between(4, 110)));
        other.modifiedAt = isOpen ? during(m_plan.today.addDays(-m_chance.between(1, 3))) : other.wonAt;
        if (isOpen) {
            other.history.push_back({ salesforce::makeId(u"008", ++m_stages), other.stage, other.amountMinor, closeOn,
                                      other.createdAt });
        } else {
            addHistory(other);
        }
        m_plan.deals.push_back(std::move(other));
    }
}

QString DealMaker::nameFor(const DealPlan &deal, Sort sort)
{
    const QString who = deal.account < 0 ? QStringLiteral("Web shop order %1").arg(m_chance.fill(u"W-#####"))
                                         : shortName(accountOf(deal).name);
    const LinePlan &largest = *std::ranges::max_element(deal.lines, {}, &LinePlan::totalMinor);
    const QString product = m_plan.products[at(largest.product)].name.section(QStringLiteral(", per"), 0, 0);
    const bool alone = deal.lines.size() == 1;
    QString what = product;
    if (sort == Sort::Subscription)
        what = deal.type == QLatin1String("Renewal") ? QStringLiteral("%1, renewal %2").arg(product).arg(deal.closeOn.year())
                                                     : QStringLiteral("%1, annual").arg(product);
    else if (sort == Sort::Delivered || sort == Sort::Accepted)
        what = alone ? product : QStringLiteral("%1 and commissioning").arg(product);
    else if (sort == Sort::OnClose && !alone && m_chance.percent(50))
        what = QStringLiteral("%1 and spares").arg(product);
    const QString site = m_chance.percent(35)
        ? QStringLiteral(", %1 site").arg(QString::fromUtf16(m_chance.pick(heads())))
        : QString();
    return QStringLiteral("%1 — %2%3").arg(who, what, site).left(kNameMax);
}

} // namespace sluice::sandbox::seed
