#include "sim/Beginning.h"
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

/// From now on the program has this bug, and had it when its stories began.
void infest(std::string_view bug)
{
    switchOn(bug);
    Beginning::forget();
}

/// What goes wrong under this seed with the bug and not without it; empty when nothing does.
QString harmOf(const Bug &bug, std::uint64_t seed)
{
    const QStringList wrong = Schedule(seed, {}).run();
    if (wrong.isEmpty())
        return {};
    infest({});
    const bool isItsFault = Schedule(seed, {}).run().isEmpty();
    infest(bug.name);
    return isItsFault ? wrong.front() : QString();
}

/// Tells stories until one ends badly because of the bug: first the one that did so when last somebody looked, then one
/// after the other. Answers whether there is one.
bool hunt(const Bug &bug, bool fromOne)
{
    const double began = cpuSeconds();
    infest(bug.name);
    for (std::uint64_t told = fromOne ? 1 : 0; told <= kSeedsMax; ++told) {
        const std::uint64_t seed = told == 0 ? bug.seed : told;
        const QString harm = harmOf(bug, seed);
        if (harm.isEmpty())
            continue;
        std::printf("caught in %llu seeds, %.1f s: %s: %s\n", static_cast<unsigned long long>(seed), cpuSeconds() - began,
            bug.what.data(), qPrintable(harm.left(150)));
        return true;
    }
    std::printf("MISSED in %llu seeds: %s\n", static_cast<unsigned long long>(kSeedsMax), bug.what.data());
    return false;
}

} // namespace

} // namespace sluice::sim

/// sim_bugs [--from-one] [NAME [SEED]]: hunts all bugs, or one; with a seed, tells the story of that bug under it.
int main(int argc, char **argv)
{
    using namespace sluice::sim;
    QHashSeed::setDeterministicGlobalSeed();
    const QCoreApplication application(argc, argv);
    QLoggingCategory::setFilterRules(u"sluice.*=false"_s);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    BlankProfile::instance();
    QStringList arguments = QCoreApplication::arguments();
    const bool fromOne = arguments.removeAll(u"--from-one"_s) > 0;
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
        missed += hunt(bug, fromOne) ? 0 : 1;
    }
    std::printf("%d of %d bugs caught\n", hunted - missed, hunted);
    return hunted > 0 && missed == 0 ? 0 : 1;
}
