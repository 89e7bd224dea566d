#include "journal/Journal.h"
#include "journal/Kinds.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QUuid>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

// Appending in batches and verifying a million events. Budgets: 5 us an event in batches; one second for the million.
// SLUICE_BENCH_EVENTS: how many (default 1000000).

using namespace sluice;
using namespace sluice::journal;

namespace {

constexpr int kBatch = 2'000;

/// An event as a first assessment records them: a request of its own, three lines.
NewEvent planned(int number)
{
    const QString id = QUuid::createUuidV5(QUuid(), QString::number(number)).toString(QUuid::WithoutBraces);
    QJsonArray lines;
    for (int line = 0; line < 3; ++line) {
        lines.append(QJsonObject { { QStringLiteral("deal_line"), QStringLiteral("00kQy00000A%1IAQ").arg(number * 3 + line, 6) },
            { QStringLiteral("product"), QStringLiteral("01tQy000000AbCdIAK") },
            { QStringLiteral("description"), QStringLiteral("Field calibration, half day") },
            { QStringLiteral("quantity"), QStringLiteral("2.5") }, { QStringLiteral("unit_price"), QStringLiteral("1480.00") },
            { QStringLiteral("amount"), QStringLiteral("3700.00") } });
    }
    return { kind::kRequestPlanned, QStringLiteral("request:") + id, QStringLiteral("sluice"),
        { { QStringLiteral("deal"), QStringLiteral("006Qy00000A1b2cIAB") }, { QStringLiteral("kind"), QStringLiteral("on_close") },
            { QStringLiteral("title"), QStringLiteral("On close") }, { QStringLiteral("planned_on"), QStringLiteral("2026-03-31") },
            { QStringLiteral("amount"), QStringLiteral("11100.00") }, { QStringLiteral("currency"), QStringLiteral("USD") },
            { QStringLiteral("lines"), lines } },
        {} };
}

/// The small events of which most journals are full.
NewEvent submitted(int number)
{
    const QString id = QUuid::createUuidV5(QUuid(), QString::number(number)).toString(QUuid::WithoutBraces);
    return { kind::kApprovalGiven, QStringLiteral("request:") + id, QStringLiteral("controller@tidemark.example"),
        { { QStringLiteral("fingerprint"), QStringLiteral("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08") },
            { QStringLiteral("role"), QStringLiteral("controller") }, { QStringLiteral("note"), QString() },
            { QStringLiteral("alone"), false } },
        {} };
}

double microsOf(std::clock_t begun, int events)
{
    return static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC * 1e6 / events; // Processor time: a busy machine does not count.
}

template <class Make> int append(Journal &journal, const char *what, int count, Make make)
{
    std::clock_t used = 0;
    for (int at = 0; at < count; at += kBatch) {
        std::vector<NewEvent> batch;
        for (int i = at; i < std::min(at + kBatch, count); ++i)
            batch.push_back(make(i));
        const std::clock_t begun = std::clock();
        if (const auto appended = journal.append(std::move(batch)); !appended) {
            std::fprintf(stderr, "bench_journal: %s\n", qPrintable(appended.error().detail));
            return 1;
        }
        used += std::clock() - begun;
    }
    std::printf("append, %s, batches of %d: %.1f us an event (budget 5)\n", what, kBatch,
        static_cast<double>(used) / CLOCKS_PER_SEC * 1e6 / count);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const int events = qEnvironmentVariableIsSet("SLUICE_BENCH_EVENTS") ? qEnvironmentVariableIntValue("SLUICE_BENCH_EVENTS") : 1'000'000;
    const QTemporaryDir folder;
    const SystemClock clock;
    const auto journal = openSqliteJournal(folder.filePath(QStringLiteral("journal.sqlite")), clock);
    if (!journal || append(**journal, "plans of three lines", events / 10, planned) != 0
        || append(**journal, "approvals", events - events / 10, submitted) != 0)
        return 1;
    for (const char *state : { "cold", "warm" }) {
        QElapsedTimer timer;
        timer.start();
        const std::clock_t begun = std::clock();
        const Result<Verification> verified = (*journal)->verify();
        if (!verified || !verified->ok)
            return 1;
        std::printf("verify %lld events, %s: %.2f s (budget for a million: 1), CPU %.2f us an event\n",
            static_cast<long long>(verified->events), state, static_cast<double>(timer.nsecsElapsed()) / 1e9,
            microsOf(begun, events));
    }
    return 0;
}
