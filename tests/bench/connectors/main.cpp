#include "bench/connectors/EngineSteps.h"
#include "bench/connectors/FirstPulls.h"
#include "bench/connectors/Peers.h"
#include "bench/posting/Posting.h"

#include "system/Workplace.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>

#include <cstdio>
#include <vector>

// Both connectors, the cycle and the posting against one pair of stand-ins over a loopback, each step in a process of its
// own, beside the programs that people write instead. Nothing is asserted: budgets stand beside the figures.
//
// SLUICE_BENCH_DEALS: won deals (default 50000, the reference). SLUICE_BENCH_RUNS: runs a median is taken of (default 3).
// SLUICE_BENCH_POSTS: invoices posted under the limits (default 1000). SLUICE_BENCH_CREATES: invoices posted while answers
// get lost (default 5000). 0 leaves a part out, and SLUICE_BENCH_PULLS=0 the first pulls.

using namespace sluice::bench;
using namespace sluice::testing;

namespace {

int setting(const char *name, int standard)
{
    return qEnvironmentVariableIsSet(name) ? qEnvironmentVariableIntValue(name) : standard;
}

double number(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toDouble();
}

int printCycles(Workplace &place)
{
    const Measured measured = measure(QCoreApplication::applicationFilePath(),
        { QStringLiteral("cycles"), place.ctl().profile(), place.control().now(), QStringLiteral("7") }, benchEnvironment());
    if (measured.exit != 0)
        return 1;
    const QJsonObject told = measured.told();
    const QJsonObject first = told.value(QLatin1String("first")).toObject();
    std::vector<double> millis, cpu;
    QJsonObject last;
    for (const QJsonValue &one : told.value(QLatin1String("idle")).toArray()) {
        last = one.toObject();
        millis.push_back(number(last, "seconds") * 1000);
        cpu.push_back(number(last, "cpu_seconds") * 1000);
    }
    std::printf("first cycle (whatever was not pulled yet, plan, check, journal): %.1f s, CPU %.1f s, peak memory %.0f MB\n",
        number(first, "seconds"), number(first, "cpu_seconds"), number(told, "peak_mb"));
    QStringList books;
    for (const QJsonValue &calls : last.value(QLatin1String("books_calls")).toArray())
        books.append(QString::number(calls.toInt()));
    std::printf("idle cycle in one process: median %.1f ms, CPU %.1f ms; calls: Salesforce %d, companies %s\n"
                "  budget: 1 call to Salesforce, 1 to each company\n",
        median(millis), median(cpu), last.value(QLatin1String("salesforce_calls")).toInt(),
        qPrintable(books.join(QStringLiteral(" + "))));

    millis.clear();
    QJsonObject summary;
    for (int run = 0; run < 5; ++run) {
        const CtlRun fresh = place.ctl().ask({ QStringLiteral("sync"), QStringLiteral("--pull-only") });
        if (fresh.exit != 0)
            return 1;
        summary = fresh.object();
        millis.push_back(number(summary, "duration_ms"));
    }
    std::printf("idle cycle in a fresh sluicectl: median %.0f ms; calls: Salesforce %d\n", median(millis),
        summary.value(QLatin1String("salesforce")).toObject().value(QLatin1String("calls")).toInt());
    return 0;
}

int run()
{
    const int runs = std::max(1, setting("SLUICE_BENCH_RUNS", 3));
    Workplace place;
    if (const QString trouble = place.open(setting("SLUICE_BENCH_DEALS", 50'000)); !trouble.isEmpty()) {
        std::fprintf(stderr, "bench: the sandbox does not stand: %s\n", qPrintable(trouble));
        return 1;
    }
    place.ctl().setPassphrase(kPassphrase);
    if (const QString trouble = place.signIn(); !trouble.isEmpty()) {
        std::fprintf(stderr, "bench: signing in: %s\n", qPrintable(trouble));
        return 1;
    }
    const bool pulls = setting("SLUICE_BENCH_PULLS", 1) != 0;
    if (pulls && (printSalesforcePulls(place, runs) != 0 || printBooksPull(place, 1) != 0))
        return 1;
    std::fflush(stdout);
    if (printCycles(place) != 0)
        return 1;
    std::fflush(stdout);
    return printPosting(place, setting("SLUICE_BENCH_POSTS", 1000), setting("SLUICE_BENCH_CREATES", 5000));
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments[1] == QLatin1String("pull-salesforce"))
        return pullSalesforce(arguments[2], arguments[3]);
    if (arguments.size() == 4 && arguments[1] == QLatin1String("pull-books"))
        return pullBooks(arguments[2], arguments[3]);
    if (arguments.size() == 5 && arguments[1] == QLatin1String("cycles"))
        return cycles(arguments[2], arguments[3], arguments[4].toInt());
    return run();
}
