#include "system/Workplace.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>
#include <vector>

#include <sys/resource.h>

// The real programs on a loopback: first pull, idle cycle, start of the command line. Medians are printed; nothing is
// asserted. SLUICE_BENCH_DEALS sets the number of won deals (default 2000; 50000 is the reference).

using namespace sluice::testing;

namespace {

constexpr int kRuns = 7;

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// Peak memory of the largest child that has ended so far, in MB. `sluicectl` is the only program waited for here.
double peakOfChildrenMb()
{
    rusage usage {};
    getrusage(RUSAGE_CHILDREN, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

int complain(const char *what, const QByteArray &told)
{
    std::fprintf(stderr, "bench_whole_way: %s: %s\n", what, told.constData());
    return 1;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const int deals = qEnvironmentVariableIsSet("SLUICE_BENCH_DEALS") ? qEnvironmentVariableIntValue("SLUICE_BENCH_DEALS") : 2000;
    Workplace place;
    if (const QString trouble = place.open(deals); !trouble.isEmpty())
        return complain("the sandbox does not stand", trouble.toUtf8());
    if (const QString trouble = place.signIn(); !trouble.isEmpty())
        return complain("signing in", trouble.toUtf8());

    QElapsedTimer timer;
    timer.start();
    const CtlRun first = place.ctl().ask({ QStringLiteral("sync"), QStringLiteral("--pull-only") });
    const double firstSeconds = static_cast<double>(timer.elapsed()) / 1000.0;
    if (first.exit != 0)
        return complain("the first pull", first.told());
    int records = 0;
    const QJsonObject pulled = first.object().value(QLatin1String("salesforce")).toObject().value(QLatin1String("records")).toObject();
    for (const QJsonValue &count : pulled)
        records += count.toInt();
    std::printf("first cycle, %d won deals, %d Salesforce records (pull, plan, check, journal): %.2f s, %.0f records/s, peak memory %.0f MB\n",
        deals, records, firstSeconds, records / firstSeconds, peakOfChildrenMb());

    std::vector<double> idle, list, help;
    int salesforceCalls = 0;
    for (int run = 0; run < kRuns; ++run) {
        const CtlRun cycle = place.ctl().ask({ QStringLiteral("sync"), QStringLiteral("--pull-only") });
        idle.push_back(cycle.object().value(QLatin1String("duration_ms")).toDouble());
        salesforceCalls = cycle.object().value(QLatin1String("salesforce")).toObject().value(QLatin1String("calls")).toInt();
        timer.restart();
        place.ctl().ask({ QStringLiteral("exceptions"), QStringLiteral("list") });
        list.push_back(static_cast<double>(timer.elapsed()));
        timer.restart();
        place.ctl().run({ QStringLiteral("--help") });
        help.push_back(static_cast<double>(timer.elapsed()));
    }
    std::printf("idle cycle in a fresh process: median %.0f ms, %d calls to Salesforce (version, identity of fields and the look included)\n",
        median(idle), salesforceCalls);
    std::printf("sluicectl exceptions list, process start to end: median %.0f ms\n", median(list));
    std::printf("sluicectl --help, process start to end: median %.0f ms\n", median(help));
    return 0;
}
