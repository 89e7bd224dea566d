#include "sim/Bugs.h"
#include "sim/CpuTime.h"
#include "sim/Schedule.h"

#include <QCoreApplication>
#include <QHashSeed>
#include <QLoggingCategory>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace sluice::sim {

namespace {

constexpr std::uint64_t kSeedsMax = 10'000;

/// Tells stories until one ends badly that ends well without the bug. Answers whether one did.
bool hunt(const Bug &bug, std::uint64_t seedsMax)
{
    const double began = cpuSeconds();
    switchOn(bug.name);
    for (std::uint64_t seed = 1; seed <= seedsMax; ++seed) {
        const QStringList wrong = Schedule(seed, {}).run();
        if (wrong.isEmpty())
            continue;
        switchOn({});
        const bool isItsFault = Schedule(seed, {}).run().isEmpty();
        switchOn(bug.name);
        if (!isItsFault)
            continue;
        std::printf("caught in %llu seeds, %.1f s: %s: %s\n", static_cast<unsigned long long>(seed), cpuSeconds() - began,
            bug.what.data(), qPrintable(wrong.front().left(150)));
        return true;
    }
    std::printf("MISSED in %llu seeds: %s\n", static_cast<unsigned long long>(seedsMax), bug.what.data());
    return false;
}

} // namespace

} // namespace sluice::sim

/// sim_bugs [NAME [SEED]]: hunts all bugs, or one; with a seed, tells the story of that bug under it.
int main(int argc, char **argv)
{
    using namespace sluice::sim;
    QHashSeed::setDeterministicGlobalSeed();
    const QCoreApplication application(argc, argv);
    QLoggingCategory::setFilterRules(u"sluice.*=false"_s);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    BlankProfile::instance();
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() > 2) {
        const std::string name = arguments[1].toStdString();
        switchOn(name);
        return Schedule(arguments[2].toULongLong(), { .aloud = true, .dieAtPoint = 0, .sabotage = {} }).run().isEmpty() ? 1 : 0;
    }
    int missed = 0, hunted = 0;
    for (const Bug &bug : allBugs()) {
        if (arguments.size() > 1 && arguments[1].toStdString() != bug.name)
            continue;
        ++hunted;
        missed += hunt(bug, kSeedsMax) ? 0 : 1;
    }
    std::printf("%d of %d bugs caught\n", hunted - missed, hunted);
    return hunted > 0 && missed == 0 ? 0 : 1;
}
