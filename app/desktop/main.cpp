#include "core/LogFile.h"
#include "core/Printable.h"
#include "core/Privacy.h"
#include "desktop/DesktopBackend.h"
#include "desktop/StartWatch.h"
#include "engine/Profile.h"
#include "ui/kit/Language.h"
#include "ui/kit/Page.h"
#include "ui/kit/Theme.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/ShotMode.h"
#include "ui/shell/TroubleWindow.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCommandLineParser>
#include <QSettings>
#include <QTextStream>

#include <algorithm>
#include <optional>

using namespace sluice;

namespace {

constexpr int kWrongUsage = 2; // As of `sluicectl`.

struct Options {
    desktop::EngineOptions engine;
    QString shots, language;
    QList<QSize> sizes;
    bool selfTest = false, measureStart = false;
};

/// "1280x800,1440x900"; what is no size is left out, and one there always is.
QList<QSize> readSizes(const QString &text)
{
    QList<QSize> sizes;
    for (const QString &one : text.split(QLatin1Char(','))) {
        const QStringList sides = one.split(QLatin1Char('x'));
        if (sides.size() == 2 && sides[0].toInt() > 0 && sides[1].toInt() > 0)
            sizes += QSize(sides[0].toInt(), sides[1].toInt());
    }
    return sizes.isEmpty() ? QList<QSize> { QSize(1280, 800) } : sizes;
}

void addOptions(QCommandLineParser &parser)
{
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions); // As the toolkit writes its own.
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption profile(QStringLiteral("profile"), QStringLiteral("Folder of the profile."), QStringLiteral("DIR"));
    const QCommandLineOption secrets(QStringLiteral("secrets"), QStringLiteral("keychain or file."), QStringLiteral("KIND"), QStringLiteral("keychain"));
    const QCommandLineOption now(QStringLiteral("now"), QStringLiteral("Replace the clock (loopback only)."), QStringLiteral("ISO8601"));
    const QCommandLineOption interval(QStringLiteral("interval"), QStringLiteral("Seconds between cycles."), QStringLiteral("SECONDS"), QStringLiteral("60"));
    const QCommandLineOption offline(QStringLiteral("offline"), QStringLiteral("Only read and decide; no cycle by itself."));
    const QCommandLineOption shots(QStringLiteral("shots"), QStringLiteral("Render every screen into a folder and leave."), QStringLiteral("DIR"));
    const QCommandLineOption size(QStringLiteral("size"), QStringLiteral("Sizes of the pictures."), QStringLiteral("WxH,…"), QStringLiteral("1280x800"));
    const QCommandLineOption language(QStringLiteral("lang"), QStringLiteral("de, en, or pseudo for testing; else the system's."), QStringLiteral("CODE"));
    const QCommandLineOption selfTest(QStringLiteral("self-test"), QStringLiteral("Start, show the window, leave."));
    QCommandLineOption measureStart(QStringLiteral("measure-start"), QStringLiteral("Print the milliseconds to a painted queue and leave."));
    measureStart.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({ profile, secrets, now, interval, offline, shots, size, language, selfTest, measureStart });
}

int refuse(const QString &why)
{
    QTextStream(stderr) << "sluice: " << printable(why) << ": see 'sluice --help'" << Qt::endl;
    return kWrongUsage;
}

/// An option that neither Sluice nor the toolkit knows, which takes its own ones only once it has a display.
bool isForeign(const QString &option)
{
    static const QStringList kOfToolkit { QStringLiteral("platform"), QStringLiteral("platformpluginpath"), QStringLiteral("platformtheme"),
        QStringLiteral("plugin"), QStringLiteral("display"), QStringLiteral("geometry"), QStringLiteral("qwindowgeometry"),
        QStringLiteral("qwindowicon"), QStringLiteral("qwindowtitle"), QStringLiteral("reverse"), QStringLiteral("session"),
        QStringLiteral("style"), QStringLiteral("stylesheet"), QStringLiteral("widgetcount") };
    return !kOfToolkit.contains(option);
}

/// Answers what needs no window, also where there is no display. The exit code, when that was all.
std::optional<int> answerWithoutWindow(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    addOptions(parser);
    const bool isUnderstood = parser.parse(QCoreApplication::arguments());
    if (parser.isSet(QStringLiteral("help")) || parser.isSet(QStringLiteral("help-all"))) {
        QTextStream(stdout) << parser.helpText();
        return 0;
    }
    if (parser.isSet(QStringLiteral("version"))) {
        QTextStream(stdout) << QCoreApplication::applicationName() << ' ' << QCoreApplication::applicationVersion() << Qt::endl;
        return 0;
    }
    const QStringList unknown = parser.unknownOptionNames();
    if (const auto foreign = std::ranges::find_if(unknown, isForeign); foreign != unknown.end())
        return refuse(QStringLiteral("there is no option --%1").arg(*foreign));
    if (!isUnderstood && unknown.isEmpty())
        return refuse(parser.errorText());
    if (parser.isSet(QStringLiteral("now")) && !parseInstant(QStringView(parser.value(QStringLiteral("now")))))
        return refuse(QStringLiteral("--now takes a time like 2026-03-31T08:00:00Z"));
    return std::nullopt;
}

Options optionsOf(const QCommandLineParser &parser, secrets::Passphrase passphrase)
{
    Options options;
    options.engine.folder = engine::profileFolder(parser.value(QStringLiteral("profile")));
    options.engine.secrets.kind = parser.value(QStringLiteral("secrets")) == QLatin1String("file") ? secrets::StoreKind::File
                                                                                                   : secrets::StoreKind::Keychain;
    options.engine.secrets.passphrase = std::move(passphrase);
    options.engine.now = parseInstant(QStringView(parser.value(QStringLiteral("now"))));
    options.engine.interval = std::chrono::seconds(std::max(5, parser.value(QStringLiteral("interval")).toInt()));
    options.shots = parser.value(QStringLiteral("shots"));
    options.language = parser.value(QStringLiteral("lang"));
    options.selfTest = parser.isSet(QStringLiteral("self-test"));
    options.measureStart = parser.isSet(QStringLiteral("measure-start"));
    options.engine.autoSync
        = !parser.isSet(QStringLiteral("offline")) && options.shots.isEmpty() && !options.selfTest && !options.measureStart;
    options.sizes = readSizes(parser.value(QStringLiteral("size")));
    return options;
}

void shootAll(ui::MainWindow &window, const desktop::DesktopBackend &backend, const Options &options)
{
    ui::ShotMode shots(window, backend, QDir(options.shots));
    for (const QSize size : options.sizes)
        shots.shootAll(size);
}

/// Shows the queue, and leaves when its rows are on the screen.
void measureStart(ui::MainWindow &window)
{
    window.goTo({ QStringLiteral("exceptions") });
    auto *grid = window.page(QStringLiteral("exceptions")).findChild<QAbstractItemView *>(QStringLiteral("exceptionsGrid"));
    auto *watch = new desktop::StartWatch(*grid);
    watch->setParent(&window);
    QObject::connect(watch, &desktop::StartWatch::painted, qApp, [] {
        QTextStream(stdout) << desktop::sinceProcessStart() << Qt::endl;
        QApplication::quit();
    });
}

} // namespace

int main(int argc, char **argv)
{
    keepToOurselves();
    secrets::Passphrase passphrase = secrets::Passphrase::takeFromEnvironment();
    QApplication::setApplicationName(QStringLiteral("sluice"));
    QApplication::setApplicationDisplayName(QStringLiteral("Sluice"));
    QApplication::setApplicationVersion(QStringLiteral(SLUICE_VERSION));
    if (const std::optional<int> answered = answerWithoutWindow(argc, argv))
        return *answered;
    QApplication app(argc, argv);
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(QApplication::arguments()))
        return refuse(parser.errorText());
    const Options options = optionsOf(parser, std::move(passphrase));

    QSettings settings(options.engine.folder + QStringLiteral("/display.ini"), QSettings::IniFormat);
    const QString language = options.language.isEmpty() ? settings.value(QStringLiteral("language")).toString() : options.language;
    ui::Language::apply(app, language);
    const bool dark = settings.value(QStringLiteral("theme")).toString() == QLatin1String("dark");
    ui::Theme::apply(app, dark ? ui::ThemeMode::Dark : ui::ThemeMode::Light);

    desktop::DesktopBackend backend(options.engine);
    std::unique_ptr<LogFile> log;
    std::unique_ptr<ui::MainWindow> window;
    std::unique_ptr<ui::TroubleWindow> trouble;
    int unusable = 0;
    QObject::connect(&backend, &desktop::DesktopBackend::ready, &app, [&] {
        // Without a log the work still goes on: what matters is in the journal.
        log = LogFile::install(options.engine.folder + QStringLiteral("/logs")).value_or(nullptr);
        window = std::make_unique<ui::MainWindow>(ui::AppContext { &backend, &settings });
        if (!options.shots.isEmpty()) {
            shootAll(*window, backend, options);
            app.quit();
            return;
        }
        if (options.measureStart)
            measureStart(*window);
        window->show();
        unusable = 0;
        trouble.reset(); // After the other one stands: without any window the program would end.
        if (options.selfTest)
            QTimer::singleShot(500, &app, &QApplication::quit);
    });
    QObject::connect(&backend, &desktop::DesktopBackend::unusable, &app, [&](const Error &error) {
        const bool isWrongUse = error.kind == ErrorKind::Usage; // No second try makes that right.
        unusable = error.kind == ErrorKind::Damaged ? 5 : isWrongUse ? kWrongUsage : 1;
        if (!options.shots.isEmpty() || options.selfTest || options.measureStart || isWrongUse) {
            QTextStream(stderr) << "sluice: " << printable(redacted(error.detail)) << Qt::endl;
            app.exit(unusable);
            return;
        }
        if (!trouble) {
            trouble = std::make_unique<ui::TroubleWindow>(options.engine.folder);
            QObject::connect(trouble.get(), &ui::TroubleWindow::retryRequested, &backend, &desktop::DesktopBackend::retry);
            QObject::connect(trouble.get(), &ui::TroubleWindow::quitRequested, &app, &QApplication::quit);
        }
        trouble->showTrouble(error);
        trouble->show();
    });
    backend.start();
    const int code = QApplication::exec();
    window.reset();
    trouble.reset();
    return unusable != 0 ? unusable : code;
}
