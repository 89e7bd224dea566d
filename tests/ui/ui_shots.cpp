#include "tests/ui/support/MemoryBackend.h"
#include "ui/kit/Theme.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/ShotMode.h"

#include <QApplication>
#include <QLocale>
#include <QSettings>
#include <QTemporaryDir>
#include <QTextStream>

// ui_shots DIR [WIDTHxHEIGHT]: every screen over a company in memory, light and dark. For looking at while developing.

using namespace sluice;

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2)
        return 2;
    const QStringList sides = arguments.value(2, QStringLiteral("1280x800")).split(QLatin1Char('x'));
    const QSize size(sides.at(0).toInt(), sides.at(1).toInt());
    ui::Theme::apply(app, ui::ThemeMode::Light);
    QTemporaryDir scratch;
    QSettings settings(scratch.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat);
    testing::MemoryDesk desk(*parseInstant(QStringView(u"2026-11-24T11:00:00Z")));
    testing::MemoryBackend backend(desk);
    ui::MainWindow window({ &backend, &settings });
    ui::ShotMode shots(window, backend, QDir(arguments.at(1)));
    QTextStream(stdout) << shots.shootAll(size).join(QLatin1Char('\n')) << Qt::endl;
    return 0;
}
