#include "tests/ui/support/MadeCertificate.h"
#include "tests/ui/support/MemoryBackend.h"
#include "ui/journal/CertificateSheet.h"
#include "ui/kit/GridModel.h"
#include "ui/kit/GridView.h"
#include "ui/kit/Language.h"
#include "ui/kit/Page.h"
#include "ui/kit/PinnedColumns.h"
#include "ui/kit/Theme.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/ShotMode.h"
#include "ui/shell/TroubleWindow.h"

#include <QApplication>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTextStream>

// ui_shots DIR [WIDTHxHEIGHT [LANGUAGE [states]]]: every screen over a company in memory, light and dark; with `states`
// only what a screen shows while it has nothing, waits, or cannot read; with `groups` grouped grids, pinned columns, and
// the window of a profile that cannot be opened; with `certificate` that sheet. For looking at while developing.

using namespace sluice;

namespace {

const QStringList kLists { QStringLiteral("today"), QStringLiteral("exceptions"), QStringLiteral("approvals"),
    QStringLiteral("requests"), QStringLiteral("invoices"), QStringLiteral("journal") };

/// Nothing is known about the company yet.
void forgetAll(testing::MemoryDesk &desk)
{
    desk.requestRows.clear();
    desk.exceptionRows.clear();
    desk.approvalRows.clear();
    desk.invoiceRows.clear();
    desk.eventRows.clear();
}

enum class State { Empty, Loading, Failed };

void shootState(State state, const QString &name, const QDir &folder, QSize size, QSettings &settings, Instant now)
{
    testing::MemoryDesk desk(now);
    forgetAll(desk);
    if (state == State::Failed)
        desk.failQuestions = ErrorKind::Storage;
    testing::MemoryBackend backend(desk);
    backend.answers = state != State::Loading;
    for (const ui::ThemeMode mode : { ui::ThemeMode::Light, ui::ThemeMode::Dark }) {
        ui::Theme::apply(*qApp, mode);
        ui::MainWindow window({ &backend, &settings });
        ui::ShotMode shots(window, backend, folder);
        if (state == State::Loading)
            shots.setPatience(std::chrono::milliseconds(400));
        for (const QString &screen : kLists)
            shots.shoot({ screen }, screen + QLatin1Char('-') + name, size, mode);
    }
}

struct Grouped {
    const char *screen, *column, *pinned;
};

void shootGroups(const QDir &folder, QSize size, QSettings &settings, Instant now)
{
    testing::MemoryDesk desk(now);
    testing::MemoryBackend backend(desk);
    ui::MainWindow window({ &backend, &settings });
    ui::ShotMode shots(window, backend, folder);
    for (const ui::ThemeMode mode : { ui::ThemeMode::Light, ui::ThemeMode::Dark }) {
        for (const Grouped &one : { Grouped { "exceptions", "cause", "amount" }, Grouped { "requests", "state", "deal" }, Grouped { "invoices", "due", "number" } }) {
            const QString screen = QString::fromLatin1(one.screen);
            shots.shoot({ screen }, screen + QStringLiteral("-ungrouped"), size, mode);
            auto &grid = *window.page(screen).findChild<ui::GridView *>();
            grid.grid().setGroupColumn(grid.grid().columnOf(QString::fromLatin1(one.column)));
            grid.grid().setFolded(0, true);
            shots.shoot({ screen }, screen + QStringLiteral("-grouped"), size, mode);
            grid.grid().setAllFolded(true);
            shots.shoot({ screen }, screen + QStringLiteral("-folded"), size, mode);
            grid.grid().setAllFolded(false);
            grid.pinned().pin(grid.grid().columnOf(QString::fromLatin1(one.pinned)));
            grid.setColumnWidth(grid.grid().mainMoneyColumn(), 400);
            grid.goToRow(2);
            grid.horizontalScrollBar()->setValue(200);
            shots.shoot({ screen }, screen + QStringLiteral("-pinned"), size, mode);
        }
    }
}

void shootTrouble(const QDir &folder, QSize size)
{
    Error newer { ErrorKind::Damaged, QStringLiteral("journal.sqlite: journal: the file is from a newer version of the program") };
    newer.code = QStringLiteral("newer");
    const std::pair<const char *, Error> troubles[] { { "newer", newer },
        { "mirror", Error { ErrorKind::Damaged, QStringLiteral("mirror.sqlite: mirror: file is not a database") } },
        { "folder", Error { ErrorKind::Storage, QStringLiteral("the profile folder /srv/finance/sluice cannot be made") } } };
    for (const ui::ThemeMode mode : { ui::ThemeMode::Light, ui::ThemeMode::Dark }) {
        ui::Theme::apply(*qApp, mode);
        for (const auto &[name, error] : troubles) {
            ui::TroubleWindow window(QStringLiteral("/srv/finance/sluice"));
            window.resize(size);
            window.showTrouble(error);
            window.showTrouble(error);
            window.show();
            window.grab().save(folder.filePath(QStringLiteral("trouble-%1-%2-%3.png").arg(QLatin1String(name),
                mode == ui::ThemeMode::Dark ? QStringLiteral("dark") : QStringLiteral("light"), ui::Language::current())));
        }
    }
}

/// As it is read, while everything is counted anew, and when that has failed.
void shootCertificate(const QDir &folder, QSettings &settings, Instant now)
{
    testing::MemoryDesk desk(now);
    desk.certificateShown = testing::certificateOf(desk);
    testing::MemoryBackend backend(desk);
    for (const ui::ThemeMode mode : { ui::ThemeMode::Light, ui::ThemeMode::Dark }) {
        ui::Theme::apply(*qApp, mode);
        ui::CertificateSheet sheet({ &backend, &settings }, nullptr);
        sheet.setAttribute(Qt::WA_DeleteOnClose, false);
        sheet.show();
        const auto shoot = [&](const char *name) {
            for (int i = 0; i < 20; ++i)
                QApplication::processEvents(QEventLoop::AllEvents, 10);
            sheet.grab().save(folder.filePath(QStringLiteral("certificate-%1-%2-%3.png").arg(QLatin1String(name),
                mode == ui::ThemeMode::Dark ? QStringLiteral("dark") : QStringLiteral("light"), ui::Language::current())));
        };
        shoot("read");
        sheet.findChild<QPushButton *>(QStringLiteral("readFresh"))->click();
        Q_EMIT backend.progress({ QStringLiteral("Invoice"), 1200, 4800, 0, true });
        shoot("counting");
        Q_EMIT backend.censusFinished(Error { ErrorKind::Offline, QStringLiteral("no route"), {}, {}, {} });
        shoot("failed");
    }
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2)
        return 2;
    const QStringList sides = arguments.value(2, QStringLiteral("1280x800")).split(QLatin1Char('x'));
    const QSize size(sides.at(0).toInt(), sides.at(1).toInt());
    ui::Language::apply(app, arguments.value(3, QStringLiteral("en")));
    ui::Theme::apply(app, ui::ThemeMode::Light);
    QTemporaryDir scratch;
    QSettings settings(scratch.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat);
    const QDir folder(arguments.at(1));
    const Instant now = *parseInstant(QStringView(u"2026-11-24T11:00:00Z"));
    if (arguments.value(4) == QLatin1String("states")) {
        shootState(State::Empty, QStringLiteral("empty"), folder, size, settings, now);
        shootState(State::Loading, QStringLiteral("loading"), folder, size, settings, now);
        shootState(State::Failed, QStringLiteral("failed"), folder, size, settings, now);
        return 0;
    }
    if (arguments.value(4) == QLatin1String("groups")) {
        folder.mkpath(QStringLiteral("."));
        shootGroups(folder, size, settings, now);
        shootTrouble(folder, size);
        return 0;
    }
    if (arguments.value(4) == QLatin1String("certificate")) {
        folder.mkpath(QStringLiteral("."));
        shootCertificate(folder, settings, now);
        return 0;
    }
    testing::MemoryDesk desk(now);
    testing::MemoryBackend backend(desk);
    ui::MainWindow window({ &backend, &settings });
    ui::ShotMode shots(window, backend, folder);
    QTextStream(stdout) << shots.shootAll(size).join(QLatin1Char('\n')) << Qt::endl;
    return 0;
}
