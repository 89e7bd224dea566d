#include "sandbox/seed/AccountMaker.h"

#include "sandbox/salesforce/Ids.h"

#include <array>

namespace sluice::sandbox::seed {

namespace {

constexpr QLatin1String kUnitedStates("US");

struct Reserved {
    Fate fate;
    int count;
};
/// Accounts whose deals share a fate. Ready stands for new customers, whom nobody has billed before.
constexpr std::array kReserved {
    Reserved { Fate::CustomerInactive, 5 }, Reserved { Fate::CustomerAmbiguous, 6 },
    Reserved { Fate::NoAddress, 4 },        Reserved { Fate::NoEmail, 3 },
    Reserved { Fate::NameTaken, 4 },        Reserved { Fate::CurrencyConflict, 4 },
    Reserved { Fate::Ready, 14 },
};

template <class Texts>
QString pickText(Chance &chance, const Texts &texts)
{
    return QString::fromUtf16(chance.pick(texts));
}

QString text(const char16_t *literal)
{
    return QString::fromUtf16(literal);
}

/// "harbourvale" of "Harbour & Vale Logistics Ltd": how a company would name its domain.
QString slugOf(const QString &name)
{
    QString slug;
    int words = 0;
    for (const QString &word : name.split(u' ')) {
        QString letters;
        for (const QChar c : word.normalized(QString::NormalizationForm_D)) {
            if (c.unicode() < 128 && c.isLetterOrNumber())
                letters += c.toLower();
        }
        slug += letters;
        if (!letters.isEmpty() && ++words == 3)
            break;
    }
    return slug;
}

const Country &countryAt(std::size_t index)
{
    return countries()[index];
}

} // namespace

QString nameOf(Segment segment)
{
    switch (segment) {
    case Segment::Enterprise:
        return QStringLiteral("Enterprise");
    case Segment::MidMarket:
        return QStringLiteral("Mid-Market");
    case Segment::Smb:
        return QStringLiteral("SMB");
    case Segment::PublicSector:
        return QStringLiteral("Public Sector");
    case Segment::NonProfit:
        return QStringLiteral("Non-Profit");
    }
    return {};
}

AccountMaker::AccountMaker(CompanyPlan &plan)
    : m_plan(plan)
    , m_chance(Chance::forTopic(plan.options.seed, "accounts"))
{
}

void AccountMaker::make(int count)
{
    m_plan.accounts.reserve(static_cast<std::size_t>(count));
    for (const Reserved &row : kReserved) {
        for (int i = 0; i < row.count; ++i)
            m_plan.accounts.push_back(account(static_cast<int>(m_plan.accounts.size()), row.fate));
    }
    while (static_cast<int>(m_plan.accounts.size()) < count)
        m_plan.accounts.push_back(account(static_cast<int>(m_plan.accounts.size()), Fate::Billed));
}

int AccountMaker::entityFor(int number)
{
    if (m_plan.entities.size() == 1)
        return 0;
    if (number < 40) // The reserved ones: every fate occurs in both companies.
        return number % 2;
    static constexpr std::array kShares { 60, 40, 12 };
    return m_chance.weighted(std::span(kShares).first(m_plan.entities.size()));
}

AccountPlan AccountMaker::account(int number, Fate reservedFor)
{
    // US, CA | GB, IE, DE, NL, FR.
    static constexpr std::array kAmerican { 92, 8 };
    static constexpr std::array kEuropean { 60, 9, 15, 8, 8 };
    static constexpr std::array kSegments { 14, 30, 36, 12, 8 };
    static constexpr std::array kTermDays { 30, 30, 30, 30, 15, 60, 45 };

    AccountPlan account;
    account.id = salesforce::makeId(u"001", static_cast<quint64>(number) + 1);
    account.contactId = salesforce::makeId(u"003", static_cast<quint64>(number) + 1);
    account.reservedFor = reservedFor;
    account.entity = entityFor(number);
    const Entity &entity = m_plan.entities[static_cast<std::size_t>(account.entity)];
    const bool american = entity.country == kUnitedStates;
    const Country &country = countryAt(static_cast<std::size_t>(
        american ? m_chance.weighted(kAmerican) : 2 + m_chance.weighted(kEuropean)));
    const Town &town = m_chance.pick(country.towns);
    account.segment = static_cast<Segment>(m_chance.weighted(kSegments));
    account.country = text(country.name);
    account.countryCode = text(country.code);
    account.currency = text(country.currency);
    account.city = text(town.name);
    account.state = text(town.state);
    account.postalCode = m_chance.fill(town.postalCode);
    account.street = pickText(m_chance, country.streets).arg(m_chance.between(2, american ? 4890 : 148));
    nameIt(account, country, town);
    account.website = QStringLiteral("https://www.%1.example").arg(slugOf(account.name));
    account.industry = account.segment == Segment::PublicSector ? QStringLiteral("Government")
        : account.segment == Segment::NonProfit                ? QStringLiteral("Not For Profit")
                                                               : pickText(m_chance, industries());
    account.taxNumber = uniqueTaxNumber(country);
    contactFor(account, country);
    account.taxable = american ? m_chance.percent(34) : account.countryCode == QLatin1String("GB");
    account.terms = QStringLiteral("Net %1").arg(m_chance.pick(kTermDays));
    account.creditLimitMinor = std::int64_t(m_chance.between(2, account.segment == Segment::Enterprise ? 80 : 20))
        * 10'000 * 100;
    account.createdOn = m_plan.today.addDays(-30 * m_plan.options.months - m_chance.between(20, 900));
    standingInQuickBooks(account);
    return account;
}

void AccountMaker::nameIt(AccountPlan &account, const Country &country, const Town &town)
{
    const bool english = account.countryCode == kUnitedStates || account.countryCode == QLatin1String("GB")
        || account.countryCode == QLatin1String("CA") || account.countryCode == QLatin1String("IE");
    if (!english && account.segment >= Segment::PublicSector)
        account.segment = Segment::MidMarket;
    for (int attempt = 0; m_names.contains(account.name) || account.name.isEmpty(); ++attempt) {
        switch (account.segment) {
        case Segment::PublicSector:
            account.name = pickText(m_chance, publicBodies()).arg(text(town.name));
            break;
        case Segment::NonProfit:
            account.name = pickText(m_chance, charities())
                               .arg(m_chance.percent(50) ? text(town.name) : pickText(m_chance, heads()));
            break;
        default:
            account.name = commercialName(country, town);
        }
        if (attempt == 12)
            account.segment = Segment::Smb; // A town has only so many public bodies.
    }
    m_names.insert(account.name);
}

QString AccountMaker::commercialName(const Country &country, const Town &town)
{
    const QString form = pickText(m_chance, country.legalForms);
    const QString trade = pickText(m_chance, trades());
    const QString head = pickText(m_chance, heads());
    const QString family = pickText(m_chance, surnames());
    static constexpr std::array kPatterns { 38, 24, 22, 10, 6 };
    switch (m_chance.weighted(kPatterns)) {
    case 0:
        return QStringLiteral("%1 %2 %3").arg(head, trade, form);
    case 1:
        return QStringLiteral("%1 & %2 %3 %4").arg(head, family, trade, form);
    case 2:
        return QStringLiteral("%1 %2 %3").arg(family, trade, form);
    case 3:
        return QStringLiteral("%1 & %2 %3 %4").arg(family, pickText(m_chance, surnames()), trade, form);
    default:
        return QStringLiteral("%1 %2 %3 %4").arg(text(town.name), head, trade, form);
    }
}

void AccountMaker::contactFor(AccountPlan &account, const Country &country)
{
    static constexpr std::array kTitles { "Accounts Payable", "Finance Manager", "Purchasing Lead", "Office Manager",
                                          "Controller" };
    account.contactFirst = pickText(m_chance, firstNames());
    account.contactLast = pickText(m_chance, surnames());
    account.contactTitle = QString::fromLatin1(m_chance.pick(kTitles));
    account.phone = m_chance.fill(country.phone);
    const QString domain = slugOf(account.name) + QStringLiteral(".example");
    account.email = m_chance.percent(45)
        ? QStringLiteral("accounts@%1").arg(domain)
        : QStringLiteral("%1.%2@%3").arg(slugOf(account.contactFirst), slugOf(account.contactLast), domain);
}

QString AccountMaker::uniqueTaxNumber(const Country &country)
{
    QString number;
    do {
        number = m_chance.fill(country.taxNumber);
    } while (m_taxNumbers.contains(number));
    m_taxNumbers.insert(number);
    return number;
}

void AccountMaker::standingInQuickBooks(AccountPlan &account)
{
    static constexpr std::array kUsual { 52, 38, 10 }; // Linked, SameName, SameTaxNumber.
    switch (account.reservedFor) {
    case Fate::CustomerInactive:
        account.customer = CustomerState::Inactive;
        break;
    case Fate::CustomerAmbiguous:
        account.customer = CustomerState::Ambiguous;
        break;
    case Fate::NameTaken:
        account.customer = CustomerState::NameTaken;
        break;
    case Fate::CurrencyConflict:
        account.customer = CustomerState::OtherCurrency;
        break;
    case Fate::NoAddress:
        account.street.clear();
        account.city.clear();
        account.state.clear();
        account.postalCode.clear();
        account.customer = CustomerState::Absent;
        break;
    case Fate::NoEmail:
        account.email.clear();
        account.customer = CustomerState::Absent;
        break;
    case Fate::Ready:
        account.customer = CustomerState::Absent;
        break;
    default:
        account.customer = static_cast<CustomerState>(m_chance.weighted(kUsual));
    }
}

} // namespace sluice::sandbox::seed
