#include "sim/Schedule.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <cstdio>
#include <ctime>
#include <optional>

using namespace Qt::Literals::StringLiterals;
using sluice::sim::Schedule;

namespace {

struct Order {
    std::uint64_t first = 1;
    int seeds = 500;
    std::optional<std::uint64_t> only;
    int point = 0;
    bool everyPoint = false;
    bool provoke = false;
};

std::optional<Order> orderFrom(const QStringList &arguments)
{
    Order order;
    bool ok = true;
    if (const QByteArray first = qgetenv("SLUICE_SIM_FIRST"); !first.isEmpty())
        order.first = first.toULongLong(&ok);
    if (const QByteArray seeds = qgetenv("SLUICE_SIM_SEEDS"); ok && !seeds.isEmpty())
        order.seeds = seeds.toInt(&ok);
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
            order.seeds = value.toInt(&ok);
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

double cpuSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

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
        for (std::uint64_t seed = 1; seed <= 60 && !noticed; ++seed) {
            for (const QString &what : Schedule(seed, { .aloud = false, .dieAtPoint = 0, .sabotage = sabotage }).run())
                noticed = noticed || what.contains(complaint);
        }
        std::printf("%s: \"%s\"\n", noticed ? "noticed" : "MISSED", qPrintable(complaint));
        missed += noticed ? 0 : 1;
    }
    return missed;
}

int runMany(const Order &order)
{
    const double began = cpuSeconds();
    int failed = 0;
    for (int i = 0; i < order.seeds; ++i) {
        const std::uint64_t seed = order.first + static_cast<std::uint64_t>(i);
        const QStringList wrong = Schedule(seed, {}).run();
        if (wrong.isEmpty())
            continue;
        ++failed;
        std::printf("seed %llu failed: %s (replay: sim_engine --seed %llu)\n", static_cast<unsigned long long>(seed),
            qPrintable(wrong.front()), static_cast<unsigned long long>(seed));
        std::fflush(stdout);
    }
    std::printf("%.0f schedules a CPU-minute\n", order.seeds * 60 / std::max(cpuSeconds() - began, 0.001));
    std::printf("%d passed, %d failed\n", order.seeds - failed, failed);
    return failed;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv); // The SQL drivers want one; its event loop never runs.
    QLoggingCategory::setFilterRules(u"sluice.*=false"_s);
    const std::optional<Order> order = orderFrom(QCoreApplication::arguments());
    if (!order) {
        std::fprintf(stderr, "sim_engine [--seeds N] [--first N] | --seed N | --every-step | --die-at STEP | --provoke\n");
        return 2;
    }
    if (order->only || order->point)
        return replay(order->only.value_or(1), order->point);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    if (order->everyPoint)
        return dieEverywhere(1) + dieEverywhere(2) == 0 ? 0 : 1; // One by one, and in batches.
    if (order->provoke)
        return provoke() == 0 ? 0 : 1;
    std::printf("seeds %llu to %llu\n", static_cast<unsigned long long>(order->first),
        static_cast<unsigned long long>(order->first) + static_cast<unsigned long long>(order->seeds) - 1);
    return runMany(*order) == 0 ? 0 : 1;
}
