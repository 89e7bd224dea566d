#include "metrics/BilledUnbilled.h"
#include "metrics/DaysToInvoice.h"
#include "metrics/UnbilledAgeing.h"
#include "unit/metrics/Units.h"

#include <QSet>
#include <QTest>

#include <rapidcheck.h>

#include <map>

using namespace sluice;
using namespace sluice::metrics;

namespace {

const QDate kFirst(2025, 11, 1);

QDate someDay()
{
    return kFirst.addDays(*rc::gen::inRange(0, 400)); // Some after the as-of day.
}

QDate perhapsSomeDay()
{
    return *rc::gen::inRange(0, 4) == 0 ? QDate() : someDay();
}

/// Anything the reader could hand over, likely or not.
Unit someUnit(std::size_t number)
{
    Unit unit;
    unit.id = QStringLiteral("r%1").arg(number);
    unit.asOf = kAsOf;
    unit.state = static_cast<RequestState>(*rc::gen::inRange(0, static_cast<int>(RequestState::Credited) + 1));
    const Currency currency = *rc::gen::inRange(0, 3) == 0 ? kEur : kUsd;
    unit.amount = Money(*rc::gen::inRange<qint64>(0, 1'000'000), currency);
    unit.billed = Money(0, currency);
    unit.wonOn = perhapsSomeDay();
    unit.triggeredOn = perhapsSomeDay();
    unit.triggerUnknown = !unit.triggeredOn.isValid() && *rc::gen::arbitrary<bool>();
    unit.completeOn = perhapsSomeDay();
    unit.approvedOn = perhapsSomeDay();
    if (unit.state >= RequestState::Posted && unit.state <= RequestState::Paid) {
        unit.postedOn = unit.invoicedOn = someDay();
        unit.sentOn = perhapsSomeDay();
        const Currency of = *rc::gen::inRange(0, 10) == 0 ? kEur : currency;
        unit.billed = Money(*rc::gen::element(unit.amount.minor(), unit.amount.minor() / 2, unit.amount.minor() + 77), of);
    } else if (unit.state == RequestState::Voided) {
        unit.postedOn = unit.invoicedOn = someDay();
    }
    return unit;
}

std::vector<Unit> someUnits()
{
    std::vector<Unit> units;
    const std::size_t count = *rc::gen::inRange<std::size_t>(0, 60);
    for (std::size_t i = 0; i < count; ++i)
        units.push_back(someUnit(i));
    return units;
}

desk::FigureFilter allMonths()
{
    desk::FigureFilter filter;
    filter.from = kFirst;
    filter.to = kFirst.addDays(500);
    return filter;
}

/// The sum of one column of a request, for the rows named.
template <class Column>
qint64 sumOf(const std::vector<Unit> &units, const QStringList &rows, Column column)
{
    qint64 sum = 0;
    for (const Unit &unit : units) {
        if (rows.contains(unit.id))
            sum += column(unit);
    }
    return sum;
}

/// Counts instead of sorting: the k-th smallest is the value with at most k values below it and more than k up to it.
double kthSmallest(const std::vector<int> &values, std::size_t k)
{
    for (const int candidate : values) {
        std::size_t below = 0, upTo = 0;
        for (const int value : values) {
            below += value < candidate;
            upTo += value <= candidate;
        }
        if (below <= k && k < upTo)
            return candidate;
    }
    return -1;
}

bool isBilledIn(const Unit &unit, Currency currency)
{
    return unit.invoicedOn.isValid() && unit.invoicedOn <= kAsOf && unit.billed.currency() == currency && unit.billed.minor() != 0;
}

qint64 openIn(const Unit &unit, Currency currency)
{
    const qint64 booked = unit.amount.currency() == currency ? unit.amount.minor() : 0;
    const qint64 billed = isBilledIn(unit, currency) ? unit.billed.minor() : 0;
    return std::max<qint64>(0, booked - billed);
}

} // namespace

class FiguresPropertiesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyBilledFigureIsTheSumOfItsRows()
    {
        QVERIFY(rc::check([] {
            const std::vector<Unit> units = someUnits();
            const auto figures = billedUnbilled(units, allMonths(), kNow);
            RC_ASSERT(figures.has_value());
            for (const desk::BilledUnbilled &figure : *figures) {
                RC_ASSERT(figure.ties);
                const auto booked = [&](const Unit &u) { return u.amount.currency() == figure.currency ? u.amount.minor() : 0; };
                const auto billed = [&](const Unit &u) { return isBilledIn(u, figure.currency) ? u.billed.minor() : 0; };
                const auto open = [&](const Unit &u) { return openIn(u, figure.currency); };
                for (const desk::BilledMonth &month : figure.months) {
                    RC_ASSERT(month.booked.minor() == sumOf(units, month.bookedRows, booked));
                    RC_ASSERT(month.billed.minor() == sumOf(units, month.billedRows, billed));
                    RC_ASSERT(month.unbilledNotDue.minor() == sumOf(units, month.notDueRows, open));
                    RC_ASSERT(month.unbilledReady.minor() == sumOf(units, month.readyRows, open));
                    RC_ASSERT(month.unbilledWaiting.minor() == sumOf(units, month.waitingRows, open));
                    RC_ASSERT(month.unbilledBlocked.minor() == sumOf(units, month.blockedRows, open));
                    RC_ASSERT(month.booked.minor() == month.billed.minor() + month.unbilledNotDue.minor() + month.unbilledReady.minor()
                        + month.unbilledWaiting.minor() + month.unbilledBlocked.minor() - month.overBilled.minor());
                }
            }
        }));
    }

    void everyStandingRequestIsBookedOnce()
    {
        QVERIFY(rc::check([] {
            const std::vector<Unit> units = someUnits();
            std::map<QString, qint64> expected, found;
            for (const Unit &unit : units) {
                if (unit.wonOn.isValid() && unit.wonOn <= kAsOf && unit.state != RequestState::Cancelled)
                    expected[unit.amount.currency().text()] += unit.amount.minor();
            }
            const auto figures = billedUnbilled(units, allMonths(), kNow);
            for (const desk::BilledUnbilled &figure : *figures) {
                for (const desk::BilledMonth &month : figure.months)
                    found[figure.currency.text()] += month.booked.minor();
            }
            for (const auto &[code, amount] : expected)
                RC_ASSERT(found[code] == amount);
        }));
    }

    void ageingIsTheReceivablePartOfTheOtherFigure()
    {
        QVERIFY(rc::check([] {
            const std::vector<Unit> units = someUnits();
            const auto ages = unbilledAgeing(units, {}, kNow);
            const auto figures = billedUnbilled(units, allMonths(), kNow);
            RC_ASSERT(ages.has_value());
            RC_ASSERT(ages->size() == figures->size());
            for (std::size_t i = 0; i < ages->size(); ++i) {
                const desk::UnbilledAgeing &age = (*ages)[i];
                qint64 receivable = 0, bucketed = 0;
                for (const desk::BilledMonth &month : (*figures)[i].months) {
                    receivable += month.unbilledReady.minor() + month.unbilledWaiting.minor() + month.unbilledBlocked.minor();
                    receivable -= sumOf(units, month.blockedRows, [&](const Unit &u) { return u.triggerUnknown ? openIn(u, age.currency) : 0; });
                }
                for (const desk::AgeingBucket &bucket : age.buckets) {
                    RC_ASSERT(bucket.count == bucket.rows.size());
                    RC_ASSERT(bucket.amount.minor() == sumOf(units, bucket.rows, [&](const Unit &u) { return openIn(u, age.currency); }));
                    bucketed += bucket.amount.minor();
                }
                RC_ASSERT(age.total.minor() == receivable);
                RC_ASSERT(age.total.minor() == bucketed);
            }
        }));
    }

    void percentilesAreThoseFoundByCounting()
    {
        QVERIFY(rc::check([] {
            const std::vector<Unit> units = someUnits();
            const desk::DaysToInvoice figure = daysToInvoice(units, allMonths(), kNow);
            std::vector<int> all;
            for (const desk::DaysToInvoicePoint &month : figure.months) {
                RC_ASSERT(static_cast<std::size_t>(month.count) == month.dots.size());
                RC_ASSERT(month.count == month.rows.size());
                all.insert(all.end(), month.dots.begin(), month.dots.end());
            }
            RC_ASSERT(static_cast<std::size_t>(figure.count) == all.size());
            RC_ASSERT(figure.median.has_value() == !all.empty());
            RC_ASSERT(figure.p90.has_value() == (all.size() >= 20));
            if (!all.empty())
                RC_ASSERT(*figure.median == (kthSmallest(all, (all.size() - 1) / 2) + kthSmallest(all, all.size() / 2)) / 2);
            if (figure.p90) {
                const double at = 0.9 * static_cast<double>(all.size() - 1);
                const auto step = static_cast<std::size_t>(at + 1e-9);
                const double low = kthSmallest(all, step);
                const double high = kthSmallest(all, std::min(step + 1, all.size() - 1));
                RC_ASSERT(std::abs(*figure.p90 - (low + (high - low) * (at - static_cast<double>(step)))) < 1e-9);
            }
        }));
    }

    void noTriggeredRequestVanishes()
    {
        QVERIFY(rc::check([] {
            const std::vector<Unit> units = someUnits();
            const desk::DaysToInvoice figure = daysToInvoice(units, allMonths(), kNow);
            QSet<QString> seen;
            for (const desk::DaysToInvoicePoint &month : figure.months)
                seen.unite(QSet<QString>(month.rows.begin(), month.rows.end()));
            for (const auto &open : figure.open)
                seen.insert(open.row);
            seen.unite(QSet<QString>(figure.prematureRows.begin(), figure.prematureRows.end()));
            seen.unite(QSet<QString>(figure.unknownRows.begin(), figure.unknownRows.end()));
            for (const Unit &unit : units) {
                if (unit.triggeredOn.isValid() && unit.triggeredOn <= kAsOf && unit.state != RequestState::Cancelled)
                    RC_ASSERT(seen.contains(unit.id));
            }
        }));
    }

    void dataApprovalAndPostingMakeUpTheDays()
    {
        QVERIFY(rc::check([] {
            Unit unit = someUnit(0);
            unit.state = RequestState::Posted;
            unit.triggeredOn = unit.wonOn = kFirst.addDays(*rc::gen::inRange(0, 100));
            unit.completeOn = kFirst.addDays(*rc::gen::inRange(0, 200));
            unit.approvedOn = std::max(unit.triggeredOn, unit.completeOn).addDays(*rc::gen::inRange(0, 50));
            unit.postedOn = unit.approvedOn.addDays(*rc::gen::inRange(0, 20));

            const desk::DaysToInvoice figure = daysToInvoice(std::vector { unit }, allMonths(), kNow);

            RC_ASSERT(figure.count == 1);
            RC_ASSERT(figure.waterfall[1].days + figure.waterfall[2].days + figure.waterfall[3].days == *figure.median);
        }));
    }
};

QTEST_GUILESS_MAIN(FiguresPropertiesTest)
#include "tst_figures_properties.moc"
