#include "desktop/DesktopBackend.h"
#include "engine/Profile.h"
#include "ui/kit/Theme.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/ShotMode.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QMessageBox>
#include <QSettings>
#include <QTranslator>

using namespace sluice;

namespace {

struct Options {
    desktop::EngineOptions engine;
    QString shots, theme;
    QSize size { 1280, 800 };
    bool selfTest = false;
};

Options readOptions(const QApplication &app)
{
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption profile(QStringLiteral("profile"), QStringLiteral("Folder of the profile."), QStringLiteral("DIR"));
    const QCommandLineOption secrets(QStringLiteral("secrets"), QStringLiteral("keychain or file."), QStringLiteral("KIND"), QStringLiteral("keychain"));
    const QCommandLineOption now(QStringLiteral("now"), QStringLiteral("Replace the clock (loopback only)."), QStringLiteral("ISO8601"));
    const QCommandLineOption interval(QStringLiteral("interval"), QStringLiteral("Seconds between cycles."), QStringLiteral("SECONDS"), QStringLiteral("60"));
    const QCommandLineOption offline(QStringLiteral("offline"), QStringLiteral("Only read and decide; no cycle by itself."));
    const QCommandLineOption shots(QStringLiteral("shots"), QStringLiteral("Render every screen into a folder and leave."), QStringLiteral("DIR"));
    const QCommandLineOption size(QStringLiteral("size"), QStringLiteral("Size of the pictures."), QStringLiteral("WxH"), QStringLiteral("1280x800"));
    const QCommandLineOption selfTest(QStringLiteral("self-test"), QStringLiteral("Start, show the window, leave."));
    parser.addOptions({ profile, secrets, now, interval, offline, shots, size, selfTest });
    parser.process(app);

    Options options;
    options.engine.folder = engine::profileFolder(parser.value(profile));
    options.engine.secrets
        = parser.value(secrets) == QLatin1String("file") ? secrets::StoreKind::File : secrets::StoreKind::Keychain;
    options.engine.now = parseInstant(QStringView(parser.value(now)));
    options.engine.interval = std::chrono::seconds(std::max(5, parser.value(interval).toInt()));
    options.shots = parser.value(shots);
    options.selfTest = parser.isSet(selfTest);
    options.engine.autoSync = !parser.isSet(offline) && options.shots.isEmpty() && !options.selfTest;
    const QStringList parts = parser.value(size).split(QLatin1Char('x'));
    if (parts.size() == 2 && parts[0].toInt() > 0 && parts[1].toInt() > 0)
        options.size = QSize(parts[0].toInt(), parts[1].toInt());
    return options;
}

/// The sentence for a profile that cannot be opened, before there is a window to show it in.
void complain(const Error &error)
{
    const QString text = error.kind == ErrorKind::Damaged
        ? QApplication::translate("main", "This profile is damaged, or was written by a newer Sluice.")
        : QApplication::translate("main", "This profile cannot be opened.");
    QMessageBox box(QMessageBox::Critical, QApplication::translate("main", "Sluice"), text);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(error.detail);
    box.exec();
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("sluice"));
    QApplication::setApplicationDisplayName(QStringLiteral("Sluice"));
    QApplication::setApplicationVersion(QStringLiteral(SLUICE_VERSION));
    const Options options = readOptions(app);

    QTranslator translator;
    if (translator.load(QLocale(), QStringLiteral("sluice"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QApplication::installTranslator(&translator);

    QSettings settings(options.engine.folder + QStringLiteral("/display.ini"), QSettings::IniFormat);
    const bool dark = settings.value(QStringLiteral("theme")).toString() == QLatin1String("dark");
    ui::Theme::apply(app, dark ? ui::ThemeMode::Dark : ui::ThemeMode::Light);

    desktop::DesktopBackend backend(options.engine);
    std::unique_ptr<ui::MainWindow> window;
    QObject::connect(&backend, &desktop::DesktopBackend::ready, &app, [&] {
        window = std::make_unique<ui::MainWindow>(ui::AppContext { &backend, &settings });
        window->resize(options.size);
        if (!options.shots.isEmpty()) {
            ui::ShotMode shots(*window, backend, QDir(options.shots));
            shots.shootAll(options.size);
            app.quit();
            return;
        }
        window->show();
        if (options.selfTest)
            QTimer::singleShot(500, &app, &QApplication::quit);
    });
    int unusable = 0;
    QObject::connect(&backend, &desktop::DesktopBackend::unusable, &app, [&](const Error &error) {
        unusable = error.kind == ErrorKind::Damaged ? 5 : 1;
        if (options.shots.isEmpty() && !options.selfTest)
            complain(error);
        app.exit(unusable);
    });
    backend.start();
    const int code = QApplication::exec();
    window.reset();
    return unusable != 0 ? unusable : code;
}
