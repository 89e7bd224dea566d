#include "PaintClock.h"

#include "desktop/DesktopBackend.h"
#include "system/Workplace.h"
#include "tests/ui/support/MemoryBackend.h"
#include "ui/kit/GridModel.h"
#include "ui/kit/GridView.h"
#include "ui/kit/Language.h"
#include "ui/kit/Page.h"
#include "ui/kit/Theme.h"
#include "ui/shell/MainWindow.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QSettings>

#include <algorithm>
#include <cstdio>

// What somebody feels at the desk: the start to a painted queue, filter and sort of 100,000 exceptions in the real
// page, and a key press to its paint, at rest and while the engine's thread pulls a whole company. Medians are printed;
// nothing is asserted. SLUICE_BENCH_DEALS sets the number of won deals (default 2000).

using namespace sluice;

namespace {

constexpr int kRows = 100'000, kRuns = 7, kPresses = 400;

double quantile(std::vector<double> values, double share)
{
    if (values.empty())
        return -1;
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

template <class Work>
double medianMs(Work work)
{
    std::vector<double> times;
    for (int run = 0; run < kRuns; ++run) {
        QElapsedTimer timer;
        timer.start();
        work(run);
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    return quantile(times, 0.5);
}

void measureModel(ui::GridModel &model)
{
    const auto filter = [&](const char *text) {
        // Every other run takes the filter away, so that each measured one has work to do.
        std::vector<double> times;
        for (int run = 0; run < kRuns; ++run) {
            model.setFilter({});
            QElapsedTimer timer;
            timer.start();
            model.setFilter(ui::Filter::parse(QString::fromLatin1(text)));
            times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        }
        std::printf("filter 100,000 exceptions by \"%s\": median %.1f ms, %d rows stay\n", text, quantile(times, 0.5), model.rowCount());
    };
    filter("cause:DEA-1");
    filter(">10k");
    filter("timber");
    model.setFilter({});
    for (const char *key : { "amount", "deal", "sla" }) {
        const int column = model.columnOf(QString::fromLatin1(key));
        const double ms = medianMs([&](int run) {
            model.setSort({ { column, run % 2 == 0 ? Qt::AscendingOrder : Qt::DescendingOrder } });
        });
        std::printf("sort 100,000 exceptions by %s: median %.1f ms\n", key, ms);
    }
    for (const char *key : { "cause", "due", "account" }) {
        std::vector<double> times;
        int groups = 0;
        for (int run = 0; run < kRuns; ++run) {
            model.setGroupColumn(-1);
            QElapsedTimer timer;
            timer.start();
            model.setGroupColumn(model.columnOf(QString::fromLatin1(key)));
            times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
            groups = model.groupCount();
        }
        std::printf("group 100,000 exceptions by %s: median %.1f ms, %d groups\n", key, quantile(times, 0.5), groups);
    }
    model.setGroupColumn(-1);
}

/// Walks down the queue with J for as long as `goesOn` and at least kPresses times.
template <class GoesOn>
void measureKeys(ui::GridView &view, const char *when, GoesOn goesOn)
{
    testing::PaintClock clock(view);
    std::vector<double> times;
    view.goToRow(0);
    while (static_cast<int>(times.size()) < kPresses || (goesOn() && times.size() < 20'000))
        times.push_back(clock.press(view.currentRow() + 1 < view.grid().rowCount() ? Qt::Key_J : Qt::Key_K));
    std::printf("key press to paint, %s: median %.2f ms, p99 %.2f ms, longest %.1f ms (%zu presses)\n", when,
        quantile(times, 0.5), quantile(times, 0.99), quantile(times, 1), times.size());
}

void measureStart(const QString &profile)
{
    std::vector<double> times;
    for (int run = 0; run < kRuns; ++run) {
        QProcess program;
        program.start(QStringLiteral(SLUICE_BIN_DIR "/sluice"),
            { QStringLiteral("--profile"), profile, QStringLiteral("--secrets"), QStringLiteral("file"), QStringLiteral("--measure-start") });
        if (program.waitForFinished(60'000) && program.exitCode() == 0)
            times.push_back(program.readAllStandardOutput().trimmed().toDouble());
    }
    std::printf("start of the desktop to a painted queue: median %.0f ms (%zu starts)\n", quantile(times, 0.5), times.size());
}

int complain(const char *what, const QString &told)
{
    std::fprintf(stderr, "bench_desktop: %s: %s\n", what, qPrintable(told));
    return 1;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    ui::Language::apply(app, QStringLiteral("en"));
    ui::Theme::apply(app, ui::ThemeMode::Light);
    QTemporaryDir scratch;
    QSettings settings(scratch.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat);
    testing::MemoryDesk desk(*parseInstant(QStringView(u"2026-11-24T11:00:00Z")));
    desk.grow(kRows);
    testing::MemoryBackend memory(desk);
    ui::MainWindow window({ &memory, &settings });
    window.resize(1440, 900);
    window.show();
    window.goTo({ QStringLiteral("exceptions") });
    auto &view = *window.page(QStringLiteral("exceptions")).findChild<ui::GridView *>();
    while (view.grid().sourceCount() < kRows)
        QApplication::processEvents(QEventLoop::AllEvents, 50);
    measureModel(view.grid());
    measureKeys(view, "at rest", [] { return false; });

    const QByteArray passphrase = "a passphrase for a benchmark";
    qputenv("SLUICE_PASSPHRASE", passphrase);
    const int deals = qEnvironmentVariableIsSet("SLUICE_BENCH_DEALS") ? qEnvironmentVariableIntValue("SLUICE_BENCH_DEALS") : 2000;
    testing::Workplace place;
    if (const QString trouble = place.open(deals); !trouble.isEmpty())
        return complain("the sandbox does not stand", trouble);
    place.ctl().setPassphrase(QString::fromUtf8(passphrase));
    if (const QString trouble = place.signIn(); !trouble.isEmpty())
        return complain("signing in", trouble);
    {
        desktop::EngineOptions options;
        options.folder = place.ctl().profile();
        options.secrets = { secrets::StoreKind::File, secrets::Passphrase(passphrase) };
        options.now = parseInstant(QStringView(place.control().now()));
        options.autoSync = false;
        desktop::DesktopBackend backend(options);
        bool pulling = false, opened = false;
        QObject::connect(&backend, &desktop::DesktopBackend::ready, &app, [&] { opened = true; });
        QObject::connect(&backend, &ui::Backend::cycleFinished, &app, [&] { pulling = false; });
        backend.start();
        while (!opened)
            QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 100);
        pulling = true;
        backend.syncNow();
        measureKeys(view, "while a first pull runs", [&] { return pulling; });
    }
    measureStart(place.ctl().profile());
    return 0;
}
