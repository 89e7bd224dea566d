#include "core/CanonicalJson.h"
#include "core/Decimal.h"
#include "core/Time.h"

#include <QJsonObject>
#include <QTest>

#include <rapidcheck.h>

#include <cstdlib>
#include <map>

using namespace sluice;

namespace {

Currency anyCurrency()
{
    const auto code = *rc::gen::element<std::string>("USD", "JPY", "KWD");
    return Currency::fromCode(std::string_view(code)).value();
}

Money anyMoney() // Up to what 18 digits on the wire can say.
{
    return Money(*rc::gen::inRange<std::int64_t>(-999'999'999'999'999, 1'000'000'000'000'000), anyCurrency());
}

} // namespace

class TestCoreProperties : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void splitsSumToTheWhole()
    {
        QVERIFY(rc::check([] {
            const Money whole = anyMoney();
            auto weights = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(0, 10'000)));
            weights.front() += 1;
            std::int64_t sum = 0;
            for (const Money &part : whole.split(weights))
                sum += part.minor();
            RC_ASSERT(sum == whole.minor());
        }));
    }

    void splitsStayWithinOneUnitOfTheirShare()
    {
        QVERIFY(rc::check([] {
            const Money whole(*rc::gen::inRange<std::int64_t>(-1'000'000, 1'000'000), anyCurrency());
            const auto weights = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(1, 100)));
            std::int64_t total = 0;
            for (const std::int64_t weight : weights)
                total += weight;
            const auto parts = whole.split(weights);
            for (std::size_t i = 0; i < parts.size(); ++i)
                RC_ASSERT(std::llabs(parts[i].minor() * total - whole.minor() * weights[i]) <= total);
        }));
    }

    void anAmountSurvivesTheTripThroughText()
    {
        QVERIFY(rc::check([] {
            const Money money = anyMoney();
            RC_ASSERT(Money::fromText(money.toText(), money.currency()).value() == money);
        }));
    }

    void aDecimalSurvivesTheTripThroughText()
    {
        QVERIFY(rc::check([] {
            const Decimal decimal(*rc::gen::inRange<std::int64_t>(-999'999'999'999, 1'000'000'000'000), *rc::gen::inRange(0, 10));
            RC_ASSERT(Decimal::fromText(decimal.toText()).value() == decimal);
        }));
    }

    void orderAgreesWithSubtraction()
    {
        QVERIFY(rc::check([] {
            const Decimal a(*rc::gen::inRange<std::int64_t>(-1'000'000, 1'000'000), *rc::gen::inRange(0, 8));
            const Decimal b(*rc::gen::inRange<std::int64_t>(-1'000'000, 1'000'000), *rc::gen::inRange(0, 8));
            const Decimal difference = a.minus(b).value();
            RC_ASSERT((a < b) == difference.isNegative());
            RC_ASSERT((a == b) == difference.isZero());
            RC_ASSERT(difference.plus(b).value() == a);
        }));
    }

    void roundingMovesByHalfAUnitAtMost()
    {
        QVERIFY(rc::check([] {
            const Decimal value(*rc::gen::inRange<std::int64_t>(-1'000'000'000, 1'000'000'000), 6);
            const Decimal rounded = value.rounded(2, Rounding::HalfUp);
            const Decimal moved = value.minus(rounded).value();
            RC_ASSERT(!(Decimal(5, 3) < moved) && !(moved < Decimal(-5, 3)));
        }));
    }

    void discountAndTheRestMakeTheWhole()
    {
        QVERIFY(rc::check([] {
            const Currency currency = anyCurrency();
            const Decimal quantity(*rc::gen::inRange<std::int64_t>(0, 100'000), 2);
            const Decimal price(*rc::gen::inRange<std::int64_t>(0, 10'000'000), 2);
            const std::int64_t percent = *rc::gen::inRange<std::int64_t>(0, 10'001);
            const auto paid = lineAmount(quantity, price, Decimal(percent, 2), currency).value();
            const auto off = lineAmount(quantity, price, Decimal(10'000 - percent, 2), currency).value();
            const auto all = lineAmount(quantity, price, Decimal(), currency).value();
            RC_ASSERT(std::llabs(paid.minor() + off.minor() - all.minor()) <= 1); // Each is rounded on its own.
        }));
    }

    void momentsSurviveTheTripThroughIso()
    {
        QVERIFY(rc::check([] {
            const Instant at = fromMs(*rc::gen::inRange<std::int64_t>(-2'208'988'800'000, 4'102'444'800'000));
            RC_ASSERT(parseInstant(toIso(at)) == at);
        }));
    }

    void canonicalJsonDoesNotDependOnTheOrderOfKeys()
    {
        QVERIFY(rc::check([](const std::map<int, int> &values) {
            QJsonObject forwards;
            QJsonObject backwards;
            for (auto at = values.begin(); at != values.end(); ++at)
                forwards.insert(QString::number(at->first), at->second);
            for (auto at = values.rbegin(); at != values.rend(); ++at)
                backwards.insert(QString::number(at->first), at->second);
            RC_ASSERT(canonicalJson(forwards) == canonicalJson(backwards));
        }));
    }
};

QTEST_APPLESS_MAIN(TestCoreProperties)
#include "tst_core_properties.moc"
