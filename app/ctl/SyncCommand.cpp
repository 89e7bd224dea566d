#include "ctl/Commands.h"

#include <CLI/CLI.hpp>

#include <csignal>

namespace sluice::ctl {

namespace {

struct SyncOptions {
    bool pullOnly = false, watch = false;
    int intervalSeconds = 60;
};

engine::Stop g_stop; // A signal handler reaches nothing else.

void onSignal(int)
{
    g_stop.raise();
}

QString sentenceOf(const engine::CycleProgress &progress)
{
    if (progress.object.isEmpty())
        return QStringLiteral("%1 %2").arg(progress.step, progress.system).trimmed();
    const QString of = progress.total ? QStringLiteral(" of %1").arg(*progress.total) : QString();
    return QStringLiteral("%1 %2: %3 %4%5").arg(progress.step, progress.system, progress.object).arg(progress.done).arg(of);
}

void printForPeople(const Output &out, const engine::CycleSummary &summary)
{
    out.line(QStringLiteral("requests: %1 assessed, %2 ready, %3 blocked").arg(summary.assessed).arg(summary.ready).arg(summary.blocked));
    out.line(QStringLiteral("exceptions: %1 opened, %2 closed").arg(summary.exceptionsOpened).arg(summary.exceptionsClosed));
    out.line(QStringLiteral("invoices: %1 posted, %2 uncertain, %3 rejected")
                 .arg(summary.invoices.posted)
                 .arg(summary.invoices.uncertain)
                 .arg(summary.invoices.rejected));
    out.line(QStringLiteral("written back: %1 records, %2 refused").arg(summary.writtenBack).arg(summary.writeBackFailed));
    out.line(QStringLiteral("%1 calls to Salesforce, %2 ms").arg(summary.salesforce.calls).arg(summary.duration.count()));
}

/// Whoever watches ends it by stopping it: that is no failure, unlike one cycle that was to be done and is not.
bool isWantedEnd(const Error &error, bool watches)
{
    return watches && g_stop.isRaised() && error.kind == ErrorKind::Cancelled;
}

/// `rest`: how long the next cycle should wait at least.
int oneCycle(Context &context, engine::Office &office, const SyncOptions &options, std::chrono::milliseconds &rest)
{
    const auto kind = options.pullOnly ? engine::CycleKind::PullOnly : engine::CycleKind::Full;
    const QString what = QStringLiteral("the sync");
    const auto tell = [&context](const engine::CycleProgress &progress) { context.out().progress(sentenceOf(progress)); };
    const Result<engine::CycleSummary> summary = context.wait(office.runCycle(kind, tell, g_stop));
    if (!summary)
        return isWantedEnd(summary.error(), options.watch) ? Done : context.out().failed(complain(what, summary.error()));
    rest = summary->rest;
    if (context.out().isJson())
        context.out().object(toJson(*summary));
    else
        printForPeople(context.out(), *summary);
    if (const std::optional<Error> trouble = summary->firstError(); trouble && !isWantedEnd(*trouble, options.watch)) {
        const Complaint complaint = complain(what, *trouble);
        context.out().complained(complaint);
        return complaint.exit;
    }
    return Done;
}

int sync(Context &context, const SyncOptions &options)
{
    const Result<engine::Office *> office = context.office();
    if (!office)
        return context.out().failed(complain(QStringLiteral("the sync"), office.error()));
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
    for (;;) {
        std::chrono::milliseconds rest { 0 };
        const int exit = oneCycle(context, **office, options, rest);
        const bool hopeless = exit == NotConnected || exit == ProfileDamaged;
        if (!options.watch || hopeless)
            return exit;
        const auto seconds = std::max<std::int64_t>(options.intervalSeconds, rest.count() / 1000);
        for (std::int64_t waited = 0; waited < seconds && !g_stop.isRaised(); ++waited)
            context.wait(context.clock().sleep(std::chrono::seconds(1)));
        if (g_stop.isRaised())
            return Done;
    }
}

} // namespace

void addSync(CLI::App &app, Run &run)
{
    CLI::App *command = app.add_subcommand("sync", "One full cycle: settle, pull, assess, post, write back");
    auto options = std::make_shared<SyncOptions>();
    command->add_flag("--pull-only", options->pullOnly, "Shadow mode: write nothing to either system");
    command->add_flag("--watch", options->watch, "Go on until stopped; with --json every cycle prints its document on one line");
    command->add_option("--interval", options->intervalSeconds, "Seconds between cycles")->check(CLI::Range(1, 86400));
    command->callback([=, &run] { run = [=](Context &context) { return sync(context, *options); }; });
}

} // namespace sluice::ctl
