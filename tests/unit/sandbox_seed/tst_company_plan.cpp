#include "sandbox/seed/Plan.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace sluice;
using namespace sluice::sandbox::seed;

namespace {

CompanyPlan companyOf(int deals)
{
    SeedOptions options;
    options.seed = 7;
    options.deals = deals;
    options.now = parseInstant(std::string_view("2026-10-30T09:00:00Z")).value();
    return makeCompany(options);
}

const CompanyPlan &company()
{
    static const CompanyPlan plan = companyOf(900);
    return plan;
}

qsizetype plantedWith(const CompanyPlan &plan, const QString &code)
{
    return std::ranges::count_if(plan.planted, [&](const Planted &one) { return one.cause == code || one.mismatch == code; });
}

std::int64_t sumOfLines(const DealPlan &deal)
{
    std::int64_t sum = 0;
    for (const LinePlan &line : deal.lines)
        sum += line.totalMinor;
    return sum;
}

} // namespace

class TestCompanyPlan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCauseAndClassIsPlantedThreeTimes_data()
    {
        QTest::addColumn<QString>("code");
        for (const char *code : { "CUS-1", "CUS-2", "CUS-3", "ITM-1", "ITM-2", "TAX-1", "TAX-2", "DEA-1", "DEA-2", "DEA-3",
                                  "DEL-1", "DEL-2", "SYS-1", "SYS-2", "M00",   "M01",   "M10",   "M11",   "M12",   "M20",
                                  "M21",   "M30",   "M31",   "M32",   "M33",   "M34",   "M35",   "M36",   "M40",   "M41",
                                  "M42",   "M50",   "M51",   "M60",   "M61",   "M70",   "M71" })
            QTest::newRow(code) << QString::fromLatin1(code);
    }

    void everyCauseAndClassIsPlantedThreeTimes()
    {
        QFETCH(QString, code);
        static const CompanyPlan small = companyOf(260);

        QVERIFY2(plantedWith(company(), code) >= 3, qPrintable(code));
        QVERIFY2(plantedWith(small, code) >= 3, qPrintable(code));
    }

    void whatNothingHoldsUpIsPlantedAsReady_data()
    {
        QTest::addColumn<int>("fate");
        QTest::newRow("the line has no list price beside its price") << int(Fate::PriceOffList);
        QTest::newRow("the account's terms apply") << int(Fate::TermsMissing);
    }

    void whatNothingHoldsUpIsPlantedAsReady()
    {
        QFETCH(int, fate);
        int seen = 0;
        for (const Planted &planted : company().planted) {
            if (planted.deal < 0 || company().deals[static_cast<std::size_t>(planted.deal)].fate != static_cast<Fate>(fate))
                continue;
            ++seen;
            QCOMPARE(planted.mismatch, QStringLiteral("M21"));
            QCOMPARE(planted.cause, QString());
        }
        QVERIFY(seen >= 3);
    }

    void theQueueIsFullOnTheFirstDay()
    {
        const qsizetype blocked = plantedWith(company(), QStringLiteral("M20"));
        const qsizetype ready = plantedWith(company(), QStringLiteral("M21"));

        QVERIFY2(blocked >= 100 && blocked <= 160, qPrintable(QString::number(blocked)));
        QVERIFY2(ready >= 30 && ready <= 60, qPrintable(QString::number(ready)));
    }

    void aHugeCompanyHasTheSamePlantedCases()
    {
        const CompanyPlan huge = companyOf(9000);

        QCOMPARE(huge.accounts.size(), 900U);
        QCOMPARE(std::ranges::count_if(huge.deals, [](const DealPlan &deal) { return deal.fate != Fate::Billed; }),
                 std::ranges::count_if(company().deals, [](const DealPlan &deal) { return deal.fate != Fate::Billed; }));
    }

    void theNumbersAreThoseOfTheDemo()
    {
        QCOMPARE(company().accounts.size(), 220U);
        QCOMPARE(company().products.size(), 60U);
        QCOMPARE(company().entities.size(), 2U);
        const auto won = std::ranges::count_if(company().deals, [](const DealPlan &deal) {
            return std::ranges::any_of(deal.history, [](const StagePlan &stage) { return stage.stage == QLatin1String("Closed Won"); });
        });
        QCOMPARE(won, 900);
        QSet<QString> segments, channels, currencies;
        for (const DealPlan &deal : company().deals) {
            segments.insert(deal.segment);
            channels.insert(deal.channel);
            currencies.insert(deal.currency.text());
        }
        QCOMPARE(segments.size(), 5);
        QCOMPARE(channels.size(), 3);
        QCOMPARE(currencies, (QSet<QString> { QStringLiteral("USD"), QStringLiteral("GBP"), QStringLiteral("EUR") }));
    }

    void amountsAddUpUnlessThatIsTheFinding()
    {
        for (const DealPlan &deal : company().deals) {
            if (deal.fate == Fate::SumDiffers)
                QVERIFY2(deal.amountMinor != sumOfLines(deal), qPrintable(deal.name));
            else
                QCOMPARE(deal.amountMinor, sumOfLines(deal));
            std::int64_t milestones = 0;
            for (const MilestonePlan &milestone : deal.milestones)
                milestones += milestone.amountMinor;
            if (!deal.milestones.empty())
                QCOMPARE(milestones, deal.amountMinor);
        }
    }

    void namesAreUniqueAndLookLikeNames()
    {
        QSet<QString> names, taxNumbers;
        for (const AccountPlan &account : company().accounts) {
            QVERIFY2(!names.contains(account.name), qPrintable(account.name));
            QVERIFY2(std::ranges::none_of(account.name, [](QChar c) { return c.isDigit(); }), qPrintable(account.name));
            QVERIFY2(account.email.isEmpty() || account.email.endsWith(QLatin1String(".example")), qPrintable(account.email));
            names.insert(account.name);
            taxNumbers.insert(account.taxNumber);
        }
        QCOMPARE(taxNumbers.size(), names.size());
    }

    void nothingInTheBooksLiesInTheFuture()
    {
        for (const InvoicePlan &invoice : company().invoices)
            QVERIFY(invoice.createdAt < company().options.now);
        for (const PaymentPlan &payment : company().payments)
            QVERIFY(payment.createdAt < company().options.now);
        for (const CreditMemoPlan &memo : company().creditMemos)
            QVERIFY(memo.createdAt < company().options.now);
    }

    void theCompanyBillsLateWithALongTail()
    {
        std::vector<qint64> days;
        for (const InvoicePlan &invoice : company().invoices) {
            const DealPlan *deal = invoice.deal < 0 ? nullptr : &company().deals[static_cast<std::size_t>(invoice.deal)];
            if (deal && deal->milestones.empty() && !deal->termStart.isValid())
                days.push_back((deal->deliveredOn.isValid() ? deal->deliveredOn : deal->closeOn)
                                   .daysTo(toQDateTime(invoice.createdAt).date()));
        }
        std::ranges::sort(days);

        QVERIFY2(days[days.size() / 2] >= 6 && days[days.size() / 2] <= 13, qPrintable(QString::number(days[days.size() / 2])));
        QVERIFY(days[days.size() * 9 / 10] >= 25);
    }
};

QTEST_APPLESS_MAIN(TestCompanyPlan)
#include "tst_company_plan.moc"
