#include "ui/shell/ShotMode.h"

#include "ui/kit/Backend.h"
#include "ui/shell/MainWindow.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLocale>
#include <QPixmap>

namespace sluice::ui {

namespace {

/// "en", "de"; the C locale speaks English and has no language of its own.
QString languageName()
{
    const QLocale locale;
    return locale.language() == QLocale::C ? QStringLiteral("en") : locale.name().section(QLatin1Char('_'), 0, 0);
}

} // namespace

ShotMode::ShotMode(MainWindow &window, const Backend &backend, QDir folder)
    : m_window(window)
    , m_backend(backend)
    , m_folder(std::move(folder))
{
    m_folder.mkpath(QStringLiteral("."));
    m_window.show();
}

void ShotMode::settle()
{
    // Answers come from another thread, and some are asked for only a little after the cursor rests.
    constexpr qint64 kQuiet = 150, kPatience = 15'000;
    QElapsedTimer whole, quiet;
    whole.start();
    quiet.start();
    while (quiet.elapsed() < kQuiet && whole.elapsed() < kPatience) {
        const bool waited = m_backend.pending() > 0;
        QApplication::processEvents(QEventLoop::AllEvents, 20);
        // Also after the last answer: what it brought takes its time to show, and may lead to the next question.
        if (waited || m_backend.pending() > 0)
            quiet.restart();
    }
}

QString ShotMode::shoot(const Target &target, const QString &name, QSize size, ThemeMode mode)
{
    if (Theme::mode() != mode)
        Theme::apply(*qApp, mode);
    m_window.resize(size);
    m_window.goTo(target);
    settle();
    const QString file = m_folder.filePath(QStringLiteral("%1-%2x%3-%4-%5.png")
                                               .arg(name)
                                               .arg(size.width())
                                               .arg(size.height())
                                               .arg(mode == ThemeMode::Dark ? QStringLiteral("dark") : QStringLiteral("light"),
                                                   languageName()));
    return m_window.grab().save(file) ? file : QString();
}

QStringList ShotMode::shootAll(QSize size)
{
    QStringList files;
    for (const ThemeMode mode : { ThemeMode::Light, ThemeMode::Dark }) {
        for (const QString &screen : m_window.screens()) {
            if (screen != QLatin1String("setup")) {
                files += shoot({ screen }, screen, size, mode);
                continue;
            }
            for (const char *part : { "connections", "people", "policy" }) {
                const QString name = QString::fromLatin1(part);
                files += shoot({ screen, {}, name }, screen + QLatin1Char('-') + name, size, mode);
            }
        }
    }
    return files;
}

} // namespace sluice::ui
