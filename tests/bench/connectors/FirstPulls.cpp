#include "bench/connectors/FirstPulls.h"

#include "bench/connectors/Peers.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>
#include <vector>

namespace sluice::bench {

using testing::Workplace;

namespace {

constexpr int kSlowAnswerMs = 150;

double number(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toDouble();
}

/// Medians over several runs.
struct Figures {
    double records = 0, calls = 0, seconds = 0, cpuSeconds = 0, aboveIdleMb = 0;
    double cpuMicros() const { return records > 0 ? cpuSeconds / records * 1e6 : 0; }
};

/// Whether the stand-in has given these answers before: the first time it takes long to prepare them.
enum class Answers { New, Prepared };

/// `once` runs a program that tells {records, calls, seconds, cpu_seconds, idle_mb, peak_mb}.
template <class Once> std::optional<Figures> medians(int runs, Answers answers, Once once)
{
    Figures figures;
    std::vector<double> seconds, cpu, above;
    for (int run = answers == Answers::New ? 0 : 1; run <= runs; ++run) {
        const std::optional<Measured> measured = once();
        if (!measured || measured->exit != 0)
            return {};
        if (run == 0)
            continue;
        const QJsonObject told = measured->told();
        figures.records = number(told, "records");
        figures.calls = number(told, "calls");
        seconds.push_back(number(told, "seconds"));
        cpu.push_back(number(told, "cpu_seconds"));
        above.push_back(number(told, "peak_mb") - number(told, "idle_mb"));
    }
    figures.seconds = median(seconds);
    figures.cpuSeconds = median(cpu);
    figures.aboveIdleMb = median(above);
    return figures;
}

std::optional<Figures> ownPull(Workplace &place, const char *step, int runs, Answers answers)
{
    return medians(runs, answers, [&]() -> std::optional<Measured> {
        for (const char *suffix : { "", "-wal", "-shm" })
            QFile::remove(place.ctl().file(QStringLiteral("mirror.sqlite") + QLatin1String(suffix)));
        return measure(QCoreApplication::applicationFilePath(),
            { QString::fromLatin1(step), place.ctl().profile(), place.control().now() }, benchEnvironment());
    });
}

void print(const char *what, const Figures &figures)
{
    std::printf("  %s: %.0f records", what, figures.records);
    if (figures.calls > 0)
        std::printf(" in %.0f calls", figures.calls);
    std::printf(", %.2f s, CPU %.1f us a record, %.0f MB above idle\n", figures.seconds, figures.cpuMicros(), figures.aboveIdleMb);
    std::fflush(stdout);
}

void printRatio(const Figures &peer, const Figures &own, const char *how)
{
    std::printf("  ratio (jsforce / Sluice %s): time %.1f, CPU a record %.1f, memory %.1f\n", how, peer.seconds / own.seconds,
        peer.cpuMicros() / own.cpuMicros(), peer.aboveIdleMb / own.aboveIdleMb);
}

/// Writes how many rows a first pull may read page by page, as an administrator would who edits the file.
bool setBulkAbove(Workplace &place, int rows)
{
    QFile file(place.ctl().file(QStringLiteral("settings.toml")));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    QByteArray kept;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (!line.startsWith("bulk_above"))
            kept += line + '\n';
    }
    file.close();
    kept.prepend("bulk_above = " + QByteArray::number(rows) + '\n');
    return file.open(QIODevice::WriteOnly) && file.write(kept) == kept.size();
}

void setSlowness(Workplace &place, int ms)
{
    place.control().post(QStringLiteral("/slowness"), { { QStringLiteral("system"), QStringLiteral("salesforce") }, { QStringLiteral("ms"), ms } });
}

int printSalesforce(Workplace &place, int runs, Answers answers)
{
    constexpr int kNever = -1, kAlmostAll = 10'000;
    if (!setBulkAbove(place, kNever))
        return 1;
    const std::optional<Figures> pages = ownPull(place, "pull-salesforce", runs, answers);
    if (!pages || !setBulkAbove(place, kAlmostAll))
        return 1;
    print("Sluice, page by page", *pages);
    const std::optional<Figures> bulk = ownPull(place, "pull-salesforce", runs, answers);
    if (!bulk)
        return 1;
    print("Sluice, in bulk", *bulk);
    if (const std::optional<Figures> peer = medians(runs, answers, [&] { return jsforcePull(place); })) {
        print("jsforce + better-sqlite3, page by page", *peer);
        printRatio(*peer, *pages, "page by page");
        printRatio(*peer, *bulk, "in bulk");
    }
    return 0;
}

} // namespace

int printSalesforcePulls(Workplace &place, int runs)
{
    std::printf("first pull of Salesforce (budget: CPU <= 5 us a record, <= 60 MB above idle)\n");
    if (printSalesforce(place, runs, Answers::New) != 0)
        return 1;
    std::printf("the same with %d ms an answer (budget: 3 s for 205500 records)\n", kSlowAnswerMs);
    setSlowness(place, kSlowAnswerMs);
    const int exit = printSalesforce(place, 1, Answers::Prepared);
    setSlowness(place, 0);
    return exit;
}

int printBooksPull(Workplace &place, int runs)
{
    constexpr double kCallsPerSecond = 500.0 / 60;
    const std::optional<Figures> books = ownPull(place, "pull-books", runs, Answers::New);
    if (!books)
        return 1;
    std::printf("first pull of QuickBooks, one company after the other\n");
    print("Sluice", *books);
    std::printf("  at 500 calls a minute one company could not do these calls in less than %.1f s\n", books->calls / kCallsPerSecond);
    return 0;
}

} // namespace sluice::bench
