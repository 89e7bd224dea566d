#include "ui/shell/ShotMode.h"

#include "ui/shell/MainWindow.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLocale>
#include <QPixmap>

namespace sluice::ui {

ShotMode::ShotMode(MainWindow &window, QDir folder)
    : m_window(window)
    , m_folder(std::move(folder))
{
    m_folder.mkpath(QStringLiteral("."));
    m_window.show();
}

void ShotMode::settle()
{
    // Answers come from another thread: give them time, and end early once nothing moved for a while.
    QElapsedTimer whole;
    whole.start();
    while (whole.elapsed() < 500)
        QApplication::processEvents(QEventLoop::AllEvents, 20);
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
                                                   QLocale().name().left(2)));
    return m_window.grab().save(file) ? file : QString();
}

QStringList ShotMode::shootAll(QSize size)
{
    QStringList files;
    for (const ThemeMode mode : { ThemeMode::Light, ThemeMode::Dark }) {
        for (const QString &screen : m_window.screens())
            files += shoot({ screen }, screen, size, mode);
    }
    return files;
}

} // namespace sluice::ui
