#include "sandbox/salesforce/Ids.h"
#include "sandbox/seed/AccountMaker.h"
#include "sandbox/seed/DealMaker.h"
#include "sandbox/seed/PaperMaker.h"
#include "sandbox/seed/Plan.h"
#include "sandbox/seed/ProductMaker.h"

#include <algorithm>
#include <array>

namespace sluice::sandbox::seed {

namespace {

constexpr int kAccounts = 220;
constexpr int kProducts = 60;
constexpr int kProductsMax = 500;
constexpr int kReps = 9;

std::vector<Entity> makeEntities(const SeedOptions &options, QDate today)
{
    const QDate closed = QDate(today.year(), today.month(), 1).addMonths(-options.months * 2 / 3).addDays(-1);
    Entity us;
    us.realm = QStringLiteral("9341452788013001");
    us.name = QStringLiteral("Tidemark Instruments, Inc.");
    us.legalName = us.name;
    us.country = QStringLiteral("US");
    us.currency = QStringLiteral("USD");
    us.timeZone = QStringLiteral("America/Los_Angeles");
    us.numberPrefix = QStringLiteral("TM-");
    us.taxCode = QStringLiteral("TAX");
    us.zeroTaxCode = QStringLiteral("NON");
    us.booksClosedOn = closed;

    Entity uk;
    uk.realm = QStringLiteral("9341452788013002");
    uk.name = QStringLiteral("Tidemark Instruments Ltd");
    uk.legalName = QStringLiteral("Tidemark Instruments Limited");
    uk.country = QStringLiteral("GB");
    uk.currency = QStringLiteral("GBP");
    uk.timeZone = QStringLiteral("Europe/London");
    uk.numberPrefix = QStringLiteral("UK");
    uk.taxCode = QStringLiteral("20.0% S");
    uk.zeroTaxCode = QStringLiteral("0.0% Z");
    uk.taxInclusive = true;
    uk.booksClosedOn = closed;

    Entity field = us;
    field.realm = QStringLiteral("9341452788013003");
    field.name = QStringLiteral("Tidemark Field Services, LLC");
    field.legalName = field.name;
    field.timeZone = QStringLiteral("America/Denver");
    field.numberPrefix = QStringLiteral("FS-");

    std::vector<Entity> entities { us, uk, field };
    entities.resize(static_cast<std::size_t>(std::clamp(options.realms, 1, 3)), field);
    return entities;
}

Person person(int number, const char *first, const char *last, const char *title, bool rep)
{
    Person made;
    made.id = salesforce::makeId(u"005", static_cast<quint64>(number));
    made.firstName = QString::fromUtf8(first);
    made.lastName = QString::fromUtf8(last);
    made.title = QString::fromLatin1(title);
    made.email = QStringLiteral("%1.%2@tidemark.example").arg(made.firstName.toLower(), made.lastName.toLower());
    made.rep = rep;
    return made;
}

/// The finance people first: these are who signs in.
std::vector<Person> makePeople()
{
    std::vector<Person> people {
        person(1, "Helen", "Marsh", "Chief Financial Officer", false),
        person(2, "Tomas", "Arden", "Controller", false),
        person(3, "Nadia", "Brook", "Billing Specialist", false),
        person(4, "Marcus", "Oyelaran", "Sales Operations Manager", false),
        person(5, "Ruth", "Calloway", "Operations Manager", false),
        person(6, "Ivo", "Lenz", "Business Systems Owner", false),
        person(7, "Dana", "Whitfield", "VP Sales", false),
        person(8, "Caleb", "Strand", "Account Executive", true),
        person(9, "Imogen", "Hale", "Account Executive", true),
        person(10, "Rafael", "Ortega", "Account Executive", true),
        person(11, "Siobhan", "Keane", "Account Executive", true),
        person(12, "Jun", "Takeda", "Account Executive", true),
        person(13, "Farah", "Aziz", "Account Executive", true),
        person(14, "Oskar", "Lund", "Account Executive", true),
        person(15, "Beatrice", "Malone", "Account Executive", true),
        person(16, "Theo", "Grant", "Account Executive", true),
        person(17, "Sluice", "Integration", "Integration User", false),
    };
    for (Person &one : people) {
        if (one.rep)
            one.managerId = people[6].id;
    }
    people.back().email = QStringLiteral("sluice.integration@tidemark.example");
    return people;
}

/// The planted ones were delivered before the books were closed.
void moveIntoClosedPeriod(CompanyPlan &plan)
{
    for (DealPlan &deal : plan.deals) {
        const QDate closed = plan.entities[static_cast<std::size_t>(deal.entity)].booksClosedOn;
        if (deal.fate == Fate::PeriodClosed && deal.deliveredOn > closed)
            deal.deliveredOn = std::min(closed, deal.closeOn.addDays(2));
    }
}

/// What a reader of the deals may find out about each of them, from what was done to it.
void notePlanted(CompanyPlan &plan)
{
    std::vector<std::vector<int>> invoicesOf(plan.deals.size());
    for (int i = 0; i < static_cast<int>(plan.invoices.size()); ++i) {
        const InvoicePlan &invoice = plan.invoices[static_cast<std::size_t>(i)];
        if (invoice.deal >= 0)
            invoicesOf[static_cast<std::size_t>(invoice.deal)].push_back(i);
        else
            plan.planted.push_back({ QStringLiteral("SYS-2"), QStringLiteral("M70"),
                                     QStringLiteral("an invoice without a deal"), -1, -1, { i } });
    }
    constexpr int kSamples = 25;
    int exact = 0, parts = 0;
    for (int i = 0; i < static_cast<int>(plan.deals.size()); ++i) {
        const DealPlan &deal = plan.deals[static_cast<std::size_t>(i)];
        const std::vector<int> &invoices = invoicesOf[static_cast<std::size_t>(i)];
        const bool inParts = !deal.milestones.empty() || deal.termStart.isValid();
        if (const FateRow *row = rowOf(deal.fate)) {
            if (deal.fate == Fate::WrongEntity && plan.entities.size() < 2)
                continue;
            plan.planted.push_back({ QString::fromLatin1(row->cause), QString::fromLatin1(row->mismatch),
                                     QString::fromLatin1(row->kind), i, deal.fate == Fate::Ambiguous ? i + 1 : -1,
                                     invoices });
        } else if (deal.fate == Fate::Billed && deal.won && !invoices.empty() && !inParts && exact < kSamples) {
            ++exact;
            plan.planted.push_back({ {}, QStringLiteral("M00"), QStringLiteral("billed exactly as sold"), i, -1, invoices });
        } else if (deal.fate == Fate::Billed && deal.won && !invoices.empty() && inParts && parts < kSamples) {
            ++parts;
            plan.planted.push_back({ {}, QStringLiteral("M12"), QStringLiteral("billed in parts as planned"), i, -1, invoices });
        }
    }
}

} // namespace

CompanyPlan makeCompany(const SeedOptions &options)
{
    CompanyPlan plan;
    plan.options = options;
    plan.options.now = std::chrono::floor<std::chrono::days>(options.now);
    plan.today = toQDateTime(options.now).date();
    plan.entities = makeEntities(options, plan.today);
    plan.people = makePeople();
    const int size = std::max(options.deals / 900, 1);
    plan.products = makeProducts(std::min(kProducts * size, kProductsMax));
    AccountMaker(plan).make(std::min(kAccounts * size, std::max(kAccounts, options.deals / 10)));
    Chance chance = Chance::forTopic(options.seed, "owners");
    for (AccountPlan &account : plan.accounts)
        account.owner = 7 + chance.between(0, kReps - 1);

    DealMaker deals(plan);
    const int recent = options.deals * 17 / 100;
    deals.makeWon(dealOutFates(options.deals, recent, Chance::forTopic(options.seed, "fates")));
    const int others = std::min(options.deals, 1800);
    deals.makeOthers(others / 6, others / 8);
    moveIntoClosedPeriod(plan);
    PaperMaker(plan).make();
    notePlanted(plan);
    return plan;
}

} // namespace sluice::sandbox::seed
