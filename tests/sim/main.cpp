#include "sim/BlankProfile.h"
#include "sim/CpuTime.h"
#include "sim/Schedule.h"

#include <QCoreApplication>
#include <QHashSeed>
#include <QLoggingCategory>

#include <chrono>
#include <cstdio>
#include <optional>

using namespace Qt::Literals::StringLiterals;
using sluice::sim::cpuSeconds;
using sluice::sim::Schedule;
using sluice::sim::Work;

namespace {

constexpr int kRepeatEvery = 100; ///< One seed in so many is run twice: the same seed must end in the same journal.

struct Order {
    std::uint64_t first = 1;
    std::uint64_t seeds = 500;
    double cpuSecondsMax = 0; ///< Not 0: ends early when so much processor time is used.
    double minutesMax = 0;    ///< Not 0: goes on for so long, whatever the number of seeds.
    int reportEvery = 0;      ///< Not 0: tells how far it is after so many seeds.
    std::optional<std::uint64_t> only;
    int point = 0;
    bool everyPoint = false;
    bool provoke = false;
};

std::optional<Order> orderFrom(const QStringList &arguments)
{
    Order order;
    bool ok = true;
    for (qsizetype i = 1; ok && i < arguments.size(); ++i) {
        const QString name = arguments[i];
        if (name == "--every-step"_L1) {
            order.everyPoint = true;
            continue;
        }
        if (name == "--provoke"_L1) {
            order.provoke = true;
            continue;
        }
        const QString value = i + 1 < arguments.size() ? arguments[++i] : QString();
        if (name == "--seeds"_L1)
            order.seeds = value.toULongLong(&ok);
        else if (name == "--cpu-seconds"_L1)
            order.cpuSecondsMax = value.toDouble(&ok);
        else if (name == "--minutes"_L1)
            order.minutesMax = value.toDouble(&ok);
        else if (name == "--report-every"_L1)
            order.reportEvery = value.toInt(&ok);
        else if (name == "--first"_L1)
            order.first = value.toULongLong(&ok);
        else if (name == "--seed"_L1)
            order.only = value.toULongLong(&ok);
        else if (name == "--die-at"_L1)
            order.point = value.toInt(&ok);
        else
            ok = false;
    }
    return ok ? std::optional(order) : std::nullopt;
}

/// One story aloud.
int replay(std::uint64_t seed, int point)
{
    Schedule schedule(seed, { .aloud = true, .dieAtPoint = point, .sabotage = {} });
    const QStringList wrong = schedule.run();
    std::printf("%s\n", wrong.isEmpty() ? "all is well" : qPrintable(wrong.join(u'\n')));
    return wrong.isEmpty() ? 0 : 1;
}

/// The fixed story with a death at its first step, its second, and so on, until it ends without one.
int dieEverywhere(std::uint64_t seed)
{
    int failed = 0;
    for (int point = 1;; ++point) {
        Schedule schedule(seed, { .aloud = false, .dieAtPoint = point, .sabotage = {} });
        const QStringList wrong = schedule.run();
        if (!wrong.isEmpty()) {
            ++failed;
            std::printf("death at step %d failed: %s (replay: sim_engine --seed %llu --die-at %d)\n", point, qPrintable(wrong.front()),
                static_cast<unsigned long long>(seed), point);
        }
        if (!schedule.hasDied()) {
            std::printf("a death at each of %d steps: %d failed\n", point - 1, failed);
            return failed;
        }
    }
}

/// Sees to it that each sentence of the oracle can be heard.
int provoke()
{
    using sluice::sim::Sabotage;
    int missed = 0;
    for (const Sabotage sabotage : { Sabotage::ForgetfulBooks, Sabotage::SecondInvoice, Sabotage::ForgedIntent,
             Sabotage::LostInvoice, Sabotage::WrongStatus }) {
        const QString complaint = complaintAbout(sabotage);
        bool noticed = false;
        for (std::uint64_t seed = 1; seed <= 1000 && !noticed; ++seed) {
            for (const QString &what : Schedule(seed, { .aloud = false, .dieAtPoint = 0, .sabotage = sabotage }).run())
                noticed = noticed || what.contains(complaint);
        }
        std::printf("%s: \"%s\"\n", noticed ? "noticed" : "MISSED", qPrintable(complaint));
        missed += noticed ? 0 : 1;
    }
    return missed;
}

/// Tells one story. What went wrong in it; empty when nothing did.
QStringList runOne(std::uint64_t seed, bool twice, Work &work)
{
    Schedule schedule(seed, {});
    QStringList wrong = schedule.run();
    work += schedule.work();
    if (!twice)
        return wrong;
    Schedule again(seed, {});
    again.run();
    if (again.head() != schedule.head())
        wrong.append(u"the same seed told another story"_s);
    return wrong;
}

int runMany(const Order &order)
{
    const double began = cpuSeconds();
    std::uint64_t told = 0, failed = 0, twice = 0;
    Work work;
    const auto report = [&] {
        const auto each = [&](std::uint64_t all) { return static_cast<double>(all) / static_cast<double>(std::max<std::uint64_t>(told, 1)); };
        std::printf("%llu stories, %llu failed, %.0f a CPU-minute; each of %.1f programs, %.1f cycles, %.1f calls\n",
            static_cast<unsigned long long>(told), static_cast<unsigned long long>(failed),
            static_cast<double>(told + twice) * 60 / std::max(cpuSeconds() - began, 0.001), each(work.programs),
            each(work.cycles), each(work.calls));
    };
    const auto goesOn = [&, start = std::chrono::steady_clock::now()] {
        if (order.minutesMax > 0)
            return std::chrono::steady_clock::now() - start < std::chrono::duration<double, std::ratio<60>>(order.minutesMax);
        return told < order.seeds && (order.cpuSecondsMax == 0 || cpuSeconds() - began < order.cpuSecondsMax);
    };
    while (goesOn()) {
        const std::uint64_t seed = order.first + told;
        const bool isRepeated = told % kRepeatEvery == 0;
        const QStringList wrong = runOne(seed, isRepeated, work);
        ++told;
        twice += isRepeated ? 1 : 0;
        if (!wrong.isEmpty()) {
            ++failed;
            std::printf("seed %llu failed: %s (./dev soak --seed %llu tells the story)\n", static_cast<unsigned long long>(seed),
                qPrintable(wrong.front()), static_cast<unsigned long long>(seed));
        }
        if (order.reportEvery > 0 && told % static_cast<std::uint64_t>(order.reportEvery) == 0)
            report();
    }
    report();
    return failed == 0 ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    QHashSeed::setDeterministicGlobalSeed(); // Else two runs of one seed tell two stories.
    const QCoreApplication application(argc, argv); // The SQL drivers want one; its event loop never runs.
    QLoggingCategory::setFilterRules(u"sluice.*=false"_s);
    const std::optional<Order> order = orderFrom(QCoreApplication::arguments());
    sluice::sim::BlankProfile::instance();
    if (!order) {
        std::fprintf(stderr, "sim_engine [--seeds N] [--first N] [--cpu-seconds S] [--minutes M] [--report-every N] | --seed N | --every-step | --die-at STEP | --provoke\n");
        return 2;
    }
    if (order->only || order->point)
        return replay(order->only.value_or(1), order->point);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    if (order->everyPoint)
        return dieEverywhere(1) + dieEverywhere(2) == 0 ? 0 : 1; // One by one, and in batches.
    if (order->provoke)
        return provoke() == 0 ? 0 : 1;
    std::printf("from seed %llu on\n", static_cast<unsigned long long>(order->first));
    return runMany(*order);
}
